import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'

type Figure = { low: number; base: number; high: number }
type Kind = { isCost?: true; isShare?: true; isSigned?: true }

/** What each input may be. Of costs the cautious, low end is the larger number. */
const INPUTS = {
  volume: {},
  adoption: { isShare: true },
  minutes: { isSigned: true },
  wage: {},
  realised: { isShare: true },
  run: { isCost: true },
  one_off: { isCost: true },
  avoided: { isShare: true, isSigned: true },
  error_cost: {},
} as const satisfies Record<string, Kind>

/** Starting figures of use cases whose ends are in the wrong order or beyond what they can be. */
export function checkValues({ items }: ContentFiles): Finding[] {
  return items['use-cases'].flatMap(({ file, data }) =>
    (Object.keys(INPUTS) as (keyof typeof INPUTS)[]).flatMap((name): Finding[] => {
      const figure = data.value[name]
      const fault = figure && faultOf(figure, INPUTS[name])
      return fault ? [{ file, path: ['value', name], ...fault }] : []
    }),
  )
}

function faultOf(
  { low, base, high }: Figure,
  { isCost, isShare, isSigned }: Kind,
): Omit<Finding, 'file' | 'path'> | null {
  const all = [low, base, high]
  if (!isSigned && all.some((one) => one < 0)) {
    return { message: 'A starting figure is below zero.', mend: 'Only minutes and errors avoided may be.' }
  }
  if (isShare && all.some((one) => Math.abs(one) > 1)) {
    return { message: 'A starting share is beyond one.', mend: 'Write shares from 0 to 1.' }
  }
  if (isCost && (low < base || base < high)) {
    return { message: 'A starting cost does not fall from low to high.', mend: 'Low is cautious: the largest cost.' }
  }
  if (!isCost && (low > base || base > high)) {
    return { message: 'A starting figure does not rise from low to high.', mend: 'Low is the cautious end.' }
  }
  return null
}
