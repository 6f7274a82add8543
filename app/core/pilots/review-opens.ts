import { LEAST_PERIODS } from './compare.ts'
import type { PilotFigures } from './pilot-figures.ts'

/**
 * Whether a gate review may be held on the day of the figures: from the sixth whole period on, or as soon as something
 * speaks for stopping or the answer is there.
 */
export function mayReview({ primary, gate, figures, on }: PilotFigures): boolean {
  const rows = figures.find(({ id }) => id === primary.kpi)?.rows ?? []
  const over = rows.filter(({ phase, to }) => (phase === 'pilot' || phase === 'history') && to < on)
  return over.length >= LEAST_PERIODS || primary.verdict !== 'tooEarly' || gate.decision === 'stop'
}
