import { type Range, VALUE_INPUTS, type ValueInput, type ValueInputs } from '#app/core/pilots/value-inputs.ts'
import type { UseCase } from '#content/schema/use-cases.ts'

/**
 * Where a figure comes from: `assumed`: it starts with the content's and nobody confirmed it; `own`: somebody of the check
 * typed or confirmed it; `pilot`: a finished pilot measured it.
 */
export const ORIGINS = ['assumed', 'own', 'pilot'] as const
type Origin = (typeof ORIGINS)[number]

/** A figure with its ends, and where it comes from. `pilotId` is set where a pilot measured it. */
export type Figure = Range & { origin: Origin; pilotId?: string }

/** The inputs of one use case's value; errors avoided and what one costs are both there or neither. */
export type StoredFigures = Partial<Record<ValueInput, Figure>>

/** What a value always needs; errors come on top. */
export const NEEDED_INPUTS = ['volume', 'adoption', 'minutes', 'wage', 'realised', 'run', 'oneOff'] as const

/** Costs: their low, pessimistic end is the numerically larger one. */
export const COST_INPUTS: readonly ValueInput[] = ['run', 'oneOff']

/** Shares, 0-1. */
export const SHARE_INPUTS: readonly ValueInput[] = ['adoption', 'realised', 'avoided']

/** Money and cases, of which nobody writes three decimals: they are read and shown with marks of thousands. */
export const LARGE_INPUTS: readonly ValueInput[] = ['volume', 'wage', 'run', 'oneOff', 'errorCost']

/** May be below zero: what is tried may do harm. */
export const SIGNED_INPUTS: readonly ValueInput[] = ['minutes', 'avoided']

/** What a use case starts with, all assumed. */
export function startingFigures({ value }: Pick<UseCase, 'value'>): StoredFigures {
  return Object.fromEntries(
    Object.entries(value?.figures ?? {}).map(([input, { low, base, high }]) => [
      input,
      { low, base, high, origin: 'assumed' },
    ]),
  )
}

/** The figures as inputs of a value; `null`: one is missing, so that nothing can be said. */
export function inputsOf(figures: StoredFigures): ValueInputs | null {
  const { volume, adoption, minutes, wage, realised, run, oneOff, avoided, errorCost } = figures
  if (!volume || !adoption || !minutes || !wage || !realised || !run || !oneOff) return null
  if ((avoided === undefined) !== (errorCost === undefined)) return null
  const errors = avoided && errorCost ? { avoided: ends(avoided), cost: ends(errorCost) } : null
  return {
    volume: ends(volume),
    adoption: ends(adoption),
    minutes: ends(minutes),
    wage: ends(wage),
    realised: ends(realised),
    run: ends(run),
    oneOff: ends(oneOff),
    errors,
  }
}

const ends = ({ low, base, high }: Range): Range => ({ low, base, high })

/** The figures that nobody confirmed, in the order of `VALUE_INPUTS`. */
export function assumedIn(figures: StoredFigures): ValueInput[] {
  return VALUE_INPUTS.filter((name) => figures[name]?.origin === 'assumed')
}

/** What is wrong with the ends of a figure; `null`: nothing. */
export type RangeFault = 'notFinite' | 'order' | 'negative' | 'share'

/**
 * Whether three ends are a figure of this input: finite, low no better than base and base no better than high, not below
 * zero but for {@link SIGNED_INPUTS}, shares within one.
 */
export function rangeFault(input: ValueInput, { low, base, high }: Range): RangeFault | null {
  const all = [low, base, high]
  if (!all.every(Number.isFinite)) return 'notFinite'
  if (!SIGNED_INPUTS.includes(input) && all.some((one) => one < 0)) return 'negative'
  if (SHARE_INPUTS.includes(input) && all.some((one) => Math.abs(one) > 1)) return 'share'
  const isOrdered = COST_INPUTS.includes(input) ? low >= base && base >= high : low <= base && base <= high
  return isOrdered ? null : 'order'
}
