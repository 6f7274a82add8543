import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { decisionsOf } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { findPlanSettings, savePlanSettings } from '#db/queries/plan-settings.server.ts'
import { changeTargets, type PlanFields, withDays } from './plan-form.ts'
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

/** Puts a target first, from the page of a use case: whatever else was changed meanwhile stays. */
export async function saveFirstTarget(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  target: string,
): Promise<boolean> {
  const { database } = context.get(services)
  const current = await database.withWorkspace(open.scope, (tx) => findPlanSettings(tx, open.assessment.id))
  if (!current) return false
  const { targets, people, startOn, hasHistory, version } = current
  return store(context, open, {
    targets: changeTargets(targets, `target:${target}`),
    people,
    startOn,
    hasHistory,
    baseVersion: version,
  })
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
