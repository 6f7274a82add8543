import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { inputsOf } from '#app/core/priority/use-case-value.ts'
import { nameOrder } from '#app/messages/locales.ts'
import type { PriorityReport } from '#app/report/model/priority-model.ts'
import { type TaskLine, taskLines } from '#app/routes/roadmap/task-lines.ts'
import { trackedPlanOf } from '#app/routes/roadmap/tracked-plan.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { decisionsOf } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { priorityReportNow } from '#app/server/priority/priority-now.server.ts'
import { listUseCaseValues } from '#db/queries/use-case-values.server.ts'

type Context = Readonly<RouterContextProvider>

/** What was computed of an open check today, or stands in the snapshot of a submitted one; `undefined`: nothing. */
export async function priorityReportOf(context: Context, open: OpenAssessment): Promise<PriorityReport | undefined> {
  if (open.assessment.status === 'open') return priorityReportNow(context, open)
  return (await decisionsOf(context, open)).report.priority
}

export type PriorityView = Awaited<ReturnType<typeof priorityView>>

/** What the page of priorities shows, with the way to each estimate. */
export async function priorityView(context: Context, open: OpenAssessment, saved: string | null) {
  const { database } = context.get(services)
  const { report } = await decisionsOf(context, open)
  const stored = await database.withWorkspace(open.scope, (tx) => listUseCaseValues(tx, open.assessment.id))
  const base = `/assessments/${open.assessment.id}`
  const names = new Map(askedIn(context, open).catalogue.useCases.map(({ id, name }) => [id, name]))
  const interests = open.profile.interests
  const isEstimated = (id: string) =>
    stored.some(({ useCaseId, figures }) => useCaseId === id && inputsOf(figures) !== null)
  const inOrder = nameOrder(report.locale)
  const choices = report.useCases.rows.map(({ id, name, tone, label }) => ({
    id,
    name,
    tone,
    label,
    isEstimated: isEstimated(id),
    isInMind: interests.includes(id),
    href: `${base}/priority/${id}`,
  }))
  return {
    base,
    priority: (await priorityReportOf(context, open)) ?? null,
    /** Those that the team has in mind first; both by name. */
    choices: choices.sort((a, b) => Number(b.isInMind) - Number(a.isInMind) || inOrder(a, b)),
    steps: await firstSteps(context, open),
    saved: saved === null ? null : (names.get(saved) ?? null),
  }
}

/** What the plan has people do next for a use case; `isRunning`: they are at it. */
export type NextStep = { name: string; href: string; who: string; from: string; isRunning: boolean }

/** By use case, the action of the plan that is next for it; none where the plan has none left for it. */
async function firstSteps(context: Context, open: OpenAssessment): Promise<Record<string, NextStep>> {
  const tracked = await trackedPlanOf(context, open)
  const plan = tracked.now ?? tracked.baseline
  if (!plan) return {}
  const left = taskLines(tracked).filter(({ status, now }) => now !== null && status !== 'done')
  const steps = plan.targets.flatMap((target, at) => {
    const asked = new Set(tracked.words.useCases.get(target)?.requirements.map(({ capability }) => capability))
    // All that comes before the pilot is for the first target.
    const isFor = ({ id, phase }: TaskLine) =>
      at === 0
        ? phase === 'prepare'
        : phase === 'next' && asked.has(plan.actions.find((action) => action.id === id)?.cap ?? '')
    const line = left.find(isFor)
    if (!line?.now) return []
    const { id, name, who, now, status } = line
    const href = `/assessments/${open.assessment.id}/roadmap/${id}`
    return [[target, { name, href, who, from: now.from, isRunning: status === 'doing' }] as const]
  })
  return Object.fromEntries(steps)
}
