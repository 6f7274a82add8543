import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Question } from '#content/schema.ts'
import { scopeOfTarget, type Target } from './active-rows.ts'
import { type AspectModel, leadAspect } from './capability-state.ts'
import { bindContradictions, type ContradictionCheck } from './check-contradictions.ts'
import { byId, type Model } from './compile-model.ts'
import { type CompiledTarget, compileTarget, type TargetContext } from './compile-target.ts'
import { decidingScopes } from './deciding-scopes.ts'
import { type Demands, type DemandTable, layOutTable, newDemandTable } from './demands.ts'
import { type BoundPitfall, bindPitfalls } from './expose-pitfalls.ts'
import { type HomeworkDemand, listHomework } from './list-homework.ts'
import { type LossRoom, lossRoomFor } from './losses.ts'
import { type PotentialRoom, potentialRoomFor } from './potentials.ts'
import { compileScale, type Reached, roomFor, type Scale } from './scale.ts'
import { holdsInScope, type Scopes, scopesOf } from './scope.ts'
import { bindGates, type Gate } from './stage-gates.ts'
import { layOutDemands, type TargetDemands } from './target-demands.ts'
import { type Tally, tallyFor } from './weigh-demands.ts'

/** Everything that follows from scope, interests and form alone: made once per combination, then only looked up. */
export type ScopePlan = ScopeRules & { scopes: Scopes }

/** The part of a plan that plans share whose scopes differ only in what no condition asks for. */
export type ScopeRules = {
  form: AnswerSheet['form']
  /** By question index: its place value in the capability's number; 0 for what is not part of the model now. */
  places: Int32Array
  /** By capability index: its number while nothing is answered. */
  openNumbers: Int32Array
  dimensions: DimensionPlan[]
  scale: Scale
  demands: Demands
  techniques: CompiledTarget[]
  techniqueDemands: TargetDemands
  useCases: CompiledTarget[]
  useCaseDemands: TargetDemands
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
  /** By capability index: what its answers make together. */
  numbers: Int32Array
  codes: Uint8Array
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
  const scopes = scopesOf(model.catalogue, sheet)
  const plan = { ...rulesFor(model, sheet, scopes), scopes }
  if (model.plans.size >= MOST_PLANS) model.plans.clear()
  model.plans.set(signature, plan)
  return plan
}

function signatureOf({ form, profile }: AnswerSheet): string {
  return form + JSON.stringify(profile)
}

function rulesFor(model: Model, sheet: AnswerSheet, scopes: Scopes): ScopeRules {
  const key = JSON.stringify([sheet.form, sheet.profile.interests ?? [], decidingScopes(model.catalogue, scopes)])
  const rules = model.rules.get(key) ?? makeRules(model, sheet, scopes)
  if (model.rules.size >= MOST_PLANS) model.rules.clear()
  model.rules.set(key, rules)
  return rules
}

function makeRules(model: Model, sheet: AnswerSheet, scopes: Scopes): ScopeRules {
  const { form } = sheet
  const isMeasured = (question: Question) =>
    isInForm(form, question) && holdsInScope(question.scopeCondition, scopes.organisation)
  const { places, openNumbers } = layOutPlaces(model, isMeasured)
  const appliesAtAll = model.capabilities.map(({ aspects }) => isPlaced(places, leadAspect(aspects)))
  const table = newDemandTable()
  const contextOf = (target: Target) => targetContext(model, target, { scopes, form, appliesAtAll, table })
  const compile = (target: Target) => compileTarget(model, target, contextOf(target))
  const useCases = model.useCases.map(compile)
  const techniques = model.techniques.map(compile)
  const useCaseDemands = layOutDemands(useCases.map(({ demands }) => demands))
  const techniqueDemands = layOutDemands(techniques.map(({ demands }) => demands))
  const demands = layOutTable(table)
  const compiled = { useCases: useCases.map(compiledOf), techniques: techniques.map(compiledOf) }
  const onScale = layOutScale(model, appliesAtAll, places)
  const interests = sheet.profile.interests ?? []
  const context = { scopes, interests, appliesAtAll, useCases: compiled.useCases }
  return {
    form,
    places,
    openNumbers,
    ...onScale,
    demands,
    ...compiled,
    techniqueDemands,
    useCaseDemands,
    homework: listHomework(model, context),
    gates: bindGates(model, scopes.organisation, appliesAtAll),
    pitfalls: bindPitfalls(model, context),
    contradictions: bindContradictions(model, scopes),
    room: makeRoom(model, onScale.scale, tallyFor(demands)),
  }
}

const compiledOf = ({ compiled }: { compiled: CompiledTarget }) => compiled

/** The place value of each question that is measured, and the number of a capability of which nothing is answered. */
function layOutPlaces(model: Model, isMeasured: (question: Question) => boolean) {
  const places = new Int32Array(model.questions.length)
  const openNumbers = new Int32Array(model.capabilities.length)
  for (const { capability, question, questionIndex, place, open } of model.aspectOf.values()) {
    if (!isMeasured(question)) continue
    places[questionIndex] = place
    openNumbers[capability] = (openNumbers[capability] as number) + open * place
  }
  return { places, openNumbers }
}

function isPlaced(places: Int32Array, aspect: AspectModel | undefined): boolean {
  return aspect !== undefined && places[aspect.questionIndex] !== 0
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
  places: Int32Array,
): Pick<ScopePlan, 'dimensions' | 'scale'> {
  const { lambda, dimensionWeights } = model.catalogue.constants
  let onScale = 0
  const sources: Parameters<typeof compileScale>[0]['dimensions'] = []
  const dimensions = byId(model.catalogue.dimensions).map(({ id }) => {
    const own = model.capabilities.filter(({ capability }) => capability.dimension === id)
    const scored = own.filter(({ capability, index }) => capability.scored && appliesAtAll[index])
    const capabilities = scored.map(({ aspects }) => {
      const active = aspects.filter((aspect) => isPlaced(places, aspect))
      const laidOut = active.map(({ questionIndex }) => ({ question: questionIndex, weight: 1 }))
      return { weight: 1, aggregate: 'min' as const, aspects: laidOut }
    })
    sources.push({ weight: dimensionWeights[id], capabilities })
    return { id, onScale: capabilities.length > 0 ? onScale++ : -1, capabilities: own.map(({ index }) => index) }
  })
  return { dimensions, scale: compileScale({ lambda, questionCount: model.questions.length, dimensions: sources }) }
}

function makeRoom(model: Model, scale: Scale, tally: Tally): Room {
  return {
    numbers: new Int32Array(model.capabilities.length),
    codes: new Uint8Array(model.questions.length),
    lo: new Int8Array(model.capabilities.length),
    hi: new Int8Array(model.capabilities.length),
    aspectsLo: new Int8Array(scale.questionOf.length),
    aspectsHi: new Int8Array(scale.questionOf.length),
    reachedLo: roomFor(scale),
    reachedHi: roomFor(scale),
    losses: lossRoomFor(scale),
    potentials: potentialRoomFor(scale),
    tally,
    points: new Float64Array(model.questions.length),
  }
}
