import * as z from 'zod'
import type { PlacingRules } from './place-system.ts'
import { ANSWER_PARTS, SYSTEM_STATUSES, type SystemAnswer, type SystemFacts } from './system.ts'

/** A system as an exported register tells it. `record`: the newest one; `null`: none. */
export type ToldSystem = SystemFacts & {
  id: string
  answers: SystemAnswer[]
  record: { state: 'waiting' | 'approved' | 'returned'; on: string } | null
}

/** The systems of a register, or the first fault of what is none. */
export type ReadRegister =
  | { ok: true; systems: ToldSystem[] }
  | { ok: false; error: { field: string; message: string } }

const Told = z.object({
  id: z.string().optional(),
  name: z.string().trim().min(1),
  useCaseId: z.string().nullable().default(null),
  tool: z.string().nullable().default(null),
  status: z.enum(SYSTEM_STATUSES).default('live'),
  owner: z.string().default(''),
  vendor: z.string().default(''),
  purpose: z.string().default(''),
  data: z.string().default(''),
  country: z.string().nullable().default(null),
  answers: z.array(
    z.object({
      part: z.enum(ANSWER_PARTS),
      question: z.string(),
      answer: z.string(),
      source: z.enum(['person', 'vendor', 'known']).default('person'),
    }),
  ),
  record: z
    .object({ state: z.enum(['waiting', 'approved', 'returned']), placedOn: z.iso.date() })
    .nullable()
    .default(null),
})
const Register = z.object({ systems: z.array(Told) })

/**
 * Reads a register as it is exported: `{"systems": [{"name", "answers": [{"part", "question", "answer"}]}]}`. Of a system
 * name and answers are needed; what else the export says of where it stands is not read, but made anew.
 *
 * @returns the fault of answers that are none to a question of these rules
 */
export function readRegister(rules: Pick<PlacingRules, 'aiAct' | 'privacy'>, json: unknown): ReadRegister {
  const read = Register.safeParse(json)
  if (!read.success) {
    const path = read.error.issues[0]?.path.join('.') || 'register'
    return refuse(path, 'Write {"systems": [{"name": "…", "answers": [{"part", "question", "answer"}]}]}.')
  }
  for (const [at, { answers }] of read.data.systems.entries()) {
    for (const [index, { part, question, answer }] of answers.entries()) {
      const { questions } = part === 'ai-act' ? rules.aiAct : rules.privacy
      const options = questions.find(({ id }) => id === question)?.options.map(({ id }) => id)
      const field = `systems.${at}.answers.${index}`
      if (!options) return refuse(field, `There is no question "${question}" in the part ${part}.`)
      if (![...options, 'unsure'].includes(answer)) {
        return refuse(field, `"${question}" is answered with one of ${options.join(', ')}, unsure.`)
      }
    }
  }
  return { ok: true, systems: read.data.systems.map(toldSystem) }
}

function toldSystem({ answers, record, id, ...facts }: z.infer<typeof Told>, index: number): ToldSystem {
  return {
    ...facts,
    id: id ?? `system-${index + 1}`,
    answers: answers.map(({ part, question, answer, source }) => ({ part, questionId: question, answer, source })),
    record: record && { state: record.state, on: record.placedOn },
  }
}

const refuse = (field: string, message: string): ReadRegister => ({ ok: false, error: { field, message } })
