import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartKpi, evaluatePilot, type PilotRecord } from '#app/core/pilots/evaluate-pilot.ts'
import { addDays } from '#app/core/pilots/periods.ts'
import type { Reading } from '#app/core/pilots/pilot.ts'
import { cases } from '#tests/support/cases.ts'
import { aCharter, aGuardrail, aKpi, aRecord, START, week, weekly } from './support/pilots.ts'
import { CONTROL_BEFORE, CONTROL_PILOT, DAYS_BEFORE, DAYS_PILOT } from './support/published.ts'

const GATE = week(9)
const before = weekly(DAYS_BEFORE, -11)
const during = weekly(DAYS_PILOT, 1)
/** No two neighbours alike, so the weekly view may be read. */
const ZIGZAG_BEFORE = weekly([50, 51, 49, 51, 50, 49, 51, 49, 50, 51, 49, 50], -11)
const zigzag = (level: number, weeks = 8) =>
  weekly(
    [0, 1, -1, 1, -1, 0, 1, -1].slice(0, weeks).map((d) => level + d),
    1,
  )
const codes = (record: PilotRecord, on: string) => evaluatePilot(record, on).gate.reasons.map(({ code }) => code)

test('the weekly view rests on the periods before the start that were planned, the planned analysis on those there are', () => {
  const evaluate = (baselinePeriods: number | null) =>
    evaluatePilot(
      aRecord({ charter: aCharter({ baselinePeriods }), readings: [...ZIGZAG_BEFORE, ...zigzag(45)] }),
      GATE,
    )
  const [asPlanned, asThere, more] = [evaluate(12), evaluate(null), evaluate(24)]

  expect(asPlanned).toEqual(asThere)
  expect(more.figures.minutes?.looks.at(-1)?.lower).not.toBe(asThere.figures.minutes?.looks.at(-1)?.lower)
  expect(more.figures.minutes?.atEnd).toEqual(asThere.figures.minutes?.atEnd)
})

describe('at the planned end', () => {
  const record = aRecord({ readings: [...before, ...during] })

  test('the planned analysis speaks: twelve weeks before, eight in the pilot (methods 5)', () => {
    const { primary, gate, gateOn } = evaluatePilot(record, GATE)

    // AR-Welch at 96 %, t of 8.4856 degrees of freedom 2.4137: 7.3333 -/+ 2.4137 x 1.4660518
    expect(primary).toMatchObject({ verdict: 'met', worthwhile: 3, gaps: [], firstAnswerOn: null })
    expect(primary.interval).toMatchObject({ readBy: 'final', estimate: expect.closeTo(7.333333, 6), unreadable: null })
    expect(primary.interval.lower).toBeCloseTo(3.79, 1)
    expect(gate).toEqual({ decision: 'go', reasons: [] })
    expect(gateOn).toBe(GATE)
  })

  test('a target of -20 % is one of the level before the pilot', () => {
    const charter = aCharter({ kpis: [aKpi({ worthwhile: { by: 0.2, relative: true } })] })

    expect(evaluatePilot({ ...record, charter }, GATE).primary.worthwhile).toBeCloseTo(0.2 * 50.333333, 5)
  })

  test('values that never vary decide nothing, and say so', () => {
    const readings = [...weekly(Array(12).fill(5), -11), ...weekly(Array(8).fill(1), 1)]
    const { primary } = evaluatePilot(aRecord({ readings }), GATE)

    expect(primary).toMatchObject({ verdict: 'inconclusive', gaps: [], interval: { unreadable: 'no-variation' } })
  })

  test('under 80 % of the planned weeks there is no verdict', () => {
    const readings = [...before, ...weekly(DAYS_PILOT.slice(0, 6), 1)]
    const { primary, gate } = evaluatePilot(aRecord({ readings }), GATE)

    expect(primary.verdict).toBe('tooEarly')
    expect(primary.gaps).toEqual([{ gap: 'missing-periods', have: 6, need: 7 }])
    expect(primary.firstAnswerOn).toBeNull()
    expect(gate.reasons.map(({ code }) => code)).toEqual(['too-little-data', 'primary-inconclusive'])
  })
})

describe('before the end', () => {
  test('in week three it is too early, and the day of the first honest answer is named', () => {
    const record = aRecord({ readings: [...before, ...during.slice(0, 3)] })
    const { primary, gate } = evaluatePilot(record, week(4))

    expect(primary).toMatchObject({ verdict: 'tooEarly', firstAnswerOn: GATE, interval: { readBy: 'weekly' } })
    expect(primary.interval.unreadable).toBe('too-few')
    expect(primary.gaps).toEqual([{ gap: 'few-pilot-values', have: 3, need: 6 }, { gap: 'not-over' }])
    expect(gate.decision).toBe('iterate')
  })

  test('a follow-up of seven days moves the first answer, and the last week waits for it', () => {
    const record = aRecord({ charter: aCharter({ followUpDays: 7 }), readings: [...before, ...during] })
    const { primary, gateOn, figures } = evaluatePilot(record, GATE)

    expect(gateOn).toBe(week(10))
    expect(primary).toMatchObject({ verdict: 'tooEarly', firstAnswerOn: week(10) })
    expect(figures.minutes?.rows.at(-1)?.pilot).toMatchObject({ value: 43, provisional: true })
    expect(evaluatePilot(record, week(10)).primary.verdict).toBe('met')
  })

  test('a certain success is met as soon as there are six weeks, not before', () => {
    const readings = [...ZIGZAG_BEFORE, ...zigzag(35)]
    const verdictOn = (on: string) => evaluatePilot(aRecord({ readings }), on).primary.verdict

    expect(verdictOn(week(6))).toBe('tooEarly')
    const early = evaluatePilot(aRecord({ readings }), week(7))
    expect(early.primary).toMatchObject({ verdict: 'met', gaps: [], interval: { readBy: 'weekly' } })
    expect(early.gate.decision).toBe('go')
  })

  test('certain harm ends the pilot at once', () => {
    const readings = [...ZIGZAG_BEFORE, ...zigzag(70, 6)]
    const { primary, gate } = evaluatePilot(aRecord({ readings }), week(7))

    expect(primary.verdict).toBe('worse')
    expect(gate.decision).toBe('stop')
  })

  test('a certain success in week six is not taken back by the final analysis', () => {
    const readings = [...ZIGZAG_BEFORE, ...zigzag(35, 6), ...weekly([70, 10], 7)]
    const { primary, figures } = evaluatePilot(aRecord({ readings }), GATE)

    expect(figures.minutes).toMatchObject({ isHidden: false, isOver: true })
    expect(figures.minutes?.atEnd.estimate.lower).toBeLessThan(3)
    expect(primary).toMatchObject({ verdict: 'met', interval: { readBy: 'weekly' } })
  })

  test('weeks that look alike hide the weekly view', () => {
    const record = aRecord({ readings: [...before, ...during.slice(0, 7)] })
    const { primary, figures } = evaluatePilot(record, week(8))

    expect(figures.minutes?.atEnd.phi).toBeGreaterThan(0.2)
    expect(primary).toMatchObject({ verdict: 'tooEarly', interval: { unreadable: 'autocorrelated' } })
  })
})

describe('a pilot that was extended', () => {
  const charter = aCharter({ endsOn: addDays(START, 6 * 7 - 1), extendedTo: addDays(START, 8 * 7 - 1) })

  test('keeps the weekly view alone', () => {
    const readings = [...ZIGZAG_BEFORE, ...zigzag(46)]
    const { primary, gateOn } = evaluatePilot(aRecord({ charter, readings }), GATE)

    expect(gateOn).toBe(GATE)
    expect(primary).toMatchObject({ verdict: 'improved', interval: { readBy: 'weekly' } })
    expect(evaluatePilot(aRecord({ readings }), GATE).primary.interval.readBy).toBe('final')
  })

  test('has no verdict but "not clear" if the weeks look alike', () => {
    const { primary } = evaluatePilot(aRecord({ charter, readings: [...before, ...during] }), GATE)

    expect(primary).toMatchObject({ verdict: 'inconclusive', interval: { unreadable: 'autocorrelated' } })
  })
})

describe('a charter that comes late', () => {
  test('makes history of the weeks before it, and says when it was declared', () => {
    const charter = aCharter({ declaredOn: addDays(week(3), 2) })
    const { primary, declaredLate, figures } = evaluatePilot(
      aRecord({ charter, readings: [...before, ...during] }),
      GATE,
    )

    expect(declaredLate).toEqual({ inPeriod: 3 })
    expect(figures.minutes?.rows.filter(({ phase }) => phase === 'history')).toHaveLength(3)
    expect(primary.gaps).toEqual([{ gap: 'few-pilot-values', have: 5, need: 6 }])
  })

  test('on the Monday of week three leaves week three as proof', () => {
    const charter = aCharter({ declaredOn: week(3) })
    const { primary, declaredLate } = evaluatePilot(aRecord({ charter, readings: [...before, ...during] }), GATE)

    expect(declaredLate).toEqual({ inPeriod: 3 })
    expect(primary.gaps).toEqual([])
    expect(evaluatePilot(aRecord({ readings: during }), GATE).declaredLate).toBeNull()
  })
})

describe('designs', () => {
  const control = [...weekly(CONTROL_BEFORE, -11, { arm: 'control' }), ...weekly(CONTROL_PILOT, 1, { arm: 'control' })]

  test('cases split by lot need nothing from before the pilot', () => {
    const charter = aCharter({ design: 'random-split' })
    const readings = [...during, ...weekly(CONTROL_PILOT, 1, { arm: 'control' })]
    const { primary, figures } = evaluatePilot(aRecord({ charter, readings }), GATE)

    expect(figures.minutes?.atEnd.method).toBe('paired-mean')
    expect(primary).toMatchObject({ verdict: 'met', gaps: [], interval: { estimate: expect.closeTo(6.5, 9) } })
  })

  test('a relative target without a level from before has no verdict, with one agreed it has', () => {
    const relative = { worthwhile: { by: 0.1, relative: true } }
    const readings = [...during, ...weekly(CONTROL_PILOT, 1, { arm: 'control' })]
    const charter = (reference: number | null) =>
      aCharter({ design: 'random-split', kpis: [aKpi({ ...relative, reference })] })

    expect(evaluatePilot(aRecord({ charter: charter(null), readings }), GATE).primary.gaps).toEqual([
      { gap: 'no-target' },
    ])
    expect(evaluatePilot(aRecord({ charter: charter(40), readings }), GATE).primary).toMatchObject({
      verdict: 'met',
      worthwhile: 4,
    })
  })

  test('a control group with a baseline compares the differences before and in the pilot', () => {
    const charter = aCharter({ design: 'control-group' })
    const { primary, figures } = evaluatePilot(aRecord({ charter, readings: [...before, ...during, ...control] }), GATE)

    expect(figures.minutes?.atEnd).toMatchObject({
      method: 'paired-welch',
      estimate: { estimate: expect.closeTo(6.5, 9) },
    })
    expect(primary).toMatchObject({ verdict: 'met', gaps: [] })
  })

  test('a group that was not drawn by lot proves nothing without a baseline', () => {
    const charter = aCharter({ design: 'control-group' })
    const readings = [...during, ...weekly(CONTROL_PILOT, 1, { arm: 'control' })]
    const { primary, gate } = evaluatePilot(aRecord({ charter, readings }), GATE)

    expect(primary.verdict).toBe('tooEarly')
    expect(primary.gaps.map(({ gap }) => gap)).toEqual(['few-baseline-values', 'not-comparable'])
    expect(gate.decision).toBe('iterate')
  })

  test('without the control arm there is too little data', () => {
    const charter = aCharter({ design: 'random-split' })

    expect(evaluatePilot(aRecord({ charter, readings: during }), GATE).primary.gaps.map(({ gap }) => gap)).toEqual([
      'few-pilot-values',
      'missing-periods',
    ])
  })
})

describe('guardrails', () => {
  const charter = aCharter({ guardrails: [aGuardrail()] })
  const readings = [...ZIGZAG_BEFORE, ...zigzag(35)]
  const ratings = (inPilot: readonly number[], own: Partial<Reading> = {}) => [
    ...weekly([4.2, 4.3, 4.1, 4.3, 4.2, 4.1, 4.3, 4.1, 4.2, 4.3, 4.1, 4.2], -11, { kpi: 'rating', ...own }),
    ...weekly(inPilot, 1, { kpi: 'rating', ...own }),
  ]

  test('without readings one is unclear, and nothing is scaled', () => {
    const record = aRecord({ charter, readings })

    expect(evaluatePilot(record, GATE).guardrails).toMatchObject([
      { guardrail: 'rating', state: 'unclear', margin: 0.2 },
    ])
    expect(codes(record, GATE)).toEqual(['guardrail-unclear'])
  })

  test('one is ok if even the worst harm is within its margin', () => {
    const record = aRecord({ charter, readings: [...readings, ...ratings([4.2, 4.3, 4.1, 4.3, 4.1, 4.2, 4.3, 4.1])] })

    expect(evaluatePilot(record, GATE).guardrails).toMatchObject([{ state: 'ok' }])
    expect(codes(record, GATE)).toEqual([])
  })

  test('one is breached in any week that is certain of harm', () => {
    const record = aRecord({ charter, readings: [...readings, ...ratings([2.2, 2.3, 2.1, 2.3, 2.1, 2.2])] })

    expect(evaluatePilot(record, week(7))).toMatchObject({
      guardrails: [{ state: 'breached', interval: { readBy: 'weekly' } }],
      gate: { decision: 'stop' },
    })
  })

  test('a relative margin is one of the level before the pilot', () => {
    const relative = aCharter({ guardrails: [aGuardrail({ margin: { by: 0.05, relative: true } })] })
    const record = aRecord({ charter: relative, readings: [...readings, ...ratings([4, 4.1])] })

    expect(evaluatePilot(record, GATE).guardrails[0]?.margin).toBeCloseTo(0.05 * 4.2, 9)
  })

  test('a hard event proposes to stop on its day, not before', () => {
    const record = aRecord({ readings, hardEvents: [{ id: 'data-leak', on: week(3) }] })

    expect(evaluatePilot(record, week(3)).gate).toMatchObject({ decision: 'stop' })
    expect(codes(record, addDays(week(3), -1))).not.toContain('hard-event')
  })
})

describe('periods', () => {
  test('days are taken together to weeks, and a week needs four of them', () => {
    const charter = aCharter({ period: 'day' })
    const day = (on: string, value: number): Reading => ({
      kpi: 'minutes',
      on,
      arm: 'pilot',
      measured: { value },
      provisional: false,
    })
    const readings = [1, 2, 3, 4].map((value, at) => day(addDays(week(1), at), value)).concat(day(week(2), 9))
    const rows = evaluatePilot(aRecord({ charter, readings }), week(4)).figures.minutes?.rows ?? []

    expect(rows.find(({ from }) => from === week(1))?.pilot?.value).toBe(2.5)
    expect(rows.find(({ from }) => from === week(2))?.pilot).toBeNull()
  })

  test('a month that the start falls into counts for neither side', () => {
    const charter = aCharter({ period: 'month', startsOn: '2026-11-30', endsOn: '2027-02-15' })
    const readings: Reading[] = ['2026-10-05', '2026-11-02', '2026-12-01', '2027-01-31', '2027-02-03'].map((on) => ({
      kpi: 'minutes',
      on,
      arm: 'pilot',
      measured: { value: 1 },
      provisional: false,
    }))
    const { figures, gateOn } = evaluatePilot(aRecord({ charter, readings }), '2027-03-01')

    expect(figures.minutes?.rows.map(({ from, phase }) => [from, phase])).toEqual([
      ['2026-10-01', 'baseline'],
      ['2026-11-01', 'transition'],
      ['2026-12-01', 'pilot'],
      ['2027-01-01', 'pilot'],
      ['2027-02-01', 'after'],
    ])
    expect(gateOn).toBe('2027-02-01')
  })

  test('shares are counts: a week without a case has no value', () => {
    const share = (numerator: number, denominator: number) => ({ numerator, denominator })
    const charter = aCharter({ kpis: [aKpi({ kind: 'proportion', worthwhile: { by: 0.1, relative: false } })] })
    const readings = [
      ...weekly(
        [8, 9, 7, 9, 8, 7, 9, 7, 8, 9, 7, 8].map((hits) => share(10 * hits, 400)),
        -11,
      ),
      ...weekly(
        [4, 5, 3, 5, 3, 4, 5, 3].map((hits) => share(hits, 400)),
        1,
      ),
    ]
    const { primary, figures } = evaluatePilot(aRecord({ charter, readings }), GATE)

    expect(figures.minutes?.atEnd.pooled?.estimate).toBeCloseTo(0.2 - 0.01, 9)
    expect(primary).toMatchObject({ verdict: 'met' })
    const empty = evaluatePilot(aRecord({ charter, readings: weekly([share(0, 0)], 1) }), GATE)
    expect(empty.figures.minutes?.rows[0]?.pilot).toBeNull()
  })
})

test('the chart of a pilot has the limits of its baseline', () => {
  const record = aRecord({ readings: [...before, ...during] })
  const { figures } = evaluatePilot(record, GATE)
  const chart = chartKpi(aKpi(), figures.minutes ?? expect.fail('no figures'))

  expect(chart.phases.map(({ from }) => from)).toEqual([0, 12])
  expect(chart.signals.filter(({ rule }) => rule === 'beyond').map(({ at }) => at + 1)).toEqual([15, 19])
})

test('neither the order of readings nor one that is provisional changes a verdict', () => {
  const shuffled = fc.shuffledSubarray([...before, ...during], { minLength: 20, maxLength: 20 })
  const extra = fc.integer({ min: 0, max: 100 }).map((value) => weekly([value], 8, { provisional: true }))
  const seven = [...before, ...during.slice(0, 7)]
  const judged = (readings: Reading[]) => {
    const { primary, gate } = evaluatePilot(aRecord({ readings }), GATE)
    return { primary, gate }
  }
  const property = fc.property(shuffled, extra, (readings, provisional) => {
    expect(judged(readings)).toEqual(judged([...before, ...during]))
    expect(judged([...seven, ...provisional])).toEqual(judged(seven))
  })
  fc.assert(property, { numRuns: cases(200) })
})

test('a charter whose primary KPI does not exist is a mistake', () => {
  expect(() => evaluatePilot(aRecord({ charter: aCharter({ primary: 'none' }) }), GATE)).toThrow(RangeError)
})
