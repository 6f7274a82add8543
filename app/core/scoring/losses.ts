import { MAX_LEVEL } from '#content/schema.ts'
import { airportInto } from './airport.ts'
import type { AspectRange } from './capability-level.ts'
import type { Reached, Scale } from './scale.ts'

/** Work space for one capability's or the dimensions' losses. */
export type LossRoom = { losses: Float64Array; shares: Float64Array; dimensions: Float64Array }

/** Work space for {@link attributeLosses}, made once per scale and used again. */
export function lossRoomFor(scale: Scale): LossRoom {
  const size = Math.max(scale.dimensionWeights.length, ...scale.aspects.map(({ start, end }) => end - start), 1)
  return {
    losses: new Float64Array(size),
    shares: new Float64Array(size),
    dimensions: new Float64Array(scale.dimensionWeights.length),
  }
}

/**
 * Where the points missing to 100 come from, exactly, down to single questions.
 *
 * What a minimum takes is shared as in the airport game, what a mean takes in proportion.
 *
 * @param aspects 0-4 per aspect
 * @param reached what `measure` says of these aspects
 * @param points  written: points lost per question index; they sum to 100 minus readiness
 * @source methods 1.7; Littlechild and Owen (1973)
 */
export function attributeLosses(
  scale: Scale,
  aspects: ArrayLike<number>,
  { reached, room, points }: { reached: Reached; room: LossRoom; points: Float64Array },
): void {
  points.fill(0)
  shareAmongDimensions(scale, reached, room)
  for (let dimension = 0; dimension < room.dimensions.length; dimension++) {
    const lost = room.dimensions[dimension] as number
    if (lost <= 0) continue
    const missing =
      MAX_LEVEL * (scale.capabilityWeightSums[dimension] as number) - (reached.earned[dimension] as number)
    const { start, end } = scale.capabilities[dimension] as AspectRange
    for (let capability = start; capability < end; capability++) {
      const own = (scale.capabilityWeights[capability] as number) * (MAX_LEVEL - (reached.levels[capability] as number))
      if (own > 0) shareAmongAspects(scale, capability, { lost: (lost * own) / missing, aspects, room, points })
    }
  }
}

function shareAmongDimensions(scale: Scale, { scores }: Reached, { losses, shares, dimensions }: LossRoom): void {
  let totalWeight = 0
  for (let dimension = 0; dimension < scores.length; dimension++) {
    losses[dimension] = 100 - (scores[dimension] as number)
    totalWeight += scale.dimensionWeights[dimension] as number
  }
  airportInto(losses, scores.length, shares)
  for (let dimension = 0; dimension < scores.length; dimension++) {
    const ofMean = ((scale.dimensionWeights[dimension] as number) * (losses[dimension] as number)) / totalWeight
    dimensions[dimension] = scale.lambda * ofMean + (1 - scale.lambda) * (shares[dimension] as number)
  }
}

type AspectShare = { lost: number; aspects: ArrayLike<number>; room: LossRoom; points: Float64Array }

function shareAmongAspects(scale: Scale, capability: number, { lost, aspects, room, points }: AspectShare): void {
  const { start, end } = scale.aspects[capability] as AspectRange
  const count = end - start
  const isMin = scale.aggregates[capability] === 'min'
  for (let at = 0; at < count; at++) {
    const missing = MAX_LEVEL - (aspects[start + at] as number)
    room.losses[at] = isMin ? missing : missing * (scale.aspectWeights[start + at] as number)
  }
  const parts = isMin ? room.shares : room.losses
  if (isMin) airportInto(room.losses, count, room.shares)
  let sum = 0
  for (let at = 0; at < count; at++) sum += parts[at] as number
  for (let at = 0; at < count; at++) {
    const question = scale.questionOf[start + at] as number
    points[question] = (points[question] as number) + (lost * (parts[at] as number)) / sum
  }
}
