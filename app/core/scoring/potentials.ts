import { levelOf, type Reached, type Scale, scoreEarned } from './scale.ts'

/** Work space for {@link attributePotentials}. */
export type PotentialRoom = { kept: number[]; earned: Float64Array; scores: Float64Array }

/** Work space for {@link attributePotentials}, made once per scale and used again. */
export function potentialRoomFor(scale: Scale): PotentialRoom {
  const count = scale.dimensionWeights.length
  return {
    kept: [],
    earned: new Float64Array(count),
    scores: new Float64Array(count),
  }
}

/** One end of all intervals: aspects 0-4 (moved while sharing, and moved back), what they come to, and readiness. */
export type End = { aspects: Int8Array; reached: Reached; readiness: number }

/**
 * Shares the points that are still open among the questions that keep them open: by what each moves readiness up from
 * the lowest end and down from the highest. If none moves it alone (possible with floored means), by its open aspects.
 *
 * @param points written: points still open per question index; they sum to the width of readiness
 * @source methods 1.7, methods-errata W2
 */
export function attributePotentials(
  scale: Scale,
  ends: { lo: End; hi: End },
  { room, points }: { room: PotentialRoom; points: Float64Array },
): void {
  const { lo, hi } = ends
  points.fill(0)
  const width = hi.readiness - lo.readiness
  if (width <= 0) return
  let total = 0
  let openAspects = 0
  for (let question = 0; question < scale.questionCount; question++) {
    const open = countOpen(scale, question, ends)
    if (open === 0) continue
    openAspects += open
    const up = readinessWith(scale, question, { from: lo, to: hi, room }) - lo.readiness
    const down = hi.readiness - readinessWith(scale, question, { from: hi, to: lo, room })
    points[question] = up + down
    total += up + down
  }
  for (let question = 0; question < scale.questionCount; question++) {
    const share = total > 0 ? (points[question] as number) / total : countOpen(scale, question, ends) / openAspects
    points[question] = width * share
  }
}

function countOpen(scale: Scale, question: number, { lo, hi }: { lo: End; hi: End }): number {
  let open = 0
  for (const aspect of scale.aspectsOf[question] as number[]) {
    if ((lo.aspects[aspect] as number) < (hi.aspects[aspect] as number)) open++
  }
  return open
}

/** Readiness at `from`, with all aspects of one question moved to where they stand in `to`, and then back. */
function readinessWith(scale: Scale, question: number, move: { from: End; to: End; room: PotentialRoom }): number {
  const { from, to, room } = move
  const moved = scale.aspectsOf[question] as number[]
  for (let at = 0; at < moved.length; at++) {
    const aspect = moved[at] as number
    room.kept[at] = from.aspects[aspect] as number
    from.aspects[aspect] = to.aspects[aspect] as number
  }
  const changed = earnWith(scale, moved, { from, room })
  for (let at = 0; at < moved.length; at++) from.aspects[moved[at] as number] = room.kept[at] as number
  return changed ? (scoreEarned(scale, room.earned, room.scores) as number) : from.readiness
}

/** What the dimensions earn with the moved aspects, written into the room; `false` if no level moves. */
function earnWith(scale: Scale, moved: number[], { from, room }: { from: End; room: PotentialRoom }): boolean {
  let changed = false
  for (const aspect of moved) {
    const capability = scale.capabilityOf[aspect] as number
    const difference = levelOf(scale, capability, from.aspects) - (from.reached.levels[capability] as number)
    if (difference === 0 || isCountedBefore(scale, moved, aspect)) continue
    if (!changed) room.earned.set(from.reached.earned)
    changed = true
    const dimension = scale.dimensionOf[capability] as number
    const gained = (scale.capabilityWeights[capability] as number) * difference
    room.earned[dimension] = (room.earned[dimension] as number) + gained
  }
  return changed
}

/** Two aspects of one question on one capability: the level moves once. */
function isCountedBefore(scale: Scale, moved: number[], aspect: number): boolean {
  const capability = scale.capabilityOf[aspect]
  for (const other of moved) {
    if (other === aspect) return false
    if (scale.capabilityOf[other] === capability) return true
  }
  return false
}
