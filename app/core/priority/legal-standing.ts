import type { Placement } from '#app/core/governance/register/place-system.ts'
import type { ScreeningOutcome } from '#content/privacy-rules.ts'
import { RISK_CLASSES, type RiskClass, riskClassesOf } from './risk.ts'

/** Outcomes of the screening that ask for an assessment, or forbid it. */
const ASSESSED: readonly ScreeningOutcome[] = ['stop', 'statute', 'nationalList', 'criteria']

type Placed = Pick<Placement, 'triage' | 'screening'>

/**
 * What the law says of a use case, by the systems that its company has of it: the one that weighs most counts.
 *
 * @returns the classes that can still come out; `null`: no system has been placed in the AI Act yet
 */
export function riskOfSystems(systems: readonly Placed[]): RiskClass[] | null {
  const placed = systems.filter(({ triage }) => triage.undetermined === undefined).map(classesOf)
  if (placed.length === 0) return null
  const least = Math.max(...placed.map((classes) => Math.min(...classes.map((one) => RISK_CLASSES.indexOf(one)))))
  const all = new Set(placed.flat())
  return RISK_CLASSES.filter((one, at) => all.has(one) && at >= least)
}

function classesOf({ triage, screening }: Placed): RiskClass[] {
  const asks = new Set(screening.possible.map((outcome) => ASSESSED.includes(outcome)))
  const assessment = asks.size > 1 ? 'open' : asks.has(true) ? 'needed' : 'notNeeded'
  return riskClassesOf({ classSets: [triage.classes], assessment })
}
