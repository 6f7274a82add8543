import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { AddOutcome, DeskView } from './list.tsx'

type AddFormProps = { view: Pick<DeskView, 'id' | 'kind'>; outcome: AddOutcome | undefined }

/** A client by its name; the rest stands on its page. One that seems to be here already is added when sent again. */
export function AddForm({ view: { id, kind }, outcome }: AddFormProps) {
  const t = useTranslations('clients')
  const { error, typed = '', same } = outcome ?? {}
  return (
    <Section id="add" title={t('add', { kind })}>
      <Form
        method="post"
        noValidate
        className="grid w-full max-w-form justify-items-start gap-4 [overflow-wrap:anywhere]"
      >
        <div className="w-full">
          <TextField
            name="name"
            label={t('company')}
            hint={t('addHint')}
            autoComplete="off"
            defaultValue={typed}
            error={error}
          />
        </div>
        {same && (
          <>
            <input type="hidden" name="again" value={typed} />
            <p>
              <Link to={`/workspaces/${id}/clients/${same.id}`}>{t('toSame', { name: same.name })}</Link>
            </p>
          </>
        )}
        <Button kind="primary">{same ? t('addAgain') : t('addButton', { kind })}</Button>
      </Form>
    </Section>
  )
}
