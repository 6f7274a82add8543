import { nameOrder } from '#app/messages/locales.ts'
import type { Pitfall } from '#content/schema/pitfalls.ts'
import type { Requirement } from '#content/schema.ts'

type Target = { id: string; name: string; requirements: readonly Requirement[] }

/** How much a target hangs on what a pitfall looks at: those of its own musts that the pitfall weighs, heaviest first. */
export type Exposure = { id: string; name: string; capabilities: string[]; weight: number }

/** The exposure of one target; `null` if none of its own musts is weighed. Musts of building models alone do not count. */
export function exposureOf({ weights }: Pick<Pitfall, 'weights'>, { id, name, requirements }: Target): Exposure | null {
  const asked = new Set(
    requirements.flatMap(({ capability, must, buildOnly }) => (must && !buildOnly && capability) || []),
  )
  const capabilities = [...asked]
    .filter((capability) => weightIn(weights, capability) > 0)
    .sort((a, b) => weightIn(weights, b) - weightIn(weights, a) || (a < b ? -1 : 1))
  if (capabilities.length === 0) return null
  const weight = capabilities.reduce((sum, capability) => sum + weightIn(weights, capability), 0)
  return { id, name, capabilities, weight }
}

const weightIn = (weights: Pitfall['weights'], capability: string): number =>
  Object.hasOwn(weights, capability) ? (weights[capability] ?? 0) : 0

/** The targets that a pitfall bears on, the most exposed first, then by name. @param locale of the names */
export function exposedTargets(
  pitfall: Pick<Pitfall, 'weights'>,
  targets: readonly Target[],
  locale: string,
): Exposure[] {
  const byName = nameOrder(locale)
  return targets
    .flatMap((target) => exposureOf(pitfall, target) ?? [])
    .sort((a, b) => b.weight - a.weight || byName(a, b))
}
