import { MAX_LEVEL } from '#content/schema.ts'
import type { AnswerState } from './answer-reading.ts'
import { type CapabilityState, freeze } from './capability-state.ts'
import type { Demands, RowDemand } from './demands.ts'
import { fulfilment, type GroupMember, requirementShort, weighOptions } from './requirement-short.ts'
import type { Blocker } from './result.ts'
import { wholeInterval } from './whole-interval.ts'

const LEVELS = MAX_LEVEL + 1

/** What one answer sheet makes of all demands; work space, written anew by every scoring. */
export type Tally = {
  /**
   * Specific levels missing by slot: at the highest levels, plus 2 ** {@link WORST_SHIFT} times those at the lowest.
   * 0 for homework and wishes.
   */
  short: Int32Array
  /** 1 for each specific gap, packed in the same way. */
  gap: Int32Array
  /** Levels of homework missing by slot, packed in the same way; 0 for all else. */
  homework: Int32Array
  blockers: (Blocker | null)[]
  /** Room for the blockers of one target. */
  collected: Blocker[]
  /** Weight times fulfilment by place of a term: at the lowest levels, and next to it at the highest. */
  fit: Float64Array
}

/** Packed sums hold the best end in the lower bits and the worst end above them. */
export const WORST_SHIFT = 16

/** Work space for {@link weighDemands}, made once per plan. */
export function tallyFor({ rows, termCount }: Demands): Tally {
  return {
    short: new Int32Array(rows.length),
    gap: new Int32Array(rows.length),
    homework: new Int32Array(rows.length),
    blockers: rows.map(() => null),
    collected: [],
    fit: new Float64Array(2 * termCount),
  }
}

/** Weighs every demand once: what is missing at both ends, how far it is fulfilled, and what to say of it. */
export function weighDemands(demands: Demands, state: AnswerState, tally: Tally): void {
  fulfilRows(demands, state, tally)
  for (let slot = 0; slot < demands.rows.length; slot++) weighRow(demands, slot, { state, tally })
  for (const group of demands.groups) weighGroup(group, state, tally)
}

/** Fulfilment by minimum and level. */
const FULFILLED = Float64Array.from({ length: LEVELS * LEVELS }, (_, at) =>
  fulfilment(Math.floor(at / LEVELS), at % LEVELS),
)

function fulfilRows({ rowTerms }: Demands, { lo, hi }: AnswerState, { fit }: Tally): void {
  for (let at = 0; at < rowTerms.length; at++) {
    const { place, capability, min, weight } = rowTerms[at] as Demands['rowTerms'][number]
    fit[2 * place] = weight * (FULFILLED[min * LEVELS + (lo[capability] as number)] as number)
    fit[2 * place + 1] = weight * (FULFILLED[min * LEVELS + (hi[capability] as number)] as number)
  }
}

type Weighing = { state: AnswerState; tally: Tally }

function weighRow({ rows, capabilities, mins, froms }: Demands, slot: number, { state, tally }: Weighing): void {
  const capability = capabilities[slot] as number
  const min = mins[slot] as number
  const from = froms[slot] as number
  const most = requirementShort(min, state.lo[capability] as number, from)
  if (most === 0) {
    tally.blockers[slot] = null
    return
  }
  const row = rows[slot] as RowDemand
  const least = requirementShort(min, state.hi[capability] as number, from)
  tally.blockers[slot] = blockerOf(row, state.states[capability] as CapabilityState, { least, most })
  if (!row.must) return
  if (row.homework) tally.homework[slot] = packed(least, most)
  else enter(tally, slot, { least, most })
}

type Short = { least: number; most: number }

function enter({ short, gap }: Tally, slot: number, { least, most }: Short): void {
  short[slot] = packed(least, most)
  gap[slot] = packed(least > 0 ? 1 : 0, most > 0 ? 1 : 0)
}

function packed(least: number, most: number): number {
  return least + (most << WORST_SHIFT)
}

/**
 * What to say of a row hangs on one capability alone and is remembered: with the row if the level is sure, else with
 * the capability's state, whose open questions it names.
 */
function blockerOf(row: RowDemand, { blockers, level, open, score }: CapabilityState, { least, most }: Short): Blocker {
  const { number, min, must, homework, settled } = row
  const isSure = level.lo === level.hi
  const remembered = isSure ? settled : blockers
  const place = isSure ? level.lo : number
  const known = remembered[place]
  if (known) return known
  const short = wholeInterval(least, most)
  const blocker = freeze<Blocker>({ cap: score.id, min, level, short, must, homework, open })
  remembered[place] = blocker
  return blocker
}

function weighGroup({ slot, group, terms }: Demands['groups'][number], state: AnswerState, tally: Tally): void {
  const { anyOf, must, options } = group
  const best = weighOptions(options, state.hi)
  const worst = weighOptions(options, state.lo)
  for (const { place, weight } of terms) {
    tally.fit[2 * place] = weight * worst.fulfilled
    tally.fit[2 * place + 1] = weight * best.fulfilled
  }
  if (worst.short === 0) return
  if (must) enter(tally, slot, { least: best.short, most: worst.short })
  const level = wholeInterval(worst.level, best.level)
  const short = wholeInterval(best.short, worst.short)
  const open = openIn(options, state.states)
  tally.blockers[slot] = { anyOf, min: 0, level, short, must, homework: false, open }
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
