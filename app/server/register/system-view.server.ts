import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import {
  type InterviewStep,
  nextStep,
  openPrivacyQuestions,
  questionsToConfirm,
} from '#app/core/governance/register/interview.ts'
import { type Placement, type PlacingRules, placeSystem } from '#app/core/governance/register/place-system.ts'
import { type AnswerPart, answersOf } from '#app/core/governance/register/system.ts'
import {
  type AnswerStep,
  answerStep,
  viewScreeningQuestion,
  viewTriageQuestion,
} from '#app/core/governance/views/question-view.ts'
import { viewScreening } from '#app/core/governance/views/view-screening.ts'
import { viewTriage } from '#app/core/governance/views/view-triage.ts'
import type { AnsweredSystem } from '#db/queries/ai-systems.server.ts'
import { placingRules } from './placing.server.ts'
import type { OpenSystem } from './register.server.ts'
import { partState } from './system-line.server.ts'

type Context = Readonly<RouterContextProvider>

/** A system placed by today's law. */
export function placeToday(context: Context, { system, today }: Pick<OpenSystem, 'system' | 'today'>) {
  const rules = placingRules(context.get(services).law())
  return { rules, placement: placeSystem(rules, system, today) }
}

/** Both outcomes of a system in words, and how far its interview is. */
export function viewOutcomes(context: Context, open: OpenSystem) {
  const { rules, placement } = placeToday(context, open)
  return outcomesOf(rules, placement, open.system)
}

export function outcomesOf(rules: PlacingRules, placement: Placement, system: AnsweredSystem) {
  const { triage, screening, told, privacyAnswers } = placement
  const open = openPrivacyQuestions(placement, system.answers)
  return {
    triage: viewTriage(rules.aiAct, triage, answersOf(system.answers, 'ai-act')),
    screening: viewScreening(rules.privacy, screening, new Map(Object.entries(privacyAnswers)), {
      isCountryOpen: system.country === null,
    }),
    /** Questions of the privacy part that the triage answers. */
    told: Object.keys(told),
    aiAct: { ...partState('ai-act', placement, system), toConfirm: stepsToConfirm(rules, placement, system, 'ai-act') },
    privacy: {
      ...partState('privacy', placement, system),
      toConfirm: stepsToConfirm(rules, placement, system, 'privacy'),
    },
    /** Questions that would find other rules to look at, beyond the outcome. */
    further: open.facts.length + open.interest.length + open.articles.length,
    /** The outcome waits for the AI Act part and for nothing else. */
    waitsForTriage:
      screening.outcome === 'undetermined' && open.screening.length === 0 && triage.undetermined !== undefined,
  }
}

export type OutcomesView = ReturnType<typeof viewOutcomes>

/** An answer in words, and its option. */
export type ConfirmStep = AnswerStep & { option: string }

/** Answers that wait for somebody of the company, each with its question. */
function stepsToConfirm(
  rules: PlacingRules,
  placement: Placement,
  { answers }: AnsweredSystem,
  part: AnswerPart,
): ConfirmStep[] {
  const given = answersOf(answers, part)
  return questionsToConfirm(part, placement, answers).map((id) => {
    const option = given[id] ?? 'unsure'
    return { ...answerStep(questionOf(rules, part, id), option), option }
  })
}

/** One question of a part in words. @throws RangeError for an id that the rules do not have */
export function questionOf(rules: PlacingRules, part: AnswerPart, id: string) {
  return part === 'ai-act' ? viewTriageQuestion(rules.aiAct, id) : viewScreeningQuestion(rules.privacy, id)
}

/** What the interview asks now: a question that was named, or the next one. @param isMore beyond the outcome of the privacy part */
export function stepNow(
  part: AnswerPart,
  placement: Placement,
  { system, named, isMore }: { system: AnsweredSystem; named: string | null; isMore: boolean },
): InterviewStep | null {
  if (named !== null) return { question: named, confirms: false }
  return nextStep(part, placement, system.answers, isMore ? 'articles' : 'screening')
}
