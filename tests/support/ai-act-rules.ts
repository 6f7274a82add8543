import { classify } from '#app/core/governance/triage/classify.ts'
import type { TriageAnswers } from '#app/core/governance/triage/read-answers.ts'
import type { Triage } from '#app/core/governance/triage/triage.ts'
import { loadAiAct } from '#content/ai-act.server.ts'

/** The real rules, read once for each file of tests. */
export const rules = loadAiAct()

/** The answers of a worked example, with others where they differ. */
export function answersOf(scenario: string, changed: TriageAnswers = {}): TriageAnswers {
  const found = rules.scenarios.find(({ id }) => id === scenario)
  if (!found) throw new Error(`There is no example "${scenario}".`)
  return { ...found.answers, ...changed }
}

/** Where an example stands on a day. */
export function triageOf(scenario: string, changed: TriageAnswers = {}, on = '2026-11-21'): Triage {
  return classify(rules, answersOf(scenario, changed), on)
}
