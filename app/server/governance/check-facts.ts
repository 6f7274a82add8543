import { groupFacts } from '#app/core/governance/screening/group-facts.ts'
import type { ScreeningResult } from '#app/core/governance/screening/screening-result.ts'
import { TOLD_BY_TRIAGE } from '#content/prefill.ts'
import { type PrivacyRules, QUESTION_TOPICS, type QuestionTopic } from '#content/privacy-rules.ts'

export type CheckTopic = QuestionTopic | 'interest'

/** The test of a legitimate interest is asked last, and only of who relies on one. */
const CHECK_TOPICS: readonly string[] = [...QUESTION_TOPICS, 'interest' satisfies CheckTopic]

/** Questions of the free check that are asked on one page. */
export type CheckGroup = { topic: CheckTopic; questions: string[] }

/**
 * What can be asked yet once it is settled whether an assessment is needed, in groups; what the AI Act part tells is left
 * out. Nothing of a practice that is prohibited: it is not assessed but left undone.
 */
export function openGroups(rules: PrivacyRules, { outcome, open, legitimateInterest }: ScreeningResult): CheckGroup[] {
  if (outcome === 'stop') return []
  const facts = open.filter((id) => !TOLD_BY_TRIAGE.some((told) => told === id))
  const interest = legitimateInterest?.undetermined?.ask ?? []
  return [
    ...groupFacts(rules, facts),
    ...(interest.length > 0 ? [{ topic: 'interest' as const, questions: interest }] : []),
  ]
}

/** The group after the one that was seen last; `null`: there is none. @param seen a topic; anything else: none was seen */
export function groupAfter(groups: readonly CheckGroup[], seen: string): CheckGroup | null {
  const place = CHECK_TOPICS.indexOf(seen)
  return groups.find(({ topic }) => CHECK_TOPICS.indexOf(topic) > place) ?? null
}
