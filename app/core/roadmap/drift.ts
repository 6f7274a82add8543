import type { Pin, Plan, ScheduledItem } from './plan.ts'
import type { PilotDays } from './signed-pilot.ts'
import { dayOf, weekFrom } from './weeks.ts'

/**
 * Why something ends on another day than planned. `waits`: for `on`, which ends later itself; `busy`: whoever does it is at
 * something else until then, at `on` if that ends later than planned; `lessTime`: whoever does it has fewer days a week; `start`: for the day before which nothing begins;
 * `signed`: a pilot has the days of its charter.
 */
export type Cause =
  | { is: 'doneLate' | 'begunLate' | 'longer' | 'lessTime' | 'running' | 'notBegun' | 'notBefore' | 'start' | 'signed' }
  | { is: 'waits'; on: string }
  | { is: 'busy'; on?: string }
  | { is: 'dropped' }
  | { is: 'blocked'; by: string[] }
  | { is: 'sooner' }

/** One action or milestone as planned and as it stands now; weeks from the plan's first Monday, end exclusive. */
export type Drift = {
  id: string
  /** `null`: it was not in the plan. */
  planned: ScheduledItem | null
  /** `null`: it is not done any more. */
  now: ScheduledItem | null
  /** Weeks by which it ends later, below 0 sooner; 0 where one of both is missing. */
  weeks: number
  /** `null`: it ends when it was to. */
  because: Cause | null
}

type Tracked = { pins: Readonly<Record<string, Pin>>; today: string; startOn?: string; pilot?: PilotDays }

/**
 * What became of a plan: each of its actions and milestones against the forecast.
 *
 * @param forecast of `forecastPlan`, with the same tracking
 * @returns in ascending order of ids
 */
export function driftsOf(plan: Plan, forecast: Plan, tracked: Tracked): Drift[] {
  const [was, is] = [itemsOf(plan), itemsOf(forecast)]
  const ids = [...new Set([...was.keys(), ...is.keys()])].sort()
  return ids.map((id) => {
    const [planned, now] = [was.get(id) ?? null, is.get(id) ?? null]
    const weeks = planned && now ? now.end - planned.end : 0
    const because = planned && !now ? missing(forecast, id) : causeOf({ plan, forecast, was, is, tracked }, id, weeks)
    return { id, planned, now, weeks, because }
  })
}

/** Where a delay begins: what something waits for, and what that waits for, to the first that waits for nothing late. */
export function rootOf(drifts: readonly Drift[], id: string): Drift | null {
  const byId = new Map(drifts.map((drift) => [drift.id, drift] as const))
  let at = byId.get(id) ?? null
  for (const _ of drifts) {
    const because = at?.because
    if (!because || !('on' in because) || because.on === undefined) break
    at = byId.get(because.on) ?? null
  }
  return at
}

const itemsOf = ({ schedule }: Plan) => new Map(schedule.map((item) => [item.id, item] as const))

function missing({ omitted = [] }: Plan, id: string): Cause | null {
  const out = omitted.find((each) => each.id === id)
  if (!out) return null
  return out.by.includes(id) ? { is: 'dropped' } : { is: 'blocked', by: out.by }
}

type Items = ReadonlyMap<string, ScheduledItem>
type Both = { plan: Plan; forecast: Plan; was: Items; is: Items; tracked: Tracked }

function causeOf(both: Both, id: string, weeks: number): Cause | null {
  const [planned, now] = [both.was.get(id), both.is.get(id)]
  if (!planned || !now || weeks === 0) return null
  if (weeks < 0) return { is: 'sooner' }
  if (id === 'pilot' && isOnItsDay(both, now)) return { is: 'signed' }
  const action = both.forecast.actions.find((each) => each.id === id)
  if (action?.status === 'done') return { is: 'doneLate' }
  const isLonger = now.end - now.start > planned.end - planned.start
  if (action?.status === 'doing') {
    if (now.start > planned.start) return { is: 'begunLate' }
    return action.weeks > planned.end - planned.start ? longer(both, id) : { is: 'running' }
  }
  if (now.start <= planned.start) return isLonger ? longer(both, id) : null
  return startsLate(both, { id, planned, now })
}

/** An action that takes more weeks, since whoever does it has fewer days a week, or else since it is more work. */
function longer({ plan, forecast }: Both, id: string): Cause {
  const daysIn = ({ actions, people }: Plan) => {
    const person = actions.find((action) => action.id === id)?.person
    return people.find((each) => each.id === person)?.daysPerWeek
  }
  const [was, is] = [daysIn(plan), daysIn(forecast)]
  return { is: was !== undefined && is !== undefined && is < was ? 'lessTime' : 'longer' }
}

type Late = { id: string; planned: ScheduledItem; now: ScheduledItem }

function startsLate(both: Both, { id, planned, now }: Late): Cause {
  const { forecast, tracked } = both
  const monday = dayOf(forecast.firstMonday) ?? 0
  const late = lateBefore(both, waitedFor(forecast, id), now)
  if (late !== null) return { is: 'waits', on: late }
  const notBefore = tracked.pins[id]?.notBefore
  if (notBefore !== undefined && weekFrom(notBefore, monday) === now.start) return { is: 'notBefore' }
  const from = weekFrom(tracked.today, monday)
  const earliest = weekFrom(tracked.startOn, monday)
  if (earliest > from && now.start === earliest) return { is: 'start' }
  if (planned.start < from && now.start === from) return { is: 'notBegun' }
  const beside = lateBefore(both, sameHands(forecast, id), now)
  return beside === null ? { is: 'busy' } : { is: 'busy', on: beside }
}

/** The pilot begins in the week of its charter, so that nothing else keeps it. */
function isOnItsDay({ forecast, tracked }: Both, { start }: ScheduledItem): boolean {
  const day = dayOf(tracked.pilot?.startsOn ?? '')
  const monday = dayOf(forecast.firstMonday) ?? 0
  return day !== null && start === Math.max(0, Math.floor((day - monday) / 7))
}

/** The first of those that ends right before it begins, and later than planned. */
function lateBefore({ was, is }: Both, before: readonly string[], now: ScheduledItem): string | null {
  return (
    before.find((each) => {
      const [planned, ends] = [was.get(each), is.get(each)]
      return ends?.end === now.start && (planned === undefined || ends.end > planned.end)
    }) ?? null
  )
}

/** Everything else that the same person does. */
function sameHands({ actions }: Plan, id: string): string[] {
  const person = actions.find((action) => action.id === id)?.person
  return actions.filter((action) => action.person === person && action.id !== id).map((action) => action.id)
}

function waitedFor({ actions }: Plan, id: string): string[] {
  const prepare = actions.filter(({ phase }) => phase === 'prepare').map((action) => action.id)
  if (id === 'pilot') return [...prepare, 'baseline']
  if (id === 'gate') return ['pilot']
  const action = actions.find((each) => each.id === id)
  if (action?.phase === 'scale') return [...action.after, 'gate']
  if (action?.phase === 'next') return [...action.after, ...prepare]
  return action?.after ?? []
}
