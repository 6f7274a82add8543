import type { Catalogue } from '#content/schema.ts'

/** What every pilot teaches something about, whatever it was about: how it was scoped, measured, used and decided. */
const TAUGHT_BY_ALL = [
  'pilot-scope',
  'kpi-definition',
  'baseline-measurement',
  'experiment-design',
  'value-tracking',
  'adoption-management',
  'output-evaluation',
  'scale-decision',
]

type Asked = Pick<Catalogue, 'useCases' | 'techniques' | 'capabilities' | 'questions' | 'alternatives'>

/** The question of a capability that a pilot has taught something about. */
export type AskedAgain = { question: string; section: string; capability: string; name: string }

/**
 * The questions whose answers may be other ones after a pilot: of what its use case or technique needs, then of what every
 * pilot teaches. To ask them again raises no level by itself.
 *
 * @param targetId `null` or unknown: a pilot of something of one's own
 * @returns in the order of the requirements, each once
 */
export function askAgain(
  { useCases, techniques, capabilities, questions, alternatives }: Asked,
  targetId: string | null,
): AskedAgain[] {
  const target = [...useCases, ...techniques].find(({ id }) => id === targetId)
  const options = (id: string) => alternatives.find((one) => one.id === id)?.options.flat() ?? []
  const needed = (target?.requirements ?? []).flatMap(({ capability, anyOf }) => [
    ...(capability === null ? [] : [capability]),
    ...(anyOf === null ? [] : options(anyOf).map((one) => one.capability)),
  ])
  return [...new Set([...needed, ...TAUGHT_BY_ALL])].flatMap((id) => {
    const name = capabilities.find((one) => one.id === id)?.name
    const question = questions.find((one) => one.capability === id && one.kind === 'level')
    if (name === undefined || question === undefined) return []
    return [{ question: question.id, section: question.section, capability: id, name }]
  })
}

/** A decision about a pilot, as far as questions hang on it. */
type Decided = { name: string; targetId: string | null; decidedAt: Date }

/**
 * Which given answers are older than a decision about a pilot that bears on them, and so are asked again.
 *
 * @param decided the newest first
 * @returns the pilot's name by question id
 */
export function answersToAskAgain(
  catalogue: Asked,
  answers: readonly { questionId: string; updatedAt: Date }[],
  decided: readonly Decided[],
): Map<string, string> {
  const again = new Map<string, string>()
  for (const { name, targetId, decidedAt } of decided) {
    const asked = new Set(askAgain(catalogue, targetId).map(({ question }) => question))
    for (const { questionId, updatedAt } of answers)
      if (updatedAt < decidedAt && asked.has(questionId) && !again.has(questionId)) again.set(questionId, name)
  }
  return again
}
