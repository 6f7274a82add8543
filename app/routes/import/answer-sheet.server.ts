import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import {
  ANSWER_COLUMNS,
  type AnswerColumn,
  type FilledWith,
  type FORMS,
  ID_HEAD,
  type TemplateWords,
  templateRows,
} from '#app/core/exchange/answer-template.ts'
import { parseJson } from '#app/core/exchange/parse-json.ts'
import { type ReadAnswers, readAnswerRows, type SheetRow } from '#app/core/exchange/read-answer-rows.ts'
import { MESSAGES } from '#app/messages/all-messages.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { EVIDENCE_MAX, NOTE_MAX, TOLD_BY_MAX } from '#app/routes/questionnaire-parts/answer-fields.ts'
import { latestToday } from '#app/server/calendar.server.ts'
import { cataloguesElsewhere } from '#app/server/catalogues-elsewhere.server.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { MAX_FILE_BODY } from '#app/server/request-guards.server.ts'
import type { Services } from '#app/server/services.server.ts'
import { readXlsx } from '#app/server/spreadsheet/read-xlsx.server.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'
import type { Upload } from '#app/server/upload.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { Catalogue } from '#content/schema.ts'
import type { AnswerSave } from '#db/queries/answers.server.ts'

const wordsOf = (say: Say): TemplateWords => ({
  notSure: say('unsure').toLowerCase(),
  interests: { section: say('import.sheet.scope'), ask: say('import.sheet.interests') },
  form: {
    section: say('import.sheet.scope'),
    ask: say('import.sheet.form'),
    short: say('import.sheet.short'),
    full: say('import.sheet.full'),
  },
})

/** Sheets are read in whatever language they were written: somebody may hand one on. */
const NOT_SURE = LOCALES.map((locale) => MESSAGES[locale].refusals.unsure)
const formWords = (form: (typeof FORMS)[number]) =>
  LOCALES.map((locale) => MESSAGES[locale].refusals.import.sheet[form])
const FORM_WORDS = { short: formWords('short'), full: formWords('full') }

const WIDTHS: Record<AnswerColumn, number> = {
  id: 26,
  section: 18,
  ask: 50,
  choices: 70,
  answer: 18,
  note: 40,
  toldBy: 20,
  toldOn: 14,
  evidence: 40,
  ticks: 20,
}
const ONLY_READ: readonly AnswerColumn[] = ['id', 'section', 'choices']

/** A filled sheet with more columns, each with its words by question id: they stand behind what is read again. */
type Told = FilledWith & { behind?: readonly { head: string; words: Readonly<Record<string, string>> }[] }

/** The template as an .xlsx, empty or filled. */
export function answerSheetFile(catalogue: Catalogue, say: Say, filled: Told | null): Uint8Array<ArrayBuffer> {
  const rows = templateRows(catalogue, wordsOf(say), filled)
  const behind = filled?.behind ?? []
  const file = writeXlsx({
    name: say('import.sheet.name'),
    columns: [
      ...ANSWER_COLUMNS.map((column) => ({
        head: column === 'id' ? ID_HEAD : say(`import.sheet.${column}`),
        width: WIDTHS[column],
        isGrey: ONLY_READ.includes(column),
      })),
      ...behind.map(({ head }) => ({ head, width: 40, isGrey: true })),
    ],
    rows: rows.map((row) => [
      ...ANSWER_COLUMNS.map((column) => row[column]),
      ...behind.map(({ words }) => words[row.id] ?? ''),
    ]),
    choices: { column: ANSWER_COLUMNS.indexOf('answer'), lists: rows.map(({ list }) => list) },
  })
  return new Uint8Array(file)
}

/** The headers of a download of it. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What was filled in, once read. */
export type AnswerFile = ReadAnswers & {
  /** As it goes along in the preview's form. */
  sent: string
  form: AnswerSheet['form']
  /** SHA-256 (hex) of what would be taken: equal for equal answers, whatever the file is. */
  hash: string
}

export type ReadFile = { ok: true; file: AnswerFile } | { ok: false; error: string }

/** Row and the cells of {@link SENT}; `null` where a formula stood. */
const Cell = z.string().max(40_000).nullable()
/** Bytes of the rows that go along in the preview's form; the rest is for what stands around them. */
const MAX_SENT = MAX_FILE_BODY - 16 * 1024
const SentRows = z.array(z.tuple([z.int().min(1), Cell, Cell, Cell, Cell, Cell, Cell, Cell])).max(2_000)

type Reader = { catalogue: Catalogue; say: Say; now: () => Date } & Pick<Services, 'inLanguage'>

/** Reads a filled template, or what the preview's form sends of one; both are judged alike. */
export function readAnswerFile({ form, file }: Upload, { catalogue, inLanguage, say, now }: Reader): ReadFile {
  const rows = file ? uploadedRows(file, say) : sentRows(fieldOf(form, 'rows'), say)
  if (typeof rows === 'string') return { ok: false, error: rows }
  const limits = { note: NOTE_MAX, toldBy: TOLD_BY_MAX, evidence: EVIDENCE_MAX, today: latestToday(now()) }
  const others = cataloguesElsewhere({ inLanguage }, catalogue)
  const read = readAnswerRows(catalogue, rows, { words: { notSure: NOT_SURE, forms: FORM_WORDS, others }, limits })
  const { answers, interests, useCases, faults } = read
  if (answers.length + interests.length + faults.length === 0) return { ok: false, error: say('import.noAnswers') }
  const sent = sentOf(rows)
  if (Buffer.byteLength(sent) > MAX_SENT) return { ok: false, error: say('import.tooMuch') }
  const told = formTold(catalogue, answers)
  return {
    ok: true,
    file: {
      answers,
      interests,
      useCases,
      faults,
      sent,
      form: read.form ?? told,
      hash: hashOf(read, (read.form ?? told) === told),
    },
  }
}

/** The form that answers tell by themselves. */
function formTold({ questions }: Catalogue, answers: ReadAnswers['answers']): AnswerSheet['form'] {
  const known = new Map(questions.map((question) => [question.id, question]))
  const isOfFull = ({ question }: { question: string }) =>
    known.get(question)?.tier === 'deep' || known.get(question)?.kind === 'fact'
  return answers.some(isOfFull) ? 'full' : 'short'
}

/**
 * Equal for what came in equally before, so that a second run makes no double: what a sheet could not hold then counts
 * only where it does hold it.
 */
function hashOf({ answers, interests, useCases, form }: ReadAnswers, isUsualForm: boolean): string {
  const parts = answers.map(({ question, given, note, toldBy, toldOn, evidence, ticks }) => ({
    question,
    given,
    note,
    toldBy,
    ...(toldOn !== null && { toldOn }),
    ...(evidence !== '' && { evidence }),
    ...(ticks.length > 0 && { ticks }),
  }))
  const sorted = parts.toSorted((a, b) => (a.question < b.question ? -1 : 1))
  const taken = [sorted, interests, useCases, ...(isUsualForm ? [] : [form])]
  return createHash('sha256').update(JSON.stringify(taken)).digest('hex')
}

const SENT = (['id', 'answer', 'note', 'toldBy', 'toldOn', 'evidence', 'ticks'] as const).map((column) =>
  ANSWER_COLUMNS.indexOf(column),
)

const sentOf = (rows: readonly SheetRow[]) =>
  JSON.stringify(
    rows.map(({ line, cells }) => [line, ...SENT.map((at) => cells[at] ?? (cells[at] === null ? null : ''))]),
  )

/** @returns the rows below the head; a sentence if it is not our template */
function uploadedRows(file: Uint8Array, say: Say): SheetRow[] | string {
  const read = readXlsx(file)
  if (!read.ok) return say(`import.${read.fault}`)
  const head = read.rows.findIndex(({ cells }) => cells[0]?.trim().toLowerCase() === ID_HEAD)
  const answered = (['answer', 'note', 'evidence', 'ticks'] as const).map((column) => ANSWER_COLUMNS.indexOf(column))
  if (head === -1) return say('import.notTemplate')
  const below = read.rows.slice(head + 1)
  return below.filter(({ cells }) => answered.some((at) => cells[at] === null || (cells[at] ?? '').trim() !== ''))
}

function sentRows(sent: string, say: Say): SheetRow[] | string {
  if (sent === '') return say('import.empty')
  const rows = SentRows.safeParse(parseJson(sent))
  if (!rows.success) return say('unknownForm')
  return rows.data.map(([line, ...own]) => {
    const cells: (string | null)[] = ANSWER_COLUMNS.map(() => '')
    SENT.forEach((at, index) => {
      cells[at] = own[index] ?? null
    })
    return { line, cells }
  })
}

/** An answer as it is stored. */
export function storedValue(given: GivenAnswer | string[], ticks: string[]): NonNullable<AnswerSave['value']> {
  if (Array.isArray(given)) return { options: given }
  if (typeof given === 'number') return { level: given, ...(ticks.length > 0 && { ticks }) }
  return given === 'unsure' ? { unsure: true } : { option: given }
}
