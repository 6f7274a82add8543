import type { Action } from '#content/schema.ts'
import { compareIds, type EffortAction } from './effort-problem.ts'
import { assignPeople } from './people.ts'
import type { Person, Pin, PlanPhase, PlanRefusal, PlanRequest } from './plan.ts'
import { refuse } from './plan-refusal.ts'
import { type Pace, paceOf } from './planned-effort.ts'
import type { PlanningState } from './planning-state.ts'

/** A planned action with the person who does it. */
export type StaffedAction = {
  action: Action
  /** In half-days. */
  effort: EffortAction
  person: Person
  pace: Pace
  phase: PlanPhase
  /** Ids of planned actions that must end before. */
  after: string[]
  /** ISO date of the first day on which it may begin. */
  notBefore?: string
  /** Under way or done; missing: still to be done. */
  progress?: Progress
}

/** Dates are ISO dates, missing where nobody said them. */
export type Progress = { status: 'doing' | 'done'; begunOn?: string; doneOn?: string }

/** How far an action is, as far as that changes a plan; `null`: still to be done. */
export function progressOf({ status, begunOn, doneOn }: Pin = {}): Progress | null {
  if (status !== 'doing' && status !== 'done') return null
  return { status, ...(begunOn && { begunOn }), ...(doneOn && status === 'done' && { doneOn }) }
}

type Staffing = { people: readonly Person[]; hasHistory: boolean; pins?: PlanRequest['pins'] }

export type ActionToStaff = { effort: EffortAction; phase: PlanPhase; after: string[] }

/**
 * Gives every action its person and pace.
 *
 * @returns a refusal if nobody wears the role of an action that is surely needed, or if it is given to somebody who
 *   cannot do it; conditional ones that nobody can do are left out and named
 */
export function staffActions(
  state: PlanningState,
  planned: readonly ActionToStaff[],
  { people, hasHistory, pins = {} }: Staffing,
): { staffed: StaffedAction[]; unassigned: { id: string; role: string }[] } | PlanRefusal {
  const byId = new Map(state.catalogue.actions.map((action) => [action.id, action] as const))
  const known = planned.flatMap((each) => {
    const action = byId.get(each.effort.id)
    return action ? [{ ...each, action }] : []
  })
  const assigned = assignPeople(
    people,
    known.map(({ action: { id, role }, effort }) => ({
      id,
      role,
      high: pins[id]?.status === 'done' ? 0 : effort.high,
      owner: pins[id]?.person,
    })),
  )
  const missing = known.filter(({ action }) => !assigned.has(action.id))
  const given = missing.find(({ action }) => pins[action.id]?.person !== undefined)
  if (given) return refuseOwner(state, given.action, { people, owner: pins[given.action.id]?.person ?? '' })
  const needed = missing.find(({ phase }) => phase !== 'scale')
  if (needed) return refuseRole(state, needed.action)

  const staffed = known.flatMap((each) => {
    const person = assigned.get(each.action.id)
    if (person === undefined) return []
    const pin = pins[each.action.id]
    const progress = progressOf(pin)
    const pace = paceOf(each.action, { high: each.effort.high, person, hasHistory })
    return [
      { ...each, person, pace, ...(pin?.notBefore && { notBefore: pin.notBefore }), ...(progress && { progress }) },
    ]
  })
  return {
    staffed: staffed.sort((a, b) => compareIds(a.action.id, b.action.id)),
    unassigned: missing
      .map(({ action }) => ({ id: action.id, role: action.role }))
      .sort((a, b) => compareIds(a.id, b.id)),
  }
}

function refuseRole(state: PlanningState, { id, name, role }: Action): PlanRefusal {
  const title = state.catalogue.roles.find((each) => each.id === role)?.name ?? role
  const message = `Nobody with time for it wears the hat "${title}" (${role}), which "${name}" needs. Give it to a person or an external partner.`
  return refuse('role', 'people', message, { role, action: id, name: title })
}

type Given = { people: readonly Person[]; owner: string }

function refuseOwner(state: PlanningState, { id, name, role }: Action, { people, owner }: Given): PlanRefusal {
  const title = state.catalogue.roles.find((each) => each.id === role)?.name ?? role
  const person = people.find((each) => each.id === owner)
  const why = person ? `has no time for it or does not wear the hat "${title}" (${role})` : 'is not among the people'
  const message = `"${name}" is given to ${person?.name ?? owner}, who ${why}. Give it to somebody else, or leave it to the plan.`
  return refuse('owner', `pins.${id}.person`, message, { action: id, name, role: title, person: person?.name ?? '' })
}
