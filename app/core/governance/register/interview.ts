import { isTold, type Placement } from './place-system.ts'
import { type AnswerPart, answersOf, type SystemAnswer, unconfirmedOf } from './system.ts'

/** What is asked next; `confirms`: it is answered already, by nobody of the company. */
export type InterviewStep = { question: string; confirms: boolean }

/** Parts of the privacy interview: only the first decides the outcome, the others find what else to look at. */
const PRIVACY_STAGES = ['screening', 'facts', 'interest', 'articles'] as const
export type PrivacyStage = (typeof PRIVACY_STAGES)[number]

/**
 * The next question about a system: first what still has to be confirmed, then what is expected to settle it soonest.
 * Who was not sure is not asked again.
 *
 * @param upTo how far the privacy part goes; left out: until its outcome is settled
 * @returns `null` if there is nothing more to ask
 */
export function nextStep(
  part: AnswerPart,
  placement: Placement,
  answers: readonly SystemAnswer[],
  upTo: PrivacyStage = 'screening',
): InterviewStep | null {
  const [unconfirmed] = questionsToConfirm(part, placement, answers)
  if (unconfirmed !== undefined) return { question: unconfirmed, confirms: true }
  const [question] = part === 'ai-act' ? askedOfAct(placement, answers) : askedUpTo(placement, answers, upTo)
  return question === undefined ? null : { question, confirms: false }
}

/** Questions of a part that matter and whose answer nobody of the company has confirmed, in the order of the interview. */
export function questionsToConfirm(
  part: AnswerPart,
  { triage, privacyAnswers }: Placement,
  answers: readonly SystemAnswer[],
): string[] {
  const open = unconfirmedOf(answers, part)
  if (part === 'privacy') return open.filter((id) => id in privacyAnswers)
  return triage.path.map(({ question }) => question).filter((id) => open.includes(id))
}

function askedOfAct({ triage }: Placement, answers: readonly SystemAnswer[]): string[] {
  const given = answersOf(answers, 'ai-act')
  return (triage.undetermined?.ask ?? []).filter((id) => given[id] !== 'unsure')
}

function askedUpTo(placement: Placement, answers: readonly SystemAnswer[], upTo: PrivacyStage): string[] {
  const all = openPrivacyQuestions(placement, answers)
  return PRIVACY_STAGES.slice(0, PRIVACY_STAGES.indexOf(upTo) + 1).flatMap((stage) => all[stage])
}

/** What has not been asked of a processing yet, by part; what the triage tells, or will tell, is in none. */
export function openPrivacyQuestions(
  placement: Placement,
  answers: readonly SystemAnswer[],
): Record<PrivacyStage, string[]> {
  const { undetermined, open, legitimateInterest, gdpr, outcome } = placement.screening
  const given = answersOf(answers, 'privacy')
  const asked = (ids: readonly string[]) => ids.filter((id) => !(id in given) && !isTold(placement, id))
  const concerns = outcome !== 'notApplicable' && outcome !== 'stop'
  return {
    screening: asked(undetermined?.ask ?? []),
    facts: asked(open),
    interest: asked(legitimateInterest?.undetermined?.ask ?? []),
    articles: concerns ? asked(gdpr.filter(({ state }) => state === 'open').map(({ question }) => question)) : [],
  }
}
