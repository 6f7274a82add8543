import type { Interval } from '#app/core/scoring/result.ts'

/** How much the law weighs on a use case, from least to most. */
export const RISK_CLASSES = ['minimal', 'low', 'medium', 'high', 'prohibited'] as const
export type RiskClass = (typeof RISK_CLASSES)[number]

/** @source methods 4.4 */
const DISCOUNT: Readonly<Record<RiskClass, number>> = { minimal: 0, low: 0.1, medium: 0.25, high: 0.5, prohibited: 1 }

/** What the discount can be, if any of these classes can still come out. @param classes at least one */
export function riskOf(classes: readonly RiskClass[]): Interval {
  const discounts = classes.map((one) => DISCOUNT[one])
  return { lo: Math.min(...discounts), hi: Math.max(...discounts) }
}

/** What a system is in law: the class of each reading that can still come out, and whether its screening asks for a DPIA. */
export type LegalStanding = {
  /** Sets of classes of the triage; one set where it is settled. */
  classSets: readonly (readonly string[])[]
  /** `open`: that is not known yet. */
  assessment: 'needed' | 'notNeeded' | 'open'
}

/**
 * The risk classes that can still come out for a system.
 *
 * The AI Act knows no middle: it is where a data protection impact assessment is needed, or where a model of general purpose
 * is put on the market, while nothing weighs more.
 *
 * @returns each once, from least to most, at least one
 */
export function riskClassesOf({ classSets, assessment }: LegalStanding): RiskClass[] {
  const found = new Set<RiskClass>()
  for (const classes of classSets) {
    if (assessment !== 'needed') found.add(classOf(classes, false))
    if (assessment !== 'notNeeded') found.add(classOf(classes, true))
  }
  return RISK_CLASSES.filter((one) => found.has(one))
}

function classOf(classes: readonly string[], needsAssessment: boolean): RiskClass {
  if (classes.includes('prohibited')) return 'prohibited'
  if (classes.includes('high-risk')) return 'high'
  if (needsAssessment || classes.includes('general-purpose-model')) return 'medium'
  return classes.includes('transparency') ? 'low' : 'minimal'
}
