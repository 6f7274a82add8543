import type { Pin } from './plan.ts'

/** How far an action is, as somebody said; it changes no level and no plan. */
export const ACTION_STATUSES = ['planned', 'doing', 'done'] as const
export type ActionStatus = (typeof ACTION_STATUSES)[number]

/** What somebody said of one action: who does it, when it may begin, how far it is. Without `status`: planned. */
export type ActionMark = Pin & { status?: Exclude<ActionStatus, 'planned'> }

/** By action id; ids that the plan does not have wait until they come back. */
export type ActionMarks = Readonly<Record<string, ActionMark>>

/** The part of the marks that a plan is made with; ids without an owner or a date are left out. */
export function pinsOf(marks: ActionMarks): Record<string, Pin> {
  return Object.fromEntries(
    Object.entries(marks).flatMap(([id, { person, notBefore }]) => {
      const pin: Pin = { ...(person && { person }), ...(notBefore && { notBefore }) }
      return Object.keys(pin).length > 0 ? [[id, pin]] : []
    }),
  )
}

/** What is under way or done, by action id. */
export function statusesOf(marks: ActionMarks): Record<string, Exclude<ActionStatus, 'planned'>> {
  return Object.fromEntries(Object.entries(marks).flatMap(([id, { status }]) => (status ? [[id, status]] : [])))
}
