import type { TriageVerdict } from '#app/core/governance/views/triage-view.ts'
import { sayVerdict } from '#app/report/governance/say-law.ts'
import { useSayLaw } from './use-say-law.ts'

/** Says a triage in one sentence, and in further ones what comes on top and what is open. */
export function useTriageVerdict(): (verdict: TriageVerdict) => ReturnType<typeof sayVerdict> {
  const say = useSayLaw()
  return (verdict) => sayVerdict(say, verdict)
}
