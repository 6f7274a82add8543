import { MAX_LEVEL } from '#content/schema.ts'
import type { AnswerState } from './answer-reading.ts'
import { type CapabilityState, freeze, type Weighed } from './capability-state.ts'
import type { Model } from './compile-model.ts'
import type { GroupRow } from './merge-rows.ts'
import {
  fulfilment,
  type GroupMember,
  groupFulfilment,
  groupLevel,
  groupShort,
  requirementShort,
} from './requirement-short.ts'
import type { Blocker } from './result.ts'
import { wholeInterval } from './whole-interval.ts'

/** A requirement row with indices in place of ids. */
export type RowDemand = {
  /** The same in all plans of a model. */
  number: number
  capability: number
  min: number
  /** The part of `min` that homework counts. */
  from: number
  must: boolean
  homework: boolean
}

/** An any-of group with indices in place of ids. */
export type GroupDemand = { anyOf: string; must: boolean; options: GroupMember[][]; fitPlace: number }

/** Every distinct demand of a plan's targets, weighed once per scoring; targets know their demands by slot. */
export type DemandTable = { demands: (RowDemand | GroupDemand)[]; slots: Map<string, number>; groups: number }

/** An empty table. */
export function newDemandTable(): DemandTable {
  return { demands: [], slots: new Map(), groups: 0 }
}

/** The slot of a requirement row. */
export function slotOfRow(model: Model, table: DemandTable, row: Omit<RowDemand, 'number'>): number {
  const key = `${row.capability} ${row.min} ${row.from} ${row.must} ${row.homework}`
  const number = model.rowNumbers.get(key) ?? model.rowNumbers.size
  model.rowNumbers.set(key, number)
  return slotOf(table, key, () => ({ number, ...row }))
}

/** The slot of an any-of group; equal groups share one only if the musts ask the same of their members. */
export function slotOfGroup(model: Model, table: DemandTable, { anyOf, must, options }: GroupRow): number {
  const indexed = options.map((members) =>
    members.map((member) => ({
      capability: model.capabilityIndex.get(member.capability) as number,
      min: member.min,
      must: member.must,
    })),
  )
  return slotOf(table, JSON.stringify([anyOf, must, indexed]), () => ({
    anyOf,
    must,
    options: indexed,
    fitPlace: fitPlaceOf(model.capabilities.length, 0) + table.groups++,
  }))
}

function slotOf(table: DemandTable, key: string, make: () => RowDemand | GroupDemand): number {
  const known = table.slots.get(key)
  if (known !== undefined) return known
  const slot = table.demands.push(make()) - 1
  table.slots.set(key, slot)
  return slot
}

/** Where the fulfilment of a minimum stands in the tally; groups come after all capabilities. */
export function fitPlaceOf(capability: number, min: number): number {
  return capability * (MAX_LEVEL + 1) + min
}

/** What one answer sheet makes of all demands; work space, written anew by every scoring. */
export type Tally = {
  /** Levels missing by slot: at the highest levels, plus 2 ** {@link WORST_SHIFT} times those at the lowest. */
  short: Int32Array
  /** 1 for what is missing, packed in the same way. */
  gap: Int32Array
  blockers: (Blocker | null)[]
  /** Room for the blockers of one target. */
  collected: Blocker[]
  /** Fulfilment 0-1 at the lowest and the highest levels, by place. */
  fitLo: Float64Array
  fitHi: Float64Array
}

/** Packed sums hold the best end in the lower bits and the worst end above them. */
export const WORST_SHIFT = 16

/** Work space for {@link weighDemands}, made once per table. */
export function tallyFor(model: Model, { demands, groups }: DemandTable): Tally {
  const places = fitPlaceOf(model.capabilities.length, 0) + groups
  return {
    short: new Int32Array(demands.length),
    gap: new Int32Array(demands.length),
    blockers: demands.map(() => null),
    collected: [],
    fitLo: new Float64Array(places),
    fitHi: new Float64Array(places),
  }
}

/** Fulfilment by minimum and level. */
const FULFILLED = Array.from({ length: MAX_LEVEL + 1 }, (_, min) =>
  Array.from({ length: MAX_LEVEL + 1 }, (_, level) => fulfilment(min, level)),
)

/** Weighs every demand once: what is missing at both ends, how far it is fulfilled, and what to say of it. */
export function weighDemands({ demands }: DemandTable, state: AnswerState, tally: Tally): void {
  for (let capability = 0; capability < state.states.length; capability++) {
    for (let min = 0; min <= MAX_LEVEL; min++) {
      const place = capability * (MAX_LEVEL + 1) + min
      const fulfilled = FULFILLED[min] as number[]
      tally.fitLo[place] = fulfilled[state.lo[capability] as number] as number
      tally.fitHi[place] = fulfilled[state.hi[capability] as number] as number
    }
  }
  for (let slot = 0; slot < demands.length; slot++) {
    const demand = demands[slot] as RowDemand | GroupDemand
    const weighed = 'options' in demand ? weighGroup(demand, state, tally) : weighRow(demand, state)
    tally.short[slot] = weighed.short
    tally.gap[slot] = weighed.gap
    tally.blockers[slot] = weighed.blocker
  }
}

/** A row depends on one capability alone, so its state remembers what it came to. */
function weighRow(row: RowDemand, { states }: AnswerState): Weighed {
  const state = states[row.capability] as CapabilityState
  const known = state.weighed[row.number]
  if (known) return known
  const { level, open, score } = state
  const { number, min, from, must, homework } = row
  const least = requirementShort(min, level.hi, from)
  const most = requirementShort(min, level.lo, from)
  const short = wholeInterval(least, most)
  const blocker = most === 0 ? null : freeze<Blocker>({ cap: score.id, min, level, short, must, homework, open })
  const weighed = { short: packed(least, most), gap: packed(Math.sign(least), Math.sign(most)), blocker }
  state.weighed[number] = weighed
  return weighed
}

function weighGroup({ anyOf, must, options, fitPlace }: GroupDemand, state: AnswerState, tally: Tally): Weighed {
  const least = groupShort(options, state.hi)
  const most = groupShort(options, state.lo)
  tally.fitLo[fitPlace] = groupFulfilment(options, state.lo)
  tally.fitHi[fitPlace] = groupFulfilment(options, state.hi)
  const sums = { short: packed(least, most), gap: packed(Math.sign(least), Math.sign(most)) }
  if (most === 0) return { ...sums, blocker: null }
  const level = wholeInterval(groupLevel(options, state.lo), groupLevel(options, state.hi))
  const open = openIn(options, state.states)
  return { ...sums, blocker: { anyOf, min: 0, level, short: wholeInterval(least, most), must, homework: false, open } }
}

function packed(least: number, most: number): number {
  return least + (most << WORST_SHIFT)
}

const NOTHING: string[] = freeze([])

function openIn(options: readonly (readonly GroupMember[])[], states: readonly CapabilityState[]): string[] {
  let open = NOTHING
  for (const members of options) {
    for (const { capability } of members) {
      const own = (states[capability] as CapabilityState).open
      if (own.length === 0 || own === open) continue
      open = open.length === 0 ? own : [...new Set([...open, ...own])].sort()
    }
  }
  return open
}
