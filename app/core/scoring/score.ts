import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { AnswerState } from './answer-reading.ts'
import { checkContradictions } from './check-contradictions.ts'
import { ENGINE, type Model } from './compile-model.ts'
import { exposePitfalls } from './expose-pitfalls.ts'
import { scoreHomework } from './list-homework.ts'
import { attributeLosses } from './losses.ts'
import { attributePotentials } from './potentials.ts'
import { readSheet } from './read-sheet.ts'
import type { CapabilityScore, DimensionScore, Interval, ScoreResult } from './result.ts'
import { meanOf, measure } from './scale.ts'
import { planFor, type ScopePlan } from './scope-plan.ts'
import { scoreTargets } from './score-target.ts'
import { stageReached } from './stage.ts'
import { isGateOpen } from './stage-gates.ts'
import { weighDemands } from './weigh-demands.ts'
import { wholeInterval } from './whole-interval.ts'

/**
 * Everything that scoring says of one answer sheet. Equal parts of results are shared and frozen: read, do not write.
 *
 * @param sheet checked by `parseAnswerSheet`, or made from answers that were
 * @returns ids ascending; numbers exact, not rounded
 * @throws RangeError for an unknown question or option
 * @source methods 1, methods-errata 1, 2 and 4, mapping A and C
 */
export function score(model: Model, sheet: AnswerSheet): ScoreResult {
  const plan = planFor(model, sheet)
  const state = readSheet(model, plan, sheet)
  const total = measureEnds(model, plan, state)
  const { tally } = plan.room
  weighDemands(plan.demands, state, tally)
  return {
    catalogue: model.catalogue.hash,
    engine: ENGINE,
    form: sheet.form,
    readiness: total?.readiness ?? null,
    mean: total?.mean ?? null,
    stage: wholeInterval(stageAt(plan, plan.room.lo, 'reachedLo'), stageAt(plan, plan.room.hi, 'reachedHi')),
    homework: scoreHomework(plan.homework, state),
    dimensions: scoreDimensions(plan, state),
    techniques: scoreTargets(plan.techniques, plan.techniqueDemands, tally),
    useCases: scoreTargets(plan.useCases, plan.useCaseDemands, tally),
    losses: total ? listLosses(model, plan) : [],
    potentials: total ? listPotentials(model, plan, total.readiness) : [],
    pitfalls: exposePitfalls(plan.pitfalls, state),
    contradictions: checkContradictions(plan.contradictions, state),
  }
}

type Total = { readiness: Interval; mean: Interval }

function measureEnds({ levels }: Model, { scale, room }: ScopePlan, { codes }: AnswerState): Total | null {
  for (let at = 0; at < scale.questionOf.length; at++) {
    const question = scale.questionOf[at] as number
    const place = question * levels.codes + (codes[question] as number)
    room.aspectsLo[at] = levels.lo[place] as number
    room.aspectsHi[at] = levels.hi[place] as number
  }
  const lo = measure(scale, room.aspectsLo, room.reachedLo)
  const hi = measure(scale, room.aspectsHi, room.reachedHi)
  const meanLo = meanOf(scale, room.reachedLo)
  const meanHi = meanOf(scale, room.reachedHi)
  if (lo === null || hi === null || meanLo === null || meanHi === null) return null
  return { readiness: { lo, hi }, mean: { lo: meanLo, hi: meanHi } }
}

function stageAt({ gates, scale, room }: ScopePlan, levels: Int8Array, reached: 'reachedLo' | 'reachedHi'): number {
  return stageReached(gates.map((gate) => isGateOpen(gate, levels, { scale, reached: room[reached] })))
}

function scoreDimensions({ dimensions, room }: ScopePlan, { states }: AnswerState): DimensionScore[] {
  return dimensions.map(({ id, onScale, capabilities }) => ({
    id,
    score:
      onScale === -1
        ? null
        : { lo: room.reachedLo.scores[onScale] as number, hi: room.reachedHi.scores[onScale] as number },
    capabilities: capabilities.map((capability) => states[capability]?.score as CapabilityScore),
  }))
}

function listLosses(model: Model, { scale, room }: ScopePlan): ScoreResult['losses'] {
  attributeLosses(scale, room.aspectsHi, { reached: room.reachedHi, room: room.losses, points: room.points })
  return listPoints(model, room.points)
}

function listPotentials(model: Model, { scale, room }: ScopePlan, readiness: Interval): ScoreResult['potentials'] {
  const lo = { aspects: room.aspectsLo, reached: room.reachedLo, readiness: readiness.lo }
  const hi = { aspects: room.aspectsHi, reached: room.reachedHi, readiness: readiness.hi }
  attributePotentials(scale, { lo, hi }, { room: room.potentials, points: room.points })
  return listPoints(model, room.points)
}

function listPoints(model: Model, points: Float64Array): { question: string; points: number }[] {
  const listed: { question: string; points: number }[] = []
  for (let question = 0; question < points.length; question++) {
    const share = points[question] as number
    if (share > 0) listed.push({ question: model.questions[question]?.id as string, points: share })
  }
  return listed
}
