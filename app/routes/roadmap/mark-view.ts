import { type ActionTasks, NO_TASK } from '#app/core/roadmap/action-tasks.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import type { ReportContext } from '#app/report/model/report-context.ts'
import type { ReasonView } from '#app/routes/results/view.ts'
import { markDays, ownersFor } from './mark-form.ts'
import type { MarkView } from './roadmap-view.ts'

export type MarkSources = {
  words: ReportContext
  tasks: ActionTasks
  people: readonly Person[]
  /** The answers by capability id. */
  today: ReadonlyMap<string, readonly ReasonView[]>
}

/** What can be set for one action; `null` if the catalogue has none of that id. */
export function markOf({ words, tasks, people, today }: MarkSources, id: string): MarkView | null {
  const action = words.actions.get(id)
  if (!action) return null
  const { person, notBefore, status, version } = tasks[id] ?? NO_TASK
  return {
    action: id,
    name: action.name,
    person: person ?? '',
    notBefore: laterThan(words.meta.today, notBefore),
    status,
    owners: ownersFor(people, action.role).map((owner) => ({ id: owner.id, name: calledBy(words, owner) })),
    days: markDays(words.meta.today),
    questions: (today.get(action.capability) ?? []).flatMap(({ ask, href }) => (href === null ? [] : [{ ask, href }])),
    version,
  }
}

/** A day that is over is no start any more. */
export function laterThan(today: string, startOn: string | null): string {
  return startOn !== null && startOn >= today ? startOn : ''
}

/** A person's name, else their hats. */
export function calledBy(words: ReportContext, person: Person): string {
  return person.name ?? hatsOf(words, person)
}

export function hatsOf({ roles, words }: ReportContext, person: Person): string {
  return words.list(person.roles.map((id) => roles.get(id)?.name ?? id))
}
