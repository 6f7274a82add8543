import { openPrivacyQuestions, questionsToConfirm } from '#app/core/governance/register/interview.ts'
import { isTold, type Placement, type PlacingRules } from '#app/core/governance/register/place-system.ts'
import { type AnswerPart, answersOf } from '#app/core/governance/register/system.ts'
import { countScreeningQuestionsLeft } from '#app/core/governance/screening/questions-left.ts'
import { countTriageQuestionsLeft } from '#app/core/governance/triage/questions-left.ts'
import type { AnsweredSystem } from '#db/queries/ai-systems.server.ts'

type Asked = { system: AnsweredSystem; part: AnswerPart; isMore: boolean }

/** How many questions usually come yet, the one at hand and those to confirm among them; at least 1. */
export function questionsToCome(rules: PlacingRules, placement: Placement, { system, part, isMore }: Asked): number {
  const { answers } = system
  const toConfirm = questionsToConfirm(part, placement, answers).length
  return Math.max(1, toConfirm + likely(rules, placement, { system, part, isMore }))
}

function likely(rules: PlacingRules, placement: Placement, { system, part, isMore }: Asked): number {
  if (part === 'ai-act') return countTriageQuestionsLeft(rules.aiAct, answersOf(system.answers, 'ai-act')).likely
  const open = openPrivacyQuestions(placement, system.answers)
  const further = isMore ? open.facts.length + open.interest.length + open.articles.length : 0
  const { on, country, undetermined } = placement.screening
  const model = rules.screening(on, country)
  const left = countScreeningQuestionsLeft(model, new Map(Object.entries(placement.privacyAnswers))).likely
  const told = (undetermined?.ask ?? []).filter((id) => isTold(placement, id)).length
  return Math.min(Math.max(0, left - told), open.screening.length) + further
}
