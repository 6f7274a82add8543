import type { PriorityContext } from './priority-context.ts'
import type { PriorityReport, PriorityRow } from './priority-model.ts'

/** The use cases by tier, and those apart that cost more than they bring. */
export function describeTiers(
  { words, priority }: PriorityContext,
  rowsOf: (ids: readonly string[]) => PriorityRow[],
): PriorityReport['tiers'] {
  const losing = priority.apart.flatMap(({ id, because }) => (because === 'losing' ? [id] : []))
  const tiers = priority.tiers.map((ids, at) => {
    const place = { at, of: priority.tiers.length, count: ids.length, hasLosing: losing.length > 0 }
    return {
      id: `tier-${at + 1}`,
      title: words.t(`priority.tier.${titleOf(place)}`, { count: ids.length }),
      says: words.t(`priority.tier.${orderOf(place)}`, { count: ids.length }),
      rows: rowsOf(ids),
    }
  })
  if (losing.length === 0) return tiers
  const title = words.t('priority.tier.losing')
  return [...tiers, { id: 'losing', title, says: words.t('priority.tier.losingSays'), rows: rowsOf(losing) }]
}

type Place = { at: number; of: number /** Use cases in the tier. */; count: number; hasLosing: boolean }

function titleOf({ at, of, count, hasLosing }: Place) {
  if (of === 1 && count === 1 && !hasLosing) return 'only'
  return at === 0 ? 'first' : at === 1 ? 'second' : 'later'
}

/** What the place of a tier means: the last one has nothing below it. */
function orderOf({ at, of, count, hasLosing }: Place) {
  if (count > 1) return 'together'
  if (at < of - 1 || (of === 1 && hasLosing)) return 'alone'
  return of === 1 ? 'onlySays' : 'last'
}
