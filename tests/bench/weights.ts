import { writeFileSync } from 'node:fs'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { readinessByWeights } from '#app/core/scoring/alternative-weights.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { readiness } from '#app/core/scoring/readiness.ts'
import { type ScoreResult, VERDICTS } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Catalogue, Requirement } from '#content/schema.ts'
import { quantile } from './quantile.ts'
import { syntheticOrganisations } from './synthetic-organisations.ts'
import type { Table } from './table.ts'
import { weightsHash } from './weights-hash.ts'

const ORGANISATIONS = 500
/** Techniques are ordered anew for so many of them. */
const ORDERED = 200
const DRAWS = 100
const SEED = 20_261_123
/** How far a weight is moved, as a share of itself: one standard deviation. */
const SPREAD = 0.2
const FILE = 'content/measured/weights.json'

export const aim = 'Verdicts hang on no weight at all, and readiness and the order of techniques on none much.'

/**
 * What hangs on weights, over synthetic organisations: readiness under the alternative sets and under weights moved at
 * random, verdicts and the order of techniques under weights moved at random. `--save` keeps the figures for the product.
 */
export function run(args: string[] = []): Table[] {
  const catalogue = loadCatalogue()
  const model = compileModel(catalogue)
  const results = syntheticOrganisations(catalogue, ORGANISATIONS, SEED).map((sheet) => score(model, sheet))
  const sets = Object.keys(catalogue.constants.alternativeWeights).map((id) => ({
    id,
    ...comparedSets(catalogue, results, id),
  }))
  const moved = movedReadiness(catalogue, results)
  const order = movedOrder(catalogue)
  const file = {
    catalogue: { version: catalogue.version, weights: weightsHash(catalogue) },
    seed: SEED,
    organisations: ORGANISATIONS,
    ordered: ORDERED,
    draws: DRAWS,
    spread: SPREAD,
    sets,
    moved,
    order,
  }
  if (args.includes('--save')) writeFileSync(FILE, `${JSON.stringify(file, null, 2)}\n`)
  return [
    {
      title: `Points of readiness between weights, ${ORGANISATIONS} synthetic organisations, ${DRAWS} draws`,
      rows: [...sets, { id: 'moved at random', ...moved }],
      says: `Weights moved at random move readiness by ${moved.mean} points on average, ${moved.most} at most.`,
    },
    {
      title: `Verdicts and the order of techniques under weights moved at random, ${ORDERED} organisations`,
      rows: [order],
      says: `${order.otherVerdicts} verdicts change, and the first technique stays in ${order.firstStaysPercent} % of draws.`,
    },
  ]
}

const tenth = (value: number) => Number(value.toFixed(1))
const percent = (count: number, of: number) => tenth((100 * count) / of)

/** Points between readiness under both sets, and how many pairs of organisations change places. */
function comparedSets(catalogue: Catalogue, results: readonly ScoreResult[], id: string) {
  const own = results.map((result) => {
    const by = readinessByWeights(catalogue, result)
    return { usual: by[catalogue.constants.weightsId]?.lo ?? 0, other: by[id]?.lo ?? 0 }
  })
  const apart = own.map(({ usual, other }) => Math.abs(usual - other))
  let pairs = 0
  let swapped = 0
  own.forEach((one, at) => {
    for (const another of own.slice(at + 1)) {
      pairs += 1
      if ((one.usual - another.usual) * (one.other - another.other) < 0) swapped += 1
    }
  })
  return { ...figuresOf(apart), swappedPercent: percent(swapped, pairs) }
}

const figuresOf = (apart: readonly number[]) => ({
  mean: tenth(apart.reduce((sum, points) => sum + points, 0) / apart.length),
  p90: tenth(quantile(apart, 0.9)),
  most: tenth(Math.max(...apart)),
})

/** A factor around 1, never near 0. */
function factors(seed: number): () => number {
  const next = mulberry32(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return () => Math.max(0.1, 1 + SPREAD * normal())
}

/** Points by which readiness moves if every weight of a dimension is moved by itself. */
function movedReadiness({ constants }: Catalogue, results: readonly ScoreResult[]) {
  const factor = factors(SEED)
  const apart = Array.from({ length: DRAWS }, () => {
    const weights = new Map(Object.entries(constants.dimensionWeights).map(([id, weight]) => [id, weight * factor()]))
    return results.map(({ dimensions, readiness: usual }) => {
      const scored = dimensions.flatMap(({ id, score: own }) => (own ? [{ id, points: own.lo }] : []))
      const points = readiness(
        scored.map((each) => each.points),
        scored.map((each) => weights.get(each.id) ?? 0),
        constants.lambda,
      )
      return Math.abs((points ?? 0) - (usual?.lo ?? 0))
    })
  })
  return figuresOf(apart.flat())
}

/** In how many draws verdicts and the first technique stay, and how many of the first five, if every requirement's weight is moved. */
function movedOrder(catalogue: Catalogue) {
  const sheets = syntheticOrganisations(catalogue, ORDERED, SEED)
  const usual = compileModel(catalogue)
  const before = sheets.map((sheet) => orderOf(score(usual, sheet)))
  const factor = factors(SEED + 1)
  let first = 0
  let five = 0
  let otherVerdicts = 0
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const model = compileModel(withWeights(catalogue, factor))
    sheets.forEach((sheet, at) => {
      const order = orderOf(score(model, sheet))
      const own = before[at] as ReturnType<typeof orderOf>
      if (order.ids[0] === own.ids[0]) first += 1
      five += own.ids.slice(0, 5).filter((id) => order.ids.slice(0, 5).includes(id)).length
      otherVerdicts += order.verdicts === own.verdicts ? 0 : 1
    })
  }
  const runs = DRAWS * ORDERED
  return { firstStaysPercent: percent(first, runs), ofFiveStayPercent: percent(five, 5 * runs), otherVerdicts }
}

/** By verdict, then steps, then fit, as methods 1.6 says. */
function orderOf({ techniques }: ScoreResult) {
  const rank = ({ range }: ScoreResult['techniques'][number]) => VERDICTS.indexOf(range?.[0] ?? 'notYet')
  const rounded = (hundred: number) => Number(hundred.toFixed(9))
  const listed = techniques
    .filter(({ applies }) => applies)
    .toSorted(
      (a, b) =>
        rank(b) - rank(a) ||
        a.steps.lo - b.steps.lo ||
        rounded(b.fit.lo) - rounded(a.fit.lo) ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    )
  return {
    ids: listed.map(({ id }) => id),
    verdicts: techniques.map(({ id, verdict, steps }) => `${id} ${verdict} ${steps.lo}`).join(),
  }
}

/** Weights in thousandths, each moved by itself. */
function withWeights(catalogue: Catalogue, factor: () => number): Catalogue {
  const moved = (rows: Requirement[]) =>
    rows.map((row) => ({ ...row, weight: Math.max(1, Math.round(1000 * row.weight * factor())) }))
  const all = <T extends { requirements: Requirement[] }>(items: T[]) =>
    items.map((item) => ({ ...item, requirements: moved(item.requirements) }))
  return { ...catalogue, techniques: all(catalogue.techniques), profiles: all(catalogue.profiles) }
}
