import { FALSE } from '#app/core/scoring/truth.ts'
import type { PrivacyQuestion, PrivacyRules } from '#content/privacy-rules.ts'
import { bindCondition, type PrivacyAnswers, UNSURE } from './answers.ts'

/** Answers that may be screened, or the first fault of some that may not. */
export type ParsedProcessing =
  | { ok: true; answers: PrivacyAnswers }
  | { ok: false; error: { field: string; message: string } }

/**
 * Reads `{"answers": {"<question>": "yes" | "no" | "unsure" | "<option>"}}`. Nothing is guessed: what is not a known
 * answer to a known question is refused, and so is an answer to a question that the others rule out.
 */
export function parseProcessing(rules: PrivacyRules, json: unknown): ParsedProcessing {
  if (!isRecord(json)) return refuse('processing.json', 'Write an object with the field "answers".')
  const unknown = Object.keys(json).find((key) => key !== 'answers')
  if (unknown !== undefined) return refuse(unknown, `Unknown field "${unknown}". There is only "answers".`)
  if (!isRecord(json.answers)) return refuse('answers', 'Write an object with questions as keys.')
  const questions = new Map(rules.questions.map((question) => [question.id, question]))
  const answers = new Map<string, string>()
  for (const [id, option] of Object.entries(json.answers)) {
    const fault = faultOf(questions.get(id), option)
    if (fault !== null) return refuse(`answers.${id}`, fault)
    answers.set(id, String(option))
  }
  return refuseRuledOut(rules, answers) ?? { ok: true, answers }
}

function faultOf(question: PrivacyQuestion | undefined, option: unknown): string | null {
  if (!question) return 'There is no such question; screen --questions lists them.'
  const options = [...question.options.map(({ id }) => id), UNSURE]
  return options.some((known) => known === option)
    ? null
    : `Write one of ${options.map((known) => `"${known}"`).join(', ')}.`
}

function refuseRuledOut(rules: PrivacyRules, answers: PrivacyAnswers): ParsedProcessing | null {
  const ruledOut = rules.questions.find(
    ({ id, when }) => when !== null && answers.has(id) && bindCondition(when)(answers) === FALSE,
  )
  return ruledOut ? refuse(`answers.${ruledOut.id}`, 'The other answers rule this question out; leave it out.') : null
}

const isRecord = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const refuse = (field: string, message: string): ParsedProcessing => ({ ok: false, error: { field, message } })
