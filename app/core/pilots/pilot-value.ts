import type { Interval } from './interval.ts'
import {
  pointOf,
  type Range,
  rangeOf,
  VALUE_INPUTS,
  type ValueInput,
  type ValueInputs,
  type ValuePoint,
} from './value-inputs.ts'

/** Money of one year; payback in months, `null` if the benefit does not exceed the running cost. */
export type YearValue = { benefit: number; net: number; firstYear: number; paybackMonths: number | null }

/**
 * The value of a year for one set of inputs.
 *
 * @source methods 5.8, errata A21 (payback)
 */
export function valueAt(point: ValuePoint): YearValue {
  const { volume, adoption, minutes, wage, realised, run, oneOff, avoided, errorCost } = point
  const benefit = volume * adoption * (minutes / 60) * wage * realised + volume * adoption * avoided * errorCost
  const net = benefit - run
  return { benefit, net, firstYear: net - oneOff, paybackMonths: net > 0 ? (12 * oneOff) / net : null }
}

export type ValueRange = {
  low: YearValue
  base: YearValue
  high: YearValue
}

/**
 * What the value is at least and at most, whatever the inputs are within their ranges.
 *
 * A negative gain grows with volume, adoption and wage, so its worst corner is where these are high.
 *
 * @source methods 5.8, errata W7
 */
export function valueRange(inputs: ValueInputs): ValueRange {
  const benefit = benefitBounds(inputs)
  const of = (end: 'low' | 'high', found: number): YearValue => {
    const net = found - inputs.run[end]
    const oneOff = inputs.oneOff[end]
    return { benefit: found, net, firstYear: net - oneOff, paybackMonths: net > 0 ? (12 * oneOff) / net : null }
  }
  const base = valueAt(pointOf(inputs, (range) => range.base))
  return { low: of('low', benefit.lower), base, high: of('high', benefit.upper) }
}

function benefitBounds({ volume, adoption, minutes, wage, realised, errors }: ValueInputs): Interval {
  const time = gainBounds(minutes, [wage, realised])
  const quality = errors === null ? { lower: 0, upper: 0 } : gainBounds(errors.avoided, [errors.cost])
  const lower = time.lower / 60 + quality.lower
  const upper = time.upper / 60 + quality.upper
  const [least, most] = [volume.low * adoption.low, volume.high * adoption.high]
  return { lower: lower * (lower < 0 ? most : least), upper: upper * (upper < 0 ? least : most) }
}

/** A gain that may be negative, times factors that are not. */
function gainBounds(gain: Range, factors: readonly Range[]): Interval {
  const product = (end: 'low' | 'high') => factors.reduce((all, factor) => all * factor[end], 1)
  return {
    lower: gain.low * product(gain.low < 0 ? 'high' : 'low'),
    upper: gain.high * product(gain.high < 0 ? 'low' : 'high'),
  }
}

/** What one input does to the net value while the others stay at their base. */
export type TornadoBar = { input: ValueInput; atLow: number; atHigh: number; span: number }

/**
 * The inputs by how much the net value of a year hangs on each.
 *
 * @returns the widest first, ties in the order of `VALUE_INPUTS`; inputs that nobody counts are left out
 * @source methods 5.8
 */
export function tornado(inputs: ValueInputs): TornadoBar[] {
  const netWith = (changed: ValueInput, end: 'low' | 'high') =>
    valueAt(pointOf(inputs, (range, name) => (name === changed ? range[end] : range.base))).net
  return VALUE_INPUTS.filter((name) => rangeOf(inputs, name) !== null && name !== 'oneOff')
    .map((input) => {
      const [atLow, atHigh] = [netWith(input, 'low'), netWith(input, 'high')]
      return { input, atLow, atHigh, span: Math.abs(atHigh - atLow) }
    })
    .sort((a, b) => b.span - a.span)
}
