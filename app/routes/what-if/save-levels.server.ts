import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { plannableLevels } from '#app/core/roadmap/level-targets.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { savePlanLevels } from '#db/queries/plan-settings.server.ts'
import { sentLevels } from './sent-levels.ts'

/**
 * Makes the levels that were tried out targets of the plan, beside those that it has; field names: `level.<capability>`,
 * `version`. What no action leads to is left out.
 *
 * @returns whether they were stored; not if somebody changed the plan since the form was read
 */
export async function saveLevels(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  form: FormData,
): Promise<boolean> {
  const { catalogue } = askedIn(context, open)
  const levels = plannableLevels(catalogue, { ...open.planSettings.levels, ...sentLevels(form) })
  return storeLevels(context, open, { levels, baseVersion: Number(form.get('version')) })
}

type Stored = { levels: Record<string, number>; baseVersion: number }

/** @returns whether the plan still was the one of `baseVersion` */
export async function storeLevels(
  context: Readonly<RouterContextProvider>,
  { scope, assessment }: Pick<OpenAssessment, 'scope' | 'assessment'>,
  stored: Stored,
): Promise<boolean> {
  const { database } = context.get(services)
  const save = { assessmentId: assessment.id, ...stored }
  return (await database.withWorkspace(scope, (tx) => savePlanLevels(tx, save))) !== null
}
