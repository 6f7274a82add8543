import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { CHOICES, FIRST_CHOICES, readChoices } from '#app/core/methodology/read-choices.ts'
import {
  EXAMPLE_ROWS,
  type ExampleChoices,
  type ExampleEnd,
  type ExampleRow,
  workExample,
} from '#app/core/methodology/worked-example.ts'
import { writeExample } from '#app/core/methodology/write-example.ts'
import { readinessByWeights } from '#app/core/scoring/alternative-weights.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Requirement } from '#content/schema.ts'
import { aCapability, aCatalogue, aMust, aProfile, aSheet, aTechnique } from '#tests/support/model-builders.ts'

const real = loadCatalogue()
const { constants } = real
const ROWS: readonly ExampleRow[] = EXAMPLE_ROWS
const WORDS = {
  locale: 'en-GB',
  verdicts: { ready: 'Ready', readyAfterHomework: 'After homework', nearly: 'Nearly', notYet: 'Not yet' },
  between: 'Open: {worst} to {best}',
  says: '{verdict}; {readiness}',
  range: '{lo}–{hi}',
}

/** The example as content: a profile with the homework, and a technique with the rest. */
const model = compileModel(
  aCatalogue({
    capabilities: ROWS.map(({ capability: id, dimension }) => aCapability({ id, dimension })),
    profiles: [aProfile({ id: 'core', requirements: rowsOf('homework') })],
    techniques: [aTechnique({ id: 'example', profiles: ['core'], requirements: rowsOf('own') })],
    constants,
  }),
)

function rowsOf(kind: 'homework' | 'own'): Requirement[] {
  return ROWS.filter((row) => row[kind] > 0).map((row) =>
    aMust(row.capability, row[kind], { weight: row.weight, must: row.must }),
  )
}

/** Every state that the page can be in: six choices for each of five capabilities. */
function* allChoices(): Generator<ExampleChoices> {
  const count = CHOICES.length ** ROWS.length
  for (let state = 0; state < count; state += 1) {
    const own = ROWS.map(({ capability }, at) => [
      capability,
      CHOICES[Math.floor(state / CHOICES.length ** at) % CHOICES.length],
    ])
    yield Object.fromEntries(own)
  }
}

const scored = (choices: ExampleChoices) =>
  score(
    model,
    aSheet({ answers: Object.fromEntries(Object.entries(choices).map(([id, choice]) => [`q-${id}`, choice])) }),
  )

const resultOf = (formula: string | undefined) => Number(formula?.split(' =\u00a0')[1])
const oneDigit = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const tenth = (figure: number) => Number(oneDigit.format(figure))

test('in each of its 7,776 states the example says what the product scores, in figures and in writing', () => {
  let states = 0
  for (const choices of allChoices()) {
    states += 1
    const worked = workExample(constants, choices)
    const result = scored(choices)
    const [technique] = result.techniques
    if (!technique) throw new Error('The example is scored.')
    const { cells, isOpen, verdict } = writeExample(constants, worked, WORDS)
    const written = (line: string) => ({ lo: resultOf(cells[`${line}.lo`]), hi: resultOf(cells[`${line}.hi`]) })
    const ends = (pick: (end: ExampleEnd) => number) => ({ lo: pick(worked.lo), hi: pick(worked.hi) })
    const turned = ({ lo, hi }: { lo: number; hi: number }) => ({ lo: hi, hi: lo })
    const weighed = readinessByWeights(model.catalogue, result)
    const dimensions = result.dimensions.filter((dimension) => dimension.capabilities.length > 0)
    const rounded = ({ lo, hi }: { lo: number; hi: number }) => ({ lo: tenth(lo), hi: tenth(hi) })

    const says = {
      // The worst end has the most steps.
      steps: turned(ends((end) => end.steps)),
      homework: turned(ends((end) => end.homework)),
      gaps: turned(ends((end) => end.gaps)),
      range: [worked.lo.verdict, worked.hi.verdict],
      readiness: ends((end) => end.readiness),
      mean: ends((end) => end.mean),
      byWeights: Object.keys(weighed).map((id) => ends((end) => end.byWeights[id] ?? Number.NaN)),
      dimensions: dimensions.map(({ id }) => written(`dimension.${id}`)),
      writtenSteps: turned(written('steps')),
      writtenHomework: turned(written('homework')),
      writtenFit: written('fit'),
      verdict,
      isOpen,
    }
    const scores = {
      steps: technique.steps,
      homework: technique.homeworkSteps,
      gaps: technique.gaps,
      range: technique.range,
      readiness: result.readiness,
      mean: result.mean,
      byWeights: Object.values(weighed),
      dimensions: dimensions.map(({ score: own }) => rounded(own ?? { lo: Number.NaN, hi: Number.NaN })),
      writtenSteps: technique.steps,
      writtenHomework: technique.homeworkSteps,
      writtenFit: rounded(technique.fit),
      verdict: technique.verdict === 'undetermined' ? 'open' : technique.verdict,
      isOpen: Object.values(choices).includes('unsure'),
    }
    // An assertion costs more than the example itself: one where something differs says the same.
    if (!isDeepStrictEqual(says, scores)) expect(says, JSON.stringify(choices)).toEqual(scores)
    const fit = ends((end) => end.fit)
    const apart = Math.max(Math.abs(fit.lo - technique.fit.lo), Math.abs(fit.hi - technique.fit.hi))
    if (!(apart < 1e-9)) expect(apart, JSON.stringify(choices)).toBeLessThan(1e-9)
  }
  expect(states).toBe(7776)
}, 120_000)

/** No line breaks before a result. */
const withPlainSpaces = (cells: Record<string, string>) =>
  Object.fromEntries(Object.entries(cells).map(([line, text]) => [line, text.replace('\u00a0', ' ')]))

test('the formulas are written with the levels in them', () => {
  const { cells } = writeExample(constants, workExample(constants, FIRST_CHOICES), WORDS)

  expect(withPlainSpaces(cells)).toMatchObject({
    'dimension.team.lo': '100 × (2 + 1) ÷ (4 × 2) = 37.5',
    'dimension.data.lo': '100 × (0) ÷ (4 × 1) = 0',
    'dimension.data.hi': '100 × (4) ÷ (4 × 1) = 100',
    'mean.lo': '(15 × 50 + 20 × 37.5 + 20 × 0 + 13 × 50) ÷ 68 = 31.6',
    'readiness.lo': '0.7 × 31.6 + 0.3 × 0 = 22.1',
    'homework.lo': 'max(0, 2 − 2) + max(0, 2 − 2) = 0',
    'steps.lo': 'max(0, 3 − max(2, 2)) + max(0, 2 − 0) + max(0, 2 − 2) = 3',
    'steps.hi': 'max(0, 3 − max(2, 2)) + max(0, 2 − 4) + max(0, 2 − 2) = 1',
    verdict: 'Open: Not yet to Nearly',
    readiness: '22–54',
    says: 'Open: Not yet to Nearly; 22–54',
  })
})

test('the capabilities, their dimensions and the weights are those of the catalogue', () => {
  const dimensions = new Map(real.capabilities.map(({ id, dimension }) => [id, dimension]))

  for (const { capability, dimension } of ROWS) expect(dimensions.get(capability), capability).toBe(dimension)
})

test('an address names choices; what it does not name, or names wrongly, is as at first', () => {
  const address = new URLSearchParams('kpi-definition=4&data-quality=unsure&ownership-team=7&system-integration=')

  expect(readChoices((capability) => address.get(capability))).toEqual({
    choices: { ...FIRST_CHOICES, 'kpi-definition': 4, 'data-quality': 'unsure' },
    unreadable: ['ownership-team', 'system-integration'],
  })
  expect(readChoices(() => null)).toEqual({ choices: FIRST_CHOICES, unreadable: [] })
})
