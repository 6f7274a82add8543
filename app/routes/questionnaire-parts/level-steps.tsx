import { useTranslations } from 'use-intl'
import { levelFromTicks } from '#app/core/assessment/level-from-ticks.ts'
import { RadioCard, Tick } from '#app/ui/choice.tsx'
import type { Level, Statement } from '#content/schema.ts'
import type { FieldSource, GivenFields } from './answer-fields.ts'
import { stepDifference } from './step-difference.ts'
import { chosenLevel, useTicksOfSteps } from './use-ticks-of-steps.ts'

type LevelStepsProps = FieldSource & {
  /** Prefix of the ids; unique on the page. */
  id: string
  /** Index = level. */
  statements: readonly Statement[]
}

/** The five statements of a ladder, lowest first; their facts are ticks below them, and both always say the same. */
export function LevelSteps({ id, statements, ...source }: LevelStepsProps) {
  const { given, register, prefix = '' } = source
  const settle = useTicksOfSteps(statements)
  return (
    <div className="contents" onChange={settle}>
      {statements.map((statement, level) => (
        <RadioCard
          key={statement.lead}
          id={level === 0 ? `${id}-first` : undefined}
          name={`${prefix}answer`}
          value={`level:${level}`}
          defaultChecked={given.answer === `level:${level}`}
          registration={register?.('answer')}
          inside={statement.facts.length > 0 && <Facts level={level} facts={statement.facts} {...source} />}
        >
          <StepText statement={statement} before={statements[level - 1]} />
        </RadioCard>
      ))}
      <output className="max-w-measure text-soft">
        <CountsAs statements={statements} given={given} />
      </output>
    </div>
  )
}

/** Said of the stored answer, where facts above its step are ticked: which step it counts as, and why not the next. */
function CountsAs({ statements, given: { answer, ticks } }: { statements: readonly Statement[]; given: GivenFields }) {
  const t = useTranslations('questionnaire')
  const chosen = chosenLevel(answer)
  if (chosen === null) return null
  const { level, missing } = levelFromTicks(statements, chosen as Level, ticks)
  const step = statements[level]
  const next = statements[level + 1]
  if (!step || !next || missing.length === 0 || !ticks.some((tick) => Number.parseInt(tick, 10) > level)) return null
  return t('countsAs', { step: step.lead, next: next.lead, facts: missing.map(({ text }) => text).join('; ') })
}

/** The lead in bold; what the step before already said steps back. */
function StepText({ statement, before }: { statement: Statement; before: Statement | undefined }) {
  const stretches = before
    ? stepDifference(before.lead + before.rest, statement.rest)
    : [{ text: statement.rest, isNew: true }]
  return (
    <>
      <b>{statement.lead}</b>
      {stretches.map(({ text, isNew }) => (isNew ? text : <Repeated key={text} text={text} />))}
    </>
  )
}

function Repeated({ text }: { text: string }) {
  return <span className="text-soft">{text}</span>
}

function Facts({ level, facts, given, register, prefix = '' }: FieldSource & { level: number; facts: string[] }) {
  return (
    <ul className="text-soft">
      {facts.map((fact, index) => {
        const tick = `${level}.${index}`
        return (
          <li key={tick}>
            <Tick
              name={`${prefix}tick`}
              value={tick}
              dense
              defaultChecked={given.ticks.includes(tick)}
              registration={register?.('tick')}
            >
              {fact}
            </Tick>
          </li>
        )
      })}
    </ul>
  )
}
