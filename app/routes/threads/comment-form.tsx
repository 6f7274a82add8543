import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { COMMENT_MAX, type CommentFault } from './comment-fields.ts'

type CommentFormProps = {
  /** Tells the forms of a page apart: a thread, a comment, or `new`. */
  name: string
  label: string
  hint?: string
  button: string
  intent: 'add' | 'change'
  hidden: Readonly<Record<string, string>>
  /** It begins a thread, which may be opened to whoever is asked. */
  mayOpen?: boolean
  /** As it was written before. */
  body?: string
  /** Of any form of the page. */
  fault: CommentFault | undefined
}

/** Where a comment is written; asks who is meant where several go by a name. */
export function CommentForm({ name, label, hint, button, intent, hidden, mayOpen, body, fault }: CommentFormProps) {
  const t = useTranslations('threads')
  const own = fault?.form === name ? fault : undefined
  return (
    <Form method="post" noValidate className="grid justify-items-start gap-4">
      {Object.entries(hidden).map(([field, filled]) => (
        <input key={field} type="hidden" name={field} value={filled} />
      ))}
      <div className="w-full">
        <TextArea
          id={`body-${name}`}
          name="body"
          label={label}
          hint={hint}
          maxLength={COMMENT_MAX}
          defaultValue={own?.typed ?? body}
          error={own?.error}
        />
      </div>
      {mayOpen && (
        <Tick name="forAsked" value="yes" defaultChecked={own?.forAsked}>
          {t('forAsked')}
        </Tick>
      )}
      {own?.unclear.map(({ written, people }, at) => (
        <ChoiceGroup key={written} id={`who-${name}-${at}`} legend={t('whoIs', { name: written })} layout="cards">
          {people.map(({ id, label: called }) => (
            <Tick key={id} type="radio" name={`who.${at}`} value={id}>
              <span className="[overflow-wrap:anywhere]">{called}</span>
            </Tick>
          ))}
        </ChoiceGroup>
      ))}
      <Button name="intent" value={intent}>
        {button}
      </Button>
    </Form>
  )
}
