import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { ANSWER_COLUMNS, type FilledWith, templateRows } from '#app/core/exchange/answer-template.ts'
import { readAnswerRows } from '#app/core/exchange/read-answer-rows.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const catalogue = loadCatalogue()
const words = {
  notSure: 'not sure',
  interests: { section: 'Scope', ask: 'What are you interested in?' },
  form: { section: 'Scope', ask: 'Short or full?', short: 'short check', full: 'full check' },
}
const OTHERS = { forms: { short: [words.form.short], full: [words.form.full] }, others: [] }
const limits = { note: 2_000, toldBy: 200, evidence: 500, today: '2026-11-22' }
const ladder = catalogue.questions.find(({ kind }) => kind === 'level')?.id ?? ''
const fact = catalogue.questions.find(({ kind, multi }) => kind === 'fact' && !multi)
const many = catalogue.questions.find(({ multi, options }) => multi && options.some(({ id }) => id === 'none'))
const once = catalogue.questions.find(({ perUseCase }) => perUseCase)?.id ?? ''
const [useCase, other] = catalogue.useCases.map(({ id }) => id)

const row = (id: string, answer: string | null, note = '', toldBy = '') => [id, '', '', '', answer, note, toldBy]
const read = (...rows: (string | null)[][]) =>
  readAnswerRows(
    catalogue,
    rows.map((cells, at) => ({ line: at + 2, cells })),
    { words: { notSure: [words.notSure, 'Nicht sicher'], ...OTHERS }, limits },
  )
const readBack = (filled: FilledWith | null) =>
  read(...templateRows(catalogue, words, filled).map((each) => ANSWER_COLUMNS.map((column) => each[column])))

const sheets: fc.Arbitrary<AnswerSheet> = fc.array(fc.nat(59), { minLength: 40, maxLength: 40 }).map((picks) => {
  const sheet: AnswerSheet = { form: 'full', profile: {}, answers: {} }
  catalogue.questions.forEach(({ id, kind, multi, options }, at) => {
    const pick = picks[at % picks.length] ?? 0
    if (pick < 10) return
    const option = options[pick % Math.max(1, options.length)]?.id ?? 'unsure'
    const given = pick < 15 ? 'unsure' : kind === 'level' ? ((pick % 5) as 0) : option
    if (kind === 'scope') sheet.profile[id as 'scope-x'] = multi && given !== 'unsure' ? [String(given)] : String(given)
    else sheet.answers[id] = given
  })
  if ((picks[0] ?? 0) > 30 && useCase) {
    sheet.profile.interests = [useCase]
    sheet.profile.useCases = { [useCase]: { [once]: 'no' } }
  }
  return sheet
})

test('an empty template has a row for every question and comes back without an answer or a fault', () => {
  const rows = templateRows(catalogue, words, null)

  expect(rows.map(({ id }) => id)).toEqual(['form', 'interests', ...catalogue.questions.map(({ id }) => id)])
  expect(rows.every(({ ask, choices }) => ask !== '' && choices !== '')).toBe(true)
  expect(readBack(null)).toMatchObject({ answers: [], interests: [], useCases: {}, faults: [] })
})

test('a filled template comes back as it was filled', () => {
  fc.assert(
    fc.property(sheets, (sheet) => {
      const beside = { toldOn: '2026-11-02', evidence: 'https://wiki.example.com', ticks: [] }
      const details = { [ladder]: { note: 'Seen in the wiki', toldBy: 'Kim', ...beside } }
      const back = readBack({ sheet, details: ladder in sheet.answers ? details : {} })

      const { interests = [], useCases = {}, ...scope } = sheet.profile
      expect(back.faults).toEqual([])
      expect(Object.fromEntries(back.answers.map(({ question, given }) => [question, given]))).toEqual({
        ...scope,
        ...sheet.answers,
      })
      expect([back.interests, back.useCases]).toEqual([interests, useCases])
      const noted = back.answers.find(({ note }) => note !== '')
      expect(noted && [noted.toldBy, noted.toldOn, noted.evidence]).toEqual(
        ladder in sheet.answers ? ['Kim', beside.toldOn, beside.evidence] : undefined,
      )
      expect(back.form).toBe(sheet.form)
    }),
    { numRuns: 100 },
  )
})

describe('an answer is read as people write it', () => {
  const text = fact?.options[0]?.text ?? ''
  test.each<[string, string, string, unknown]>([
    ['a level', ladder, '3', 3],
    ['a level as a decimal number', ladder, '2.0', 2],
    ['a level with its words', ladder, '1: Somebody does it', 1],
    ['not sure', ladder, ' Not  Sure ', 'unsure'],
    [
      'an option by its id in capitals',
      fact?.id ?? '',
      (fact?.options[0]?.id ?? '').toUpperCase(),
      fact?.options[0]?.id,
    ],
    ['an option by its words', fact?.id ?? '', text, fact?.options[0]?.id],
    [
      'several options',
      many?.id ?? '',
      many?.options
        .slice(1, 3)
        .map(({ id }) => id)
        .join(', ') ?? '',
      many?.options.slice(1, 3).map(({ id }) => id),
    ],
  ])('%s', (_, id, answer, given) => {
    expect(read(row(id, answer))).toMatchObject({ answers: [{ question: id, given }], faults: [] })
  })
})

describe('what is no answer is named by row and column, and not guessed at', () => {
  test.each<[string, (string | null)[], string, string]>([
    ['an unknown id', row('q-invented', '3'), 'id', 'unknownId'],
    ['a prototype as id', row('__proto__', '3'), 'id', 'unknownId'],
    ['an id of a use case that is not of interest', row(`${once}/${other}`, 'yes'), 'id', 'notOfInterest'],
    ['a use case behind a question that is asked once', row(`${ladder}/${useCase}`, '3'), 'id', 'unknownId'],
    ['no id', row('', '3'), 'id', 'idMissing'],
    ['a level that does not exist', row(ladder, '5'), 'answer', 'unknownAnswer'],
    ['a level between two', row(ladder, '2.5'), 'answer', 'unknownAnswer'],
    ['an invented option', row(fact?.id ?? '', 'maybe'), 'answer', 'unknownAnswer'],
    ['none and others', row(many?.id ?? '', `none; ${many?.options[1]?.id}`), 'answer', 'noneWithOthers'],
    ['an invented interest', row('interests', 'uc-invented'), 'answer', 'unknownInterest'],
    [
      'six interests',
      row(
        'interests',
        catalogue.useCases
          .slice(0, 6)
          .map(({ id }) => id)
          .join('; '),
      ),
      'answer',
      'manyInterests',
    ],
    ['a formula', row(ladder, null), 'answer', 'formula'],
    ['a note without an answer', row(ladder, '', 'Somewhere'), 'note', 'noteAlone'],
    ['a note that is too long', row(ladder, '3', 'x'.repeat(2_001)), 'note', 'noteLong'],
    ['a name that is too long', row(ladder, '3', '', 'x'.repeat(201)), 'toldBy', 'toldByLong'],
    ['half a character', row(ladder, '3', 'a\ud800'), 'note', 'characters'],
  ])('%s', (_, cells, column, fault) => {
    const { answers, interests, faults } = read(cells)

    expect(faults).toMatchObject([{ line: 2, column, fault }])
    expect([answers, interests]).toEqual([[], []])
  })

  test('a sheet of another language is read by its ids, and by what that calls not sure', () => {
    const option = fact?.options.find(({ id }) => id !== 'unsure')?.id ?? ''
    const { answers, interests, faults } = read(
      row('interests', `${useCase}: ein anderer Name`),
      row(ladder, 'nicht sicher'),
      row(fact?.id ?? '', `${option}: in anderen Worten`),
    )

    expect(faults).toEqual([])
    expect(interests).toEqual([useCase])
    expect(answers).toMatchObject([{ given: 'unsure' }, { given: option }])
  })

  test('an id that was used once and never comes back is told from one that never was', () => {
    const [retired] = catalogue.retired
    const own = { ...catalogue, retired: [...catalogue.retired, 'q-old'] }
    const { faults } = readAnswerRows(own, [{ line: 2, cells: row(retired ?? 'q-old', '3') }], {
      words: { notSure: [], ...OTHERS },
      limits,
    })

    expect(faults).toMatchObject([{ fault: 'retiredId' }])
  })

  test('a question that stands twice counts once', () => {
    const { answers, faults } = read(row(ladder, '1'), row(ladder, '4'))

    expect(answers).toMatchObject([{ given: 1 }])
    expect(faults).toMatchObject([{ line: 3, column: 'id', fault: 'repeatedId' }])
  })

  test('what is asked for a use case is read wherever the interests stand', () => {
    const { useCases, faults } = read(row(`${once}/${useCase}`, 'no'), row('interests', useCase ?? ''))

    expect([useCases, faults]).toEqual([{ [useCase ?? '']: { [once]: 'no' } }, []])
  })
})

test('a cell of thousands of words is read word by word, and not against every choice', () => {
  const words = 'ä;'.repeat(16_000)
  const rows = Array.from({ length: 18 }, (_, at) => row(at % 2 === 0 ? 'interests' : (many?.id ?? ''), words))

  expect(read(...rows).faults.map(({ fault }) => fault)).toEqual(
    rows.map((_, at) => (at % 2 === 0 ? 'unknownInterest' : 'unknownAnswer')),
  )
})

describe('beside an answer', () => {
  const ticked = catalogue.questions.find(({ kind, capability }) => {
    const levels = catalogue.capabilities.find(({ id }) => id === capability)?.levels
    return kind === 'level' && (levels?.[2]?.facts.length ?? 0) > 1
  })
  const id = ticked?.id ?? ''
  const beside = (answer: string, { toldOn = '', evidence = '', ticks = '' }) =>
    read([id, '', '', '', answer, '', '', toldOn, evidence, ticks])

  test.each([
    ['2026-11-02', '2026-11-02'],
    ['2.11.2026', '2026-11-02'],
    ['46328', '2026-11-02'],
    ['46328.5', '2026-11-02'],
  ])('the day %j is read as people and table programs write it', (toldOn, day) => {
    expect(beside('1', { toldOn }).answers[0]?.toldOn).toBe(day)
  })

  test.each([
    ['toldOn', 'noDate', { toldOn: '31.2.2026' }],
    ['toldOn', 'noDate', { toldOn: 'last week' }],
    ['toldOn', 'noDate', { toldOn: '1' }],
    ['toldOn', 'dateAhead', { toldOn: '2026-11-23' }],
    ['evidence', 'evidenceLong', { evidence: 'x'.repeat(501) }],
    ['evidence', 'characters', { evidence: '\0' }],
    ['ticks', 'unknownTick', { ticks: '2.0; 2.9' }],
    ['ticks', 'ticksOtherLevel', { ticks: '2.0' }],
  ])('in %s there is the fault %s: %j', (column, fault, cells) => {
    expect(beside('2', cells).faults).toEqual([expect.objectContaining({ column, fault, line: 2 })])
  })

  test('facts are ticked beside a level alone, and a level that they come to keeps them', () => {
    expect(beside('1', { ticks: '2.0' }).answers[0]?.ticks).toEqual(['2.0'])
    // A table program makes the number 2 of it.
    expect(beside('1', { ticks: '2' }).answers[0]?.ticks).toEqual(['2.0'])
    expect(beside('not sure', { ticks: '2.0' }).faults[0]).toMatchObject({ column: 'ticks', fault: 'ticksAlone' })
    expect(beside('', { ticks: '2.0' }).faults[0]).toMatchObject({ column: 'ticks', fault: 'detailAlone' })
  })

  test('a sheet from before these columns is read as ever', () => {
    expect(read([id, '', '', '', '1', 'n', 'Kim']).answers).toEqual([
      { question: id, given: 1, note: 'n', toldBy: 'Kim', toldOn: null, evidence: '', ticks: [] },
    ])
  })
})

test.each([
  ['short', 'short', []],
  ['FULL: the full check', 'full', []],
  ['', null, []],
  ['middle', null, ['unknownForm']],
])('a sheet that says of its form %j is %s', (said, form, faults) => {
  const back = read(row('form', said))

  expect([back.form, back.faults.map(({ fault }) => fault)]).toEqual([form, faults])
})
