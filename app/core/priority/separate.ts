import { VALUE_INPUTS, type ValueInput } from '#app/core/pilots/value-inputs.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { indexWith, type PricedUseCase } from './price-use-case.ts'

/** A figure of a use case that one could find out. */
type Unknown = { useCase: string; input: ValueInput }

/**
 * What would tell two use cases of a tier apart. `figures`: if these came out as expected, `ahead` would come first; `open`:
 * no figure would do, since verdicts, preparation or the law leave too much open, or they are alike.
 */
export type Separation =
  | { pair: [string, string]; by: 'figures'; ahead: string; learn: Unknown[]; openVerdicts: string[] }
  | { pair: [string, string]; by: 'open' }

/**
 * The fewest figures that a search from the widest on finds, which would separate two use cases if each came out at its base.
 *
 * @param one,other of one tier
 */
export function separate(one: PricedUseCase, other: PricedUseCase): Separation {
  const pair: [string, string] = one.id < other.id ? [one.id, other.id] : [other.id, one.id]
  const all = (useCase: PricedUseCase) => new Set(unknownsOf(useCase))
  const [expected, otherExpected] = [indexWith(one, all(one)), indexWith(other, all(other))]
  if (expected.lo > otherExpected.hi) return { pair, ...learnFor(one, other) }
  if (otherExpected.lo > expected.hi) return { pair, ...learnFor(other, one) }
  return { pair, by: 'open' }
}

type Learning = Omit<Extract<Separation, { by: 'figures' }>, 'pair'>

function learnFor(ahead: PricedUseCase, behind: PricedUseCase): Learning {
  let learn: Unknown[] = []
  while (overlap(ahead, behind, learn) >= 0) {
    const [next] = [ahead, behind]
      .flatMap((useCase) => unknownsOf(useCase).map((input): Unknown => ({ useCase: useCase.id, input })))
      .filter((unknown) => !has(learn, unknown))
      .map((unknown) => ({ unknown, left: overlap(ahead, behind, [...learn, unknown]) }))
      .sort((a, b) => a.left - b.left || compare(a.unknown, b.unknown))
    if (next === undefined) break
    learn.push(next.unknown)
  }
  for (const unknown of [...learn]) {
    const without = learn.filter((one) => one !== unknown)
    if (overlap(ahead, behind, without) < 0) learn = without
  }
  const openVerdicts = [ahead, behind].filter(({ verdict }) => verdict[0] !== verdict[1]).map(({ id }) => id)
  return { by: 'figures', ahead: ahead.id, learn: learn.sort(compare), openVerdicts: openVerdicts.sort() }
}

/** How far the index of the one behind still reaches over that of the one ahead; below zero: not at all. */
function overlap(ahead: PricedUseCase, behind: PricedUseCase, learnt: readonly Unknown[]): number {
  const known = ({ id }: PricedUseCase) =>
    new Set(learnt.filter(({ useCase }) => useCase === id).map(({ input }) => input))
  const index = (useCase: PricedUseCase): Interval => indexWith(useCase, known(useCase))
  return index(behind).hi - index(ahead).lo
}

const has = (list: readonly Unknown[], { useCase, input }: Unknown) =>
  list.some((one) => one.useCase === useCase && one.input === input)

/** The figures whose ends differ, in the order of `VALUE_INPUTS`. */
function unknownsOf({ figures }: PricedUseCase): ValueInput[] {
  return VALUE_INPUTS.filter((name) => figures[name] !== undefined && figures[name].low !== figures[name].high)
}

function compare(a: Unknown, b: Unknown): number {
  if (a.useCase !== b.useCase) return a.useCase < b.useCase ? -1 : 1
  return VALUE_INPUTS.indexOf(a.input) - VALUE_INPUTS.indexOf(b.input)
}
