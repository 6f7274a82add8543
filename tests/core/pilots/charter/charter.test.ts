import { describe, expect, test } from 'vitest'
import type { CharterDraft, DraftKpi } from '#app/core/pilots/charter/charter-content.ts'
import { completeCharter } from '#app/core/pilots/charter/complete-charter.ts'
import { chancesOf, foreseePilot } from '#app/core/pilots/charter/foresee.ts'
import { BLANK_DRAFT, prefillDraft } from '#app/core/pilots/charter/prefill-draft.ts'
import { readTypedNumber } from '#app/core/pilots/charter/typed-number.ts'
import { evaluatePilot } from '#app/core/pilots/evaluate-pilot.ts'
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

describe('before anybody signs', () => {
  const foreseen = (own: Partial<CharterDraft> = {}, values: (number | null)[] = []) => {
    const found = foreseePilot(aWhole(own), { values })
    if (!found.ok) throw new Error(`Nothing was foreseen: ${found.missing}.`)
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

  test.each<[Partial<CharterDraft>, string]>([
    [{ primary: null }, 'primary'],
    [{ kpis: [aKpi({ worthwhile: null })] }, 'worthwhile'],
    [{ startsOn: null }, 'dates'],
    [{ expectation: { level: 50, cases: 25, caseSd: null, periodSd: null, hope: null } }, 'noise'],
    [
      {
        kpis: [aKpi({ worthwhile: { by: 0.2, relative: true } })],
        expectation: { level: null, cases: 25, caseSd: 12, periodSd: 1, hope: null },
      },
      'level',
    ],
  ])('%o: nothing is foreseen, and it says why: %s', (own, missing) => {
    expect(foreseePilot(aWhole(own), { values: [] })).toEqual({ ok: false, missing })
  })
})

test.each(loadCatalogue().useCases.map((useCase) => [useCase.id, useCase] as const))(
  '%s fills a charter with what is known of it, for six to twelve weeks',
  (_, useCase) => {
    const draft = prefillDraft({ useCase, startsOn: '2027-01-04', hardEvents: [], checks: [] })

    expect(draft.kpis.map(({ id }) => id)).toContain(draft.primary)
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
