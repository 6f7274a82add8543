import { MAX_WEEKS } from './people.ts'
import type { PlanPhase, ScheduledItem } from './plan.ts'
import type { Activity, Calendar, Project } from './project.ts'
import { type Schedule, scheduleProject } from './schedule.ts'
import type { StaffedAction } from './staffed-action.ts'
import { weekFrom } from './weeks.ts'

/** The Monday of week 0, how much the milestones take, and what the baseline waits for (ids of planned actions). */
export type Milestones = {
  baselineWeeks: number
  baselineAfter: readonly string[]
  /** 0: it is over. */
  pilotWeeks: number
  /** 0: it is decided. */
  gateWeeks: number
  /** The first week in which the pilot may begin; missing: as soon as it fits. */
  pilotFrom?: number
  /** The first week in which it may be decided; missing: right after the pilot. */
  gateFrom?: number
  /** It has its days, and waits for nothing: its preparation, as far as it is still open, goes on beside it. */
  isFixed?: boolean
  /** The first week of a roll-out that was decided; missing: the one after the gate, if at all. */
  scaleFrom?: number
  /** Days since 1 January 1970. */
  monday: number
  /** The first week in which anything that is not begun may begin; missing: 0. */
  from?: number
  /** What is under way or done, by action id: it keeps its weeks, whatever else is planned. Missing: nothing. */
  fixed?: ReadonlyMap<string, ScheduledItem>
}

const NOTHING_FIXED: ReadonlyMap<string, ScheduledItem> = new Map()

export type PhasedSchedule = {
  items: ScheduledItem[]
  weeks: number
  prepareWeeks: number
  lowerBound: number
  optimal: boolean
  /** Start weeks up to the gate, to be used again when somebody gets more time. */
  starts: Record<string, number>
}

const MILESTONES: Record<string, PlanPhase> = { baseline: 'baseline', pilot: 'pilot', gate: 'gate' }

/**
 * Everything up to the gate as one project: preparation on people's weeks, the baseline beside it, pilot and gate after.
 *
 * @param calendars half-days by person id
 */
export function pilotProject(
  prepare: readonly StaffedAction[],
  calendars: Readonly<Record<string, Calendar>>,
  { baselineWeeks, baselineAfter, pilotWeeks, gateWeeks, pilotFrom, gateFrom = 0, isFixed, ...given }: Milestones,
): Project {
  const { monday, from = 0, fixed = NOTHING_FIXED } = given
  const open = prepare.filter(({ action }) => !fixed.has(action.id))
  const endOf = (ids: readonly string[]) => Math.max(from, ...ids.map((id) => fixed.get(id)?.end ?? 0))
  const isOpen = (id: string) => !fixed.has(id)
  const baseline = milestones('baseline', baselineWeeks, {
    after: baselineAfter.filter(isOpen),
    earliest: endOf(baselineAfter),
  })
  const ids = prepare.map(({ action }) => action.id)
  const before = isFixed ? [] : [...ids.filter(isOpen), ...baseline.map(({ id }) => id)]
  const ready = isFixed ? 0 : endOf(ids)
  const pilot = milestones('pilot', pilotWeeks, { after: before, earliest: Math.max(pilotFrom ?? 0, ready) })
  const gate = milestones('gate', gateWeeks, { after: pilot.map(({ id }) => id), earliest: gateFrom })
  const actions = open.map((staffed) => activityOf(staffed, { monday, earliest: from, all: fixed }))
  return { capacities: calendars, activities: [...actions, ...baseline, ...pilot, ...gate] }
}

/**
 * The whole plan in weeks: first the way to the gate as short as possible, then the other targets' actions on the time
 * that is left, after the preparation; then what a roll-out needs, after the gate. The baseline takes nobody's time, so it
 * stands as late as it can: right before the pilot, when it is known what is measured and for what.
 *
 * @returns `null` if there is no way within five years, roll-out aside
 */
export function schedulePhases(
  staffed: readonly StaffedAction[],
  calendars: Readonly<Record<string, Calendar>>,
  milestones: Milestones,
): PhasedSchedule | null {
  const { fixed = NOTHING_FIXED, from = 0 } = milestones
  const inPhase = (phase: PlanPhase) => staffed.filter((each) => each.phase === phase && !fixed.has(each.action.id))
  const pilot = solve(
    pilotProject(
      staffed.filter(({ phase }) => phase === 'prepare'),
      leftBeside(calendars, staffed, fixed),
      milestones,
    ),
  )
  const isDecided = milestones.pilotWeeks + milestones.gateWeeks === 0
  const prepareWeeks = isDecided ? pilot.makespan : (pilot.starts.pilot ?? 0)
  const all = new Map(fixed)
  for (const { action, pace } of inPhase('prepare'))
    add(all, { id: action.id, weeks: pace.weeks, phase: 'prepare' }, pilot)
  const lengths = { baseline: milestones.baselineWeeks, pilot: milestones.pilotWeeks, gate: milestones.gateWeeks }
  const measured = { ...pilot.starts, baseline: prepareWeeks - milestones.baselineWeeks }
  for (const [id, weeks] of Object.entries(lengths)) {
    if (id in pilot.starts) add(all, { id, weeks, phase: MILESTONES[id] ?? 'gate' }, { starts: measured })
  }
  for (const [phase, earliest] of [
    ['next', Math.max(from, prepareWeeks)],
    ['scale', Math.max(from, milestones.scaleFrom ?? pilot.makespan)],
  ] as const) {
    const actions = inPhase(phase)
    const done = staffed.filter(({ action }) => all.has(action.id))
    const free = leftBeside(calendars, done, all)
    const activities = actions.map((each) => activityOf(each, { monday: milestones.monday, earliest, all }))
    const later = solve({ capacities: free, activities }, 60)
    for (const { action, pace } of actions) add(all, { id: action.id, weeks: pace.weeks, phase }, later)
  }
  const items = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (items.some(({ phase, end }) => phase !== 'scale' && end > MAX_WEEKS)) return null
  return {
    items,
    weeks: milestones.isFixed ? (all.get('gate')?.end ?? 0) : pilot.makespan,
    prepareWeeks,
    lowerBound: pilot.lowerBound,
    optimal: pilot.proven && !milestones.isFixed,
    starts: pilot.starts,
  }
}

/** Nothing where it takes no weeks. */
function milestones(
  id: string,
  weeks: number,
  { after, earliest = 0 }: { after: readonly string[]; earliest?: number },
): Activity[] {
  return weeks > 0 ? [{ id, weeks, demand: {}, after, earliest }] : []
}

type Planned = { monday: number; earliest?: number; all?: ReadonlyMap<string, ScheduledItem> }

/** An action as an activity; what is planned already becomes its earliest week. */
function activityOf({ action, person, pace, after, notBefore }: StaffedAction, planned: Planned): Activity {
  const ends = after.map((id) => planned.all?.get(id)?.end ?? 0)
  return {
    id: action.id,
    weeks: pace.weeks,
    demand: { [person.id]: pace.demand },
    after: after.filter((id) => !planned.all?.has(id)),
    earliest: Math.max(planned.earliest ?? 0, weekFrom(notBefore, planned.monday), ...ends),
  }
}

/** What is left of everybody's time beside work that is under way; nobody has less than none. */
export function leftBeside(
  calendars: Readonly<Record<string, Calendar>>,
  staffed: readonly StaffedAction[],
  fixed: ReadonlyMap<string, ScheduledItem>,
): Record<string, Calendar> {
  const done = staffed.filter(({ action }) => fixed.has(action.id))
  return Object.fromEntries(
    Object.entries(calendars).map(([person, calendar]) => {
      if (done.length === 0) return [person, calendar]
      const { base, weeks } = calendarLeft(calendar, person, { done, all: fixed })
      return [person, { base, weeks: weeks.map((units) => Math.max(0, units)) }]
    }),
  )
}

function calendarLeft(
  calendar: Calendar,
  person: string,
  { done, all }: { done: readonly StaffedAction[]; all: ReadonlyMap<string, ScheduledItem> },
): Calendar {
  const own = done.filter((each) => each.person.id === person)
  const end = own.reduce((max, { action }) => Math.max(max, all.get(action.id)?.end ?? 0), calendar.weeks.length)
  const weeks = Array.from({ length: end }, (_, week) => calendar.weeks[week] ?? calendar.base)
  for (const { action, pace } of own) {
    const item = all.get(action.id)
    for (let week = item?.start ?? 0; week < (item?.end ?? 0); week++) weeks[week] = (weeks[week] ?? 0) - pace.demand
  }
  return { base: calendar.base, weeks }
}

function add(
  all: Map<string, ScheduledItem>,
  item: { id: string; weeks: number; phase: PlanPhase },
  { starts }: Pick<Schedule, 'starts'>,
): void {
  const start = starts[item.id] ?? 0
  all.set(item.id, { id: item.id, start, end: start + item.weeks, phase: item.phase })
}

function solve(project: Project, lists?: number): Schedule {
  const schedule = scheduleProject(project, { lists })
  if (!schedule.feasible)
    throw new RangeError(`${schedule.activity} needs more of ${schedule.resource} than a week has.`)
  return schedule
}
