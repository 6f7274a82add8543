import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { GovernanceQuestion } from '#app/core/governance/views/question-view.ts'
import { Button } from '#app/ui/button.tsx'
import { RadioCard } from '#app/ui/choice.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Places } from './places.tsx'

type QuestionFormProps = {
  question: GovernanceQuestion
  /** The form field that carries the option, or `unsure`. */
  field: string
  /** Fields that go along, such as the answers so far. */
  hidden?: readonly (readonly [name: string, value: string])[]
  method?: 'get' | 'post'
  /** Where it is sent; left out: the page it stands on. */
  action?: string
  /** An answer that is there already; `from` says where it comes from, `null` where the reader gave it here. */
  known?: { option: string; from: string | null }
  error?: string
  /** The word on the button; left out: "Next". */
  submit?: string
  /** How far it is, or what else belongs above the question. */
  progress?: ReactNode
  /** Links and buttons beside the button. */
  actions?: ReactNode
  /** 1 where the question is the page. */
  headingLevel?: 1 | 2
}

/** One question of the triage or the screening with its form; it works without JavaScript. Its fieldset has the id `q-<question id>`. */
export function QuestionForm(props: QuestionFormProps) {
  const { question, field, hidden = [], method = 'post', action, known, error, headingLevel = 1 } = props
  const t = useTranslations('governance.question')
  const id = `q-${question.id}`
  const Heading = headingLevel === 1 ? 'h1' : 'h2'
  return (
    <Form method={method} action={action}>
      {hidden.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <fieldset
        id={id}
        tabIndex={-1}
        aria-describedby={[`${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')}
        className="min-w-0"
      >
        <legend className="mb-3 grid w-full gap-3">
          {props.progress && <span className="text-sm text-soft">{props.progress}</span>}
          <Heading>{question.ask}</Heading>
        </legend>
        <div id={`${id}-help`} className="grid max-w-measure gap-3">
          <p>{question.help}</p>
          <Examples examples={question.examples} />
          <p className="text-sm text-soft">
            {t('stands')} <Places places={question.places} />
          </p>
          {known?.from && <p className="text-sm text-soft">{t('known', { from: known.from })}</p>}
        </div>
        {error && (
          <div className="mt-6">
            <FieldError id={id}>{error}</FieldError>
          </div>
        )}
        <div className="mt-6 grid max-w-measure gap-2">
          {question.options.map((option) => (
            <RadioCard
              key={option.id}
              name={field}
              value={option.id}
              id={`${id}-${option.id}`}
              defaultChecked={known?.option === option.id}
            >
              {option.text}
            </RadioCard>
          ))}
          <div className="mt-4">
            <RadioCard name={field} value="unsure" id={`${id}-unsure`} defaultChecked={known?.option === 'unsure'}>
              {t('unsure')} <span className="text-sm text-soft">{t('unsureMeans')}</span>
            </RadioCard>
          </div>
        </div>
      </fieldset>
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button kind="primary">{props.submit ?? t('next')}</Button>
        {props.actions}
      </div>
    </Form>
  )
}

function Examples({ examples }: { examples: readonly string[] }) {
  const t = useTranslations('governance.question')
  if (examples.length === 0) return null
  return (
    <div className="text-soft">
      <p>{t('examples')}</p>
      <ul className="list-disc pl-6">
        {examples.map((example) => (
          <li key={example}>{example}</li>
        ))}
      </ul>
    </div>
  )
}
