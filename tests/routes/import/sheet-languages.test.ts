import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { UNSURE } from '#app/core/scoring/scope.ts'
import { MESSAGES } from '#app/messages/all-messages.ts'
import { LOCALES, type Locale } from '#app/messages/locales.ts'
import { answerSheetFile, readAnswerFile } from '#app/routes/import/answer-sheet.server.ts'
import { readXlsx } from '#app/server/spreadsheet/read-xlsx.server.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'
import { attributeOf, xmlTags, xmlText } from '#app/server/spreadsheet/xml-tags.ts'
import { createSay } from '#app/server/words.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Question } from '#content/schema.ts'
import { englishFinder } from '#tests/support/english.ts'

const spoken = Object.fromEntries(
  LOCALES.map((locale) => [locale, { catalogue: loadCatalogue({ locale }), say: createSay(locale, MESSAGES[locale]) }]),
) as Record<Locale, { catalogue: ReturnType<typeof loadCatalogue>; say: ReturnType<typeof createSay> }>
const inLanguage = ((locale: Locale) => spoken[locale]) as never
const now = () => new Date('2026-11-23T12:00:00Z')
const BOTH_WAYS = LOCALES.flatMap((wrote) => LOCALES.map((reads) => [wrote, reads] as const))

const cellsOf = (file: Uint8Array) => {
  const read = readXlsx(file)
  if (!read.ok) throw new Error(read.fault)
  return read.rows.map(({ cells }) => cells.map((cell) => cell ?? ''))
}

/** A template whose rows hold these answers, with the head that it had. */
function typedInto(locale: Locale, typed: (id: string) => Partial<Record<number, string>>): Uint8Array {
  const [head = [], ...rows] = cellsOf(answerSheetFile(spoken[locale].catalogue, spoken[locale].say, null))
  return writeXlsx({
    name: 'x',
    columns: head.map((cell) => ({ head: cell, width: 10 })),
    rows: rows.map((cells) => head.map((_, at) => typed(cells[0] ?? '')[at] ?? cells[at] ?? '')),
    choices: { column: 0, lists: [] },
  })
}

function read(file: Uint8Array, reads: Locale) {
  const found = readAnswerFile({ form: new FormData(), file, fault: null }, { ...spoken[reads], inLanguage, now })
  if (!found.ok) throw new Error(found.error)
  return found.file
}

const [ANSWER, NOTE, TOLD_BY, TOLD_ON] = [4, 5, 6, 7]
const questionsOf = (locale: Locale) => new Map(spoken[locale].catalogue.questions.map((one) => [one.id, one]))

describe('a sheet of answers in German', () => {
  const file = answerSheetFile(spoken.de.catalogue, spoken.de.say, null)
  const rows = cellsOf(file)

  test('has its heads, questions and answers to choose from in German', () => {
    const findEnglish = englishFinder([])

    expect(rows[0]).toEqual([
      'id',
      'Abschnitt',
      'Frage',
      'Antworten zur Auswahl',
      'Ihre Antwort',
      'Notiz',
      'Gesagt von',
      'Gesagt am (zum Beispiel 22.11.2026)',
      'Nachweis: ein Link oder wo er liegt',
      'Fakten, die zutreffen, zum Beispiel 2.0; 2.1',
    ])
    expect(rows.slice(1).flatMap(([, ...words]) => words.flatMap((text) => findEnglish(text) ?? []))).toEqual([])
  })

  test('offers in its cells what reads back as an answer, "nicht sicher" among it', () => {
    const files = unzipSync(file)
    const [sheet, lists] = [1, 2].map((at) => strFromU8(files[`xl/worksheets/sheet${at}.xml`] ?? new Uint8Array()))
    const offers = offersOf(sheet ?? '', lists ?? '')
    const questions = questionsOf('de')
    const own = [...questions.values()].filter(({ multi }) => !multi)

    expect(offers.size).toBe(own.length + 1)
    for (const [row, list] of offers) {
      const id = rows[row - 1]?.[0] ?? ''
      if (id === 'form') expect(list).toEqual(['der kurze Check', 'der vollständige Check, mit jeder Frage'])
      else {
        expect(list.at(-1)).toBe('nicht sicher')
        for (const offered of list) {
          const { answers, faults } = read(
            typedInto('de', (at) => (at === id ? { [ANSWER]: offered } : {})),
            'de',
          )
          expect([faults, answers.map(({ given }) => String(given))]).toEqual([
            [],
            [offered === 'nicht sicher' ? UNSURE : (idOf(questions.get(id), offered) ?? offered)],
          ])
          // One of each kind of question says it for all of them.
          if (questions.get(id)?.kind === 'level') break
        }
      }
    }
  }, 60_000)
})

const idOf = (question: Question | undefined, words: string) => question?.options.find(({ text }) => text === words)?.id

/** What each row offers, by its number: in the rule, or on the sheet that the rule points to. */
function offersOf(sheet: string, lists: string): Map<number, string[]> {
  const texts = [...lists.matchAll(/<t(?: [^>]*)?>([^<]*)</g)].map(([, text = '']) => xmlText(text))
  const offers = new Map<number, string[]>()
  let cells: string[] = []
  for (const tag of xmlTags(sheet)) {
    if (tag.name === 'dataValidation' && tag.kind === 'start') cells = attributeOf(tag, 'sqref')?.split(' ') ?? []
    if (tag.name !== 'formula1' || tag.kind !== 'end') continue
    const rule = xmlText(tag.before)
    const [, from = '', to = ''] = /\$(\d+):\$A\$(\d+)$/.exec(rule) ?? []
    const list = from ? texts.slice(Number(from) - 1, Number(to)) : rule.slice(1, -1).split(',')
    for (const cell of cells) offers.set(Number(cell.slice(1)), list)
  }
  return offers
}

describe.each(BOTH_WAYS)('a sheet filled in %s is read by somebody who reads %s', (wrote, reads) => {
  const questions = questionsOf(wrote)
  const { useCases } = spoken[wrote].catalogue
  /** By its words alone, or not sure. */
  const said = ({ kind, options, multi }: Question, at: number): string => {
    if (at % 5 === 4) return spoken[wrote].say('unsure')
    if (kind === 'level') return String(at % 5)
    const option = options.filter(({ id }) => id !== UNSURE && id !== 'none')[0]
    return multi ? `${option?.id}: ${option?.text}` : (option?.text ?? '')
  }
  const ids = [...questions.keys()]
  const file = typedInto(wrote, (id) => {
    if (id === 'form') return { [ANSWER]: spoken[wrote].say('import.sheet.full') }
    if (id === 'interests') return { [ANSWER]: useCases[0]?.name ?? '' }
    const question = questions.get(id)
    if (!question || question.perUseCase) return {}
    return {
      [ANSWER]: said(question, ids.indexOf(id)),
      [NOTE]: 'Größe: 12,5',
      [TOLD_BY]: 'Kim',
      [TOLD_ON]: '2.11.2026',
    }
  })
  const { answers, faults, form, interests } = read(file, reads)

  test('words and ids, levels, not sure, notes and days come along', () => {
    expect(faults).toEqual([])
    expect(form).toBe('full')
    expect(interests).toEqual([useCases[0]?.id])
    expect(answers).toHaveLength([...questions.values()].filter(({ perUseCase }) => !perUseCase).length)
    for (const { question: id, given, note, toldBy, toldOn } of answers) {
      const { kind, options, multi } = questions.get(id) as Question
      const at = ids.indexOf(id)
      const [option] = options.filter((one) => one.id !== UNSURE && one.id !== 'none')
      const expected = at % 5 === 4 ? UNSURE : kind === 'level' ? at % 5 : multi ? [option?.id] : option?.id
      expect([id, given]).toEqual([id, expected])
      expect([note, toldBy, toldOn]).toEqual(['Größe: 12,5', 'Kim', '2026-11-02'])
    }
  })

  test('several answers to one question go out in words and come back as what they are', () => {
    const many = [...questions.values()].filter(({ multi }) => multi)
    const all = ({ options }: Question) => options.map(({ id }) => id).filter((id) => id !== UNSURE && id !== 'none')
    const named = useCases.slice(0, 5).map(({ id }) => id)
    const profile = Object.fromEntries(many.filter(({ kind }) => kind === 'scope').map((one) => [one.id, all(one)]))
    const chosen = Object.fromEntries(many.filter(({ kind }) => kind !== 'scope').map((one) => [one.id, all(one)]))
    const { catalogue, say } = spoken[wrote]
    const sheet = { form: 'full', profile: { ...profile, interests: named }, answers: chosen } as never
    const filled = answerSheetFile(catalogue, say, { sheet, details: {}, behind: [] })
    const cells = new Map(cellsOf(filled).map((cells) => [cells[0], cells[ANSWER]]))
    const back = read(filled, reads)

    expect(many).not.toEqual([])
    expect(cells.get('interests')?.split('\n')).toEqual(useCases.slice(0, 5).map(({ name }) => name))
    for (const one of many) {
      const words = one.options.filter(({ id }) => all(one).includes(id)).map(({ text }) => text)
      expect(cells.get(one.id)?.split('\n')).toEqual(words)
    }
    expect(back.faults).toEqual([])
    expect(back.interests).toEqual(named)
    expect(Object.fromEntries(back.answers.map(({ question, given }) => [question, given]))).toEqual(
      Object.fromEntries(many.map((one) => [one.id, all(one)])),
    )
  })

  test('what no answer is says what can stand there, in the language of whoever reads', () => {
    const level = [...questions.values()].find(({ kind }) => kind === 'level')?.id ?? ''
    const wrong = read(
      typedInto(wrote, (id) => (id === level ? { [ANSWER]: '7' } : {})),
      reads,
    )
    const [fault] = wrong.faults
    const { say } = spoken[reads]
    const choices = [...(fault?.known ?? []), say('unsure').toLowerCase()].join(', ')

    expect(wrong.faults).toHaveLength(1)
    expect(say(`import.answer.${fault?.fault ?? 'formula'}`, { choices })).toContain(
      reads === 'de' ? 'Möglich sind: 0, 1, 2, 3, 4, nicht sicher.' : 'It can be: 0, 1, 2, 3, 4, not sure.',
    )
  })
})
