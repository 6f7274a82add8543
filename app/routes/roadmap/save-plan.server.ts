import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { decisionsOf, planOf } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { findPlanSettings, type PlanSettings, savePlanSettings } from '#db/queries/plan-settings.server.ts'
import { changeTargets, type PlanFields, TARGETS_MAX, withDays } from './plan-form.ts'
import { peopleOf } from './roadmap-view.server.ts'

/** @returns whether it was stored; not if somebody changed the plan since the form was read */
export async function savePlan(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { days, version, ...fields }: PlanFields,
): Promise<boolean> {
  const people = withDays(peopleOf(context, open, await decisionsOf(context, open)), days)
  return store(context, open, { ...fields, people: people ?? open.planSettings.people, baseVersion: version })
}

/** What became of adding a target: `full`: five are planned for; `noPilot`: a technique alone is no pilot. */
export type Added = { kind: 'added'; wasProposal: boolean } | { kind: 'full' | 'noPilot' | 'changed' }

/** Adds a target after those planned for, from its own page: the pilot stays, as does whatever else was changed meanwhile. */
export async function addTarget(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  target: string,
): Promise<Added> {
  const current = await settingsNow(context, open)
  if (!current) return { kind: 'changed' }
  const wasProposal = current.targets.length === 0
  const { request } = await planOf(context, open, current)
  const planned = request?.targets ?? []
  if (planned.includes(target)) return { kind: 'added', wasProposal }
  if (planned.length >= TARGETS_MAX) return { kind: 'full' }
  const isUseCase = context.get(services).catalogue.useCases.some(({ id }) => id === target)
  if (planned.length === 0 && !isUseCase) return { kind: 'noPilot' }
  const targets = changeTargets(planned, `add:${target}`)
  return (await store(context, open, withTargets(current, targets)))
    ? { kind: 'added', wasProposal }
    : { kind: 'changed' }
}

/** @returns whether it was stored; `toProposal`: the targets were a proposal before, and are one again */
export async function takeTargetBack(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { target, toProposal }: { target: string; toProposal: boolean },
): Promise<boolean> {
  const current = await settingsNow(context, open)
  if (!current) return false
  const targets = toProposal ? [] : changeTargets(current.targets, `remove:${target}`)
  return store(context, open, withTargets(current, targets))
}

function settingsNow(context: Readonly<RouterContextProvider>, { scope, assessment }: OpenAssessment) {
  const { database } = context.get(services)
  return database.withWorkspace(scope, (tx) => findPlanSettings(tx, assessment.id))
}

function withTargets({ people, startOn, hasHistory, version }: PlanSettings, targets: string[]): Settings {
  return { targets, people, startOn, hasHistory, baseVersion: version }
}

type Settings = Omit<Parameters<typeof savePlanSettings>[1], 'assessmentId'>

/** @returns whether the settings still were the ones of `baseVersion` */
export async function store(
  context: Readonly<RouterContextProvider>,
  { scope, assessment }: Pick<OpenAssessment, 'scope' | 'assessment'>,
  settings: Settings,
): Promise<boolean> {
  const { database } = context.get(services)
  const save = { assessmentId: assessment.id, ...settings }
  return (await database.withWorkspace(scope, (tx) => savePlanSettings(tx, save))) !== null
}
