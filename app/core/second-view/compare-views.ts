import type { Interval } from '#app/core/scoring/result.ts'

/** What a consultant saw of a capability. Levels 0-4; `lo` is `hi` where one level was seen. */
export type SeenLevel = { capability: string; level: Interval; reason: string }

/** `agrees`: the same · `within`: it lies within what was said, or the other way round · `apart`: they share no level, or only some. */
type Agreement = 'agrees' | 'within' | 'apart'

/** What was said of a capability beside what was seen. */
export type ComparedView = {
  capability: string
  said: Interval
  seen: Interval
  reason: string
  agreement: Agreement
  /** Levels between the middles of both; above 0: less was seen than said. */
  over: number
}

/**
 * What a consultant saw beside what people say of themselves: differences first, the widest before the others.
 *
 * @param said what the answers come to, by capability; of those that it lacks nothing is compared
 */
export function compareViews(said: ReadonlyMap<string, Interval>, seen: readonly SeenLevel[]): ComparedView[] {
  const compared = seen.flatMap(({ capability, level, reason }): ComparedView[] => {
    const own = said.get(capability)
    if (!own) return []
    const over = (own.lo + own.hi - level.lo - level.hi) / 2
    return [{ capability, said: own, seen: level, reason, agreement: agreementOf(own, level), over }]
  })
  const order: readonly Agreement[] = ['apart', 'within', 'agrees']
  return compared.sort(
    (a, b) => order.indexOf(a.agreement) - order.indexOf(b.agreement) || Math.abs(b.over) - Math.abs(a.over),
  )
}

function agreementOf(said: Interval, seen: Interval): Agreement {
  if (said.lo === seen.lo && said.hi === seen.hi) return 'agrees'
  const holds = (outer: Interval, inner: Interval) => outer.lo <= inner.lo && inner.hi <= outer.hi
  return holds(said, seen) || holds(seen, said) ? 'within' : 'apart'
}
