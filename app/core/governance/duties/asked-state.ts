import type { Placement } from '#app/core/governance/register/place-system.ts'
import { ANSWER_PARTS, isUntouched, type SystemAnswer } from '#app/core/governance/register/system.ts'
import type { DutySystem } from './duty.ts'

/**
 * Where a system stands, without what a part that nobody was asked about would make of it.
 *
 * @param answers those that it was placed by
 */
export function askedState(
  answers: readonly SystemAnswer[],
  { triage, screening }: Pick<Placement, 'triage' | 'screening'>,
): Pick<DutySystem, 'triage' | 'screening' | 'notAsked'> {
  const untouched = ANSWER_PARTS.filter((part) => isUntouched(answers, part))
  // The AI Act part can say that no personal data is at play: then there is nothing to ask.
  const notAsked = untouched.filter((part) => part === 'ai-act' || screening.outcome !== 'notApplicable')
  return { triage, screening: untouched.includes('privacy') ? null : screening, notAsked }
}
