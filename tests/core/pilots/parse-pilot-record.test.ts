import { describe, expect, test } from 'vitest'
import { parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import { pilotFigures } from '#app/core/pilots/pilot-figures.ts'
import { exportedPilot } from './support/exported-pilot.ts'

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

test('the order of lists changes nothing of what is read', () => {
  const { readings, ...rest } = exportedPilot()

  expect(parsePilotRecord({ ...rest, readings: readings.toReversed() })).toEqual(
    parsePilotRecord({ ...rest, readings }),
  )
})
