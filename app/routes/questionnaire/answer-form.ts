import * as z from 'zod'
import { EVIDENCE_MAX, NOTE_MAX, TOLD_BY_MAX } from '#app/routes/questionnaire-parts/answer-fields.ts'
import { latestToday } from '#app/server/calendar.server.ts'
import { type FormFields, isStorable } from '#app/server/form.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { Catalogue, Level, Question } from '#content/schema.ts'
import type { AnswerSave } from '#db/queries/answers.server.ts'
import { INTERESTS, prefixOf, RESOLVE } from './section-view.ts'

export type AnswerValue = NonNullable<AnswerSave['value']>

/** Text that PostgreSQL can hold exactly as it was typed; plain forms send each line break as two characters. */
const text = (max: number) =>
  z
    .string()
    .max(max, 'tooLong')
    .refine(isStorable, 'characters')
    .transform((typed) => typed.replaceAll('\r\n', '\n'))
    .default('')

/** What the form of one question sends; field names as in the question card. */
const AnswerFields = z.object({
  answer: z.string().max(80).default(''),
  answers: z.array(z.string().max(64)).max(20),
  tick: z.array(z.string().regex(/^[1-4]\.\d{1,2}$/)).max(40),
  note: text(NOTE_MAX),
  evidence: text(EVIDENCE_MAX),
  toldBy: text(TOLD_BY_MAX),
  toldOn: z.union([z.literal(''), z.iso.date().refine((date) => date >= '1900')], 'date').default(''),
  version: z.stringFormat('version', /^\d{1,9}$/).transform(Number),
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

/** The fields that one question's part of a form may hold. */
export function answerFields({ id, kind, multi }: Pick<Question, 'id' | 'kind' | 'multi'>): FormFields {
  const names: FormFields = { answer: 'one', version: 'one', opId: 'one', confirmed: 'one' }
  if (multi) names.answers = 'many'
  if (kind === 'level') names.tick = 'many'
  if (kind !== 'scope') Object.assign(names, { note: 'one', evidence: 'one', toldBy: 'one', toldOn: 'one' })
  names[RESOLVE] = 'one'
  return Object.fromEntries(Object.entries(names).map(([name, times]) => [prefixOf(id) + name, times]))
}

/** The fields of the interests and of what is asked for each of them. */
export function profileFields({ useCases, questions }: Catalogue): FormFields {
  const perUseCase = questions.filter((question) => question.perUseCase)
  const names = perUseCase.flatMap(({ id }) => useCases.map((useCase) => `${prefixOf(id)}answer.${useCase.id}`))
  const own = ['version', 'opId'].map((name) => prefixOf(INTERESTS) + name)
  const fields = Object.fromEntries([...names, ...own].map((name) => [name, 'one' as const]))
  return { ...fields, [`${prefixOf(INTERESTS)}answers`]: 'many' }
}

type Asked = {
  question: Question
  /** Stands before each field name, such as `q-kpi-definition.`. */
  prefix: string
  say: Say
  /** Nobody can have said something after it. */
  now: Date
}

/**
 * Reads one question's fields from a form.
 *
 * @returns errors by field name, each with the mend; nothing is guessed
 */
export function parseAnswer(form: FormData, { question, prefix, say, now }: Asked): ParsedAnswer {
  const one = (name: string) => form.get(prefix + name) ?? undefined
  const fields = AnswerFields.safeParse({
    answer: one('answer'),
    answers: form.getAll(`${prefix}answers`),
    tick: form.getAll(`${prefix}tick`),
    note: one('note'),
    evidence: one('evidence'),
    toldBy: one('toldBy'),
    toldOn: one('toldOn'),
    version: one('version'),
    opId: one('opId'),
  })
  if (!fields.success) return { ok: false, errors: errorsOf(fields.error, say) }
  const { note, evidence, toldBy, toldOn, version, opId } = fields.data
  if (toldOn > latestToday(now)) return { ok: false, errors: { toldOn: say('dateAhead') } }
  const chosen = chosenValue(question, fields.data)
  if ('fault' in chosen) return { ok: false, errors: { answer: say(chosen.fault) } }
  const { value } = chosen
  if (value === null && (note || evidence || toldBy || toldOn))
    return { ok: false, errors: { answer: say('noteAlone') } }
  return { ok: true, answer: { value, note, evidence, toldBy, toldOn, version, opId } }
}

function errorsOf(error: z.ZodError, say: Say): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0])
    errors[VISIBLE.has(field) ? field : 'answer'] ??= wordsOf(issue, say)
  }
  return errors
}

/** Faults of other fields are said with the answer. */
const VISIBLE = new Set(['answer', 'note', 'evidence', 'toldBy', 'toldOn'])

function wordsOf(issue: z.core.$ZodIssue, say: Say): string {
  if (issue.message === 'tooLong' && issue.code === 'too_big') return say('tooLong', { max: Number(issue.maximum) })
  if (issue.message === 'characters' || issue.message === 'date') return say(issue.message)
  return say('reload')
}

type Choice = Pick<z.infer<typeof AnswerFields>, 'answer' | 'answers' | 'tick'>
type Chosen = { value: AnswerValue | null } | { fault: 'chooseAnswer' | 'noneWithOthers' | 'unsureWithOthers' }

function chosenValue(question: Question, { answer, answers, tick }: Choice): Chosen {
  if (answer === 'unsure') return answers.length > 0 ? { fault: 'unsureWithOthers' } : { value: { unsure: true } }
  if (question.multi) return chosenOptions(question, answers)
  if (answer === '') return { value: null }
  const [kind, id = '', ...rest] = answer.split(':')
  if (kind === 'level' && question.kind === 'level' && /^[0-4]$/.test(id) && rest.length === 0) {
    const level = Number(id) as Level
    const ticks = [...new Set(tick)].sort()
    return { value: ticks.length > 0 ? { level, ticks } : { level } }
  }
  const isOption = kind === 'option' && rest.length === 0 && question.options.some((option) => option.id === id)
  return isOption ? { value: { option: id } } : { fault: 'chooseAnswer' }
}

function chosenOptions(question: Question, answers: string[]): Chosen {
  if (answers.length === 0) return { value: null }
  if (!answers.every((id) => question.options.some((option) => option.id === id))) return { fault: 'chooseAnswer' }
  if (answers.includes('none') && answers.length > 1) return { fault: 'noneWithOthers' }
  return { value: { options: [...new Set(answers)].sort() } }
}
