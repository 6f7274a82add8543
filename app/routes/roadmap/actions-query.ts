import { TASK_STATUSES, type TaskStatus } from '#app/core/roadmap/action-tasks.ts'
import type { PlanPhase } from '#app/core/roadmap/plan.ts'
import { type Locale, wordOrder } from '#app/messages/locales.ts'
import type { TaskLine } from './task-lines.ts'

export const SORTS = ['plan', 'owner', 'status', 'due', 'end'] as const
type Sort = (typeof SORTS)[number]

/** What of the actions is shown, and in which order; empty: all. */
export type ActionsQuery = { owner: string; status: TaskStatus | ''; phase: PlanPhase | ''; sort: Sort }

const PHASES: readonly PlanPhase[] = ['prepare', 'next', 'scale']

/** What an address asks for; whatever it does not know is left out. */
export function readActionsQuery({ searchParams }: URL): ActionsQuery {
  return {
    owner: searchParams.get('owner') ?? '',
    status: TASK_STATUSES.find((each) => each === searchParams.get('status')) ?? '',
    phase: PHASES.find((each) => each === searchParams.get('phase')) ?? '',
    sort: SORTS.find((each) => each === searchParams.get('sort')) ?? 'plan',
  }
}

/** The lines that are asked for, in the order that is; those without a day come last. */
export function chooseLines(
  lines: readonly TaskLine[],
  { owner, status, phase, sort }: ActionsQuery,
  locale: Locale,
): TaskLine[] {
  const asked = lines.filter(
    (line) =>
      (owner === '' || line.person === owner) &&
      (status === '' || line.status === status) &&
      (phase === '' || line.phase === phase),
  )
  const key = KEYS[sort]
  const compare = wordOrder(locale)
  return key ? asked.toSorted((a, b) => compare(key(a), key(b))) : asked
}

const LAST = '9999'
const KEYS: Record<Sort, ((line: TaskLine) => string) | null> = {
  plan: null,
  owner: ({ who }) => who,
  status: ({ status }) => String(TASK_STATUSES.indexOf(status)),
  due: ({ dueOn }) => dueOn ?? LAST,
  end: ({ now }) => now?.to ?? LAST,
}
