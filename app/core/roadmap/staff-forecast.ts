import { compareIds } from './effort-problem.ts'
import { halfDaysOf } from './people.ts'
import type { Person, Pin, Plan, PlannedAction } from './plan.ts'
import { isRefusal } from './plan-refusal.ts'
import type { PlanningState } from './planning-state.ts'
import { type ActionToStaff, type StaffedAction, staffActions } from './staffed-action.ts'

type Staffing = { actions: readonly ActionToStaff[]; pins: Readonly<Record<string, Pin>>; people: readonly Person[] }

/** Everybody keeps what they do, unless it was given to somebody else who can. What is done stays with whoever did it. */
export function staffForecast(
  state: PlanningState,
  plan: Plan,
  { actions, pins, people }: Staffing,
): StaffedAction[] | null {
  const planned = new Map(plan.actions.map((action) => [action.id, action] as const))
  const hasHistory = plan.schedule.every(({ id }) => id !== 'baseline')
  const staffAmong = (who: readonly Person[], some: readonly ActionToStaff[]) => {
    const given = some.map(({ effort: { id } }) => {
      const { person: _, ...pin } = pins[id] ?? {}
      const person = ownerOf(who, planned.get(id), pins[id]?.person)
      return [id, { ...pin, ...(person && { person }) }] as const
    })
    return staffActions(state, some, { people: who, hasHistory, pins: Object.fromEntries(given) })
  }
  const isDone = ({ effort: { id } }: ActionToStaff) => pins[id]?.status === 'done'
  const gone = plan.people.filter(({ id }) => people.every((person) => person.id !== id))
  const done = staffAmong(
    gone.length > 0 ? [...people, ...gone] : people,
    actions.filter((each) => gone.length > 0 && isDone(each)),
  )
  const rest = staffAmong(
    people,
    actions.filter((each) => gone.length === 0 || !isDone(each)),
  )
  if (isRefusal(done) || isRefusal(rest)) return null
  const staffed = [...done.staffed, ...rest.staffed].sort((a, b) => compareIds(a.action.id, b.action.id))
  return staffed.map((each) => withPlannedPace(plan, each))
}

/** Who works as they were planned to takes the weeks that were planned, whatever the catalogue says today. */
function withPlannedPace({ actions, people }: Plan, each: StaffedAction): StaffedAction {
  const as = actions.find(({ id }) => id === each.action.id)
  const was = people.find(({ id }) => id === as?.person)
  const isAsPlanned =
    as &&
    was &&
    was.id === each.person.id &&
    halfDaysOf(was) === halfDaysOf(each.person) &&
    2 * as.high === each.effort.high
  if (!isAsPlanned) return each
  const { weeks, stretched } = as
  return { ...each, pace: { weeks, stretched, demand: Math.ceil(each.effort.high / weeks) } }
}

/** @returns `undefined`: whoever wears the hat and has time */
function ownerOf(people: readonly Person[], planned: PlannedAction | undefined, owner: string | undefined) {
  const isAble = (person: Person) => planned && person.roles.includes(planned.role) && halfDaysOf(person) > 0
  const find = (id: string | undefined) => people.find((person) => person.id === id && isAble(person))?.id
  return find(owner) ?? find(planned?.person)
}

/** The people of today, and whoever else did something of the plan. */
export function withWorkers(people: readonly Person[], staffed: readonly StaffedAction[]): Person[] {
  const others = staffed.map(({ person }) => person).filter(({ id }) => people.every((person) => person.id !== id))
  return [...people, ...new Set(others)]
}
