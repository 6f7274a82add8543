import type { PlacingRules } from '#app/core/governance/register/place-system.ts'
import { classifyOnce, screeningModel } from '../governance/remembered.server.ts'
import type { Law } from '../law.server.ts'

/** How systems are placed by the law that the process goes by. */
export function placingRules(law: Law): PlacingRules {
  return {
    aiAct: law.aiAct,
    privacy: law.privacy,
    classify: (answers, on) => classifyOnce(law, answers, on),
    screening: (on, country) => screeningModel(law, on, country),
  }
}
