import type { Interval, VERDICTS } from '#app/core/scoring/result.ts'
import { showInterval } from '#app/core/scoring/show-interval.ts'
import {
  EXAMPLE_ROWS,
  type ExampleConstants,
  type ExampleEnd,
  minimumOf,
  type WorkedExample,
} from './worked-example.ts'

/** What the example says in words; names in braces are filled in. */
export type ExampleWords = {
  /** A BCP 47 tag, for numbers. */
  locale: string
  verdicts: Record<(typeof VERDICTS)[number], string>
  /** `{worst}`, `{best}`: words of verdicts. */
  between: string
  /** `{verdict}`, `{readiness}`: read aloud after each change. */
  says: string
  /** `{lo}`, `{hi}`: whole numbers. */
  range: string
}

/** Formulas with their numbers in them, at both ends, and what stands once. */
export type WrittenExample = {
  isOpen: boolean
  /** The verdict, or `open` where both ends have another. */
  verdict: (typeof VERDICTS)[number] | 'open'
  /** By what they stand for, such as `steps.lo`, `dimension.team.hi`, `weights.weights-equal` and `says`. */
  cells: Record<string, string>
}

/** Every line of the example as it stands on the page; the server and the browser write the same. */
export function writeExample(constants: ExampleConstants, worked: WorkedExample, words: ExampleWords): WrittenExample {
  const { lo, hi } = worked
  const write = writerOf(constants, words)
  const isOpen = EXAMPLE_ROWS.some(({ capability }) => lo.levels[capability] !== hi.levels[capability])
  const whole = (interval: Interval) => sayWhole(interval, words)
  const verdict = lo.verdict === hi.verdict ? lo.verdict : 'open'
  const said =
    verdict === 'open'
      ? fillIn(words.between, { worst: words.verdicts[lo.verdict], best: words.verdicts[hi.verdict] })
      : words.verdicts[verdict]
  const readiness = whole({ lo: lo.readiness, hi: hi.readiness })
  return {
    isOpen,
    verdict,
    cells: {
      ...endCells(write(lo), 'lo'),
      ...endCells(write(hi), 'hi'),
      ...Object.fromEntries(
        Object.keys(lo.byWeights).map((id) => [
          `weights.${id}`,
          whole({ lo: lo.byWeights[id] ?? 0, hi: hi.byWeights[id] ?? 0 }),
        ]),
      ),
      verdict: said,
      readiness,
      says: fillIn(words.says, { verdict: said, readiness }),
    },
  }
}

const endCells = (lines: Record<string, string>, end: keyof Interval) =>
  Object.fromEntries(Object.entries(lines).map(([line, text]) => [`${line}.${end}`, text]))

function sayWhole(interval: Interval, { range, locale }: ExampleWords): string {
  const { lo, hi } = showInterval(interval)
  const whole = new Intl.NumberFormat(locale)
  return lo === hi ? whole.format(lo) : fillIn(range, { lo: whole.format(lo), hi: whole.format(hi) })
}

function fillIn(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) => values[name] ?? blank)
}

/** Writes the lines of one end; figures are rounded to a tenth for the eye alone. */
function writerOf({ lambda }: ExampleConstants, words: ExampleWords) {
  const number = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 })
  const figure = (value: number) => number.format(value)
  const plus = (terms: readonly string[]) => terms.join(' + ')
  const missing = (min: number, from: string) => `max(0, ${min} − ${from})`
  return (end: ExampleEnd): Record<string, string> => {
    const { levels, dimensions, mean, weakest, readiness, homework, steps, fit } = end
    const weightSum = dimensions.reduce((total, { weight }) => total + weight, 0)
    const weighed = dimensions.map(({ weight, score }) => `${weight} × ${figure(score)}`)
    const fulfilled = EXAMPLE_ROWS.map((row) => `${row.weight} × min(1, ${levels[row.capability]} ÷ ${minimumOf(row)})`)
    const rowWeights = EXAMPLE_ROWS.reduce((total, { weight }) => total + weight, 0)
    return {
      ...Object.fromEntries(
        dimensions.map(({ id, levels: own, score }) => [
          `dimension.${id}`,
          `100 × (${plus(own.map(String))}) ÷ (4 × ${own.length}) =\u00a0${figure(score)}`,
        ]),
      ),
      mean: `(${plus(weighed)}) ÷ ${weightSum} =\u00a0${figure(mean)}`,
      readiness: `${figure(lambda)} × ${figure(mean)} + ${figure(1 - lambda)} × ${figure(weakest)} =\u00a0${figure(readiness)}`,
      homework: `${plus(
        EXAMPLE_ROWS.filter((row) => row.homework > 0).map((row) =>
          missing(row.homework, String(levels[row.capability])),
        ),
      )} =\u00a0${homework}`,
      steps: `${plus(
        EXAMPLE_ROWS.filter((row) => row.must && row.own > 0).map((row) =>
          missing(
            row.own,
            row.homework > 0 ? `max(${levels[row.capability]}, ${row.homework})` : String(levels[row.capability]),
          ),
        ),
      )} =\u00a0${steps}`,
      verdict: words.verdicts[end.verdict],
      fit: `100 × (${plus(fulfilled)}) ÷ ${rowWeights} =\u00a0${figure(fit)}`,
    }
  }
}
