import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { type CrewSave, saveCrew } from '#db/queries/plan-settings.server.ts'
import { crewDays } from './crew-view.ts'
import { type ParsedPlan, parsePlan, withDays } from './plan-form.ts'
import { trackedPlanOf } from './tracked-plan.server.ts'

export type CrewOutcome = ParsedPlan & { isStored: boolean }

/**
 * Keeps who works how much on what is left of a submitted plan, and from which day on.
 *
 * @returns `null` if it was submitted without a plan; not stored if its start is no day to plan from, or if somebody else
 *   changed it since the form was read
 */
export async function saveCrewForm(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  form: FormData,
): Promise<CrewOutcome | null> {
  const { baseline, people } = await trackedPlanOf(context, open)
  if (!baseline) return null
  const days = crewDays(baseline, dateIn(context.get(services).now(), open.timeZone))
  const parsed = parsePlan(form, { known: new Set(), intent: 'crew', days })
  if (parsed.wrongStart !== null) return { ...parsed, isStored: false }
  const isStored = await storeCrew(context, open, {
    people: withDays(people, parsed.fields.days) ?? open.planSettings.people,
    // Nothing typed means as submitted, so that a copy still begins when this one was to.
    startOn: parsed.fields.startOn ?? baseline.startOn,
    baseVersion: parsed.fields.version,
  })
  return { ...parsed, isStored }
}

/** @returns whether nobody changed it since `baseVersion` */
export async function storeCrew(
  context: Readonly<RouterContextProvider>,
  { scope, assessment }: Pick<OpenAssessment, 'scope' | 'assessment'>,
  crew: Omit<CrewSave, 'assessmentId'>,
): Promise<boolean> {
  const { database } = context.get(services)
  return (await database.withWorkspace(scope, (tx) => saveCrew(tx, { assessmentId: assessment.id, ...crew }))) !== null
}
