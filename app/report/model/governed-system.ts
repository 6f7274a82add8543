import type { Placement, PlacingRules } from '#app/core/governance/register/place-system.ts'
import { answersOf, isUntouched, type SystemAnswer, type SystemStatus } from '#app/core/governance/register/system.ts'
import { viewScreening } from '#app/core/governance/views/view-screening.ts'
import { viewTriage } from '#app/core/governance/views/view-triage.ts'
import type { GovernedSystem } from './governance.ts'

type Governed = { id: string; name: string; status: SystemStatus; answers: readonly SystemAnswer[] }

/** A system as a report tells it, of how it was placed. @param record its newest record; `null`: none */
export function governedSystem(
  rules: Pick<PlacingRules, 'aiAct' | 'privacy'>,
  { system, placement }: { system: Governed; placement: Placement },
  record: GovernedSystem['record'],
): GovernedSystem {
  const { id, name, status, answers } = system
  const { triage, screening, privacyAnswers } = placement
  return {
    id,
    name,
    status,
    isAsked: { 'ai-act': !isUntouched(answers, 'ai-act'), privacy: !isUntouched(answers, 'privacy') },
    triage: viewTriage(rules.aiAct, triage, answersOf(answers, 'ai-act')),
    screening: viewScreening(rules.privacy, screening, new Map(Object.entries(privacyAnswers))),
    record,
  }
}
