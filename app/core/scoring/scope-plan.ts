import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Question } from '#content/schema.ts'
import { scopeOfTarget, type Target } from './active-rows.ts'
import { leadAspect } from './capability-state.ts'
import { bindContradictions, type ContradictionCheck } from './check-contradictions.ts'
import { byId, type Model } from './compile-model.ts'
import { type CompiledTarget, compileTarget, type TargetContext } from './compile-target.ts'
import { type DemandTable, newDemandTable, type Tally, tallyFor } from './demands.ts'
import { type BoundPitfall, bindPitfalls } from './expose-pitfalls.ts'
import { type HomeworkDemand, listHomework } from './list-homework.ts'
import { type LossRoom, lossRoomFor } from './losses.ts'
import { type PotentialRoom, potentialRoomFor } from './potentials.ts'
import { compileScale, type Reached, roomFor, type Scale } from './scale.ts'
import { holdsInScope, type Scopes, scopesOf } from './scope.ts'
import { bindGates, type Gate } from './stage-gates.ts'

/** Everything that follows from scope, interests and form alone: made once per combination, then only looked up. */
export type ScopePlan = {
  scopes: Scopes
  form: AnswerSheet['form']
  /** By capability index, then aspect: whether the question is part of the model now. */
  isActive: boolean[][]
  dimensions: DimensionPlan[]
  scale: Scale
  /** Where the scale's aspects come from, in order. */
  scaleAspects: { capability: number; position: number }[]
  table: DemandTable
  techniques: CompiledTarget[]
  useCases: CompiledTarget[]
  homework: HomeworkDemand[]
  gates: Gate[]
  pitfalls: BoundPitfall[]
  contradictions: ContradictionCheck[]
  room: Room
}

/** One dimension: its place on the scale (-1: nothing of it applies) and all its capabilities by index. */
type DimensionPlan = { id: string; onScale: number; capabilities: number[] }

/** Work space, written anew by every scoring. */
type Room = {
  lo: Int8Array
  hi: Int8Array
  aspectsLo: Int8Array
  aspectsHi: Int8Array
  reachedLo: Reached
  reachedHi: Reached
  losses: LossRoom
  potentials: PotentialRoom
  tally: Tally
  points: Float64Array
}

/** More plans than this are not remembered; scope answers have few combinations in practice. */
const MOST_PLANS = 500

/** The plan for a sheet's scope, interests and form. */
export function planFor(model: Model, sheet: AnswerSheet): ScopePlan {
  const signature = signatureOf(sheet)
  const known = model.plans.get(signature)
  if (known) return known
  const plan = makePlan(model, sheet)
  if (model.plans.size >= MOST_PLANS) model.plans.clear()
  model.plans.set(signature, plan)
  return plan
}

function signatureOf({ form, profile }: AnswerSheet): string {
  return form + JSON.stringify(profile)
}

function makePlan(model: Model, sheet: AnswerSheet): ScopePlan {
  const { catalogue } = model
  const scopes = scopesOf(catalogue, sheet)
  const { form } = sheet
  const isMeasured = (question: Question) =>
    isInForm(form, question) && holdsInScope(question.scopeCondition, scopes.organisation)
  const isActive = model.capabilities.map(({ aspects }) => aspects.map(({ question }) => isMeasured(question)))
  const appliesAtAll = model.capabilities.map(({ aspects }, index) =>
    aspects.some((aspect, position) => aspect === leadAspect(aspects) && isActive[index]?.[position] === true),
  )
  const contextOf = (target: Target) => targetContext(model, target, { scopes, form, appliesAtAll, table })
  const table = newDemandTable()
  const compile = (target: Target) => compileTarget(model, target, contextOf(target))
  const useCases = model.useCases.map(compile)
  const techniques = model.techniques.map(compile)
  const onScale = layOutScale(model, appliesAtAll, isActive)
  return {
    scopes,
    form,
    isActive,
    ...onScale,
    table,
    techniques,
    useCases,
    homework: listHomework(model, { scopes, interests: sheet.profile.interests ?? [], appliesAtAll }),
    gates: bindGates(model, scopes.organisation, appliesAtAll),
    pitfalls: bindPitfalls(model, { scopes, interests: sheet.profile.interests ?? [], useCases, appliesAtAll }),
    contradictions: bindContradictions(model, scopes),
    room: makeRoom(model, onScale.scale, table),
  }
}

/** Whether a form measures with a level or fact question: short leaves out deep facts (mapping A1). */
export function isInForm(form: AnswerSheet['form'], { kind, tier }: Question): boolean {
  return form === 'full' || kind !== 'fact' || tier !== 'deep'
}

type ContextParts = { scopes: Scopes; form: AnswerSheet['form']; appliesAtAll: boolean[]; table: DemandTable }

function targetContext(
  model: Model,
  target: Target,
  { scopes, form, appliesAtAll, table }: ContextParts,
): TargetContext {
  const { organisation } = scopes
  const scope = scopeOfTarget(target, scopes)
  return {
    table,
    scope,
    organisation,
    applies: (capability) => {
      const index = model.capabilityIndex.get(capability) as number
      if (!appliesAtAll[index]) return false
      const level = leadAspect(model.capabilities[index]?.aspects ?? [])
      return scope === organisation || holdsInScope(level?.question.scopeCondition ?? null, scope)
    },
    isMeasured: (question) => isInForm(form, question),
  }
}

function layOutScale(
  model: Model,
  appliesAtAll: boolean[],
  isActive: boolean[][],
): Pick<ScopePlan, 'dimensions' | 'scale' | 'scaleAspects'> {
  const { lambda, dimensionWeights } = model.catalogue.constants
  const scaleAspects: ScopePlan['scaleAspects'] = []
  let onScale = 0
  const sources: Parameters<typeof compileScale>[0]['dimensions'] = []
  const dimensions = byId(model.catalogue.dimensions).map(({ id }) => {
    const own = model.capabilities.filter(({ capability }) => capability.dimension === id)
    const scored = own.filter(({ capability, index }) => capability.scored && appliesAtAll[index])
    const capabilities = scored.map(({ index, aspects }) => {
      const active = aspects.flatMap((aspect, position) => (isActive[index]?.[position] ? [{ aspect, position }] : []))
      for (const { position } of active) scaleAspects.push({ capability: index, position })
      const laidOut = active.map(({ aspect }) => ({ question: aspect.questionIndex, weight: 1 }))
      return { weight: 1, aggregate: 'min' as const, aspects: laidOut }
    })
    sources.push({ weight: dimensionWeights[id], capabilities })
    return { id, onScale: capabilities.length > 0 ? onScale++ : -1, capabilities: own.map(({ index }) => index) }
  })
  const scale = compileScale({ lambda, questionCount: model.questions.length, dimensions: sources })
  return { dimensions, scale, scaleAspects }
}

function makeRoom(model: Model, scale: Scale, table: DemandTable): Room {
  return {
    lo: new Int8Array(model.capabilities.length),
    hi: new Int8Array(model.capabilities.length),
    aspectsLo: new Int8Array(scale.questionOf.length),
    aspectsHi: new Int8Array(scale.questionOf.length),
    reachedLo: roomFor(scale),
    reachedHi: roomFor(scale),
    losses: lossRoomFor(scale),
    potentials: potentialRoomFor(scale),
    tally: tallyFor(model, table),
    points: new Float64Array(model.questions.length),
  }
}
