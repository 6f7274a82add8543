import { type Aggregate, type AspectRange, flooredMean, lowestLevel } from './capability-level.ts'
import { dimensionScore } from './dimension-score.ts'
import { meanScore, readiness } from './readiness.ts'

/** What is measured, from dimensions down to single answers; weights are positive whole numbers, questions are indices. */
export type ScaleSource = {
  lambda: number
  questionCount: number
  dimensions: {
    weight: number
    capabilities: { weight: number; aggregate: Aggregate; aspects: { question: number; weight: number }[] }[]
  }[]
}

/** The same, flat: one list of dimensions, one of capabilities, one of aspects, each in order. */
export type Scale = {
  lambda: number
  questionCount: number
  dimensionWeights: Float64Array
  /** Per dimension. */
  capabilities: AspectRange[]
  /** Sum of the capability weights, per dimension. */
  capabilityWeightSums: Float64Array
  capabilityWeights: Float64Array
  dimensionOf: Int32Array
  aggregates: Aggregate[]
  /** Per capability. */
  aspects: AspectRange[]
  aspectWeights: Float64Array
  capabilityOf: Int32Array
  /** Question index per aspect. */
  questionOf: Int32Array
  /** Aspects per question index. */
  aspectsOf: number[][]
}

/** Lays a scale out flat, once; dimensions without a capability are left out (methods-errata A18). */
export function compileScale(source: ScaleSource): Scale {
  const dimensions = source.dimensions.filter(({ capabilities }) => capabilities.length > 0)
  const capabilities = dimensions.flatMap((dimension, index) =>
    dimension.capabilities.map((capability) => ({ ...capability, dimension: index })),
  )
  const aspects = capabilities.flatMap((capability, index) =>
    capability.aspects.map((aspect) => ({ ...aspect, capability: index })),
  )
  const aspectsOf: number[][] = Array.from({ length: source.questionCount }, () => [])
  aspects.forEach(({ question }, aspect) => {
    aspectsOf[question]?.push(aspect)
  })
  return {
    lambda: source.lambda,
    questionCount: source.questionCount,
    dimensionWeights: Float64Array.from(dimensions, ({ weight }) => weight),
    capabilities: rangesOf(dimensions.map((dimension) => dimension.capabilities.length)),
    capabilityWeightSums: Float64Array.from(dimensions, (dimension) =>
      dimension.capabilities.reduce((sum, { weight }) => sum + weight, 0),
    ),
    capabilityWeights: Float64Array.from(capabilities, ({ weight }) => weight),
    dimensionOf: Int32Array.from(capabilities, ({ dimension }) => dimension),
    aggregates: capabilities.map(({ aggregate }) => aggregate),
    aspects: rangesOf(capabilities.map((capability) => capability.aspects.length)),
    aspectWeights: Float64Array.from(aspects, ({ weight }) => weight),
    capabilityOf: Int32Array.from(aspects, ({ capability }) => capability),
    questionOf: Int32Array.from(aspects, ({ question }) => question),
    aspectsOf,
  }
}

function rangesOf(lengths: number[]): AspectRange[] {
  let start = 0
  return lengths.map((length) => {
    const range = { start, end: start + length }
    start = range.end
    return range
  })
}

/** The level of one capability, 0-4, for single-valued aspects. */
export function levelOf(scale: Scale, capability: number, aspects: ArrayLike<number>): number {
  const range = scale.aspects[capability] as AspectRange
  return scale.aggregates[capability] === 'min'
    ? lowestLevel(aspects, range)
    : flooredMean(aspects, scale.aspectWeights, range)
}

/** What single-valued aspects come to: levels 0-4 per capability, weight times level and points 0-100 per dimension. */
export type Reached = { levels: Int8Array; earned: Float64Array; scores: Float64Array }

/** Room for {@link measure}, made once per scale and used again. */
export function roomFor(scale: Scale): Reached {
  const count = scale.dimensionWeights.length
  return {
    levels: new Int8Array(scale.aggregates.length),
    earned: new Float64Array(count),
    scores: new Float64Array(count),
  }
}

/**
 * Levels, earned weights and scores of single-valued aspects, written into `reached`.
 *
 * @returns readiness 0-100, or `null` if the scale is empty
 */
export function measure(scale: Scale, aspects: ArrayLike<number>, reached: Reached): number | null {
  const { levels, earned, scores } = reached
  earned.fill(0)
  for (let capability = 0; capability < levels.length; capability++) {
    const level = levelOf(scale, capability, aspects)
    levels[capability] = level
    const dimension = scale.dimensionOf[capability] as number
    earned[dimension] = (earned[dimension] as number) + (scale.capabilityWeights[capability] as number) * level
  }
  return scoreEarned(scale, earned, scores)
}

/** Points per dimension, 0-100, from weight times level, written into `scores`. @returns readiness 0-100, or `null` if the scale is empty */
export function scoreEarned(scale: Scale, earned: Float64Array, scores: Float64Array): number | null {
  for (let dimension = 0; dimension < scores.length; dimension++) {
    const total = scale.capabilityWeightSums[dimension] as number
    scores[dimension] = dimensionScore(earned[dimension] as number, total) as number
  }
  return readiness(scores, scale.dimensionWeights, scale.lambda)
}

/** The plain weighted mean of the dimension scores, 0-100, or `null` if the scale is empty. */
export function meanOf(scale: Scale, reached: Reached): number | null {
  return meanScore(reached.scores, scale.dimensionWeights)
}
