import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { sentenceOf } from '#app/core/assessment/answer-text.ts'
import { UNSURE } from '#app/core/scoring/scope.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import type { AnswerDetails } from './read-answer-details.ts'

/** The columns of a sheet of answers, in their order. The head of the first one is {@link ID_HEAD} in every language. */
export const ANSWER_COLUMNS = [
  'id',
  'section',
  'ask',
  'choices',
  'answer',
  'note',
  'toldBy',
  // Sheets from before these columns are still read: they stand behind.
  'toldOn',
  'evidence',
  'ticks',
] as const
export type AnswerColumn = (typeof ANSWER_COLUMNS)[number]
export const ID_HEAD = 'id'

/** The row that holds what the team is interested in. */
export const INTERESTS_ID = 'interests'

/** The row that says which form the check has; left empty, its answers tell. */
export const FORM_ID = 'form'
export const FORMS = ['short', 'full'] as const

/** One row of the template. `list`: what the answer is chosen from, empty where several may be. */
export type TemplateRow = Record<AnswerColumn, string> & { list: string[] }

export type TemplateWords = {
  notSure: string
  /** Of the row of interests. */
  interests: { section: string; ask: string }
  /** Of the row of the form. */
  form: { section: string; ask: string } & Record<(typeof FORMS)[number], string>
}

/** What a sheet is filled with: answers, and what was noted with them by question id. */
export type FilledWith = { sheet: AnswerSheet; details: Readonly<Record<string, AnswerDetails>> }

/** A sheet with a row for every question, empty or filled; what is asked for single use cases has a row for each of interest. */
export function templateRows(catalogue: Catalogue, words: TemplateWords, filled: FilledWith | null): TemplateRow[] {
  const { profile, answers }: AnswerSheet = filled?.sheet ?? { form: 'full', profile: {}, answers: {} }
  const sections = new Map<string, string>(catalogue.dimensions.map(({ id, name }) => [id, name]))
  const sectionOf = ({ section }: Question) => sections.get(section) ?? words.interests.section
  const row = (question: Question, id: string, given: GivenAnswer | string[] | undefined): TemplateRow => ({
    id,
    section: sectionOf(question),
    ask: question.ask,
    choices: choicesOf(catalogue, question, words),
    answer: inCell(question, given, words),
    ...besideOf(catalogue, question, filled?.details[id]),
    list: question.multi ? [] : listOf(question, words),
  })
  const named = [...catalogue.useCases, ...catalogue.techniques]
  const interests: TemplateRow = {
    id: INTERESTS_ID,
    ...words.interests,
    choices: named.map(({ id, name }) => `${id}: ${name}`).join('\n'),
    answer: (profile.interests ?? [])
      .map((interest) => named.find(({ id }) => id === interest)?.name ?? interest)
      .join('\n'),
    ...NOTHING_BESIDE,
    list: [],
  }
  const form: TemplateRow = {
    id: FORM_ID,
    section: words.form.section,
    ask: words.form.ask,
    choices: FORMS.map((form) => `${form}: ${words.form[form]}`).join('\n'),
    answer: filled ? words.form[filled.sheet.form] : '',
    ...NOTHING_BESIDE,
    list: FORMS.map((form) => words.form[form]),
  }
  const own = catalogue.useCases.flatMap(({ id: useCase, name }) =>
    catalogue.questions
      .filter(({ perUseCase }) => perUseCase && profile.interests?.includes(useCase))
      .map((question) => {
        const given = profile.useCases?.[useCase]?.[question.id]
        return { ...row(question, `${question.id}/${useCase}`, given), ask: `${name}: ${question.ask}` }
      }),
  )
  const asked = catalogue.questions.map((question) => {
    const given = question.kind === 'scope' ? profile[question.id as `scope-${string}`] : answers[question.id]
    return row(question, question.id, given)
  })
  return [form, interests, ...own, ...asked]
}

const NOTHING_BESIDE = { note: '', toldBy: '', toldOn: '', evidence: '', ticks: '' }

/** Ticks of facts that are asked no more stay away: nobody could tick them. */
function besideOf(catalogue: Catalogue, question: Question, details: AnswerDetails | undefined) {
  if (!details) return NOTHING_BESIDE
  const known = factsOf(catalogue, question).map(({ id }) => id)
  const { note, toldBy, toldOn, evidence, ticks } = details
  return { note, toldBy, toldOn: toldOn ?? '', evidence, ticks: ticks.filter((id) => known.includes(id)).join('; ') }
}

function factsOf({ capabilities }: Catalogue, { kind, capability }: Question) {
  const levels = kind === 'level' ? capabilities.find(({ id }) => id === capability)?.levels : undefined
  return (levels ?? []).flatMap(({ facts }, level) => facts.map((text, at) => ({ id: `${level}.${at}`, level, text })))
}

function choicesOf(catalogue: Catalogue, question: Question, { notSure }: TemplateWords): string {
  const { kind, options, capability, multi } = question
  const own = options.filter(({ id }) => id !== UNSURE).map(({ id, text }) => `${id}: ${text}`)
  const ladder = kind === 'level' ? catalogue.capabilities.find(({ id }) => id === capability)?.levels : undefined
  const facts = factsOf(catalogue, question)
  const steps = ladder?.flatMap((statement, level) => [
    `${level}: ${sentenceOf(statement)}`,
    ...facts.filter((fact) => fact.level === level).map(({ id, text }) => `   ${id} = ${text}`),
  ])
  return [...(multi ? ['(;)'] : []), ...(steps ?? []), ...own, notSure].join('\n')
}

/** In words that are read again in every language, not by ids, which are English. */
function listOf({ kind, options }: Question, { notSure }: TemplateWords): string[] {
  const own = options.filter(({ id }) => id !== UNSURE).map(({ text }) => text)
  return [...(kind === 'level' ? ['0', '1', '2', '3', '4'] : own), notSure]
}

/** As {@link listOf} offers it; several each on a line, since words may hold commas and semicolons. */
function inCell({ options }: Question, given: GivenAnswer | string[] | undefined, { notSure }: TemplateWords): string {
  if (given === undefined) return ''
  if (given === UNSURE) return notSure
  const said = (one: string | number) => options.find(({ id }) => id === one)?.text ?? String(one)
  return Array.isArray(given) ? given.map(said).join('\n') : said(given)
}
