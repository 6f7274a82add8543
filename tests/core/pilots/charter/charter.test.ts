import { describe, expect, test } from 'vitest'
import type { CharterDraft, DraftKpi } from '#app/core/pilots/charter/charter-content.ts'
import { completeCharter } from '#app/core/pilots/charter/complete-charter.ts'
import { chancesOf, foreseePilot } from '#app/core/pilots/charter/foresee.ts'
import { nextDraft } from '#app/core/pilots/charter/next-draft.ts'
import { BLANK_DRAFT, prefillDraft } from '#app/core/pilots/charter/prefill-draft.ts'
import { readTypedNumber } from '#app/core/pilots/charter/typed-number.ts'
import { type CountedPeriods, countPeriods } from '#app/core/pilots/counted-periods.ts'
import { evaluatePilot } from '#app/core/pilots/evaluate-pilot.ts'
import type { PilotTime } from '#app/core/pilots/lay-out-readings.ts'
import { addDays } from '#app/core/pilots/periods.ts'
import { pilotState } from '#app/core/pilots/pilot-state.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const aKpi = (own: Partial<DraftKpi> = {}): DraftKpi => ({
  id: 'minutes',
  name: 'Minutes a brief',
  unit: 'min',
  kind: 'continuous',
  direction: 'down',
  reference: null,
  bounds: {},
  formula: '',
  source: '',
  aggregation: 'mean',
  worthwhile: { by: 3, relative: false },
  ...own,
})

/** Twenty-five cases a week that differ by 12 minutes, weeks by one: the example of methods 5.7. */
const aWhole = (own: Partial<CharterDraft> = {}): CharterDraft => ({
  ...BLANK_DRAFT,
  purpose: 'Briefs in less time.',
  scopeIn: 'All briefs',
  owner: 'Kim Example',
  team: [{ discipline: 'marketing', name: 'Kim Example', email: 'kim@example.com', isTold: true }],
  startsOn: '2027-01-04',
  endsOn: '2027-02-28',
  primary: 'minutes',
  kpis: [aKpi()],
  expectation: { level: 50, cases: 25, caseSd: 12, periodSd: 1, hope: null },
  ...own,
})

const missingIn = (own: Partial<CharterDraft>) => {
  const completed = completeCharter(aWhole(own), '2026-12-01')
  return completed.ok ? [] : completed.faults.map(({ code }) => code)
}

describe('a charter can be signed', () => {
  test('once everything is said, without addresses in what is kept for good', () => {
    const completed = completeCharter(aWhole(), '2026-12-01')

    expect(completed).toMatchObject({
      ok: true,
      content: { plan: { primary: 'minutes', declaredOn: '2026-12-01', baselinePeriods: 12 }, owner: 'Kim Example' },
    })
    expect(JSON.stringify(completed)).not.toContain('kim@example.com')
  })

  test.each<[string, Partial<CharterDraft>, string[]]>([
    ['without an owner', { owner: '' }, ['owner']],
    ['without a team', { team: [] }, ['team']],
    ['without a figure that decides', { primary: 'other' }, ['primary']],
    ['without knowing what is worth it', { kpis: [aKpi({ worthwhile: null })] }, ['worthwhile']],
    ['without an end', { endsOn: null }, ['dates']],
    ['for five weeks', { endsOn: '2027-02-07' }, ['tooShort']],
    ['for thirteen weeks', { endsOn: '2027-04-04' }, ['tooLong']],
    ['for exactly twelve weeks', { endsOn: '2027-03-28' }, []],
    ['against the time before without saying how long that is', { baselinePeriods: null }, ['baselinePeriods']],
    ['by lot without a time before', { baselinePeriods: null, design: 'random-split' }, []],
    [
      'with a guardrail that may get worse by nobody knows what',
      { guardrails: [{ ...aKpi({ id: 'errors' }), margin: null, cases: null }] },
      ['margin'],
    ],
  ])('not, or yes, %s', (_, own, faults) => {
    expect(missingIn(own)).toEqual(faults)
  })

  test.each([[undefined, 'wheeler'] as const, ['nhs', 'nhs'] as const])('by the rules %s as %s', (rules, signed) => {
    const completed = completeCharter(aWhole(rules && { rules }), '2026-12-01')

    expect(completed).toMatchObject({ ok: true, content: { plan: { rules: signed } } })
  })

  test('and what was signed can be judged from its first day on', () => {
    const completed = completeCharter(aWhole(), '2026-12-01')
    if (!completed.ok) throw new Error('It was whole.')

    const { gateOn, primary } = evaluatePilot(
      { charter: completed.content.plan, readings: [], hardEvents: [], governance: [] },
      '2027-01-04',
    )

    expect(gateOn).toBe('2027-03-01')
    expect(primary.verdict).toBe('tooEarly')
  })
})

test('a next pilot takes weeks where the one before had months', () => {
  const next = (period: CharterDraft['period']) =>
    nextDraft(aWhole({ period }), { startsOn: '2027-04-05', baseline: null }).period

  expect([next('month'), next('week'), next('day')]).toEqual(['week', 'week', 'day'])
})

describe('before anybody signs', () => {
  const foreseen = (own: Partial<CharterDraft> = {}, values: (number | null)[] = [], declaredOn = '2026-12-01') => {
    const found = foreseePilot(aWhole(own), { values, declaredOn })
    if (!found.ok) throw new Error(`Nothing was foreseen: ${found.missing.join(', ')}.`)
    return found.foresight
  }

  test('the smallest effect is that of methods 5.7: 12 and 8 weeks of 25 cases show 3.5 minutes at 5 %', () => {
    const { check, basis, plan } = foreseen()

    expect(plan).toMatchObject({ baselinePeriods: 12, pilotPeriods: 8 })
    expect(basis).toBe('expectation')
    // At the 4 % of the final analysis a little more than the 3.5 of 5 %.
    expect(check.smallestEffect).toBeGreaterThan(3.5)
    expect(check.smallestEffect).toBeLessThan(3.8)
    expect(check.ruling).toBe('warned')
  })

  test('what is worth less than half of it is refused', () => {
    expect(foreseen({ kpis: [aKpi({ worthwhile: { by: 1.5, relative: false } })] }).check.ruling).toBe('refused')
    expect(foreseen({ kpis: [aKpi({ worthwhile: { by: 4, relative: false } })] }).check.ruling).toBe('accepted')
  })

  test('six weeks of figures count instead of what people expect', () => {
    const { basis, plan } = foreseen({}, [50, 52, null, 48, 51, 49, 50])

    expect(basis).toBe('readings')
    expect(Math.hypot(plan.noise.within, plan.noise.between)).toBeLessThan(2.7)
  })

  test('the first day to decide waits until the last figures are complete (walk 14)', () => {
    expect(foreseen({ followUpDays: 7 }).gateOn).toBe('2027-03-08')
  })

  test('a share is worth a share of its level, and many cases are better split by lot', () => {
    const share = aKpi({ kind: 'proportion', worthwhile: { by: 0.2, relative: true } })
    const many = { level: 0.3, cases: 4_000, caseSd: null, periodSd: 0.02, hope: null }
    const { worthwhile, better, plan } = foreseen({ kpis: [share], expectation: many })

    expect(worthwhile).toBeCloseTo(0.06)
    expect(plan.noise.within).toBeCloseTo(Math.sqrt(0.21 / 4_000))
    expect(better).toBe('random-split')
  })

  test('twenty ratings a week are too few to show no harm, and it says how many are needed', () => {
    const rail = { ...aKpi({ id: 'bad', name: 'Bad ratings', kind: 'proportion', reference: 0.1 }), cases: 20 }
    const { guardrails } = foreseen({ guardrails: [{ ...rail, margin: { by: 0.05, relative: false } }] })

    expect(guardrails).toMatchObject([{ name: 'Bad ratings', cases: 20, isEnough: false }])
    expect(guardrails[0]?.needed).toBeGreaterThan(20)
  })

  test('splitting by lot is spoken of only where it makes a yes likelier', () => {
    const few = foreseen()
    const noisy = foreseen({ expectation: { level: 50, cases: 400, caseSd: 12, periodSd: 5, hope: null } })

    expect(chancesOf(few).split).toBeNull()
    const { asPlanned, split } = chancesOf(noisy)
    expect(split && split.hits / split.of).toBeGreaterThan(asPlanned.hits / asPlanned.of)
  })

  test.each<[Partial<CharterDraft>, ...string[]]>([
    [{ primary: null }, 'primary'],
    [{ kpis: [aKpi({ worthwhile: null })] }, 'worthwhile'],
    [{ startsOn: null }, 'dates'],
    [{ expectation: { level: 50, cases: 25, caseSd: null, periodSd: null, hope: null } }, 'noise'],
    [
      { kpis: [aKpi({ worthwhile: null })], endsOn: null, expectation: BLANK_DRAFT.expectation },
      'worthwhile',
      'dates',
      'noise',
    ],
    [
      {
        kpis: [aKpi({ worthwhile: { by: 0.2, relative: true } })],
        expectation: { level: null, cases: 25, caseSd: 12, periodSd: 1, hope: null },
      },
      'level',
    ],
  ])('%o: nothing is foreseen, and it says all that is missing: %s', (own, ...missing) => {
    expect(foreseePilot(aWhole(own), { values: [], declaredOn: '2026-12-01' })).toMatchObject({ ok: false, missing })
  })

  test('a late charter foresees what the verdict will count: weeks that begin on the day of declaration or later', () => {
    // Eight weeks from 4 January; declared in the middle of the second.
    const late = foreseen({}, [], '2027-01-13')

    expect(late.plan.pilotPeriods).toBe(6)
    expect(late.check.smallestEffect).toBeGreaterThan(foreseen().check.smallestEffect)
    // With two weeks of history at most ten of the twelve can count.
    expect(
      late.check.levers.flatMap(({ lever, plan }) => (lever === 'longer-pilot' ? [plan.pilotPeriods] : [])),
    ).toEqual([8, 10])
    expect(late.gateOn).toBe('2027-03-01')
  })
})

describe('of a pilot count', () => {
  const TIME = {
    period: 'week',
    startsOn: '2027-01-04',
    endsOn: '2027-02-28',
    extendedTo: null,
    declaredOn: '2026-12-01',
  } as const

  test.each<[string, Partial<PilotTime>, Partial<CountedPeriods>]>([
    ['all its weeks, if declared before', {}, { all: 8, counted: 8, most: 12, declaredIn: null, mend: null }],
    ['all, if declared on its first day', { declaredOn: '2027-01-04' }, { counted: 8, declaredIn: null }],
    [
      'whole weeks alone',
      { startsOn: '2027-01-06', endsOn: '2027-02-24' },
      { all: 6, counted: 6, most: 11, mend: null },
    ],
    ['seven from the second day on', { declaredOn: '2027-01-05' }, { counted: 7, most: 11, declaredIn: 1 }],
    ['six in its second week', { declaredOn: '2027-01-17' }, { counted: 6, declaredIn: 2, mend: null }],
    [
      'five in its third week, and a week more gives it six',
      { declaredOn: '2027-01-20' },
      { counted: 5, declaredIn: 3, mend: { by: 'later-end', endsOn: '2027-03-07' } },
    ],
    [
      'none once it is over; six weeks more end twelve weeks after its start',
      { endsOn: '2027-02-14', declaredOn: '2027-02-15' },
      { counted: 0, declaredIn: 6, mend: { by: 'later-end', endsOn: '2027-03-28' } },
    ],
    [
      'none a week later, and only a new pilot helps',
      { declaredOn: '2027-03-01' },
      { counted: 0, mend: { by: 'new-pilot' } },
    ],
    ['months never enough', { period: 'month', endsOn: '2027-03-28' }, { all: 1, mend: { by: 'weeks' } }],
    ['no weeks of an extension, which gives no planned answer', { extendedTo: '2027-03-28' }, { counted: 8 }],
  ])('%s', (_, own, counted) => {
    expect(countPeriods({ ...TIME, ...own })).toMatchObject(counted)
  })

  test('as many for the foresight as for the verdict, whenever it was declared', () => {
    for (let day = 0; day < 70; day += 1) {
      const time = { ...TIME, declaredOn: addDays('2026-12-28', day), endsOn: addDays('2027-02-20', day % 11) }
      const completed = completeCharter(aWhole({ endsOn: time.endsOn }), time.declaredOn)
      if (!completed.ok) throw new Error('It was whole.')
      const record = { charter: completed.content.plan, readings: [], hardEvents: [], governance: [] }
      const { declaredLate, gateOn, figures } = evaluatePilot(record, time.endsOn)
      const { counted, declaredIn, last } = countPeriods(time)

      expect(figures.minutes?.rows.filter(({ phase }) => phase === 'pilot')).toHaveLength(counted)
      expect(declaredLate?.inPeriod ?? null).toBe(declaredIn)
      expect(gateOn).toBe(last && addDays(last.to, 1))
    }
  })
})

const CATALOGUE = loadCatalogue()
test.each(CATALOGUE.useCases.map((useCase) => [useCase.id, useCase] as const))(
  '%s fills a charter with what is known of it, for six to twelve weeks',
  (_, useCase) => {
    const draft = prefillDraft({
      useCase,
      startsOn: '2027-01-04',
      hardEvents: [],
      checks: [],
      claims: CATALOGUE.claims,
    })

    expect(draft.kpis.map(({ id }) => id)).toContain(draft.primary)
    for (const { kpi, source } of draft.claims) {
      expect(draft.kpis.map(({ id }) => id)).toContain(kpi)
      expect(source).not.toBe('')
    }
    const faults = completeCharter({ ...draft, scopeIn: 'x', owner: 'x', team: aWhole().team }, '2026-12-01')
    const codes = faults.ok ? [] : faults.faults.map(({ code }) => code)
    expect(new Set(codes)).toEqual(new Set(draft.guardrails.length > 0 ? ['worthwhile', 'margin'] : ['worthwhile']))
  },
)

test.each([
  ['12', 12],
  ['1,5', 1.5],
  ['-0.25', -0.25],
  ['1 234,5', 1234.5],
  ["1'234.5", 1234.5],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1,234,567', 1_234_567],
  ['0,125', 0.125],
  ['1.000', 'ambiguous'],
  ['12,345', 'ambiguous'],
  ['', 'noNumber'],
  ['.', 'noNumber'],
  ['1.2.3', 'noNumber'],
  ['much', 'noNumber'],
  ['1e5', 'noNumber'],
])('"%s" is read as %s', (typed, meant) => {
  const read = readTypedNumber(typed)

  expect(read.ok ? read.number : read.fault).toBe(meant)
})

test.each([
  ['1.000', 1000],
  ['12,345', 12_345],
  ['1,5', 1.5],
  ['0,125', 0.125],
  ['1 234', 1234],
])('of what is large, "%s" is read as %d', (typed, meant) => {
  expect(readTypedNumber(typed, { isLarge: true })).toEqual({ ok: true, number: meant })
})

test('a pilot runs from its first to its last day, waits then, and what people did comes before the calendar', () => {
  const marks = { charterNumber: 1, startsOn: '2027-01-04', endsOn: '2027-02-28', decidedAt: null, archivedAt: null }
  const now = new Date(0)

  expect(pilotState({ ...marks, charterNumber: null, startsOn: null }, '2027-01-04')).toBe('draft')
  expect(pilotState(marks, '2027-01-03')).toBe('signed')
  expect(pilotState(marks, '2027-01-04')).toBe('running')
  expect(pilotState(marks, '2027-02-28')).toBe('running')
  expect(pilotState(marks, '2027-03-01')).toBe('over')
  expect(pilotState({ ...marks, decidedAt: now }, '2027-01-04')).toBe('decided')
  expect(pilotState({ ...marks, decidedAt: now, archivedAt: now }, '2027-01-04')).toBe('archived')
})

test.each([
  ['uc-support-chatbot', 'Simple tickets per 100 visitors to help', 0.4],
  ['uc-compliance-checking', 'Minutes per checked item', 0.2],
  ['uc-crm-labelling', 'Labelling hours to target quality', 0.8],
])('a claim on %s comes along for the figure it speaks of, with the least that it promises', (id, name, least) => {
  const useCase = CATALOGUE.useCases.find((one) => one.id === id) ?? null
  const { kpis, claims } = prefillDraft({
    useCase,
    startsOn: '2027-01-04',
    hardEvents: [],
    checks: [],
    claims: CATALOGUE.claims,
  })

  expect(claims.map((claim) => [kpis.find((kpi) => kpi.id === claim.kpi)?.name, claim.least])).toEqual([[name, least]])
})

test('a claim of no figure of the charter is not signed, and one is signed without its words in what is computed', () => {
  const claim = { id: 'fast', kpi: 'minutes', least: 0.2, text: 'A fifth faster', source: 'A vendor' }
  const completed = completeCharter(aWhole({ claims: [claim] }), '2026-12-01')

  expect(missingIn({ claims: [{ ...claim, kpi: 'gone' }] })).toEqual(['claim'])
  expect(completed).toMatchObject({
    ok: true,
    content: {
      plan: { claims: [{ id: 'fast', kpi: 'minutes', least: 0.2 }] },
      claimWords: { fast: { text: 'A fifth faster', source: 'A vendor' } },
    },
  })
})
