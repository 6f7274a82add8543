import * as z from 'zod'
import type { Level, Question } from '#content/schema.ts'

/** One answer as stored: jsonb in `answers.value`; "not answered" is the absence of a row. */
export const AnswerValue = z.union([
  z.strictObject({ level: z.literal([0, 1, 2, 3, 4]), ticks: z.array(z.string().max(8)).max(40).optional() }),
  z.strictObject({ option: z.string().max(64) }),
  z.strictObject({ options: z.array(z.string().max(64)).min(1).max(20) }),
  z.strictObject({ unsure: z.literal(true) }),
])
export type AnswerValue = z.infer<typeof AnswerValue>

/** Text that PostgreSQL can hold exactly as it was typed. */
const text = (max: number) =>
  z
    .string()
    .max(max, `Please keep this under ${max} characters.`)
    .refine(
      (typed) => typed.isWellFormed() && !typed.includes('\0'),
      'This text holds a character that cannot be stored.',
    )

const NOTE_ALONE = 'Please choose an answer too, or "Not sure", so that your note has its place.'

/** What the form of one question sends; field names as in the question card. */
const AnswerFields = z.object({
  answer: z.string().max(80).default(''),
  answers: z.array(z.string().max(64)).max(20),
  tick: z.array(z.string().regex(/^[1-4]\.\d{1,2}$/)).max(40),
  note: text(4000).default(''),
  evidence: text(2000).default(''),
  toldBy: text(200).default(''),
  toldOn: z.union([z.literal(''), z.iso.date('Please give the date as day, month and year.')]).default(''),
  version: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  opId: z.uuid(),
})

export type TypedAnswer = {
  /** `null`: nothing chosen. */
  value: AnswerValue | null
  note: string
  evidence: string
  toldBy: string
  toldOn: string
  version: number
  opId: string
}

export type ParsedAnswer = { ok: true; answer: TypedAnswer } | { ok: false; errors: Record<string, string> }

/**
 * Reads one question's fields from a form.
 *
 * @param prefix what stands before each field name, such as `q-kpi-definition.`; empty where the form holds one question
 * @returns errors by field name, each with the mend; nothing is guessed
 */
export function parseAnswer(form: FormData, question: Question, prefix: string): ParsedAnswer {
  const one = (name: string) => form.get(prefix + name) ?? undefined
  const all = (name: string) => form.getAll(prefix + name)
  const fields = AnswerFields.safeParse({
    answer: one('answer'),
    answers: all('answers'),
    tick: all('tick'),
    note: one('note'),
    evidence: one('evidence'),
    toldBy: one('toldBy'),
    toldOn: one('toldOn'),
    version: one('version'),
    opId: one('opId'),
  })
  if (!fields.success) return { ok: false, errors: firstErrors(fields.error) }
  const { note, evidence, toldBy, toldOn, version, opId } = fields.data
  const value = chosenValue(question, fields.data)
  if (value === undefined) return { ok: false, errors: { answer: 'Please choose one of the answers shown.' } }
  if (value === 'none-with-others')
    return { ok: false, errors: { answers: 'Choose either "none" or the others, not both.' } }
  if (value === null && (note || evidence || toldBy)) return { ok: false, errors: { answer: NOTE_ALONE } }
  return { ok: true, answer: { value, note, evidence, toldBy, toldOn, version, opId } }
}

function firstErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { path, message } of error.issues) errors[String(path[0])] ??= message
  return errors
}

type Chosen = Pick<z.infer<typeof AnswerFields>, 'answer' | 'answers' | 'tick'>

/** @returns `undefined` if the choice is none of the question's */
function chosenValue(
  question: Question,
  { answer, answers, tick }: Chosen,
): AnswerValue | null | undefined | 'none-with-others' {
  if (answer === 'unsure') return { unsure: true }
  if (question.multi) return multiValue(question, answers)
  if (answer === '') return null
  const [kind, id = ''] = answer.split(':')
  if (kind === 'level' && question.kind === 'level' && /^[0-4]$/.test(id)) {
    const level = Number(id) as Level
    const ticks = [...new Set(tick)].sort()
    return ticks.length > 0 ? { level, ticks } : { level }
  }
  if (kind === 'option' && question.options.some((option) => option.id === id)) return { option: id }
  return undefined
}

function multiValue(question: Question, answers: string[]): AnswerValue | null | undefined | 'none-with-others' {
  if (answers.length === 0) return null
  if (!answers.every((id) => question.options.some((option) => option.id === id))) return undefined
  if (answers.includes('none') && answers.length > 1) return 'none-with-others'
  return { options: [...new Set(answers)].sort() }
}
