import type { ScreeningResult } from '../screening/screening-result.ts'
import type { Triage } from '../triage/triage.ts'
import type { Placement } from './place-system.ts'
import type { SystemAnswer, SystemFacts } from './system.ts'

/** A system as it was placed on one day: what was said of it, and what the rules made of it. Plain JSON. */
export type FrozenSystem = {
  facts: SystemFacts
  answers: SystemAnswer[]
  triage: Triage
  /** `null`: nothing was answered on data protection. */
  screening: ScreeningResult | null
}

type Stated = { facts: SystemFacts; answers: readonly SystemAnswer[] }

/** What is kept of a system when somebody records it. */
export function freezeSystem({ facts, answers }: Stated, { triage, screening }: Placement): FrozenSystem {
  const isAsked = answers.some(({ part, source }) => part === 'privacy' && source !== 'known')
  return { facts, answers: [...answers], triage, screening: isAsked ? screening : null }
}

/** The facts of a system alone, of whatever else it is stored with. */
export function factsOf(system: SystemFacts): SystemFacts {
  const { name, useCaseId, tool, status, owner, vendor, purpose, data, country } = system
  return { name, useCaseId, tool, status, owner, vendor, purpose, data, country }
}
