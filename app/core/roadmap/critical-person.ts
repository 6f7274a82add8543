import { findCriticalPath } from './critical-path.ts'
import { compareIds } from './effort-problem.ts'
import { calendarOf, WORKDAYS } from './people.ts'
import type { Person } from './plan.ts'
import { leftBeside, type Milestones, type PhasedSchedule, pilotProject } from './plan-phases.ts'
import { paceOf } from './planned-effort.ts'
import { type Calendar, compileProject } from './project.ts'
import { scheduleProject } from './schedule.ts'
import { boundWeeks } from './schedule-bounds.ts'
import type { StaffedAction } from './staffed-action.ts'

const ONE_DAY = 1
const LISTS = 20

/** What the way to the gate was planned with. */
export type PilotSetting = {
  prepare: readonly StaffedAction[]
  /** Everything planned: work under way takes time of the same people. */
  staffed: readonly StaffedAction[]
  calendars: Readonly<Record<string, Calendar>>
  milestones: Milestones
  hasHistory: boolean
}

/**
 * The person whose time binds: with one more day a week of theirs, the gate would come sooner than with anybody else's.
 * Who has no whole day of the week left is not asked for one.
 *
 * @returns `criticalPerson: null` and 0 weeks if nobody's day would help
 * @source methods 4.2, "which role binds", per person
 */
export function findCriticalPerson(
  setting: PilotSetting,
  current: PhasedSchedule,
): { criticalPerson: string | null; weeksSaved: number } {
  const busy = new Map(setting.prepare.map(({ person }) => [person.id, person] as const))
  const able = [...busy.values()].filter(({ daysPerWeek }) => daysPerWeek + ONE_DAY <= WORKDAYS)
  let best: { criticalPerson: string | null; weeksSaved: number } = { criticalPerson: null, weeksSaved: 0 }
  for (const person of able.sort((a, b) => compareIds(a.id, b.id))) {
    const weeksSaved = current.weeks - weeksWithMore(setting, current, person)
    if (weeksSaved > best.weeksSaved) best = { criticalPerson: person.id, weeksSaved }
  }
  return best
}

function weeksWithMore(
  { prepare, staffed: all, calendars, milestones, hasHistory }: PilotSetting,
  current: PhasedSchedule,
  person: Person,
) {
  const richer = { ...person, daysPerWeek: person.daysPerWeek + ONE_DAY }
  const faster = prepare.map((staffed) => {
    if (staffed.person.id !== person.id) return staffed
    return {
      ...staffed,
      person: richer,
      pace: paceOf(staffed.action, { high: staffed.effort.high, person: richer, hasHistory }),
    }
  })
  const time = { ...calendars, [person.id]: calendarOf(richer, milestones.monday) }
  const project = pilotProject(faster, leftBeside(time, all, milestones.fixed ?? new Map()), milestones)
  const compiled = compileProject(project)
  if (boundWeeks(compiled, findCriticalPath(compiled)) >= current.weeks) return current.weeks

  const schedule = scheduleProject(project, { lists: LISTS, known: current.starts, exactNodes: 0 })
  return schedule.feasible ? Math.min(current.weeks, schedule.makespan) : current.weeks
}
