import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { MergedRows } from '#app/core/scoring/merge-rows.ts'
import type { CapabilityScore, Interval } from '#app/core/scoring/result.ts'
import { holdsInScope, type Scope } from '#app/core/scoring/scope.ts'
import { planFor } from '#app/core/scoring/scope-plan.ts'
import { score } from '#app/core/scoring/score.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import { MAX_LEVEL } from '#content/schema.ts'
import type { Goal } from './action-set.ts'
import type { EffortAction } from './effort-problem.ts'
import type { TeamSize } from './people.ts'
import { effortActions } from './planned-effort.ts'
import type { TargetRequirements } from './target-requirements.ts'

/** What the answers say, in the terms of planning. */
export type PlanningState = {
  catalogue: Catalogue
  teamSize: TeamSize
  /** Levels that are sure, and levels that are possible; a capability that does not apply stands at 4. */
  lo: ReadonlyMap<string, number>
  hi: ReadonlyMap<string, number>
  /** By capability id, those that apply. */
  capabilities: ReadonlyMap<string, CapabilityScore>
  questions: ReadonlyMap<string, Question>
  /** In half-days, for this team. */
  actions: EffortAction[]
  /** `null` if the catalogue has no such technique or use case. */
  findTarget(id: string): PlanningTarget | null
  /** What scale-ready asks, with all stages below. */
  scaleGoal: Goal
  /** Preparations worked out already, by their inputs; this only saves time. */
  preparations: Map<string, Preparation | null>
}

/** Weeks, effort and cost of making one target ready from given levels; days of all people together, cents at their rates. */
export type Preparation = {
  weeks: number
  effortDays: { low: number; high: number }
  cost: { low: number; high: number }
}

export type PlanningTarget = {
  name: string
  applies: boolean
  pilotWeeks: number | null
  requirements: TargetRequirements
}

/** The stage whose demands a roll-out needs (mapping A12). */
const SCALE_STAGE = 3

/** States read lately, by model and by the sheet's JSON; this only saves time. */
const lately = new WeakMap<Model, Map<string, PlanningState>>()
const MOST_LATELY = 20

/**
 * Reads an answer sheet for planning: the same levels and merged rows that its verdicts rest on.
 *
 * @throws RangeError for an unknown question or option
 */
export function readPlanningState(model: Model, sheet: AnswerSheet): PlanningState {
  const states = lately.get(model) ?? new Map<string, PlanningState>()
  lately.set(model, states)
  const key = JSON.stringify(sheet)
  const known = states.get(key)
  if (known) return known
  const state = makeState(model, sheet)
  if (states.size >= MOST_LATELY) states.clear()
  states.set(key, state)
  return state
}

function makeState(model: Model, sheet: AnswerSheet): PlanningState {
  const { catalogue } = model
  const plan = planFor(model, sheet)
  const { dimensions } = score(model, sheet)
  const all = dimensions.flatMap(({ capabilities }) => capabilities)
  const capabilities = new Map(all.filter(({ applies }) => applies).map((each) => [each.id, each] as const))
  const levels = (end: keyof Interval) =>
    new Map(catalogue.capabilities.map(({ id }) => [id, capabilities.get(id)?.level[end] ?? MAX_LEVEL] as const))
  const compiled = new Map([...plan.techniques, ...plan.useCases].map((target) => [target.id, target] as const))
  const teamSize = teamSizeOf(plan.scopes.organisation)
  return {
    catalogue,
    teamSize,
    lo: levels('lo'),
    hi: levels('hi'),
    capabilities,
    questions: model.questionById,
    actions: effortActions(catalogue, teamSize, (capability) => capabilities.has(capability)),
    findTarget: (id) => {
      const target = compiled.get(id)
      const item = model.targetById.get(id)
      if (target === undefined || item === undefined) return null
      return {
        name: item.item.name,
        applies: target.applies,
        pilotWeeks: item.kind === 'useCase' ? item.item.pilot.weeks : null,
        requirements: requirementsOf(id, target.rows),
      }
    },
    scaleGoal: scaleGoal(catalogue, plan.scopes.organisation, (capability) => capabilities.has(capability)),
    preparations: new Map(),
  }
}

function teamSizeOf(scope: Scope): TeamSize {
  const [chosen] = scope.get('scope-team-size')?.chosen ?? []
  return chosen === 's' || chosen === 'l' || chosen === 'xl' ? chosen : 'm'
}

function requirementsOf(id: string, { musts, groups }: MergedRows): TargetRequirements {
  return {
    id,
    musts: musts.flatMap(({ capability, homework, specific }) => [
      ...(homework ? [{ capability, min: homework.min, homework: true, why: homework.why }] : []),
      ...(specific ? [{ capability, min: specific.min, homework: false, why: specific.why }] : []),
    ]),
    groups: groups.filter(({ must }) => must).map(({ anyOf, options, why }) => ({ id: anyOf, options, why })),
  }
}

function scaleGoal(catalogue: Catalogue, scope: Scope, applies: (capability: string) => boolean): Goal {
  const clauses = catalogue.stages.filter(({ id }) => id <= SCALE_STAGE).flatMap(({ needs }) => needs)
  const own = clauses.flatMap((clause) => (clause.kind === 'capability' ? [clause] : []))
  const holding = catalogue.profiles.filter(({ when }) => holdsInScope(when, scope))
  const rows = clauses.some(({ kind }) => kind === 'profileMusts')
    ? holding.flatMap(({ requirements }) => requirements)
    : []
  const profileMusts = rows.flatMap(({ capability, min, must }) =>
    must && capability !== null ? [{ capability, min }] : [],
  )
  const musts = [...own, ...profileMusts].filter(({ capability }) => applies(capability))
  return { musts: musts.map(({ capability, min }) => ({ capability, min, homework: false, why: '' })), groups: [] }
}
