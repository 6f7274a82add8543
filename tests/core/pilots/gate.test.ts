import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkDecision,
  GATE_DECISIONS,
  type GateInput,
  GOVERNANCE_STATES,
  proposeDecision,
} from '#app/core/pilots/gate.ts'
import { GUARDRAIL_STATES, guardrailState, KPI_VERDICTS, kpiVerdict } from '#app/core/pilots/kpi-verdict.ts'
import { cases } from '#tests/support/cases.ts'

const INFINITE = Number.POSITIVE_INFINITY
const allGood: GateInput = {
  primary: 'met',
  guardrails: [{ id: 'ratings', state: 'ok' }],
  hardEvents: [],
  governance: [{ id: 'dpia', state: 'pass' }],
  dataOk: true,
  iteration: 1,
}

describe('the verdict on a KPI (methods 5, KPI)', () => {
  test.each([
    [4.97, 9.7, 3, 'met'],
    [4.97, 9.7, 5, 'improved'],
    [-1, 2, 3, 'belowTarget'],
    [0.5, 2.5, 3, 'belowTarget'],
    [-3, -1, 3, 'worse'],
    [-1, 4, 3, 'inconclusive'],
    [3, 6, 3, 'met'],
    [0, 3, 3, 'inconclusive'],
    [-INFINITE, INFINITE, 3, 'inconclusive'],
  ])('between %d and %d where %d is worth it: %s', (lower, upper, worthwhile, verdict) => {
    expect(kpiVerdict({ lower, upper }, worthwhile)).toBe(verdict)
  })

  test('a better interval never has a worse verdict, nor a guardrail a worse state', () => {
    const ends = fc
      .tuple(fc.integer({ min: -6, max: 9 }), fc.nat(8))
      .map(([lower, width]) => ({ lower, upper: lower + width }))
    const property = fc.property(ends, ends, fc.integer({ min: 1, max: 6 }), (one, other, worthwhile) => {
      const worse = { lower: Math.min(one.lower, other.lower), upper: Math.min(one.upper, other.upper) }
      const rank = (interval: typeof one) => KPI_VERDICTS.indexOf(kpiVerdict(interval, worthwhile))
      const state = (interval: typeof one) =>
        GUARDRAIL_STATES.indexOf(guardrailState({ lower: -interval.upper, upper: -interval.lower }, worthwhile))

      expect(rank(worse)).toBeLessThanOrEqual(rank(one))
      expect(state(worse)).toBeLessThanOrEqual(state(one))
    })
    fc.assert(property, { numRuns: cases(2_000) })
  })
})

test.each([
  [-2, 0.5, 1, 'ok'],
  [-2, 1, 1, 'ok'],
  [-2, 1.5, 1, 'unclear'],
  [1, 2, 1, 'unclear'],
  [1.1, 2, 1, 'breached'],
  [-INFINITE, INFINITE, 0, 'unclear'],
])('harm between %d and %d with a margin of %d: %s', (lower, upper, margin, state) => {
  expect(guardrailState({ lower, upper }, margin)).toBe(state)
})

describe('the gate (methods 5, Gate)', () => {
  const propose = (change: Partial<GateInput>) => {
    const { decision, reasons } = proposeDecision({ ...allGood, ...change })
    return [decision, reasons.map(({ code }) => code)]
  }

  test.each<[string, Partial<GateInput>, string, string[]]>([
    ['all is well', {}, 'go', []],
    ['a guardrail is unclear', { guardrails: [{ id: 'ratings', state: 'unclear' }] }, 'iterate', ['guardrail-unclear']],
    ['the second pilot is below its target', { primary: 'belowTarget', iteration: 2 }, 'stop', ['primary-belowTarget']],
    ['a guardrail is breached', { guardrails: [{ id: 'ratings', state: 'breached' }] }, 'stop', ['guardrail-breached']],
    [
      'improved, governance missing, too little data',
      { primary: 'improved', governance: [{ id: 'dpia', state: 'missing' }], dataOk: false },
      'iterate',
      ['too-little-data', 'governance-missing', 'primary-improved'],
    ],
    ['the first pilot is below its target', { primary: 'belowTarget' }, 'iterate', ['primary-belowTarget']],
    ['a hard event happened', { hardEvents: ['data-leak'] }, 'stop', ['hard-event']],
    ['a governance check failed', { governance: [{ id: 'dpia', state: 'fail' }] }, 'stop', ['governance-fail']],
  ])('%s', (_, change, decision, reasons) => {
    expect(propose(change)).toEqual([decision, reasons])
  })

  const combinations = KPI_VERDICTS.flatMap((_, primary) =>
    [0, 1, 2].flatMap((first) =>
      [0, 1, 2].flatMap((second) =>
        [0, 1, 2].flatMap((governance) =>
          [0, 1].flatMap((data) => [0, 1].map((early) => [primary, first, second, governance, data, early])),
        ),
      ),
    ),
  )
  const decide = ([primary = 0, first = 0, second = 0, governance = 0, data = 0, early = 0]: number[]) =>
    proposeDecision({
      primary: KPI_VERDICTS[primary] ?? 'worse',
      guardrails: [first, second].map((state, at) => ({ id: `g${at}`, state: GUARDRAIL_STATES[state] ?? 'breached' })),
      hardEvents: [],
      governance: [{ id: 'dpia', state: GOVERNANCE_STATES[governance] ?? 'fail' }],
      dataOk: data === 1,
      iteration: early === 1 ? 1 : 2,
    })

  test('decides all 540 combinations, and improving anything never lowers the decision', () => {
    expect(combinations).toHaveLength(540)
    const ranks = combinations.map((one) => GATE_DECISIONS.indexOf(decide(one).decision))
    let pairs = 0
    let lowered = 0
    combinations.forEach((worse, i) => {
      combinations.forEach((better, j) => {
        if (worse.some((state, at) => state > (better[at] ?? 0))) return
        pairs += 1
        lowered += Number((ranks[i] ?? 0) > (ranks[j] ?? 0))
      })
    })

    expect(ranks).not.toContain(-1)
    expect(pairs).toBe(29_160)
    expect(lowered).toBe(0)
  })

  test('scaling has no reason against it, everything else has at least one', () => {
    for (const one of combinations) {
      const { decision, reasons } = decide(one)

      expect(reasons.length === 0).toBe(decision === 'go')
      expect(reasons.some(({ stops }) => stops)).toBe(decision === 'stop')
    }
  })

  test('names everything that stood in the way, and other names change nothing', () => {
    const rename = (input: GateInput, suffix: string): GateInput => ({
      ...input,
      guardrails: input.guardrails.map(({ id, state }) => ({ id: id + suffix, state })).reverse(),
    })
    const input: GateInput = {
      ...allGood,
      guardrails: [
        { id: 'cost', state: 'unclear' },
        { id: 'ratings', state: 'breached' },
        { id: 'complaints', state: 'unclear' },
      ],
    }

    const { decision, reasons } = proposeDecision(input)
    const renamed = proposeDecision(rename(input, '-2'))
    expect(reasons).toEqual([
      { code: 'guardrail-breached', ids: ['ratings'], stops: true },
      { code: 'guardrail-unclear', ids: ['complaints', 'cost'], stops: false },
    ])
    expect(renamed.decision).toBe(decision)
    expect(renamed.reasons.map(({ code, ids }) => [code, ids.length])).toEqual(
      reasons.map(({ code, ids }) => [code, ids.length]),
    )
  })

  test('people decide; against the rule only with a written reason', () => {
    expect(checkDecision('stop', { decision: 'stop', reason: '' })).toEqual({ isOverride: false, missingReason: false })
    expect(checkDecision('stop', { decision: 'go', reason: '  because ' })).toEqual({
      isOverride: true,
      missingReason: true,
    })
    expect(checkDecision('stop', { decision: 'iterate', reason: 'The breach was a fault in the survey.' })).toEqual({
      isOverride: true,
      missingReason: false,
    })
  })
})
