import { describe, expect, test } from 'vitest'
import { newLimitsGaps } from '#app/core/pilots/new-limits.ts'
import { parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import { pilotFigures } from '#app/core/pilots/pilot-figures.ts'
import { xmrLimits } from '#app/core/pilots/xmr-limits.ts'
import { exportedPilot } from './support/exported-pilot.ts'
import { DAYS_PILOT } from './support/published.ts'

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null

/** A copy with one field set, by its path. */
function withField(json: Json, [key = '', ...rest]: string[], value: Json): Json {
  if (Array.isArray(json)) return json.map((one, at) => (String(at) === key ? withNext(one, rest, value) : one))
  const fields = json as { [key: string]: Json }
  return { ...fields, [key]: withNext(fields[key] ?? {}, rest, value) }
}

function withNext(json: Json, path: string[], value: Json): Json {
  return path.length === 0 ? value : withField(json, path, value)
}

const pilot = exportedPilot() as Json

describe('an export that is wrong names the field and what to do', () => {
  test.each<[string, Json, string, RegExp]>([
    ['charter.startsOn', '30.11.2026', 'charter.startsOn', /ISO date/],
    ['charter.endsOn', '2026-11-01', 'charter.endsOn', /later day/],
    ['charter.endsOn', '2126-11-01', 'charter.endsOn', /ten years/],
    ['charter.extendedTo', '2026-12-01', 'charter.extendedTo', /after the planned end/],
    ['charter.primary', 'none', 'charter.primary', /one of the KPIs: minutes, opinion/],
    ['charter.kpis.0.worthwhile', null, 'charter.kpis.0.worthwhile', /smallest improvement/],
    ['charter.kpis.0.worthwhile.by', 0, 'charter.kpis.0.worthwhile.by', /above 0/],
    ['charter.kpis.0.id', 'errors', 'charter.kpis', /stands twice/],
    ['charter.guardrails.0.margin.by', -1, 'charter.guardrails.0.margin.by', /0 or the harm/],
    ['charter.claims.0.kpi', 'none', 'charter.claims.0.kpi', /one of the KPIs/],
    ['charter.value.run.low', 1, 'charter.value.run', /pessimistic/],
    ['charter.value.adoption.high', 2, 'charter.value.adoption', /between 0 and 1/],
    ['charter.value.wage.low', -1, 'charter.value.wage', /from 0 on/],
    ['charter.design', 'before-after', 'readings.0.arm', /no control group/],
    ['charter.colour', 'red', 'charter', /colour/],
    ['readings.0.kpi', 'none', 'readings.0.kpi', /no KPI or guardrail/],
    ['readings.0.value', '12,5', 'readings.0.value', /number/],
    ['readings.0.numerator', 3, 'readings.0', /Give a value/],
    ['readings.0.on', '1990-01-01', 'readings.0.on', /ten years/],
    ['readings.1.on', '2026-09-08', 'readings.1.on', /already/],
    ['governance.0.state', 'fine', 'governance.0.state', /pass/],
  ])('%s set to %j', (path, value, field, message) => {
    const parsed = parsePilotRecord(withField(withFirst(pilot), path.split('.'), value))

    expect(parsed).toMatchObject({ ok: false, error: { field, message: expect.stringMatching(message) } })
  })

  test('a share without its counts, or with more hits than cases', () => {
    const share = (reading: Json) => parsePilotRecord(withField(pilot, ['readings'], [reading]))
    const errors = { kpi: 'errors', on: '2026-12-07' }

    expect(share({ ...errors, value: 0.1 })).toMatchObject({ error: { field: 'readings.0' } })
    expect(share({ ...errors, numerator: 4, denominator: 3 })).toMatchObject({
      error: { field: 'readings.0.numerator' },
    })
  })

  /** The control arm's first two readings of the primary KPI stand first. */
  function withFirst(json: Json): Json {
    const { readings, ...rest } = json as { readings: { kpi: string; arm?: string; on: string }[] }
    const control = readings.filter(({ kpi, arm }) => kpi === 'minutes' && arm === 'control')
    return { ...rest, readings: [...control, ...readings.filter((one) => !control.includes(one))] } as Json
  }
})

describe('every figure of an exported pilot', () => {
  const parsed = parsePilotRecord(pilot)
  const figures = parsed.ok ? pilotFigures(parsed.pilot, '2027-02-01') : expect.fail('not read')

  test('the comparison with its control arm, in the direction of improvement', () => {
    expect(figures.primary).toMatchObject({ verdict: 'met', worthwhile: 3, gaps: [] })
    const minutes = figures.figures.find(({ id }) => id === 'minutes')
    expect(minutes?.atEnd).toMatchObject({ method: 'paired-welch', estimate: { estimate: expect.closeTo(6.5, 9) } })
    expect(minutes?.chart.phases.map(({ from }) => from)).toEqual([0, 12])
    expect(figures.figures.map(({ id }) => id)).toEqual(['errors', 'minutes', 'opinion'])
  })

  test('what informs, what guards, and the claim that is tested', () => {
    expect(figures.others).toMatchObject([{ kpi: 'opinion', verdict: 'tooEarly' }])
    expect(figures.guardrails).toMatchObject([{ guardrail: 'errors', state: 'ok' }])
    // About 6 of 50.3 minutes is a tenth: more than nothing, less than a fifth.
    expect(figures.claims).toMatchObject([{ id: 'claim-eff-20-40', state: 'refuted' }])
  })

  test('the value from the pilot’s own range', () => {
    const { lower, estimate, upper } = figures.primary.interval

    expect(figures.value?.minutes).toEqual({ low: lower, base: estimate, high: upper })
    expect(figures.value?.draws.seed).toBe(2024)
  })

  test('an override stands beside what the rule proposed on its day', () => {
    expect(figures.decisions).toMatchObject([
      { on: '2027-01-11', decision: 'stop', proposed: 'go', isOverride: true, missingReason: false },
      { on: '2027-01-25', decision: 'go', proposed: 'go', isOverride: false },
    ])
  })

  test('early on there is no value and no claim', () => {
    const early = parsed.ok ? pilotFigures(parsed.pilot, '2026-12-21') : expect.fail('not read')

    expect(early).toMatchObject({ value: null, claims: [{ state: 'open' }], decisions: [] })
    expect(early.primary.firstAnswerOn).toBe('2027-01-25')
  })
})

describe('new limits of a chart', () => {
  const decided = { kpi: 'minutes', decidedOn: '2027-01-26', wanted: true, lasting: true }
  const withLimits = (on: string, newLimits: object = decided) =>
    parsePilotRecord({ ...exportedPilot(), annotations: [{ on, text: 'All use it now', newLimits }] })
  const minutesOn = (on: string) => {
    const parsed = withLimits('2026-12-02')
    if (!parsed.ok) throw new Error(parsed.error.message)
    return pilotFigures(parsed.pilot, on).figures.find(({ id }) => id === 'minutes')
  }

  test('hold from the period of their day on, once they were decided, and change no verdict', () => {
    const [before, after] = [minutesOn('2027-01-25'), minutesOn('2027-01-26')]

    expect(before?.chart.phases.map(({ id, from }) => [id, from])).toEqual([
      ['baseline', 0],
      ['pilot', 12],
    ])
    expect(after?.chart.phases.map(({ id, from }) => [id, from])).toEqual([
      ['baseline', 0],
      ['pilot', 12],
      ['new-limits-1', 12],
    ])
    expect(after?.chart.phases[2]?.limits).toEqual(xmrLimits(DAYS_PILOT))
    expect(after?.chart.signals).toEqual([])
    expect(after?.atEnd).toEqual(before?.atEnd)
  })

  test.each([
    ['of a KPI that the charter has not', '2026-12-02', { ...decided, kpi: 'nothing' }, 'annotations.0.newLimits.kpi'],
    ['of the baseline', '2026-11-29', decided, 'annotations.0.on'],
    ['that nobody wants', '2026-12-02', { ...decided, wanted: false }, 'annotations.0.newLimits.wanted'],
  ])('are refused %s', (_, on, newLimits, field) => {
    expect(withLimits(on, newLimits)).toMatchObject({ ok: false, error: { field } })
  })

  test.each([
    ['nothing where people decided to scale and all four answers are yes', {}, []],
    ['that nobody decided to scale', { isScaled: false }, ['not-scaled']],
    ['a day after all figures', { from: '2027-03-01' }, ['no-period']],
    ['a day with fewer than eight figures behind it', { from: '2026-12-08' }, ['no-run', 'too-few-points']],
    ['an unknown cause and no wish', { reasonKnown: null, wanted: false }, ['reason-unknown', 'not-wanted']],
  ])('meet %s', (_, own, gaps) => {
    const figures = minutesOn('2027-01-25')
    const asked = { from: '2026-12-02', preset: 'wheeler' as const, isScaled: true }
    const yes = { reasonKnown: true, wanted: true, lasting: true }

    expect(figures && newLimitsGaps(figures, { ...asked, ...yes, ...own })).toEqual(gaps)
  })
})

test('the order of lists changes nothing of what is read', () => {
  const { readings, ...rest } = exportedPilot()

  expect(parsePilotRecord({ ...rest, readings: readings.toReversed() })).toEqual(
    parsePilotRecord({ ...rest, readings }),
  )
})
