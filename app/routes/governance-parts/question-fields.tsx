import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { GovernanceQuestion } from '#app/core/governance/views/question-view.ts'
import { RadioCard } from '#app/ui/choice.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Places } from './places.tsx'

type QuestionFieldsProps = {
  question: GovernanceQuestion
  /** The form field that carries the option, or `unsure`. */
  field: string
  /** An answer that is there already; `from` says where it comes from, `null` where the reader gave it here. */
  known?: { option: string; from: string | null }
  error?: string
  /** How far it is, or what else belongs above the question. */
  progress?: ReactNode
  /** 1 where the question is the page. */
  headingLevel?: 1 | 2
  /** Several stand on the page: short answers are beside each other, and everything is said more briefly. */
  isOneOfMany?: boolean
}

/** Answers that fit beside each other in three columns. */
const SHORT = 12

/** One question of the triage or the screening with its answers. Its fieldset has the id `q-<question id>`. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { question, field, known, error, isOneOfMany = false } = props
  const t = useTranslations('governance.question')
  const id = `q-${question.id}`
  const Heading = props.headingLevel === 1 ? 'h1' : 'h2'
  const isRow = isOneOfMany && question.options.every(({ text }) => text.length <= SHORT)
  const card = (option: string, children: ReactNode) => (
    <RadioCard
      key={option}
      name={field}
      value={option}
      id={`${id}-${option}`}
      defaultChecked={known?.option === option}
    >
      {children}
    </RadioCard>
  )
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={[`${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')}
      className="min-w-0"
    >
      <legend className="mb-3 grid w-full gap-3">
        {props.progress && <span className="text-sm text-soft">{props.progress}</span>}
        {isOneOfMany ? <Heading className="text-lg">{question.ask}</Heading> : <Heading>{question.ask}</Heading>}
      </legend>
      <div id={`${id}-help`} className="grid max-w-measure gap-3">
        <p>{question.help}</p>
        <Examples examples={question.examples} isBrief={isOneOfMany} />
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
      <div className={`grid max-w-measure gap-2 ${isOneOfMany ? 'mt-4' : 'mt-6'} ${isRow ? 'sm:grid-cols-3' : ''}`}>
        {question.options.map(({ id: option, text }) => card(option, text))}
        {isOneOfMany ? (
          card('unsure', t('unsure'))
        ) : (
          <div className="mt-4">
            {card(
              'unsure',
              <>
                {t('unsure')} <span className="text-sm text-soft">{t('unsureMeans')}</span>
              </>,
            )}
          </div>
        )}
      </div>
    </fieldset>
  )
}

function Examples({ examples, isBrief }: { examples: readonly string[]; isBrief: boolean }) {
  const t = useTranslations('governance.question')
  if (examples.length === 0) return null
  return (
    <div className={isBrief ? 'text-sm text-soft' : 'text-soft'}>
      <p>{t('examples')}</p>
      <ul className="list-disc pl-6">
        {examples.map((example) => (
          <li key={example}>{example}</li>
        ))}
      </ul>
    </div>
  )
}
