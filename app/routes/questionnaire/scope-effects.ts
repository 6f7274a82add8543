import type { ScopeChangeEffects } from '#app/core/scoring/scope-change-effects.ts'
import type { Catalogue } from '#content/schema.ts'

/** What a changed scope answer does, in names that people know. */
export type ScopeEffects = {
  /** Questions whose answers will be hidden; they come back with the old scope answer. */
  hidden: string[]
  /** Use cases and techniques whose settled verdict changes. */
  changed: string[]
}

/** @returns `null` if nothing that anybody would miss changes */
export function describeEffects(
  { hiddenAnswers, verdicts }: ScopeChangeEffects,
  catalogue: Catalogue,
): ScopeEffects | null {
  const names = new Map([...catalogue.useCases, ...catalogue.techniques].map(({ id, name }) => [id, name]))
  const asked = new Map(catalogue.questions.map(({ id, ask }) => [id, ask]))
  const settled = verdicts.filter(({ before }) => before.applies && before.verdict !== 'undetermined')
  const changed = settled.map(({ id }) => names.get(id) ?? id)
  const hidden = hiddenAnswers.map((id) => asked.get(id) ?? id)
  return changed.length + hidden.length === 0 ? null : { hidden, changed }
}
