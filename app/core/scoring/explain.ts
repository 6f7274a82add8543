import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { scopeOfTarget } from './active-rows.ts'
import type { Model } from './compile-model.ts'
import type { CompiledTarget } from './compile-target.ts'
import {
  capabilityOf,
  type Evidence,
  evidenceOf,
  type ScopeEvidence,
  scopeEvidence,
  statementText,
  whyNotApplicable,
} from './evidence.ts'
import type { Blocker, CapabilityScore, Interval, ScoreResult, TargetScore } from './result.ts'
import { SCORES_PEOPLE, type Scope } from './scope.ts'
import { planFor } from './scope-plan.ts'
import { score } from './score.ts'

/** Why a capability has its level. */
export type CapabilityExplanation = {
  capability: string
  name: string
  applies: boolean
  level: Interval
  evidence: Evidence[]
  /** The scope answers because of which it does not apply. */
  becauseScope: ScopeEvidence[]
}

/** Why a requirement stands in the way, and what it asks. */
export type BlockerExplanation = Omit<Blocker, 'open'> & {
  why: string
  also: string[]
  /** What each capability concerned would have to reach; several only for any-of groups. */
  asks: { capability: string; min: number; statement: string; option: number }[]
  capabilities: CapabilityExplanation[]
}

/** Why a technique or use case has its verdict. */
export type TargetExplanation = Pick<TargetScore, 'id' | 'applies' | 'verdict' | 'range'> & {
  name: string
  /** Why it does not apply; empty if it does. */
  becauseScope: ScopeEvidence[]
  blockers: BlockerExplanation[]
  /** Scope answers that nobody gave and on which the verdict rests. */
  assumes: ScopeEvidence[]
}

/** Where the points of the total went. */
export type ScoreExplanation = Pick<ScoreResult, 'readiness' | 'mean'> & {
  /** Dimensions with the lowest upper end; they pull the total down beside their weight. */
  weakest: string[]
  losses: ExplainedPoints[]
  potentials: ExplainedPoints[]
}

/** Points 0-100 with the answer they come from. */
type ExplainedPoints = { points: number; capability: string; evidence: Evidence }

/** @throws RangeError for an unknown capability */
export function explainCapability(model: Model, sheet: AnswerSheet, capability: string): CapabilityExplanation {
  return explainScored(model, sheet, { result: score(model, sheet), capability })
}

type Scored = { result: ScoreResult; capability: string }

function explainScored(model: Model, sheet: AnswerSheet, { result, capability }: Scored): CapabilityExplanation {
  const { name } = capabilityOf(model, capability)
  const scored = result.dimensions.flatMap(({ capabilities }) => capabilities).find(({ id }) => id === capability)
  const { applies, level } = scored as CapabilityScore
  const evidence = evidenceOf(model, sheet, scored as CapabilityScore)
  const { organisation } = planFor(model, sheet).scopes
  return {
    capability,
    name,
    applies,
    level,
    evidence,
    becauseScope: applies ? [] : whyNotApplicable(model, capability, organisation),
  }
}

/**
 * Why one blocker of a target stands in the way.
 *
 * @param blocker one of the target's blockers in the result of this sheet
 * @throws RangeError for an unknown target, or a blocker that it does not have
 */
export function explainBlocker(
  model: Model,
  sheet: AnswerSheet,
  { target, blocker }: { target: string; blocker: Blocker },
): BlockerExplanation {
  return explainOne(model, sheet, {
    result: score(model, sheet),
    compiled: compiledTarget(model, sheet, target),
    blocker,
  })
}

type BlockerParts = { result: ScoreResult; compiled: CompiledTarget; blocker: Blocker }

function explainOne(model: Model, sheet: AnswerSheet, { result, compiled, blocker }: BlockerParts): BlockerExplanation {
  const { open: _, ...facts } = blocker
  const { why, also, asks } = demandOf(compiled, blocker)
  const capabilities = [...new Set(asks.map(({ capability }) => capability))]
  return {
    ...facts,
    why,
    also,
    asks: asks.map((ask) => ({ ...ask, statement: statementText(model, ask.capability, ask.min) })),
    capabilities: capabilities.map((capability) => explainScored(model, sheet, { result, capability })),
  }
}

type Demanded = { why: string; also: string[]; asks: { capability: string; min: number; option: number }[] }

function demandOf({ id, rows }: CompiledTarget, { cap, anyOf, min, must, homework }: Blocker): Demanded {
  const group = rows.groups.find((candidate) => candidate.anyOf === anyOf)
  if (group) {
    const asks = group.options.flatMap((members, option) =>
      members.map((member) => ({ capability: member.capability, min: member.min, option })),
    )
    return { why: group.why, also: group.also, asks }
  }
  const row = must
    ? rows.musts.find(({ capability }) => capability === cap)
    : rows.softs.find(({ capability }) => capability === cap)
  if (row === undefined) throw new RangeError(`${id} has no such blocker.`)
  const part = 'specific' in row ? (homework ? row.homework : row.specific) : row
  if (!part) throw new RangeError(`${id} has no such blocker.`)
  const also = [row.why, ...row.also].filter((why) => why !== part.why)
  return { why: part.why, also, asks: [{ capability: row.capability, min, option: 0 }] }
}

/** @throws RangeError for an unknown technique or use case */
export function explainTarget(model: Model, sheet: AnswerSheet, id: string): TargetExplanation {
  const target = model.targetById.get(id)
  if (target === undefined) throw new RangeError(`${id} is not a technique or use case.`)
  const compiled = compiledTarget(model, sheet, id)
  const result = score(model, sheet)
  const scored = [...result.useCases, ...result.techniques].find((candidate) => candidate.id === id) as TargetScore
  const scope = scopeOfTarget(target, planFor(model, sheet).scopes)
  return {
    id,
    name: target.item.name,
    applies: scored.applies,
    verdict: scored.verdict,
    range: scored.range,
    becauseScope: scored.applies ? [] : ruledOutBy(model, scope),
    blockers: scored.blockers.map((blocker) => explainOne(model, sheet, { result, compiled, blocker })),
    assumes: scopeEvidence(model, scored.assumes, scope),
  }
}

function ruledOutBy(model: Model, scope: Scope): ScopeEvidence[] {
  return scopeEvidence(model, SCORES_PEOPLE, scope).filter(({ options }) => options.some(({ id }) => id === 'no'))
}

function compiledTarget(model: Model, sheet: AnswerSheet, id: string): CompiledTarget {
  const { techniques, useCases } = planFor(model, sheet)
  const found = [...useCases, ...techniques].find((target) => target.id === id)
  if (found === undefined) throw new RangeError(`${id} is not a technique or use case.`)
  return found
}

/** Where the missing and the open points come from, the largest first. */
export function explainScore(model: Model, sheet: AnswerSheet): ScoreExplanation {
  const result = score(model, sheet)
  const capabilities = new Map(
    result.dimensions.flatMap((dimension) => dimension.capabilities).map((each) => [each.id, each]),
  )
  const explained = (listed: { question: string; points: number }[]) =>
    listed
      .map(({ question, points }) => {
        const capability = model.questionById.get(question)?.capability ?? ''
        const evidence = evidenceOf(model, sheet, capabilities.get(capability) as CapabilityScore)
        return { points, capability, evidence: evidence.find((each) => each.question === question) as Evidence }
      })
      .sort((a, b) => b.points - a.points)
  return {
    readiness: result.readiness,
    mean: result.mean,
    weakest: weakestOf(result),
    losses: explained(result.losses),
    potentials: explained(result.potentials),
  }
}

function weakestOf({ dimensions }: ScoreResult): string[] {
  const scored = dimensions.flatMap(({ id, score: own }) => (own === null ? [] : [{ id, hi: own.hi }]))
  const lowest = Math.min(...scored.map(({ hi }) => hi))
  return scored.filter(({ hi }) => hi === lowest).map(({ id }) => id)
}
