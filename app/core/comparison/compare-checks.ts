import { type Interval, type ScoreResult, type TargetScore, VERDICTS } from '#app/core/scoring/result.ts'
import { type Move, moveBetween } from './move.ts'

/**
 * One thing in three readings: as it was, the same answers under the catalogue of the later check, and as it is.
 * `ours` is from `was` to `under`, `yours` from `under` to `is`: the two make up the whole.
 */
export type Standing = {
  id: string
  /** `null` in each: it does not apply, or the catalogue does not have it. */
  was: Interval | null
  under: Interval | null
  is: Interval | null
  ours: Move
  yours: Move
  whole: Move
}

/** What is another between two checks; what reads the same three times is left out. Ids in the order of the later one. */
export type Comparison = {
  readiness: Standing | null
  /** Points, 0-100. */
  dimensions: Standing[]
  /** Levels, 0-4. */
  capabilities: (Standing & { dimension: string })[]
  /** Places in `VERDICTS`, 0-3, worst to best. */
  useCases: Standing[]
  techniques: Standing[]
}

/** Three results of one client. `under` is what was answered before, judged by the rules of the later one. */
export type ThreeResults = { was: ScoreResult; under: ScoreResult; is: ScoreResult }

/**
 * Two checks point by point, with what the catalogue changed apart from what the answers did.
 *
 * @param results `was` itself as `under`, where catalogue and engine are the same: then nothing is ours
 * @source needs 6; methods 1.6
 */
export function compareChecks(results: ThreeResults): Comparison {
  const readiness = standingOf('readiness', [results.was.readiness, results.under.readiness, results.is.readiness])
  const capabilities = compare(results, capabilitiesIn)
  const dimensionOf = dimensionsByCapability(results)
  return {
    readiness: isAnother(readiness) ? readiness : null,
    dimensions: compare(results, ({ dimensions }) => dimensions.map(({ id, score }) => [id, score])),
    capabilities: capabilities.map((standing) => ({ ...standing, dimension: dimensionOf.get(standing.id) ?? '' })),
    useCases: compare(results, ({ useCases }) => useCases.map(rankOf)),
    techniques: compare(results, ({ techniques }) => techniques.map(rankOf)),
  }
}

type Measured = [id: string, is: Interval | null]

function compare({ was, under, is }: ThreeResults, read: (result: ScoreResult) => Measured[]): Standing[] {
  const [first, second, third] = [new Map(read(was)), new Map(read(under)), new Map(read(is))]
  const ids = new Set([...third.keys(), ...second.keys(), ...first.keys()])
  return [...ids]
    .map((id) => standingOf(id, [first.get(id) ?? null, second.get(id) ?? null, third.get(id) ?? null]))
    .filter(isAnother)
}

function standingOf(id: string, [was, under, is]: [Interval | null, Interval | null, Interval | null]): Standing {
  return {
    id,
    was,
    under,
    is,
    ours: moveBetween(was, under),
    yours: moveBetween(under, is),
    whole: moveBetween(was, is),
  }
}

const isAnother = ({ ours, yours }: Standing) => ours !== 'same' || yours !== 'same'

function capabilitiesIn({ dimensions }: ScoreResult): Measured[] {
  return dimensions.flatMap(({ capabilities }) =>
    capabilities.map(({ id, applies, level }): Measured => [id, applies ? level : null]),
  )
}

function rankOf({ id, range }: TargetScore): Measured {
  return [id, range && { lo: VERDICTS.indexOf(range[0]), hi: VERDICTS.indexOf(range[1]) }]
}

function dimensionsByCapability({ was, under, is }: ThreeResults): Map<string, string> {
  return new Map(
    [was, under, is].flatMap(({ dimensions }) =>
      dimensions.flatMap((dimension) => dimension.capabilities.map(({ id }): [string, string] => [id, dimension.id])),
    ),
  )
}
