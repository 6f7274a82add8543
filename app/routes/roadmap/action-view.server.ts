import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { type ActionTask, NO_TASK, TASK_STATUSES, type TaskStatus } from '#app/core/roadmap/action-tasks.ts'
import { showDays } from '#app/core/roadmap/show-estimate.ts'
import { daysText } from '#app/report/model/action-entry.ts'
import { libraryPlaces } from '#app/routes/library/library-places.ts'
import { linksOf } from '#app/routes/results/links.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { listTaskVersions, type TaskVersion } from '#db/queries/action-tasks.server.ts'
import { ownersFor } from './mark-form.ts'
import { calledBy } from './mark-view.ts'
import { typedOf } from './parse-task.server.ts'
import { roadmapOf } from './roadmap-view.server.ts'
import { missedIn, taskLine } from './task-lines.ts'
import type { TrackedPlan } from './tracked-plan.server.ts'

/** Everything that the page of one action shows. */
export type ActionPageView = Awaited<ReturnType<typeof actionViewOf>>

/** @param actionId of an action of the catalogue */
export async function actionViewOf(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { actionId, tracked }: { actionId: string; tracked: TrackedPlan },
) {
  const { database, locale } = context.get(services)
  const versions = await database.withWorkspace(open.scope, (tx) => listTaskVersions(tx, open.assessment.id, actionId))
  const { planned } = await roadmapOf(context, open)
  const row = planned?.phases.flatMap(({ rows }) => rows).find(({ id }) => id === actionId) ?? null
  const { words, people, tasks, now, baseline } = tracked
  const task = tasks[actionId] ?? NO_TASK
  const action = words.actions.get(actionId)
  const inPlan = [now, baseline].flatMap((plan) => plan?.actions.find(({ id }) => id === actionId) ?? [])[0]
  const { version, ticked, steps, links } = task
  return {
    line: taskLine(tracked, actionId),
    row,
    typed: { ...typedOf(task, locale), ticked: [...ticked], version },
    steps: [...steps],
    links: [...links],
    statuses: [...TASK_STATUSES] as TaskStatus[],
    owners: ownersFor(people, action?.role ?? '').map((owner) => ({ id: owner.id, name: calledBy(words, owner) })),
    estimate: inPlan ? daysText(words, inPlan.original ?? inPlan) : '',
    inLibrary: libraryPlaces(context.get(services).catalogue)('actions', actionId),
    sheet: action ? linksOf(context.get(services).catalogue, open.assessment.id).sheetOf(action.id) : null,
    deliverable: row?.deliverable ?? action?.deliverable ?? '',
    definition: row?.done ?? action?.definitionOfDone ?? '',
    missed: task.status === 'dropped' ? missedIn(tracked) : [],
    isSubmitted: open.assessment.status === 'submitted',
    mayChange: can(open.actor, 'assessment.write'),
    history: await historyOf(context, open, { versions, tracked }),
  }
}

type Past = { versions: readonly TaskVersion[]; tracked: TrackedPlan }

/** What changed each time, the newest first. */
async function historyOf(context: Readonly<RouterContextProvider>, open: OpenAssessment, { versions, tracked }: Past) {
  const nameOf = await personNames(
    context.get(services).database,
    versions.flatMap(({ changedBy }) => changedBy ?? []),
  )
  return versions.map((version, at) => ({
    version: version.version,
    on: dateIn(version.changedAt, open.timeZone),
    isEarlier: version.changedBy === null,
    who: version.changedBy && nameOf(version.changedBy),
    status: version.status,
    changes: changesOf(version, versions[at + 1] ?? { ...NO_TASK }, tracked),
  }))
}

type Change = { of: 'person' | 'estimate' | 'dropReason'; text: string } | { of: Dated; on: string } | Counted
type Dated = 'notBefore' | 'dueOn' | 'begunOn' | 'doneOn'
type Counted = { of: 'ticked' | 'links'; count: number }

function changesOf(is: ActionTask, was: ActionTask, { words, people }: TrackedPlan): Change[] {
  const owner = people.find(({ id }) => id === is.person)
  const days = (['notBefore', 'dueOn', 'begunOn', 'doneOn'] as const).flatMap((of): Change[] => {
    const on = is[of]
    return on !== null && on !== was[of] ? [{ of, on }] : []
  })
  const { low, high } = is.estimate ? showDays(is.estimate) : { low: 0, high: 0 }
  const isNewEstimate = is.estimate !== null && JSON.stringify(is.estimate) !== JSON.stringify(was.estimate)
  return [
    ...(is.person !== was.person && owner ? [{ of: 'person' as const, text: calledBy(words, owner) }] : []),
    ...days,
    ...(isNewEstimate ? [{ of: 'estimate' as const, text: low === high ? String(low) : `${low}–${high}` }] : []),
    ...(is.dropReason !== '' ? [{ of: 'dropReason' as const, text: is.dropReason }] : []),
    ...(is.ticked.length !== was.ticked.length ? [{ of: 'ticked' as const, count: is.ticked.length }] : []),
    ...(is.links.length !== was.links.length ? [{ of: 'links' as const, count: is.links.length }] : []),
  ]
}
