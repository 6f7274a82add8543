import type { AiAct } from '#content/ai-act.ts'
import type { TriageAnswers } from './triage/read-answers.ts'
import type { Triage } from './triage/triage.ts'

/** Prohibitions that bind later than the first eight; the screening knows them by an option of their own. */
const LATER_PROHIBITIONS = 'new-prohibitions'

/**
 * What a triage says already of the screening of the same system. Only what is settled: what is open in the triage is
 * left out, so that the screening asks.
 *
 * @returns options by id of questions of the screening: `uses-ai`, `prohibited-practice`, `high-risk-ai`
 */
export function prefillScreening(rules: AiAct, triage: Triage, answers: TriageAnswers): Record<string, string> {
  const usesAi = usesAiOf(answers.infers)
  const prohibited = prohibitedOf(rules, triage)
  const highRisk = usesAi === 'yes' ? stateOf(triage, 'high-risk') : null
  return {
    ...(usesAi && { 'uses-ai': usesAi }),
    ...(prohibited && { 'prohibited-practice': prohibited }),
    ...(highRisk && { 'high-risk-ai': highRisk }),
  }
}

/** What is contested counts as AI, as in the triage. */
function usesAiOf(infers: string | undefined): 'yes' | 'no' | null {
  if (infers === undefined || infers === 'unsure') return null
  return infers === 'no' ? 'no' : 'yes'
}

function prohibitedOf({ gates }: AiAct, triage: Triage): 'yes' | 'images' | 'no' | null {
  const state = stateOf(triage, 'prohibited')
  if (state !== 'yes') return state
  const met = triage.prohibitions.map(({ finding }) => finding)
  const schedules = gates.flatMap(({ findings }) => findings).filter(({ id }) => met.includes(id))
  return schedules.length > 0 && schedules.every(({ from }) => from === LATER_PROHIBITIONS) ? 'images' : 'yes'
}

/** Whether a class holds; `null` while that is open. */
function stateOf({ classes, undetermined }: Triage, id: string): 'yes' | 'no' | null {
  if (classes.includes(id)) return 'yes'
  return undetermined?.classes.some((set) => set.includes(id)) ? null : 'no'
}
