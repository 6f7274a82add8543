import { useTranslations } from 'use-intl'
import { RadioCard } from '#app/ui/choice.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import { Dots } from './question-result.tsx'
import type { ChoiceView, QuestionView } from './question-view.server.ts'

type StepsProps = {
  question: QuestionView
  /** `level:2`, `option:some`, or empty. */
  chosen: string
  error: string | undefined
  /** Nothing can be chosen. */
  isFixed: boolean
}

/** All answers of a question, lowest first, with a line beside those between which people stand. */
export function Steps({ question, chosen, error, isFixed }: StepsProps) {
  const t = useTranslations('agreement.steps')
  const { kind, choices, answered, standing } = question
  return (
    <fieldset id="answer" tabIndex={-1} disabled={isFixed} aria-describedby={error ? 'answer-error' : undefined}>
      <legend className="mb-2 font-semibold">{t(kind === 'level' ? 'legendLevel' : 'legendOption')}</legend>
      <div className="grid gap-2">
        {standing !== 'nobody' && <p className="text-sm text-soft">{t('line')}</p>}
        {error && <FieldError id="answer">{error}</FieldError>}
        {choices.map((choice, at) => {
          const isWithin = standing !== 'nobody' && choice.level >= answered.lo && choice.level <= answered.hi
          return (
            <div key={choice.value} className={`border-l-4 pl-2 ${isWithin ? 'border-notyet' : 'border-transparent'}`}>
              <RadioCard name="answer" value={choice.value} defaultChecked={choice.value === chosen}>
                <Step choice={choice} sign={kind === 'level' ? choice.level : at + 1} isWithin={isWithin} />
              </RadioCard>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

type StepProps = { choice: ChoiceView; sign: number; isWithin: boolean }

function Step({ choice: { lead, rest, facts, count }, sign, isWithin }: StepProps) {
  const t = useTranslations('agreement.steps')
  return (
    <span className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] gap-x-3">
      <span className="font-semibold text-soft tabular-nums">{sign}</span>
      <span>
        <b>{lead}</b>
        {rest}
        {facts.map((fact) => (
          <span key={fact} className="grid grid-cols-[1rem_minmax(0,1fr)] text-soft">
            <span aria-hidden="true">–</span>
            {fact}
          </span>
        ))}
        {isWithin && <VisuallyHidden> {t('within')}</VisuallyHidden>}
      </span>
      {count !== null && count > 0 && (
        <span className="whitespace-nowrap font-semibold">
          <Dots count={count} /> <VisuallyHidden>{t('people', { count })}</VisuallyHidden>
          <span aria-hidden="true">{count}</span>
        </span>
      )}
    </span>
  )
}
