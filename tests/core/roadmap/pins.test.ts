import { describe, expect, test } from 'vitest'
import { NO_TASK, pinsOf, statusesOf, tasksFromMarks } from '#app/core/roadmap/action-tasks.ts'
import { datedTask } from '#app/core/roadmap/dated-task.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import type { Person, Pin, Plan } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import type { Project } from '#app/core/roadmap/project.ts'
import { scheduleProject } from '#app/core/roadmap/schedule.ts'
import { dayOf, isoDateOf, weekFrom } from '#app/core/roadmap/weeks.ts'
import { faultsOf, randomProject, shortestByBruteForce } from './support/projects.ts'
import { aSheet, model, planOf, randomSheet, randomTargets } from './support/sheets.ts'

const CHATBOT = 'uc-support-chatbot'
const beginner = aSheet(1)
const roles = model.catalogue.roles.map(({ id }) => id)
const aPerson = (id: string, change: Partial<Person> = {}): Person => ({
  id,
  name: id.toUpperCase(),
  roles,
  daysPerWeek: 2,
  away: [],
  dayRateCents: 65_000,
  ...change,
})
const two = [aPerson('ann'), aPerson('ben')]
const plan = (pins?: Record<string, Pin>, people: Person[] = two) =>
  planOf(beginner, { targets: [CHATBOT], people, ...(pins && { pins }) })
const startOf = ({ schedule, firstMonday }: Plan, id: string) =>
  isoDateOf((dayOf(firstMonday) ?? 0) + 7 * (schedule.find((item) => item.id === id)?.start ?? Number.NaN))
const prepared = (of: Plan) => of.actions.filter(({ phase }) => phase === 'prepare')

describe('the owner of an action', () => {
  test('does it, whoever would have been chosen', () => {
    for (const { id, person } of plan().actions.slice(0, 6)) {
      const other = person === 'ann' ? 'ben' : 'ann'

      expect(plan({ [id]: { person: other } }).actions.find((action) => action.id === id)?.person).toBe(other)
    }
  })

  test('has it counted before what the plan gives out', () => {
    const [first, ...others] = prepared(plan()).toSorted((a, b) => b.high - a.high)
    const pinned = plan({ [others.at(-1)?.id ?? '']: { person: 'ann' } })

    expect(pinned.actions.find(({ id }) => id === first?.id)?.person).toBe('ben')
  })

  test('who does not wear its hat, has no time or is not there is refused with the action and the mend', () => {
    const [action] = plan().actions
    if (!action) throw new Error('There is no action.')
    const unable = { hatless: aPerson('eve', { roles: [] }), idle: aPerson('eve', { daysPerWeek: 0 }), gone: null }
    for (const [why, eve] of Object.entries(unable)) {
      const people = eve ? [...two, eve] : two
      const pins = { [action.id]: { person: 'eve' } }
      const refused = planRoadmap(model, beginner, { targets: [CHATBOT], startOn: '2026-11-18', people, pins })

      expect(refused, why).toMatchObject({
        reason: 'owner',
        field: `pins.${action.id}.person`,
        values: { action: action.id, person: eve ? 'EVE' : '' },
      })
      expect(isRefusal(refused) && refused.message, why).toContain('leave it to the plan')
    }
  })
})

describe('the first day of an action', () => {
  test('is never undercut, over random answers, people and dates; and nobody works more for it', () => {
    const random = mulberry32(77)
    let looked = 0
    for (let round = 0; round < 40; round++) {
      const sheet = randomSheet(random)
      const request = { targets: randomTargets(random, 1 + (round % 3)), startOn: '2026-11-18' }
      const free = planRoadmap(model, sheet, request)
      if (isRefusal(free)) continue
      const chosen = free.actions.filter(() => random() < 0.3)
      const pins = Object.fromEntries(
        chosen.map(({ id, person }) => [
          id,
          { person, notBefore: isoDateOf((dayOf('2026-11-01') ?? 0) + Math.floor(300 * random())) },
        ]),
      )
      const pinned = planRoadmap(model, sheet, { ...request, pins })
      if (isRefusal(pinned)) throw new Error(pinned.message)
      for (const [id, { notBefore, person }] of Object.entries(pins)) {
        looked += 1
        expect(startOf(pinned, id) >= notBefore, `${id} ${notBefore}`).toBe(true)
        expect(pinned.actions.find((action) => action.id === id)?.person).toBe(person)
      }
      expect(pinned.actions.map(({ id }) => id)).toEqual(free.actions.map(({ id }) => id))
      expect(pinned.lowerBound).toBeLessThanOrEqual(pinned.weeks)
    }
    expect(looked).toBeGreaterThan(40)
  })

  test('lies in the week that begins with it, or in the next one', () => {
    const monday = dayOf('2026-11-23') ?? 0

    expect(['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-30'].map((day) => weekFrom(day, monday))).toEqual([
      0, 0, 1, 1,
    ])
    expect(weekFrom(undefined, monday)).toBe(0)
  })

  test('moves the decision if everything waits for it', () => {
    const free = plan()
    const [last] = prepared(free).toSorted((a, b) => startOf(free, b.id).localeCompare(startOf(free, a.id)))
    const later = plan({ [last?.id ?? '']: { notBefore: '2027-09-01' } })

    expect(startOf(later, last?.id ?? '')).toBe('2027-09-06')
    expect(later.weeks).toBeGreaterThan(free.weeks)
    expect(startOf(later, 'pilot') > '2027-09-06').toBe(true)
  })

  test('that is no date is refused', () => {
    const pins = { 'no-such-action': { notBefore: '2027-02-30' } }

    expect(planRoadmap(model, beginner, { targets: [CHATBOT], startOn: '2026-11-18', pins })).toMatchObject({
      reason: 'notBefore',
      field: 'pins.no-such-action.notBefore',
    })
  })
})

describe('no difference', () => {
  test('makes an empty list, an action that is not in the plan, or a day that is past, to the byte', () => {
    const free = JSON.stringify(plan())
    const [{ id } = { id: '' }] = plan().actions
    const absent = model.catalogue.actions.find((action) => plan().actions.every((each) => each.id !== action.id))

    for (const pins of [
      {},
      { 'no-such-action': { person: 'nobody', notBefore: '2027-09-01' } },
      { [absent?.id ?? '']: { person: 'nobody', notBefore: '2027-09-01' } },
      { [id]: { notBefore: '2020-01-01' } },
      { [id]: {} },
    ]) {
      expect(JSON.stringify(plan(pins))).toBe(free)
    }
  })
})

test('small projects with first weeks end as early as trying every order says, and within their bounds', () => {
  const random = mulberry32(78)
  for (let round = 0; round < 100; round++) {
    const free = randomProject(random, { activities: 3 + (round % 4), calendar: round % 2 === 1 })
    const project: Project = {
      ...free,
      activities: free.activities.map((each) =>
        random() < 0.5 ? { ...each, earliest: Math.floor(12 * random()) } : each,
      ),
    }
    const planned = scheduleProject(project)
    if (!planned.feasible) throw new Error(`${planned.activity} does not fit.`)

    expect(planned).toMatchObject({ makespan: shortestByBruteForce(project), proven: true })
    expect(planned.lowerBound).toBeLessThanOrEqual(planned.makespan)
    expect(faultsOf(project, planned.starts)).toEqual([])
  }
})

test('tasks give the plan what it is made with, and the report how far each is', () => {
  const tasks = {
    a: { ...NO_TASK, status: 'done' as const, person: 'ann', doneOn: '2026-11-20', note: 'Seen.' },
    b: { ...NO_TASK, status: 'planned' as const, notBefore: '2027-01-04', dueOn: '2027-02-01' },
    c: { ...NO_TASK, status: 'dropped' as const, dropReason: 'Not ours.' },
    d: { ...NO_TASK, estimate: { low: 1, high: 2.5 } },
    e: { ...NO_TASK, steps: ['Ask'], ticked: ['Ask'] },
  }

  expect(pinsOf(tasks)).toEqual({
    a: { person: 'ann', status: 'done', doneOn: '2026-11-20' },
    b: { notBefore: '2027-01-04' },
    c: { status: 'dropped' },
    d: { estimate: { low: 1, high: 2.5 } },
  })
  expect(statusesOf(tasks)).toEqual({ a: 'done', b: 'planned', c: 'dropped' })
})

test('marks of an earlier snapshot are read as tasks', () => {
  expect(tasksFromMarks({ a: { person: 'ann' }, b: { status: 'done', notBefore: '2027-01-04' } })).toEqual({
    a: { ...NO_TASK, status: 'planned', person: 'ann', version: 1 },
    b: { ...NO_TASK, status: 'done', notBefore: '2027-01-04', version: 1 },
  })
})

describe('the days of a task', () => {
  const { version: _, ...nothing } = NO_TASK
  const today = '2026-11-23'

  test('are today where work begins or ends and nobody says when', () => {
    expect(datedTask({ ...nothing, status: 'doing' }, nothing, today)).toMatchObject({ begunOn: today, doneOn: null })
    expect(datedTask({ ...nothing, status: 'done' }, { status: 'doing' }, today)).toMatchObject({ doneOn: today })
    expect(datedTask({ ...nothing, status: 'done', doneOn: '2026-11-02' }, nothing, today).doneOn).toBe('2026-11-02')
    expect(datedTask({ ...nothing, status: 'doing' }, { status: 'doing' }, today).begunOn).toBeNull()
  })

  test('and a reason go where the status has none', () => {
    const done = { ...nothing, begunOn: '2026-11-02', doneOn: '2026-11-05', dropReason: 'No.' }

    expect(datedTask({ ...done, status: 'planned' }, { status: 'done' }, today)).toMatchObject({
      begunOn: null,
      doneOn: null,
      dropReason: '',
    })
    expect(datedTask({ ...done, status: 'dropped' }, { status: 'done' }, today)).toMatchObject({
      begunOn: null,
      dropReason: 'No.',
    })
  })
})
