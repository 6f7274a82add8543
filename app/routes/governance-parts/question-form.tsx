import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { GovernanceQuestion } from '#app/core/governance/views/question-view.ts'
import { Button } from '#app/ui/button.tsx'
import { QuestionFields } from './question-fields.tsx'

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

/** One question of the triage or the screening with its form; it works without JavaScript. */
export function QuestionForm(props: QuestionFormProps) {
  const { question, field, hidden = [], method = 'post', action, known, error, headingLevel = 1 } = props
  const t = useTranslations('governance.question')
  return (
    <Form method={method} action={action}>
      {hidden.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <QuestionFields {...{ question, field, known, error, headingLevel }} progress={props.progress} />
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button kind="primary">{props.submit ?? t('next')}</Button>
        {props.actions}
      </div>
    </Form>
  )
}
