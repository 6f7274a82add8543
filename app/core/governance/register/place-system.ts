import { FALSE } from '#app/core/scoring/truth.ts'
import type { AiAct } from '#content/ai-act.ts'
import { TOLD_BY_TRIAGE } from '#content/prefill.ts'
import type { PrivacyRules } from '#content/privacy-rules.ts'
import { prefillScreening } from '../prefill-screening.ts'
import { bindCondition } from '../screening/answers.ts'
import type { ScreeningModel } from '../screening/compile-screening.ts'
import { screen } from '../screening/screen.ts'
import type { ScreeningResult } from '../screening/screening-result.ts'
import type { TriageAnswers } from '../triage/read-answers.ts'
import type { Triage } from '../triage/triage.ts'
import { answersOf, type SystemAnswer, unconfirmedOf } from './system.ts'

/** The rules that systems are placed by, and how they are asked: whoever has them may remember what they said. */
export type PlacingRules = {
  aiAct: AiAct
  privacy: PrivacyRules
  classify(answers: TriageAnswers, on: string): Triage
  screening(on: string, country: string | null): ScreeningModel
}

/** Where one system stands on one day, by what was answered of it. */
export type Placement = {
  triage: Triage
  screening: ScreeningResult
  /** What the triage tells the screening, by question. */
  told: Record<string, string>
  /** What was screened: given and told, without what the other answers rule out. */
  privacyAnswers: Record<string, string>
  /** Questions whose answers nobody of the company has confirmed and that the outcome of a part rests on. */
  unconfirmed: { 'ai-act': string[]; privacy: string[] }
}

type Placed = { answers: readonly SystemAnswer[]; country: string | null }

/**
 * Places a system: first in the AI Act, then, with what that tells, in data protection law.
 *
 * Answers to questions that the rules no longer have are left out.
 *
 * @param on ISO day
 */
export function placeSystem(rules: PlacingRules, { answers, country }: Placed, on: string): Placement {
  const act = knownTo(rules.aiAct, answersOf(answers, 'ai-act'))
  const triage = rules.classify(act, on)
  const told = prefillScreening(rules.aiAct, triage, act)
  const given = knownTo(rules.privacy, answersOf(answers, 'privacy'))
  const model = rules.screening(on, listedCountry(rules.privacy, country))
  const screenWith = (own: Record<string, string>) => {
    const used = withoutRuledOut(rules.privacy, { ...own, ...told })
    return { used, result: screen(model, new Map(Object.entries(used))) }
  }
  const { used, result } = screenWith(given)
  const open = unconfirmedOf(answers, 'privacy').filter((id) => id in used)
  const restsOn = open.length > 0 && screenWith(without(given, open)).result.outcome !== result.outcome ? open : []
  const onPath = new Set(triage.path.map(({ question }) => question))
  return {
    triage,
    screening: result,
    told,
    privacyAnswers: used,
    unconfirmed: {
      'ai-act': unconfirmedOf(answers, 'ai-act').filter((id) => onPath.has(id)),
      privacy: restsOn,
    },
  }
}

/** Whether a question of the privacy part is answered by the triage, and so never asked while that can still tell. */
export function isTold({ triage, told }: Placement, question: string): boolean {
  if (!TOLD_BY_TRIAGE.some((id) => id === question)) return false
  return question in told || triage.undetermined !== undefined
}

type Asking = { questions: readonly { id: string; options: readonly { id: string }[] }[] }

function knownTo({ questions }: Asking, answers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).filter(([id, answer]) => {
      const question = questions.find((one) => one.id === id)
      return question && (answer === 'unsure' || question.options.some((option) => option.id === answer))
    }),
  )
}

const listedCountry = ({ nationalLists }: PrivacyRules, country: string | null) =>
  nationalLists.some((list) => list.country === country) ? country : null

const without = (answers: Readonly<Record<string, string>>, ids: readonly string[]) =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)))

/** Answers to questions that do not arise: they are kept, and come back when they do. */
function withoutRuledOut(rules: PrivacyRules, answers: Record<string, string>): Record<string, string> {
  const map = new Map(Object.entries(answers))
  const out = rules.questions.filter(
    ({ id, when }) => when !== null && map.has(id) && bindCondition(when)(map) === FALSE,
  )
  if (out.length === 0) return answers
  return withoutRuledOut(
    rules,
    without(
      answers,
      out.map(({ id }) => id),
    ),
  )
}
