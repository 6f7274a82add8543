import { describe, expect, test } from 'vitest'
import { explainAction } from '#app/core/roadmap/explain-action.ts'
import { parseDecision } from '#app/core/roadmap/parse-decision.ts'
import type { PilotDecision, Plan } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { aSheet, model, planOf } from './support/sheets.ts'

const [CHATBOT, OTHER] = ['uc-support-chatbot', 'uc-media-mix']
const sheet = aSheet(1)
const decided = (decision: PilotDecision['decision'], own: Partial<PilotDecision> = {}): PilotDecision => ({
  target: CHATBOT,
  decision,
  on: '2026-11-12',
  reason: '',
  ...own,
})
const planned = (decision?: PilotDecision, targets = [CHATBOT]) =>
  planOf(sheet, { targets, startOn: '2026-11-18', ...(decision && { decision }) })
const item = ({ schedule }: Plan, id: string) => schedule.find((one) => one.id === id)
const ids = (plan: Plan, phase: string) => plan.actions.filter((one) => one.phase === phase).map(({ id }) => id)
const milestonesOf = (plan: Plan) => plan.schedule.map(({ id }) => id).filter((id) => !id.startsWith('act-'))

describe('people decide to scale', () => {
  const before = planned()
  const after = planned(decided('go'))

  test('the roll-out is firm: it is part of weeks, effort and cost, and nothing is piloted or decided any more', () => {
    const scale = before.phases.find(({ phase }) => phase === 'scale')

    expect(ids(after, 'scale')).toEqual(ids(before, 'scale'))
    expect(ids(after, 'scale').length).toBeGreaterThan(0)
    expect(milestonesOf(before)).toEqual(['baseline', 'gate', 'pilot'])
    expect(milestonesOf(after)).toEqual([])
    expect(after.effortDays.high).toBe(before.effortDays.high + (scale?.effortDays.high ?? 0))
    expect(after.cost.high).toBe(before.cost.high + (scale?.cost.high ?? 0))
    expect(after.weeks).toBe(Math.max(...after.schedule.map(({ end }) => end)))
  })

  test.each([
    ['2026-11-12', 0],
    ['2026-11-23', 0],
    ['2026-11-24', 1],
    ['2027-01-04', 6],
  ])('decided on %s, no step of it begins before week %i of the plan', (on, week) => {
    const plan = planned(decided('go', { on }))

    expect(plan.firstMonday).toBe('2026-11-23')
    for (const id of ids(plan, 'scale')) expect(item(plan, id)?.start).toBeGreaterThanOrEqual(week)
  })

  test('what is still open of the preparation stays, and the roll-out waits for what it builds on', () => {
    expect(ids(after, 'prepare')).toEqual(ids(before, 'prepare'))
    for (const { id, after: waits } of after.actions)
      for (const first of waits) expect(item(after, first)?.end).toBeLessThanOrEqual(item(after, id)?.start ?? -1)
  })
})

describe('people decide to iterate', () => {
  const next = { startsOn: '2027-08-02', endsOn: '2027-09-26' }

  test('the second pilot needs no new baseline and stands where its charter puts it', () => {
    const plan = planned(decided('iterate', { next }))

    expect(milestonesOf(plan)).toEqual(['gate', 'pilot'])
    expect(item(plan, 'pilot')).toMatchObject({ start: 36, end: 44 })
    expect(item(plan, 'gate')).toMatchObject({ start: 44, end: 45 })
    expect(plan.weeks).toBe(45)
    for (const id of ids(plan, 'scale')) expect(item(plan, id)?.start).toBeGreaterThanOrEqual(45)
  })

  test('without a charter it is planned as soon as it fits', () => {
    const plan = planned(decided('iterate'))

    expect(item(plan, 'pilot')?.start).toBe(plan.prepareWeeks)
    expect(milestonesOf(plan)).toEqual(['gate', 'pilot'])
  })

  test('it waits for no preparation, which goes on beside it; nothing of that is promised to be the shortest', () => {
    const early = planned(decided('iterate', { next: { startsOn: '2026-11-30', endsOn: '2027-01-24' } }))

    expect(item(early, 'pilot')).toMatchObject({ start: 1, end: 9 })
    expect(early).toMatchObject({ weeks: 10, optimal: false, criticalPerson: null })
    expect(Math.max(...ids(early, 'prepare').map((id) => item(early, id)?.end ?? 0))).toBeGreaterThan(10)
  })

  test.each([
    ['of the one that runs the rest is planned', '2026-12-13', ['gate', 'pilot'], 4],
    ['of the one that is over the gate alone', '2026-11-20', ['gate'], 1],
  ])('%s', (_, endsOn, milestones, weeks) => {
    const plan = planned(decided('iterate', { next: { startsOn: '2026-10-19', endsOn } }))

    expect(milestonesOf(plan)).toEqual(milestones)
    expect(item(plan, 'gate')?.end).toBe(weeks)
  })
})

describe('people decide to stop', () => {
  test('roll-out and what only this pilot needed leave the plan by name; homework and other targets stay', () => {
    const [alone, both] = [planned(decided('stop')), planned(decided('stop'), [CHATBOT, OTHER])]
    const before = planned()
    const dropped = (plan: Plan, phase: string) =>
      plan.dropped?.filter((one) => one.phase === phase).map(({ id }) => id)

    expect(milestonesOf(alone)).toEqual([])
    expect(ids(alone, 'scale')).toEqual([])
    expect(dropped(alone, 'scale')).toEqual(ids(before, 'scale'))
    const homework = before.actions.filter((one) => one.homework).map(({ id }) => id)
    expect(ids(alone, 'prepare')).toEqual(homework)
    expect(dropped(alone, 'prepare')).toEqual(ids(before, 'prepare').filter((id) => !homework.includes(id)))
    expect(dropped(alone, 'prepare')?.length).toBeGreaterThan(0)
    for (const { id } of alone.actions) expect(explainAction(model, alone, sheet, id)?.targets).toHaveLength(1)
    expect(ids(both, 'next').length).toBeGreaterThan(0)
    expect(ids(both, 'scale')).toEqual([])
  })

  test('no duty of the stopped pilot stands in the way any more', () => {
    const prohibited = { system: 'Bot', article: 'Article 5(1)(a)' }
    const duties = { [CHATBOT]: { steps: [], prohibited } }
    const request = { targets: [CHATBOT], startOn: '2026-11-18', duties }

    expect(planRoadmap(model, sheet, request)).toMatchObject({ refused: true, reason: 'prohibited' })
    expect(isRefusal(planRoadmap(model, sheet, { ...request, decision: decided('stop') }))).toBe(false)
  })
})

test('a decision that is taken back, or about another pilot than the plan’s, moves nothing', () => {
  const without = planned()

  expect(planned(decided('go', { target: OTHER }))).toEqual(without)
  expect(planned(undefined)).toEqual(without)
  expect(planned(decided('go')).decision).toEqual(decided('go'))
  expect(without).not.toHaveProperty('decision')
  expect(without).not.toHaveProperty('dropped')
})

test.each([
  [{ decision: decided('go') }, null],
  [{ decision: { target: CHATBOT, decision: 'go', on: '2026-11-12' } }, null],
  [{ decision: decided('iterate', { next: { startsOn: '2027-01-04', endsOn: '2027-02-28' } }) }, null],
  [{ decision: decided('go', { target: OTHER }) }, 'decision.target'],
  [{ decision: decided('go', { on: '12.11.2026' }) }, 'decision.on'],
  [{ decision: decided('iterate', { next: { startsOn: '2027-02-28', endsOn: '2027-01-04' } }) }, 'decision.next'],
  [{ decision: decided('stop', { next: { startsOn: '2027-01-04', endsOn: '2027-02-28' } }) }, 'decision.next'],
  [{ decision: { ...decided('go'), decision: 'scale' } }, 'decision.decision'],
  [[], 'decision.json'],
])('a decision from a file is read, or refused by its field: %j', (json, field) => {
  const parsed = parseDecision(json, CHATBOT)

  expect(parsed.ok ? null : parsed.error.field).toBe(field)
})
