import * as z from 'zod'
import type { AiAct } from '#content/ai-act.ts'

/** What somebody said of one system: option or `unsure` by question id; a missing key is not answered. */
export type TriageAnswers = Readonly<Record<string, string>>

const Written = z.strictObject({
  scenario: z.string().optional(),
  answers: z.record(z.string(), z.unknown()).optional(),
})

/**
 * Reads the input of the triage: answers, the name of a worked example, or both, where answers replace those of the example.
 *
 * @returns the answers, or the field that cannot be read with a message
 */
export function readTriageAnswers(
  rules: AiAct,
  json: unknown,
): { ok: true; answers: TriageAnswers } | { ok: false; error: { field: string; message: string } } {
  const written = Written.safeParse(json)
  if (!written.success || (!written.data.answers && written.data.scenario === undefined)) {
    const path = written.error?.issues[0]?.path.join('.') || 'system.json'
    return refuse(path, 'Write {"answers": {"<question>": "<option>"}}, or {"scenario": "<name>"}, or both.')
  }
  const { scenario, answers = {} } = written.data
  const example = rules.scenarios.find(({ id }) => id === scenario?.toLowerCase())
  if (scenario !== undefined && !example) {
    const names = rules.scenarios.map(({ id }) => id).join(', ')
    return refuse('scenario', `There is no example "${scenario}". The names are ${names}.`)
  }
  for (const [id, answer] of Object.entries(answers)) {
    const question = rules.questions.find((one) => one.id === id)
    if (!question) return refuse(`answers.${id}`, `There is no question "${id}". classify --questions lists them.`)
    const options = [...question.options.map((option) => option.id), 'unsure']
    if (typeof answer !== 'string' || !options.includes(answer)) {
      return refuse(`answers.${id}`, `The answer must be one of ${options.map((option) => `"${option}"`).join(', ')}.`)
    }
  }
  return { ok: true, answers: { ...example?.answers, ...(answers as Record<string, string>) } }
}

const refuse = (field: string, message: string) => ({ ok: false as const, error: { field, message } })
