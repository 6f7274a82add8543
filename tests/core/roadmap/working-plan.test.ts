import { describe, expect, test } from 'vitest'
import { driftsOf, rootOf } from '#app/core/roadmap/drift.ts'
import { forecastPlan } from '#app/core/roadmap/forecast.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import type { Pin, Plan } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { dayOf, isoDateOf } from '#app/core/roadmap/weeks.ts'
import { score } from '#app/core/scoring/score.ts'
import { afterActions, aSheet, model, planOf, randomSheet, randomTargets } from './support/sheets.ts'

const CHATBOT = 'uc-support-chatbot'
const START = '2026-11-18'
const beginner = aSheet(1)
const usual = planOf(beginner, { targets: [CHATBOT] })
const prepared = (plan: Plan) => plan.actions.filter(({ phase }) => phase === 'prepare')
const itemOf = ({ schedule }: Plan, id: string) => schedule.find((item) => item.id === id)
const dayIn = ({ firstMonday }: Plan, week: number, day = 0) => isoDateOf((dayOf(firstMonday) ?? 0) + 7 * week + day)
const forecast = (plan: Plan, pins: Record<string, Pin>, today: string) => {
  const made = forecastPlan(model, beginner, plan, { pins, today })
  if (!made) throw new Error('There is no forecast.')
  return made
}

const random = mulberry32(7)
const cases = Array.from({ length: 40 }, () => {
  const sheet = randomSheet(random)
  const targets = randomTargets(random, 1 + Math.floor(random() * 3))
  return { sheet, request: { targets, startOn: START } }
}).flatMap(({ sheet, request }) => {
  const plan = planRoadmap(model, sheet, request)
  return isRefusal(plan) || plan.actions.length === 0 ? [] : [{ sheet, request, plan }]
})
const anyOf = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T

const ESTIMATE = { low: 0, high: 0.5 }
const DONE = { status: 'done', doneOn: '2026-11-10' } as const
/** Each made again with an own estimate of one action, and another, or the only one, done. */
const worked = cases.map(({ sheet, request, plan }) => {
  const estimated = anyOf(plan.actions).id
  const done = anyOf(plan.actions.length > 1 ? plan.actions.filter(({ id }) => id !== estimated) : plan.actions).id
  const pins: Record<string, Pin> = { [done]: DONE }
  pins[estimated] = { ...pins[estimated], estimate: ESTIMATE }
  const again = planRoadmap(model, sheet, { ...request, pins })
  if (isRefusal(again)) throw new Error(again.message)
  return { plan, again, estimated, done }
})

test('there are plans to look at', () => {
  expect(cases.length).toBeGreaterThan(15)
})

describe('own estimates', () => {
  test('stand in the plan with the original beside them, and change the sums by what they differ', () => {
    for (const { plan, again, estimated } of worked) {
      const own = again.actions.find(({ id }) => id === estimated)

      // What is cheaper than before stays in the plan.
      expect(own).toMatchObject(ESTIMATE)
      const before = plan.actions.find(({ id }) => id === estimated)
      const original = { low: before?.low, high: before?.high }
      expect(own?.original ?? original).toEqual(original)
      const sum = again.actions.filter(({ phase }) => phase !== 'scale').reduce((high, action) => high + action.high, 0)
      expect(again.effortDays.high).toBe(sum)
    }
  })

  test('that are too long for a week are spread over more of them', () => {
    const [action] = prepared(usual)
    const id = action?.id ?? ''
    const again = planOf(beginner, { targets: [CHATBOT], pins: { [id]: { estimate: { low: 10, high: 100 } } } })

    expect(again.stretched).toContain(id)
    expect(again.weeks).toBeGreaterThan(usual.weeks)
  })

  test.each([
    [{ low: 2, high: 1 }],
    [{ low: -1, high: 1 }],
    [{ low: 0, high: 0 }],
    [{ low: 1, high: 1.3 }],
    [{ low: 1, high: 501 }],
  ])('of %j are refused with the field', (estimate) => {
    const pins = { 'act-kpi-definition-2': { estimate } }

    expect(planRoadmap(model, beginner, { targets: [CHATBOT], startOn: START, pins })).toMatchObject({
      reason: 'estimate',
      field: 'pins.act-kpi-definition-2.estimate',
    })
  })

  test.each([
    ['begunOn', { begunOn: 'soon' }],
    ['begunOn', { begunOn: '2026-11-05', doneOn: '2026-11-04' }],
    ['doneOn', { doneOn: '2026-02-30' }],
  ])('and %s that is no day is refused with it: %j', (field, pin) => {
    const pins = { 'act-kpi-definition-2': { status: 'done' as const, ...pin } }

    expect(planRoadmap(model, beginner, { targets: [CHATBOT], startOn: START, pins })).toMatchObject({
      reason: field,
      field: `pins.act-kpi-definition-2.${field}`,
    })
  })
})

describe('dropped actions', () => {
  test('are in no plan, and every target is reached without them or named with what stays undone', () => {
    let named = 0
    for (const { sheet, request, plan } of cases) {
      const gone = [anyOf(plan.actions).id, anyOf(plan.actions).id]
      const pins = Object.fromEntries(gone.map((id) => [id, { status: 'dropped' as const }]))
      const again = planRoadmap(model, sheet, { ...request, pins })
      if (isRefusal(again)) throw new Error(again.message)

      const { useCases, techniques } = score(model, afterActions(sheet, again))
      const missed = again.missed?.flatMap(({ target }) => target ?? []) ?? []
      for (const id of again.targets) {
        const verdict = [...useCases, ...techniques].find((each) => each.id === id)?.verdict
        expect(verdict === 'ready', `${id}: ${gone}`).toBe(!missed.includes(id))
      }
      expect(again.actions.map(({ id }) => id)).not.toEqual(expect.arrayContaining([gone[0]]))
      for (const { dropped, steps } of again.missed ?? []) {
        named += 1
        expect(steps).toBeGreaterThanOrEqual(dropped.length)
        expect(dropped.every((id) => gone.includes(id))).toBe(true)
        expect(dropped.length).toBeGreaterThan(0)
      }
      const ids = new Set(again.actions.map(({ id }) => id))
      expect(again.actions.flatMap(({ after }) => after).filter((id) => !ids.has(id))).toEqual([])
    }
    expect(named).toBeGreaterThan(5)
  })

  test('take with them what waits for them, which names them', () => {
    const [needed] = prepared(usual).flatMap(({ after }) => after)
    const again = planOf(beginner, { targets: [CHATBOT], pins: { [needed ?? '']: { status: 'dropped' } } })
    const blocked = again.omitted?.filter(({ id }) => id !== needed) ?? []

    expect(again.omitted?.find(({ id }) => id === needed)).toMatchObject({ by: [needed] })
    expect(blocked.length).toBeGreaterThan(0)
    expect(blocked.every(({ by }) => by.includes(needed ?? ''))).toBe(true)
    const [first] = again.missed ?? []
    expect(first).toMatchObject({ target: CHATBOT, dropped: [needed] })
  })
})

describe('what is under way or done', () => {
  test('stays in the plan when it is made again, and done work takes no time any more', () => {
    for (const { again, done } of worked) {
      expect(again.actions.find(({ id }) => id === done)).toMatchObject(DONE)
      expect(itemOf(again, done)).toMatchObject({ start: 0, end: 0 })
    }
  })

  test('begins at once where it was begun, whoever is busy', () => {
    const late = prepared(usual).toSorted(
      (a, b) => (itemOf(usual, b.id)?.start ?? 0) - (itemOf(usual, a.id)?.start ?? 0),
    )
    const { id = '', weeks = 0 } = late[0] ?? {}
    const again = planOf(beginner, { targets: [CHATBOT], pins: { [id]: { status: 'doing', begunOn: '2026-11-16' } } })

    expect(itemOf(usual, id)?.start).toBeGreaterThan(0)
    expect(itemOf(again, id)).toMatchObject({ start: 0, end: Math.max(1, weeks - 1) })
  })
})

describe('the forecast of a plan that was agreed on', () => {
  test('is the plan itself on its first day', () => {
    for (const { sheet, plan } of cases) {
      const now = forecastPlan(model, sheet, plan, { pins: {}, today: plan.firstMonday })

      expect(now?.schedule).toEqual(plan.schedule)
      expect(now?.actions).toEqual(plan.actions)
      expect(
        now && driftsOf(plan, now, { pins: {}, today: plan.firstMonday }).filter(({ weeks }) => weeks !== 0),
      ).toEqual([])
    }
  })

  test('begins nothing in the past but what was begun there, and nothing before what it waits for', () => {
    for (const { sheet, plan } of cases) {
      const [first] = plan.schedule.filter(({ id }) =>
        plan.actions.some((action) => action.id === id && action.after.length === 0),
      )
      const pins = first
        ? { [first.id]: { status: 'done' as const, begunOn: dayIn(plan, 0), doneOn: dayIn(plan, 1) } }
        : {}
      const now = forecastPlan(model, sheet, plan, { pins, today: dayIn(plan, 3) })
      if (!now) throw new Error('There is no forecast.')

      for (const { id, after } of now.actions) {
        if (id in pins) continue
        const start = itemOf(now, id)?.start ?? -1
        expect(start).toBeGreaterThanOrEqual(Math.max(3, ...after.map((each) => itemOf(now, each)?.end ?? 0)))
      }
      if (first) expect(itemOf(now, first.id)).toMatchObject({ start: 0, end: 2 })
    }
  })

  test('says by how much the decision moves, and where that begins', () => {
    const today = dayIn(usual, 4)
    const now = forecast(usual, {}, today)
    const drifts = driftsOf(usual, now, { pins: {}, today })
    const gate = drifts.find(({ id }) => id === 'gate')
    const root = rootOf(drifts, 'gate')

    expect(gate?.weeks).toBe((itemOf(now, 'gate')?.end ?? 0) - (itemOf(usual, 'gate')?.end ?? 0))
    expect(gate?.weeks).toBeGreaterThan(0)
    expect(root?.because).toEqual({ is: 'notBegun' })
    expect(root?.planned?.start).toBeLessThan(4)
  })

  test('knows each cause of its own delay', () => {
    const [first, second] = prepared(usual).filter(({ id }) => itemOf(usual, id)?.start === 0)
    const id = first?.id ?? ''
    const ends = itemOf(usual, id)?.end ?? 0
    const causeOf = (pin: Pin, week: number) => {
      const [pins, today] = [{ [id]: pin }, dayIn(usual, week)]
      return driftsOf(usual, forecast(usual, pins, today), { pins, today }).find((each) => each.id === id)?.because
    }

    expect(second).toBeDefined()
    expect(causeOf({ status: 'done', doneOn: dayIn(usual, ends + 1) }, ends + 2)).toEqual({ is: 'doneLate' })
    expect(causeOf({ status: 'doing', begunOn: dayIn(usual, 2) }, 2)).toEqual({ is: 'begunLate' })
    expect(causeOf({ status: 'doing', begunOn: dayIn(usual, 0) }, ends + 3)).toEqual({ is: 'running' })
    expect(causeOf({ notBefore: dayIn(usual, 5) }, 0)).toEqual({ is: 'notBefore' })
    expect(causeOf({}, 3)).toEqual({ is: 'notBegun' })
    expect(causeOf({ estimate: { low: 40, high: 60 } }, 0)).toEqual({ is: 'longer' })
    expect(causeOf({ status: 'dropped' }, 0)).toEqual({ is: 'dropped' })
  })

  test('leaves out what was dropped with what waits for it, and takes it up again', () => {
    const [needed = ''] = prepared(usual).flatMap(({ after }) => after)
    const pins = { [needed]: { status: 'dropped' as const } }
    const without = forecast(usual, pins, usual.firstMonday)
    const frozen = planOf(beginner, { targets: [CHATBOT], pins })

    expect(without.missed?.[0]).toMatchObject({ target: CHATBOT, dropped: [needed] })
    expect(driftsOf(usual, without, { pins, today: usual.firstMonday }).filter(({ now }) => now === null).length).toBe(
      without.omitted?.length,
    )
    expect(forecast(frozen, {}, frozen.firstMonday).actions.map(({ id }) => id)).toEqual(
      usual.actions.map(({ id }) => id),
    )
  })
})

describe('the forecast with other people, another start or a signed pilot', () => {
  const today = usual.firstMonday
  const again = (
    said: Omit<Parameters<typeof forecastPlan>[3], 'pins' | 'today'>,
    pins: Record<string, Pin> = {},
    on = today,
  ) => {
    const made = forecastPlan(model, beginner, usual, { pins, today: on, ...said })
    if (!made) throw new Error('There is no forecast.')
    return made
  }
  const doers = Map.groupBy(prepared(usual), ({ person }) => person)
  const [first] = usual.people.filter(({ id }) => (doers.get(id)?.length ?? 0) > 1)

  test('takes longer where everybody has less time, and costs what today’s people cost', () => {
    const slow = usual.people.map((person) => ({ ...person, daysPerWeek: 0.5, dayRateCents: 2 * person.dayRateCents }))
    const now = again({ people: slow })

    expect(now.weeks).toBeGreaterThan(usual.weeks)
    expect(now.cost.high).toBe(2 * usual.cost.high)
    expect(now.people).toEqual(slow)
    expect(rootOf(driftsOf(usual, now, { pins: {}, today }), 'gate')?.because).toEqual({ is: 'lessTime' })
  })

  test('waits for whoever is away', () => {
    const away: [string, string][] = [[dayIn(usual, 0), dayIn(usual, 3, 4)]]
    const now = again({ people: usual.people.map((person) => ({ ...person, away })) })

    expect(Math.min(...now.schedule.map(({ start }) => start))).toBe(4)
  })

  test('gives the work of whoever left to others, but not what they did', () => {
    const own = usual.actions.filter(({ person, phase }) => person === first?.id && phase === 'prepare')
    const [done, open] = own
    if (!first || !done || !open) throw new Error('Nobody does two actions.')
    const heir = { ...first, id: 'heir', name: 'Heir' }
    const people = [heir, ...usual.people.filter(({ id }) => id !== first.id)]
    const now = again({ people }, { [done.id]: { status: 'done', doneOn: dayIn(usual, 0, 1) } }, dayIn(usual, 1))
    const personOf = (id: string) => now.actions.find((action) => action.id === id)?.person

    expect(personOf(done.id)).toBe(first.id)
    expect(own.slice(1).map(({ id }) => personOf(id))).not.toContain(first.id)
    expect(personOf(open.id)).not.toBe(undefined)
    expect(now.people.map(({ id }) => id)).toEqual([...people.map(({ id }) => id), first.id])
  })

  test('is none where nobody wears a hat that is needed', () => {
    const people = usual.people.map((person) => ({ ...person, roles: [] }))

    expect(forecastPlan(model, beginner, usual, { pins: {}, today, people })).toBeNull()
  })

  test('begins nothing before the day that was set, but leaves what is under way where it is', () => {
    const [doing] = prepared(usual).filter(({ id, weeks }) => itemOf(usual, id)?.start === 0 && weeks > 0)
    if (!doing) throw new Error('Nothing begins at once.')
    const pins: Record<string, Pin> = { [doing.id]: { status: 'doing', begunOn: dayIn(usual, 0) } }
    const startOn = dayIn(usual, 6)
    const now = again({ startOn }, pins)
    const others = now.schedule.filter(({ id }) => id !== doing.id)

    expect(itemOf(now, doing.id)?.start).toBe(0)
    expect(Math.min(...others.map(({ start }) => start))).toBe(6)
    const drifts = driftsOf(usual, now, { pins, today, startOn })
    expect(rootOf(drifts, 'gate')?.because).toEqual({ is: 'start' })
    expect(again({ startOn: '2020-01-01' }).schedule).toEqual(usual.schedule)
  })

  test('keeps the days of a pilot that runs, and waits with the decision until it is over', () => {
    const pilot = { startsOn: dayIn(usual, 2, 2), endsOn: dayIn(usual, 9, 4) }
    const running = again({ pilot }, {}, dayIn(usual, 4))
    const over = again({ pilot }, {}, dayIn(usual, 20))

    expect(itemOf(running, 'pilot')).toMatchObject({ start: 2, end: 10 })
    expect(itemOf(running, 'gate')?.start).toBe(10)
    expect(itemOf(running, 'baseline')?.start ?? 0).toBeGreaterThanOrEqual(0)
    expect(itemOf(over, 'pilot')).toMatchObject({ start: 2, end: 10 })
    expect(itemOf(over, 'gate')?.start).toBe(20)
  })

  test('has a pilot that is signed wait for its day and its preparation, with the weeks of its charter', () => {
    const week = (itemOf(usual, 'pilot')?.start ?? 0) + 5
    const pilot = { startsOn: dayIn(usual, week, 1), endsOn: dayIn(usual, week + 6, 4) }
    const now = again({ pilot })
    const early = again({ pilot: { startsOn: dayIn(usual, 1), endsOn: dayIn(usual, 5, 4) } })

    expect(itemOf(now, 'pilot')).toMatchObject({ start: week, end: week + 7 })
    const drift = driftsOf(usual, now, { pins: {}, today, pilot }).find(({ id }) => id === 'pilot')
    expect(drift?.because).toEqual({ is: 'signed' })
    expect(itemOf(early, 'pilot')).toMatchObject({ start: itemOf(usual, 'pilot')?.start })
    expect((itemOf(early, 'pilot')?.end ?? 0) - (itemOf(early, 'pilot')?.start ?? 0)).toBe(5)
  })
})
