import type { ScreeningView } from './screening-view.ts'
import type { TriageView } from './triage-view.ts'

export type LawyerReason = 'prohibited' | 'highRisk' | 'contested' | 'shielded' | 'assessment' | 'unsure'

/** For what a person with legal training is needed; none for a plain case that is settled. */
export function lawyerReasons(triage: TriageView | null, screening: ScreeningView | null): LawyerReason[] {
  const classes = triage?.classes.map(({ id }) => id) ?? []
  const outcomes = screening?.possible.map(({ id }) => id) ?? []
  const isUnsure = [...(triage?.open?.questions ?? []), ...(screening?.questions ?? [])].some((one) => one.isUnsure)
  const needed: Record<LawyerReason, boolean> = {
    prohibited: classes.includes('prohibited') || outcomes.includes('stop'),
    highRisk: classes.includes('high-risk'),
    shielded: triage?.duties.some(({ dates }) => dates.state === 'shielded') ?? false,
    contested: (triage?.contested.length ?? 0) + (screening?.contested.length ?? 0) > 0,
    assessment: outcomes.some((id) => id === 'statute' || id === 'criteria' || id === 'nationalList'),
    unsure: isUnsure,
  }
  return (Object.keys(needed) as LawyerReason[]).filter((reason) => needed[reason])
}

/** What is said of a lawyer: for these reasons, none by itself, or too early to tell, as nothing or not all was answered. */
export function lawyerAdvice(
  triage: TriageView | null,
  screening: ScreeningView | null,
): { kind: 'needed' | 'notNeeded' | 'tooEarly'; reasons: LawyerReason[] } {
  const reasons = lawyerReasons(triage, screening)
  if (reasons.length > 0) return { kind: 'needed', reasons }
  const isAsked = triage !== null || screening !== null
  const isOpen = (triage?.open?.outcomes.length ?? 0) > 1 || screening?.outcome === 'undetermined'
  return { kind: isAsked && !isOpen ? 'notNeeded' : 'tooEarly', reasons }
}
