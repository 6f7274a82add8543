import type { Catalogue } from '#content/schema.ts'

/** A capability that a pilot has taught something about, and where its question is asked again. */
export type AskAgain = { id: string; name: string; href: string }

/**
 * The capabilities that a use case or technique needs: after its pilot their answers may be other ones.
 *
 * @returns in the order of the requirements, each once; none for an unknown target
 */
export function askAgain(
  { useCases, techniques, capabilities, questions, alternatives }: Catalogue,
  targetId: string | null,
  assessmentId: string,
): AskAgain[] {
  const target = [...useCases, ...techniques].find(({ id }) => id === targetId)
  const options = (id: string) => alternatives.find((one) => one.id === id)?.options.flat() ?? []
  const needed = (target?.requirements ?? []).flatMap(({ capability, anyOf }) => [
    ...(capability === null ? [] : [capability]),
    ...(anyOf === null ? [] : options(anyOf).map((one) => one.capability)),
  ])
  return [...new Set(needed)].flatMap((id) => {
    const name = capabilities.find((one) => one.id === id)?.name
    const question = questions.find((one) => one.capability === id)
    if (name === undefined || question === undefined) return []
    const at = `/assessments/${assessmentId}/questions/${question.section}`
    return [{ id, name, href: `${at}?question=${question.id}#q-${question.id}` }]
  })
}
