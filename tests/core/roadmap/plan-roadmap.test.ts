import { describe, expect, test } from 'vitest'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import type { Person, Plan } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { score } from '#app/core/scoring/score.ts'
import { afterActions, aSheet, model, planOf, randomSheet, randomTargets } from './support/sheets.ts'

const CHATBOT = 'uc-support-chatbot'
const roles = model.catalogue.roles.map(({ id }) => id)
const onlyPerson = (person: Partial<Person> = {}): Person => ({
  id: 'ann',
  roles,
  daysPerWeek: 2,
  away: [],
  dayRateCents: 65_000,
  ...person,
})

describe('what a plan promises, over random answers', () => {
  const random = mulberry32(2026)
  const planned = Array.from({ length: 80 }, () => {
    const sheet = randomSheet(random)
    const targets = randomTargets(random, 1 + Math.floor(random() * 5))
    return { sheet, plan: planRoadmap(model, sheet, { targets, startOn: '2026-11-18' }) }
  }).flatMap(({ sheet, plan }) => (isRefusal(plan) ? [] : [{ sheet, plan }]))

  test('there are plans to look at', () => {
    expect(planned.length).toBeGreaterThan(30)
  })

  test('doing all of it makes every target ready, homework and own list', () => {
    for (const { sheet, plan } of planned) {
      const { useCases, techniques } = score(model, afterActions(sheet, plan))
      const verdicts = [...useCases, ...techniques]
        .filter(({ id }) => plan.targets.includes(id))
        .map(({ verdict }) => verdict)

      expect(verdicts).toEqual(plan.targets.map(() => 'ready'))
    }
  })

  test('the preparation alone makes the pilot ready', () => {
    for (const { sheet, plan } of planned) {
      const prepare = { ...plan, actions: plan.actions.filter(({ phase }) => phase === 'prepare') }
      const { useCases, techniques } = score(model, afterActions(sheet, prepare))

      expect([...useCases, ...techniques].find(({ id }) => id === plan.targets[0])?.verdict).toBe('ready')
    }
  })

  test('nobody works above 100 % of their week', () => {
    for (const { plan } of planned) expect(overworked(plan)).toEqual([])
  })

  test('every action waits for what it needs, and the phases follow each other', () => {
    for (const { plan } of planned) {
      const item = new Map(plan.schedule.map((each) => [each.id, each] as const))
      const [pilot, gate] = [item.get('pilot'), item.get('gate')]
      for (const { id, after, weeks, phase } of plan.actions) {
        const { start = -1, end = -1 } = item.get(id) ?? {}
        expect(end - start).toBe(weeks)
        for (const before of after) expect(item.get(before)?.end).toBeLessThanOrEqual(start)
        if (phase === 'prepare') expect(end).toBeLessThanOrEqual(pilot?.start ?? -1)
        if (phase === 'baseline') expect(end).toBe(pilot?.start)
        if (phase === 'next') expect(start).toBeGreaterThanOrEqual(plan.prepareWeeks)
        if (phase === 'scale') expect(start).toBeGreaterThanOrEqual(plan.weeks)
      }
      expect(gate).toMatchObject({ start: pilot?.end, end: plan.weeks })
      expect(pilot?.start).toBe(plan.prepareWeeks)
      expect(plan.lowerBound).toBeLessThanOrEqual(plan.weeks)
    }
  })

  test('effort and cost are those of the committed actions, at the day rate of who does them', () => {
    for (const { plan } of planned) {
      const committed = plan.actions.filter(({ phase }) => phase !== 'scale')
      const low = committed.reduce((sum, action) => sum + action.low, 0)
      const high = committed.reduce((sum, action) => sum + action.high, 0)

      expect(plan.effortDays).toEqual({ low, high })
      expect(plan.cost).toEqual({ low: low * 65_000, high: high * 65_000, currency: 'EUR' })
      expect(plan.proven && plan.bound).toBe(low + high)
    }
  })

  test('what is perhaps unnecessary names open questions that would tell', () => {
    let asked = 0
    for (const { sheet, plan } of planned) {
      for (const { perhapsUnnecessary, ask } of plan.actions) {
        expect(ask.length > 0).toBe(perhapsUnnecessary)
        for (const question of ask) expect([undefined, 'unsure']).toContain(sheet.answers[question])
        if (perhapsUnnecessary) asked += 1
      }
    }
    expect(asked).toBeGreaterThan(20)
  })

  test('the same answers give the same plan', () => {
    for (const { sheet, plan } of planned.slice(0, 10)) {
      const copy = structuredClone({ ...sheet, form: sheet.form })
      expect(planRoadmap(model, copy, { targets: plan.targets, startOn: plan.startOn })).toEqual(plan)
    }
  })
})

describe('one pilot', () => {
  test('a beginner gets preparation, baseline beside it, pilot and gate', () => {
    const plan = planOf(aSheet(1), { targets: [CHATBOT] })
    const at = (id: string) => plan.schedule.find((item) => item.id === id)

    expect(plan.firstMonday).toBe('2026-11-23')
    expect(at('baseline')).toMatchObject({ phase: 'baseline', end: at('pilot')?.start })
    expect(at('baseline')?.start).toBeGreaterThanOrEqual(at('act-kpi-definition-2')?.end ?? 99)
    expect((at('pilot')?.end ?? 0) - (at('pilot')?.start ?? 0)).toBe(8)
    expect((at('gate')?.end ?? 0) - (at('gate')?.start ?? 0)).toBe(1)
    expect(plan.actions.find(({ id }) => id === 'act-kpi-definition-2')).toMatchObject({
      homework: true,
      phase: 'prepare',
    })
    expect(plan.actions.find(({ id }) => id === 'act-content-knowledge-base-2')).toMatchObject({ homework: false })
  })

  test('with values from before there is no baseline to wait for', () => {
    const [without, withHistory] = [false, true].map((hasHistory) =>
      planOf(aSheet(3), { targets: [CHATBOT], hasHistory }),
    )

    // everything is ready: 6 weeks of baseline, 8 of pilot, 1 for the gate
    expect(without).toMatchObject({ actions: [], weeks: 15, prepareWeeks: 6 })
    expect(withHistory).toMatchObject({ actions: [], weeks: 9, prepareWeeks: 0 })
  })

  test('a bigger team multiplies the effort in half-days, rounded up', () => {
    const days = (['s', 'm', 'l', 'xl'] as const).map((size) => {
      const plan = planOf(aSheet(1, { profile: { 'scope-team-size': size } }), { targets: [CHATBOT] })
      return plan.actions.find(({ id }) => id === 'act-kpi-definition-2')
    })

    // 2-3 person-days x 0.7, 1, 1.6, 2.5
    expect(days.map((action) => [action?.low, action?.high])).toEqual([
      [1.5, 2.5],
      [2, 3],
      [3.5, 5],
      [5, 7.5],
    ])
  })

  test('further targets come next, what scaling needs comes after the gate and is not counted', () => {
    const alone = planOf(aSheet(1), { targets: [CHATBOT] })
    const both = planOf(aSheet(1), { targets: [CHATBOT, 'uc-content-localisation'] })

    expect(both.phases.map(({ phase }) => phase)).toEqual(['prepare', 'next', 'scale'])
    expect(both.effortDays.high).toBeGreaterThan(alone.effortDays.high)
    expect(both.weeks).toBe(alone.weeks)
    expect(alone.actions.some(({ id, phase }) => id === 'act-value-tracking-3' && phase === 'scale')).toBe(true)
  })

  test('fewer targets are never dearer', () => {
    const random = mulberry32(5)
    for (let round = 0; round < 30; round++) {
      const sheet = randomSheet(random)
      const [pilot = '', other = ''] = randomTargets(random, 2)
      const [one, two] = [[pilot], [pilot, other]].map((targets) =>
        planRoadmap(model, sheet, { targets, startOn: '2026-11-18' }),
      )
      if (one === undefined || two === undefined || isRefusal(one) || isRefusal(two)) continue
      expect(one.effortDays.low + one.effortDays.high).toBeLessThanOrEqual(two.effortDays.low + two.effortDays.high)
    }
  })
})

describe('people (walk 8)', () => {
  const threePeople = (away: [string, string][] = []): Person[] => [
    onlyPerson({ id: 'marketing', roles: roles.filter((role) => !/data|it-|legal|dpo/.test(role)) }),
    onlyPerson({ id: 'tech', roles: roles.filter((role) => /data|it-/.test(role)), dayRateCents: 90_000 }),
    onlyPerson({ id: 'law', roles: roles.filter((role) => /legal|dpo/.test(role)), daysPerWeek: 1, away }),
  ]

  test('three people, one away for two weeks: nobody above 100 %, the end moves, the person who binds is named', () => {
    const present = planOf(aSheet(1), { targets: ['uc-content-localisation'], people: threePeople() })
    const away = planOf(aSheet(1), {
      targets: ['uc-content-localisation'],
      people: threePeople([['2026-12-21', '2027-01-03']]),
    })

    expect(overworked(away)).toEqual([])
    expect(away.weeks).toBeGreaterThan(present.weeks)
    expect(present.criticalPerson).toBe('law')
    expect(away.criticalPerson).toBe('law')
    expect(away.weeksSaved).toBeGreaterThan(0)
  })

  test('nobody is asked for a sixth day of the week', () => {
    const [four, almost, full] = [4, 4.5, 5].map((daysPerWeek) =>
      planOf(aSheet(1), { targets: ['uc-content-localisation'], people: [onlyPerson({ daysPerWeek })] }),
    )

    expect(four).toMatchObject({ criticalPerson: 'ann' })
    expect(four?.weeksSaved).toBeGreaterThan(0)
    for (const plan of [almost, full]) expect(plan).toMatchObject({ criticalPerson: null, weeksSaved: 0 })
  })

  test('less time a week makes the plan longer, never shorter', () => {
    const weeks = [4, 2, 1, 0.5].map(
      (daysPerWeek) => planOf(aSheet(1), { targets: [CHATBOT], people: [onlyPerson({ daysPerWeek })] }).weeks,
    )

    expect(weeks).toEqual(weeks.toSorted((a, b) => a - b))
    expect(new Set(weeks).size).toBe(4)
  })

  test('an action that does not fit into the week is stretched and says so', () => {
    const plan = planOf(aSheet(1), { targets: [CHATBOT], people: [onlyPerson({ daysPerWeek: 0.5 })] })
    const action = plan.actions.find(({ id }) => id === 'act-kpi-definition-2')

    // 3 person-days at half a day a week: six weeks instead of two
    expect(action).toMatchObject({ weeks: 6, stretched: true })
    expect(plan.stretched).toContain('act-kpi-definition-2')
  })

  test('a dearer person costs more, the effort stays', () => {
    const [cheap, dear] = [65_000, 130_000].map((dayRateCents) =>
      planOf(aSheet(1), { targets: [CHATBOT], people: [onlyPerson({ dayRateCents })] }),
    )

    expect(dear?.effortDays).toEqual(cheap?.effortDays)
    expect(dear?.cost.high).toBe(2 * (cheap?.cost.high ?? 0))
  })

  test('a hat that nobody wears is named, with the action that needs it', () => {
    const people = [onlyPerson({ roles: roles.filter((role) => role !== 'legal-counsel') })]

    expect(planRoadmap(model, aSheet(1), { targets: [CHATBOT], startOn: '2026-11-18', people })).toMatchObject({
      refused: true,
      field: 'people',
      reason: 'role',
      values: { role: 'legal-counsel' },
    })
  })

  test('a hat that only scaling needs is left out and named', () => {
    const plan = planOf(aSheet(2), {
      targets: ['prompt-engineering'],
      people: [onlyPerson({ roles: roles.filter((role) => role !== 'finance-controller') })],
    })

    expect(plan.unassigned).toEqual([{ id: 'act-value-tracking-3', role: 'finance-controller' }])
  })

  test('somebody who is away for years makes the plan impossible, and that is said', () => {
    const people = [onlyPerson({ away: [['2026-11-01', '2031-12-31']] })]

    expect(planRoadmap(model, aSheet(1), { targets: [CHATBOT], startOn: '2026-11-18', people })).toMatchObject({
      refused: true,
      reason: 'tooLong',
    })
  })
})

/** Weeks in which somebody has more to do than time, counted day by day from the dates, not with the planner's calendars. */
function overworked({ actions, schedule, people, firstMonday }: Plan): string[] {
  const monday = Date.parse(firstMonday)
  const found: string[] = []
  for (const { id, daysPerWeek, away } of people) {
    for (let week = 0; week < 260; week++) {
      const dates = [0, 1, 2, 3, 4].map((day) =>
        new Date(monday + (7 * week + day) * 86_400_000).toISOString().slice(0, 10),
      )
      const absent = dates.filter((date) => away.some(([first, last]) => first <= date && date <= last)).length
      const own = actions.filter((action) => {
        const item = schedule.find((each) => each.id === action.id)
        return action.person === id && item !== undefined && item.start <= week && week < item.end
      })
      const halfDays = own.reduce((sum, { high, weeks }) => sum + Math.ceil((2 * high) / weeks), 0)
      if (halfDays > Math.max(0, 2 * daysPerWeek - 2 * absent))
        found.push(`${id} in week ${week}: ${halfDays} half-days`)
    }
  }
  return found
}
