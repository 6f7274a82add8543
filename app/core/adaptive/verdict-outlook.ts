import { verdictRank } from '#app/core/scoring/verdict-rank.ts'
import { certain, joinShortfalls, type Lookup, type Missing, type Part, partsOf, type Shortfall } from './shortfall.ts'
import type { Wanted } from './wanted.ts'

/** One target with its parts; `size` of its shortfalls: none, each of its steps, and more. */
export type Outlook = { wanted: Wanted; parts: Part[]; size: number; ignoreHomework: boolean }

/** A target with its parts as they are asked about; with homework ignored, ready and ready after homework are one. */
export function outlookOf(wanted: Wanted, ignoreHomework: boolean): Outlook {
  return { wanted, parts: partsOf(wanted, ignoreHomework), size: wanted.nearlySteps + 2, ignoreHomework }
}

/** What the parts miss together. */
export function missingIn(parts: readonly Part[], lookup: Lookup): Missing {
  const sum = { least: 0, most: 0, homeLeast: 0, homeMost: 0 }
  for (const part of parts) {
    const own = part.missing(lookup)
    sum.least += own.least
    sum.most += own.most
    sum.homeLeast += own.homeLeast
    sum.homeMost += own.homeMost
  }
  return sum
}

/** What two groups of parts miss together. */
export function addMissing(a: Missing, b: Missing): Missing {
  return {
    least: a.least + b.least,
    most: a.most + b.most,
    homeLeast: a.homeLeast + b.homeLeast,
    homeMost: a.homeMost + b.homeMost,
  }
}

/** The places of the worst and the best verdict on the chain, as in `VERDICTS`. */
export function rankRange({ wanted }: Outlook, { least, most, homeLeast, homeMost }: Missing): [number, number] {
  const { nearlySteps } = wanted
  return [verdictRank(most, homeMost, nearlySteps), verdictRank(least, homeLeast, nearlySteps)]
}

/** Verdicts by rank, where what need not be told apart is one: with homework ignored, ready and ready after homework. */
export function classOf(rank: number, ignoreHomework: boolean): number {
  return ignoreHomework ? Math.min(rank, 2) : rank
}

/** Whether the verdict is still open in what has to be told apart. */
export function isOpen(outlook: Outlook, missing: Missing): boolean {
  const [worst, best] = rankRange(outlook, missing)
  return classOf(worst, outlook.ignoreHomework) !== classOf(best, outlook.ignoreHomework)
}

/** Chances of what these parts miss together. */
export function shortfallIn(parts: readonly Part[], lookup: Lookup, size: number): Shortfall {
  return parts.reduce((sum, part) => joinShortfalls(sum, part.shortfall(lookup, size)), certain(size))
}

/** Chances closer to 1 than this leave nothing to find out. */
const SURE = 1 - 1e-9

/**
 * How open a verdict is: 1 and the Gini impurity of its chances, 0 if one is certain.
 *
 * @returns 0, or 1 to 1.75
 * @source methods 3.1, methods-errata W5
 */
export function openness(shortfall: Shortfall, size: number): number {
  let squares = 0
  let highest = 0
  for (const chance of verdictChances(shortfall, size)) {
    squares += chance * chance
    if (chance > highest) highest = chance
  }
  return highest > SURE ? 0 : 2 - squares
}

/** Chances of not yet, nearly, ready after homework, ready. */
export function verdictChances(shortfall: Shortfall, size: number): [number, number, number, number] {
  let nearly = 0
  for (let short = 1; short < size - 1; short++) {
    nearly += (shortfall[short] as number) + (shortfall[size + short] as number)
  }
  const notYet = (shortfall[size - 1] as number) + (shortfall[2 * size - 1] as number)
  return [notYet, nearly, shortfall[size] as number, shortfall[0] as number]
}
