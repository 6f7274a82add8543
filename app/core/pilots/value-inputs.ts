/** A figure that is not known exactly: low is the pessimistic end, high the optimistic one, also for costs. */
export type Range = { low: number; base: number; high: number }

/**
 * What the value of a year hangs on. Money in one currency; the gain of a case is positive where it is better.
 */
export type ValueInputs = {
  /** Cases a year. */
  volume: Range
  /** Share of them that it is used for, 0-1. */
  adoption: Range
  /** Minutes saved a case: lower end, estimate and upper end from the pilot; may be negative. */
  minutes: Range
  /** Money an hour. */
  wage: Range
  /** Share of the freed time that is really used, 0-1. */
  realised: Range
  /** Costs a year; low is the numerically larger. */
  run: Range
  /** Costs once; low is the numerically larger. */
  oneOff: Range
  /** Errors avoided a case, and what one costs; both or neither. */
  errors: { avoided: Range; cost: Range } | null
}

/** One value for each input. */
export type ValuePoint = {
  volume: number
  adoption: number
  minutes: number
  wage: number
  realised: number
  run: number
  oneOff: number
  avoided: number
  errorCost: number
}

/** In the order in which they are drawn (errata A21). */
export const VALUE_INPUTS = [
  'volume',
  'adoption',
  'minutes',
  'wage',
  'realised',
  'run',
  'oneOff',
  'avoided',
  'errorCost',
] as const satisfies readonly (keyof ValuePoint)[]
export type ValueInput = (typeof VALUE_INPUTS)[number]

/** The range of an input; `null` for errors that nobody counts. */
export function rangeOf(inputs: ValueInputs, name: ValueInput): Range | null {
  if (name === 'avoided') return inputs.errors?.avoided ?? null
  if (name === 'errorCost') return inputs.errors?.cost ?? null
  return inputs[name]
}

/** The inputs at one of their ends, or another value for each. */
export function pointOf(inputs: ValueInputs, choose: (range: Range, name: ValueInput) => number): ValuePoint {
  const chosen = VALUE_INPUTS.map((name) => {
    const range = rangeOf(inputs, name)
    return [name, range === null ? 0 : choose(range, name)] as const
  })
  return Object.fromEntries(chosen) as ValuePoint
}
