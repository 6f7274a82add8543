import { RadioCard, Tick } from '#app/ui/choice.tsx'
import type { Statement } from '#content/schema.ts'
import type { FieldSource } from './answer-fields.ts'
import { stepDifference } from './step-difference.ts'

type LevelStepsProps = FieldSource & {
  /** Prefix of the ids; unique on the page. */
  id: string
  /** Index = level. */
  statements: readonly Statement[]
}

/** The five statements of a ladder, lowest first; their facts are ticks below them. */
export function LevelSteps({ id, statements, ...source }: LevelStepsProps) {
  const { given, register, prefix = '' } = source
  return statements.map((statement, level) => (
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
  ))
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
