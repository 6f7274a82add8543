import type { PlacingRules } from '#app/core/governance/register/place-system.ts'
import type { FrozenSystem } from '#app/core/governance/register/record.ts'
import { sayTriage } from '#app/core/governance/views/triage-verdict.ts'
import type { TriageVerdict } from '#app/core/governance/views/triage-view.ts'
import { type PrivacyVerdict, privacyVerdict } from './system-line.server.ts'

/** Both outcomes of a system in a sentence each; `null`: the rules no longer have its words, or it was not asked. */
export type OutcomeLine = { act: TriageVerdict | null; privacy: PrivacyVerdict | null }

/** What a system was placed as, also by rules that are another text now. */
export function outcomeLine(
  { aiAct }: PlacingRules,
  { triage, screening }: Pick<FrozenSystem, 'triage' | 'screening'>,
): OutcomeLine {
  const classes = new Set(aiAct.classes.map(({ id }) => id))
  const findings = new Set(aiAct.gates.flatMap((gate) => gate.findings.map(({ id }) => id)))
  const isKnown =
    [...triage.classes, ...(triage.undetermined?.classes.flat() ?? [])].every((id) => classes.has(id)) &&
    triage.prohibitions.every(({ finding }) => findings.has(finding))
  return {
    act: isKnown ? sayTriage(aiAct, triage) : null,
    privacy: screening && privacyVerdict(screening),
  }
}
