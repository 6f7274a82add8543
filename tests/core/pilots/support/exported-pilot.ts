import { START, week } from './pilots.ts'
import { CONTROL_BEFORE, CONTROL_PILOT, DAYS_BEFORE, DAYS_PILOT } from './published.ts'

/** A pilot of twelve and eight weeks with a control group, as it is exported; the figures are those of methods 5. */
export function exportedPilot() {
  const series = (values: readonly number[], first: number, arm: 'pilot' | 'control') =>
    values.map((value, at) => ({ kpi: 'minutes', on: week(first + at), arm, value }))
  const errors = (arm: 'pilot' | 'control') =>
    [3, 2, 4, 3, 2, 4, 2, 3, 4, 2, 3, 4, 3, 2, 4, 2, 3, 2, 4, 3].map((hits, at) => ({
      kpi: 'errors',
      on: week(at - 11),
      arm,
      numerator: hits + (arm === 'control' ? at % 2 : 0),
      denominator: 200,
    }))
  return {
    charter: {
      design: 'control-group',
      startsOn: START,
      endsOn: '2027-01-24',
      declaredOn: '2026-11-20',
      primary: 'minutes',
      kpis: [
        { id: 'minutes', kind: 'continuous', direction: 'down', worthwhile: { by: 3 } },
        { id: 'opinion', kind: 'continuous', direction: 'up' },
      ],
      guardrails: [{ id: 'errors', kind: 'proportion', direction: 'down', margin: { by: 0.02 } }],
      value: {
        volume: { low: 18_000, base: 20_000, high: 22_000 },
        adoption: { low: 0.5, base: 0.7, high: 0.85 },
        wage: { low: 38, base: 42, high: 46 },
        realised: { low: 0.4, base: 0.6, high: 0.8 },
        run: { low: 12_000, base: 9_000, high: 7_000 },
        oneOff: { low: 40_000, base: 30_000, high: 24_000 },
        seed: 2024,
      },
      claims: [{ id: 'claim-eff-20-40', kpi: 'minutes', least: 0.2 }],
    },
    readings: [
      ...series(DAYS_BEFORE, -11, 'pilot'),
      ...series(CONTROL_BEFORE, -11, 'control'),
      ...series(DAYS_PILOT, 1, 'pilot'),
      ...series(CONTROL_PILOT, 1, 'control'),
      ...errors('pilot'),
      ...errors('control'),
    ],
    annotations: [{ on: '2026-12-07', text: 'A new form went live' }],
    governance: [{ id: 'dpia', state: 'pass' }],
    decisions: [
      { on: '2027-01-11', decision: 'stop', reason: 'The tool is taken off the market.' },
      { on: '2027-01-25', decision: 'go' },
    ],
  }
}
