import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { OwnQuestionId } from '#app/core/own-questions/own-questions.ts'
import { NONE, UNSURE } from '#app/core/scoring/scope.ts'
import type { Capability, Catalogue, Question } from '#content/schema.ts'
import { ANSWER_COLUMNS, type AnswerColumn, FORM_ID, FORMS, INTERESTS_ID } from './answer-template.ts'
import {
  type AnswerDetails,
  type DetailFault,
  type DetailLimits,
  readDetails,
  readTicks,
} from './read-answer-details.ts'

const MOST_INTERESTS = 5
/** Between several choices in one cell; words may hold the later ones themselves. */
const AMONG = ['\n', ';', ',']

/** One row as it was filled in; a cell is `null` where it holds a formula, which is not read. `line` is that of the sheet. */
export type SheetRow = { line: number; cells: readonly (string | null)[] }

type AnswerFault =
  | 'formula'
  | 'idMissing'
  | 'unknownId'
  | 'retiredId'
  | 'ownId'
  | 'repeatedId'
  | 'unknownAnswer'
  | 'noneWithOthers'
  | 'unknownInterest'
  | 'manyInterests'
  | 'notOfInterest'
  | 'unknownForm'
  | 'noteAlone'
  | DetailFault

/** What cannot be taken, by row and column; `cell` is what stands there, `known` the ids that could; empty: that is no matter of ids. */
type RowFault = { line: number; column: AnswerColumn; fault: AnswerFault; cell: string; known: string[] }

/** Answers as they were filled in. */
export type ReadAnswers = {
  answers: ({ question: string; given: GivenAnswer | string[] } & AnswerDetails)[]
  /** Short or full, as the sheet says; `null`: it does not. */
  form: AnswerSheet['form'] | null
  interests: string[]
  useCases: Record<string, Record<string, string>>
  faults: RowFault[]
}

/** What stands for an id in the languages that a sheet may have been written in besides that of the catalogue. */
export type SheetWords = {
  notSure: readonly string[]
  forms: Readonly<Record<(typeof FORMS)[number], readonly string[]>>
  /** The same catalogue in those languages: the words of its answers are known, too. */
  others: readonly Pick<Catalogue, 'questions' | 'useCases' | 'techniques'>[]
}

/**
 * Reads a filled-in sheet. Rows without an answer are left out; what is no answer to its question is a fault and never
 * guessed at.
 *
 * @param rows without the head
 */
export function readAnswerRows(
  catalogue: Catalogue,
  rows: readonly SheetRow[],
  { words, limits }: { words: SheetWords; limits: DetailLimits },
): ReadAnswers {
  const reader = new Reader(catalogue, words, limits)
  const interests = rows.find(({ cells }) => cells[0]?.trim() === INTERESTS_ID)
  // What is asked for a use case can only be read once it is known which ones are of interest.
  if (interests) reader.read(interests)
  for (const row of rows) if (row !== interests) reader.read(row)
  reader.faults.sort((a, b) => a.line - b.line)
  return reader
}

type Cell = Record<AnswerColumn, string>
type Fault = [AnswerColumn, AnswerFault]

const LEVELS = ['0', '1', '2', '3', '4']

/** The columns that somebody fills in, and the one that says for what. */
const TYPED = ['id', 'answer', 'note', 'toldBy', 'toldOn', 'evidence', 'ticks'] as const
/** Those that say nothing without an answer; who told it may stand there beforehand. */
const BESIDE = ['note', 'evidence', 'ticks'] as const

class Reader implements ReadAnswers {
  answers: ReadAnswers['answers'] = []
  form: ReadAnswers['form'] = null
  interests: string[] = []
  useCases: ReadAnswers['useCases'] = {}
  faults: RowFault[] = []
  #catalogue: Catalogue
  #words: SheetWords
  #notSure: ReadonlySet<string>
  #limits: DetailLimits
  #questions: ReadonlyMap<string, Question>
  #ladders: ReadonlyMap<string, Capability['levels']>
  #interests: Choices
  #choices = new Map<string, Choices>()
  #seen = new Set<string>()

  constructor(catalogue: Catalogue, words: SheetWords, limits: DetailLimits) {
    this.#catalogue = catalogue
    this.#words = words
    this.#notSure = new Set(words.notSure.map(comparable))
    this.#limits = limits
    this.#questions = new Map(catalogue.questions.map((question) => [question.id, question]))
    this.#ladders = new Map(catalogue.capabilities.map(({ id, levels }) => [id, levels]))
    const named = [catalogue, ...words.others].flatMap(({ useCases, techniques }) => [...useCases, ...techniques])
    this.#interests = choicesAmong(named.map(({ id, name }) => ({ id, text: name })))
  }

  read(row: SheetRow): void {
    const cell = Object.fromEntries(ANSWER_COLUMNS.map((column, at) => [column, (row.cells[at] ?? '').trim()])) as Cell
    const formula = TYPED.find((column) => row.cells[ANSWER_COLUMNS.indexOf(column)] === null)
    if (!formula && cell.answer === '' && BESIDE.every((column) => cell[column] === '')) return
    const found: Fault | null = formula ? [formula, 'formula'] : this.#take(cell)
    if (found === null) this.#seen.add(cell.id)
    else {
      const [column, fault] = found
      const known = fault === 'unknownAnswer' ? this.#idsFor(cell.id) : []
      this.faults.push({ line: row.line, column, fault, cell: cell[column], known })
    }
  }

  /** Of the answers to a question, besides that nobody is sure. */
  #idsFor(id: string): string[] {
    const question = this.#questions.get(id.split('/')[0] ?? '')
    if (question?.kind === 'level') return LEVELS
    return (question?.options ?? []).map((option) => option.id).filter((option) => option !== UNSURE)
  }

  #take(cell: Cell): Fault | null {
    if (cell.id === '') return ['id', 'idMissing']
    const beside = cell.answer === '' ? BESIDE.find((column) => cell[column] !== '') : undefined
    if (beside) return [beside, beside === 'note' ? 'noteAlone' : 'detailAlone']
    if (this.#seen.has(cell.id)) return ['id', 'repeatedId']
    const details = readDetails(cell, this.#limits)
    return Array.isArray(details) ? details : this.#answer(cell, details)
  }

  /** Takes the answer of one row. @returns why it cannot be taken; `null` if it was */
  #answer({ id, answer, ticks }: Cell, details: Omit<AnswerDetails, 'ticks'>): Fault | null {
    if (id === FORM_ID) return this.#formIn(answer)
    if (id === INTERESTS_ID) return this.#interestsIn(answer)
    const [questionId = '', useCase, ...more] = id.split('/')
    const question = this.#questions.get(questionId)
    if (!question && OwnQuestionId.safeParse(id).success) return ['id', 'ownId']
    if (!question || more.length > 0) return ['id', this.#catalogue.retired.includes(id) ? 'retiredId' : 'unknownId']
    const given = this.#given(question, answer)
    if (useCase === undefined) {
      if (typeof given === 'object' && 'fault' in given) return ['answer', given.fault]
      const ticked = readTicks(ticks, this.#ladders.get(question.capability ?? '') ?? [], given)
      if ('fault' in ticked) return ['ticks', ticked.fault]
      this.answers.push({ question: question.id, given, ...details, ticks: ticked })
      return null
    }
    if (!question.perUseCase) return ['id', 'unknownId']
    if (!this.interests.includes(useCase)) return ['id', 'notOfInterest']
    if (typeof given !== 'string') return ['answer', 'unknownAnswer']
    this.useCases[useCase] = { ...this.useCases[useCase], [question.id]: given }
    return null
  }

  #formIn(answer: string): Fault | null {
    const said = comparable(answer)
    const isCalled = (form: (typeof FORMS)[number]) =>
      this.#words.forms[form].some((words) => comparable(words) === said)
    const form = FORMS.find((form) => said.split(':')[0]?.trim() === form || isCalled(form))
    if (!form) return ['answer', 'unknownForm']
    this.form = form
    return null
  }

  #interestsIn(answer: string): Fault | null {
    const found = new Set(partsOf(answer, this.#interests).map((part) => chosenBy(this.#interests, part)))
    const known = [...found].filter((id) => id !== undefined)
    if (known.length < found.size) return ['answer', 'unknownInterest']
    if (known.length > MOST_INTERESTS) return ['answer', 'manyInterests']
    this.interests = known
    return null
  }

  #given({ id, kind, options, multi }: Question, answer: string): GivenAnswer | string[] | { fault: AnswerFault } {
    const said = comparable(answer)
    if (this.#notSure.has(said) || said === UNSURE) return UNSURE
    if (kind === 'level') return levelIn(answer) ?? { fault: 'unknownAnswer' }
    const choices = this.#choicesOf(id, options)
    const parts = multi ? partsOf(answer, choices) : [said]
    const chosen = new Set(parts.map((part) => chosenBy(choices, part)))
    const known = [...chosen].filter((option) => option !== undefined)
    if (known.length === 0 || known.length < chosen.size) return { fault: 'unknownAnswer' }
    if (multi && known.length > 1 && known.includes(NONE)) return { fault: 'noneWithOthers' }
    return multi ? known : (known[0] as string)
  }

  #choicesOf(question: string, options: Question['options']): Choices {
    const others = this.#words.others.flatMap(
      ({ questions }) => questions.find(({ id }) => id === question)?.options ?? [],
    )
    const choices = this.#choices.get(question) ?? choicesAmong([...options, ...others])
    this.#choices.set(question, choices)
    return choices
  }
}

/** A level alone, or with the words behind it that the sheet shows. */
function levelIn(answer: string): GivenAnswer | null {
  const level = /^([0-4])(?:[.,]0+)?(?:\s*:.*)?$/s.exec(answer)?.[1]
  return level === undefined ? null : (Number(level) as 0 | 1 | 2 | 3 | 4)
}

/** Ids by all that they may be called; looked up, as a cell may hold thousands of words. */
type Choices = ReadonlyMap<string, string>

/** A sheet of another language has other words behind the same id. */
const chosenBy = (choices: Choices, part: string) => choices.get(part) ?? choices.get(part.split(':')[0]?.trim() ?? '')

/** An option is called by its id, its words, or both as the sheet shows them; the first of a name has it. */
function choicesAmong(options: readonly { id: string; text: string }[]): Choices {
  const named = options.flatMap(({ id, text }) =>
    [id, text, `${id}: ${text}`].map((each) => [comparable(each), id] as const),
  )
  return new Map(named.toReversed())
}

/** What stands in one cell, each as it is compared: parted by a sign only where the whole is no choice yet. */
function partsOf(answer: string, choices: Choices, [sign, ...finer]: readonly string[] = AMONG): string[] {
  const said = comparable(answer)
  if (said === '') return []
  if (sign === undefined || choices.has(said)) return [said]
  return answer.split(sign).flatMap((part) => partsOf(part, choices, finer))
}

const comparable = (text: string) => text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
