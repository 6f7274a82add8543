import { type PrivacyRules, QUESTION_TOPICS, type QuestionTopic } from '#content/privacy-rules.ts'

/** Questions about facts that are asked together, in their order. */
export type FactGroup = { topic: QuestionTopic; questions: string[] }

/** Puts questions about facts together by what they are about; topics without one are left out, and so are other questions. */
export function groupFacts({ questions }: PrivacyRules, ids: readonly string[]): FactGroup[] {
  const wanted = new Set(ids)
  return QUESTION_TOPICS.map((topic) => ({
    topic,
    questions: questions.filter((one) => one.topic === topic && wanted.has(one.id)).map(({ id }) => id),
  })).filter((group) => group.questions.length > 0)
}
