import type { Interval } from '#app/core/scoring/result.ts'
import type { PlanOutcome, VerdictOutcome, WhatIfGround } from '#app/core/what-if/what-if.ts'

/** What is not set is as it is today. */
export type Levels = Readonly<Record<string, number>>

/** One capability that can be set. */
export type CapabilityStops = {
  id: string
  name: string
  /** Today's lowest and highest level. */
  level: Interval
  /** The lowest and highest that it can be set to. */
  lowest: number
  highest: number
  /** Its statements, by level. */
  statements: string[]
  /** What the pilot asks for, if it is more than is sure today; `null`: no more. */
  needed: number | null
  /** The highest level that actions of the catalogue lead to; 0: none does. */
  plannable: number
}

export type NamedTarget = { id: string; name: string; href: string }

export type Outcome = { verdicts: VerdictOutcome; plan: PlanOutcome | null }

export type WhatIfView = {
  base: string
  /** Where a browser gets the rules; the address changes with them. */
  rulesHref: string
  ground: WhatIfGround
  /** What the pilot is for; `null`: there is no plan to compare. */
  pilot: string | null
  dimensions: { id: string; name: string; capabilities: CapabilityStops[] }[]
  useCases: NamedTarget[]
  techniques: NamedTarget[]
  /** As the address says. */
  levels: Levels
  now: Outcome
  shown: Outcome
  /** Of the plan's settings, so that nothing is overwritten unseen. */
  version: number
}

/** The place of a slider that leaves an unknown level unknown, one below the lowest. */
export const asToday = ({ lowest }: Pick<CapabilityStops, 'lowest'>): number => lowest - 1

/** Where a slider stands while nobody has set it. */
export function restOf(capability: Pick<CapabilityStops, 'level' | 'lowest'>): number {
  const { lo, hi } = capability.level
  return lo === hi ? lo : asToday(capability)
}

/** The set levels that differ from today, in the page's order. */
export function settingOf(dimensions: WhatIfView['dimensions'], placeOf: (id: string) => number | undefined): Levels {
  const all = dimensions.flatMap(({ capabilities }) => capabilities)
  const set = all.flatMap((capability) => {
    const place = placeOf(capability.id)
    if (place === undefined || !Number.isInteger(place) || place === restOf(capability)) return []
    return place < capability.lowest || place > capability.highest ? [] : [[capability.id, place] as const]
  })
  return Object.fromEntries(set)
}

/** The address of what is set, without the page's own: empty, or from the question mark on. */
export function searchOf(levels: Levels): string {
  const query = new URLSearchParams(Object.entries(levels).map(([id, level]) => [id, String(level)]))
  return query.size > 0 ? `?${query}` : ''
}

/** What of the set levels the plan can be asked for: above what is sure today, and with actions that lead there. */
export function toPlan(dimensions: WhatIfView['dimensions'], levels: Levels): { levels: Levels; left: string[] } {
  const raised = dimensions
    .flatMap(({ capabilities }) => capabilities)
    .filter(({ id, level }) => (levels[id] ?? 0) > level.lo)
  const isPlannable = ({ id, plannable }: CapabilityStops) => (levels[id] ?? 0) <= plannable
  return {
    levels: Object.fromEntries(raised.filter(isPlannable).map(({ id }) => [id, levels[id] ?? 0])),
    left: raised.filter((capability) => !isPlannable(capability)).map(({ name }) => name),
  }
}
