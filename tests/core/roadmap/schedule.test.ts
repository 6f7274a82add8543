import { describe, expect, test } from 'vitest'
import { findCriticalPath } from '#app/core/roadmap/critical-path.ts'
import { makespanOf, type Starts, scheduleByWeek, scheduleInOrder } from '#app/core/roadmap/generate-schedule.ts'
import { improveSchedule } from '#app/core/roadmap/improve-schedule.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { listByPriority, type PriorityRule, prioritise } from '#app/core/roadmap/priority-rules.ts'
import { compileProject, type Project } from '#app/core/roadmap/project.ts'
import { type Schedule, type ScheduleOptions, scheduleProject } from '#app/core/roadmap/schedule.ts'
import { boundWeeks } from '#app/core/roadmap/schedule-bounds.ts'
import {
  anActivity,
  eightActivities,
  endOf,
  faultsOf,
  randomProject,
  shortestByBruteForce,
} from './support/projects.ts'

describe('the eight activities of methods 4.2', () => {
  const project = compileProject(eightActivities)
  const path = findCriticalPath(project)
  const named = (starts: Starts) => Object.fromEntries(project.ids.map((id, at) => [id, starts[at]]))
  const serial = (rule: PriorityRule) =>
    scheduleInOrder(project, listByPriority(project, prioritise(project, path, rule)))

  test('the critical path has 14 weeks', () => {
    expect(path.weeks).toBe(14)
    expect(named(path.earliestStart)).toEqual({ A: 0, B: 0, C: 2, D: 0, E: 2, F: 3, G: 7, H: 13 })
  })

  test('serially by latest finish it takes 16', () => {
    const starts = serial('LFT')

    expect(makespanOf(project, starts)).toBe(16)
    expect(named(starts)).toEqual({ A: 0, B: 0, C: 4, D: 2, E: 4, F: 5, G: 9, H: 15 })
  })

  test('serially by latest start, in parallel by latest finish, or improved: 15', () => {
    expect(makespanOf(project, serial('LST'))).toBe(15)
    expect(makespanOf(project, scheduleByWeek(project, prioritise(project, path, 'LFT')))).toBe(15)
    expect(makespanOf(project, improveSchedule(project, serial('LFT')))).toBe(15)
  })

  test('the bound is 14 and the shortest plan, proven, is 15', () => {
    expect(boundWeeks(project, path)).toBe(14)
    expect(schedule(eightActivities)).toMatchObject({ makespan: 15, lowerBound: 14, proven: true })
  })
})

describe('what a schedule promises', () => {
  test('an activity that needs more than there ever is, is named with the amount', () => {
    const project = { capacities: { data: 2 }, activities: [anActivity('A1(3,0,0)')] }

    expect(scheduleProject(project)).toEqual({
      feasible: false,
      activity: 'A',
      resource: 'data',
      needed: 3,
      capacity: 2,
    })
  })

  test('demand is rounded up to halves', () => {
    const activities = ['a', 'b'].map((id) => ({ id, weeks: 1, demand: { it: 0.6 }, after: [] }))

    expect(schedule({ capacities: { it: 1.5 }, activities }).makespan).toBe(2)
    expect(schedule({ capacities: { it: 2 }, activities }).makespan).toBe(1)
  })

  test('nobody works in a week without capacity', () => {
    const project: Project = {
      capacities: { ann: { base: 2, weeks: [2, 0, 0, 2] } },
      activities: [
        { id: 'a', weeks: 2, demand: { ann: 1 }, after: [] },
        { id: 'b', weeks: 1, demand: { ann: 2 }, after: [] },
      ],
    }

    expect(schedule(project)).toMatchObject({ makespan: 5, starts: { a: 3, b: 0 }, proven: true })
  })

  test('activities that wait for each other in a circle, or for nothing known, are a fault', () => {
    const circle = ['A1(0,0,0)<B', 'B1(0,0,0)<A'].map(anActivity)

    expect(() => scheduleProject({ capacities: {}, activities: circle })).toThrow(/circle/)
    expect(() => scheduleProject({ capacities: {}, activities: [anActivity('A1(0,0,0)<Z')] })).toThrow(/not there/)
  })

  test('an empty project takes no time', () => {
    expect(schedule({ capacities: {}, activities: [] })).toEqual({
      feasible: true,
      makespan: 0,
      starts: {},
      lowerBound: 0,
      proven: true,
    })
  })

  test('300 random projects keep precedence and capacity and end between bound and one after the other', () => {
    const random = mulberry32(11)
    for (let round = 0; round < 300; round++) {
      const project = randomProject(random, { activities: 4 + (round % 17), calendar: round % 2 === 1 })
      const planned = schedule(project, { lists: 10 })

      expect(faultsOf(project, planned.starts)).toEqual([])
      expect(planned.makespan).toBe(endOf(project, planned.starts))
      expect(planned.lowerBound).toBeLessThanOrEqual(planned.makespan)
    }
  })

  test('without limits the critical path is the schedule', () => {
    const random = mulberry32(12)
    for (let round = 0; round < 100; round++) {
      const { activities } = randomProject(random, { activities: 12 })
      const project = { capacities: { r0: 1000, r1: 1000 }, activities }

      expect(schedule(project).makespan).toBe(findCriticalPath(compileProject(project)).weeks)
    }
  })

  test('the order of the input changes nothing', () => {
    const project = randomProject(mulberry32(13), { activities: 14 })

    expect(schedule({ ...project, activities: project.activities.toReversed() })).toEqual(schedule(project))
  })
})

describe('the shortest schedule', () => {
  test('small projects end as early as trying every order says, absences or not', () => {
    const random = mulberry32(14)
    for (let round = 0; round < 120; round++) {
      const project = randomProject(random, { activities: 3 + (round % 4), calendar: round % 2 === 1 })
      const planned = schedule(project)

      expect(planned).toMatchObject({ makespan: shortestByBruteForce(project), proven: true })
    }
  })

  test('more capacity never makes a proven schedule longer', () => {
    const random = mulberry32(15)
    for (let round = 0; round < 100; round++) {
      const project = randomProject(random, { activities: 7 })

      expect(schedule(withMore(project)).makespan).toBeLessThanOrEqual(schedule(project).makespan)
    }
  })

  test('less capacity makes the eight activities longer', () => {
    const tighter = [3, 4, 5].map((data) => ({
      ...eightActivities,
      capacities: { ...eightActivities.capacities, data },
    }))
    const weeks = tighter.map((project) => schedule(project).makespan)

    expect(weeks).toEqual(tighter.map(shortestByBruteForce))
    expect(weeks).toEqual([16, 16, 15])
  })

  test('for large projects the old start weeks keep more capacity from ever making it longer', () => {
    const random = mulberry32(16)
    for (let round = 0; round < 40; round++) {
      const project = randomProject(random, { activities: 30 })
      const before = schedule(project, { lists: 5 })
      const after = schedule(withMore(project), { lists: 0, known: before.starts })

      expect(after.makespan).toBeLessThanOrEqual(before.makespan)
    }
  })
})

test('forward-backward improvement never makes a schedule longer, absences or not', () => {
  const random = mulberry32(17)
  for (let round = 0; round < 300; round++) {
    const project = compileProject(randomProject(random, { activities: 20, calendar: round % 2 === 1 }))
    const starts = scheduleByWeek(project, prioritise(project, findCriticalPath(project), 'SPT'))

    expect(makespanOf(project, improveSchedule(project, starts))).toBeLessThanOrEqual(makespanOf(project, starts))
  }
})

function schedule(project: Project, options?: ScheduleOptions): Schedule {
  const planned = scheduleProject(project, options)
  if (!planned.feasible) throw new Error(`${planned.activity} does not fit.`)
  return planned
}

function withMore(project: Project): Project {
  const more = Object.entries(project.capacities).map(([name, units]) => [name, Number(units) + 1] as const)
  return { ...project, capacities: Object.fromEntries(more) }
}
