import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileScreening, type ScreeningModel } from '#app/core/governance/screening/compile-screening.ts'
import { nextQuestion } from '#app/core/governance/screening/next-question.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import { SCREENING_OUTCOMES, type ScreeningOutcome } from '#content/privacy-rules.ts'
import { cases } from '#tests/support/cases.ts'

const rules = loadPrivacyRules()
const on = '2026-11-22'
const european = compileScreening(rules, { on, country: null })
const german = compileScreening(rules, { on, country: 'de' })
const countries: [string, ScreeningModel][] = [
  ['Europe', european],
  ['Germany', german],
]

type Answers = ReadonlyMap<string, string>
type Path = { answers: Answers; share: number }

const optionsOf = (id: string) => rules.questions.find((question) => question.id === id)?.options ?? []
const shareOf = (id: string, option: string) =>
  (rules.questions.find((question) => question.id === id)?.likely?.[option] ?? 0) / 100

/** Every interview to its end, asked in the order of the product or in a fixed one. */
function pathsOf(next: (answers: Answers) => string | null, path: Path = { answers: new Map(), share: 1 }): Path[] {
  const id = next(path.answers)
  if (id === null) return [path]
  return optionsOf(id).flatMap(({ id: option }) =>
    pathsOf(next, { answers: new Map([...path.answers, [id, option]]), share: path.share * shareOf(id, option) }),
  )
}

const expectedQuestions = (paths: Path[]) => paths.reduce((sum, { answers, share }) => sum + share * answers.size, 0)

test.each(countries)(
  'every path ends in a stated outcome with a citation, and each outcome is reached: %s',
  (_, model) => {
    const paths = pathsOf((answers) => nextQuestion(model, answers))
    const ends = new Set<string>()

    expect(paths.length).toBeGreaterThan(50)
    for (const { answers } of paths) {
      const { outcome, possible, citations } = screen(model, answers)
      expect(possible).toEqual([outcome])
      expect(citations.length).toBeGreaterThan(0)
      ends.add(outcome)
    }
    const reachable = SCREENING_OUTCOMES.filter((outcome) => model.list !== null || outcome !== 'nationalList')
    expect([...ends].sort()).toEqual([...reachable].sort())
  },
)

test('every question of the screening is asked on some path', () => {
  const asked = new Set(
    pathsOf((answers) => nextQuestion(european, answers)).flatMap(({ answers }) => [...answers.keys()]),
  )
  const screening = rules.questions.filter(({ part }) => part === 'screening').map(({ id }) => id)

  expect([...asked].sort()).toEqual(screening.toSorted())
})

test('no order that is fixed beforehand needs fewer questions, whatever it is', () => {
  const best = expectedQuestions(pathsOf((answers) => nextQuestion(european, answers)))
  const ids = european.whole.diagram.variables.map(({ id }) => id)
  const { diagram } = european.whole
  const inOrder = (order: readonly string[]) => (answers: Answers) => {
    const relevant = diagram.relevant(diagram.nodeFor(answers)).map((place) => ids[place])
    return order.find((id) => relevant.includes(id)) ?? null
  }

  expect(best).toBeCloseTo(european.whole.order.expected(diagram.nodeFor(new Map())), 9)
  fc.assert(
    fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (order) => {
      expect(expectedQuestions(pathsOf(inOrder(order)))).toBeGreaterThanOrEqual(best - 1e-9)
    }),
    { numRuns: 5 },
  )
  // The order in which the questions stand in their list.
  expect(expectedQuestions(pathsOf(inOrder(ids)))).toBeGreaterThan(best)
  // Two more questions than without a list at most, since the list is asked about last.
  expect(expectedQuestions(pathsOf((answers) => nextQuestion(german, answers)))).toBeLessThan(best + 2)
})

const anyAnswers = (model: ScreeningModel, unsure: boolean) =>
  fc
    .record(
      Object.fromEntries(
        model.whole.diagram.variables.map(({ id, options }) => [
          id,
          fc.constantFrom(...options, ...(unsure ? ['unsure', null] : [])),
        ]),
      ),
    )
    .map((answers) => new Map(Object.entries(answers).filter((entry): entry is [string, string] => entry[1] !== null)))

const strength = (outcome: ScreeningOutcome) => SCREENING_OUTCOMES.indexOf(outcome)

/** Options from the one that says least of a risk to the one that says most. */
const LADDER: Record<string, string[]> = {
  'prohibited-practice': ['no', 'images', 'yes'],
  'sensitive-data': ['none', 'personal', 'special'],
}

test('a further criterion never weakens the outcome', () => {
  const ids = german.whole.diagram.variables.map(({ id }) => id)
  fc.assert(
    fc.property(anyAnswers(german, false), fc.constantFrom(...ids), (answers, raised) => {
      const ladder = LADDER[raised] ?? ['no', 'yes']
      const outcomes = ladder.map((option) => screen(german, new Map([...answers, [raised, option]])).possible[0])
      const order = outcomes.map((outcome) => strength(outcome ?? 'notApplicable'))

      expect(order).toEqual(order.toSorted((a, b) => b - a))
    }),
    { numRuns: cases(500) },
  )
})

test('whatever an open answer turns out to be, the outcome is one that was said to be possible', () => {
  fc.assert(
    fc.property(anyAnswers(german, true), anyAnswers(german, false), (known, later) => {
      const sure = [...known].filter(([, option]) => option !== 'unsure')
      const { possible } = screen(german, known)
      const [outcome] = screen(german, new Map([...later, ...sure])).possible

      expect(possible).toContain(outcome)
    }),
    { numRuns: cases(500) },
  )
})

test('what is said to be possible is reached by some answers, and only what is asked decides', () => {
  fc.assert(
    fc.property(anyAnswers(european, true), (known) => {
      const { diagram } = european.whole
      const sure = new Map([...known].filter(([, option]) => option !== 'unsure'))
      const relevant = new Set(diagram.relevant(diagram.nodeFor(sure)).map((place) => diagram.variables[place]?.id))
      const ends = pathsOf((answers) => nextQuestion(european, answers), { answers: sure, share: 1 })
      const reached = new Set(ends.flatMap(({ answers }) => screen(european, answers).possible))

      expect([...reached].sort()).toEqual([...screen(european, known).possible].sort())
      for (const { answers } of ends) {
        for (const id of answers.keys()) expect(sure.has(id) || relevant.has(id)).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
})

test('after "not sure" no question is asked twice, and the interview ends', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(3)), (choices) => {
      const answers = new Map<string, string>()
      for (let id = nextQuestion(german, answers); id !== null; id = nextQuestion(german, answers)) {
        expect(answers.has(id)).toBe(false)
        const options = [...optionsOf(id).map((option) => option.id), 'unsure']
        answers.set(id, options[choices.next().value % options.length] ?? 'unsure')
      }
      const { undetermined } = screen(german, answers)

      expect(undetermined?.ask ?? []).toEqual([])
    }),
    { numRuns: 100 },
  )
})
