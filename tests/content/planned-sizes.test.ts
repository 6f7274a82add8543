import { describe, expect, test } from 'vitest'
import type { PlannedSizeFile } from '#content/files/planned-size.ts'
import { parseContent } from '#content/parse.ts'
import { findContentRoot, readSources } from '#content/source.server.ts'
import { termsOf } from '#content/translation/check.ts'
import { readTranslation } from '#content/translation/languages.server.ts'
import { rewordBy } from '#content/translation/translation.ts'
import { numbersOf, shownOfStated } from './planned-size.ts'

const root = findContentRoot()
const english = readSources(root)
const german = readTranslation(root, 'de')
const terms = termsOf('de', german)
if (!('terms' in terms)) throw new Error('the German words cannot be read')

const read = {
  en: parseContent(english).files.items,
  de: parseContent(english, rewordBy('de', german, terms)).files.items,
}
type Locale = keyof typeof read

/** What states sizes: the pilots of use cases, and what is known of claims. */
const statedIn = (locale: Locale) => [
  ...read[locale]['use-cases'].map(({ id, data }) => ({ id, text: data.pilot.sample, sizes: data.pilot.sizes, data })),
  ...read[locale].claims.map(({ id, data }) => ({ id, text: data.literature, sizes: data.sizes, data: null })),
]
const stated = statedIn('en').flatMap(({ id, sizes, data }) => sizes.map((planned) => ({ id, planned, data })))

/** Each number of a text, as its language writes it. */
function numbersIn(text: string, locale: Locale): number[] {
  const [thousands, point] = locale === 'en' ? [',', '.'] : ['.', ',']
  const grouped = new RegExp(`\\d{1,3}(?:\\${thousands}\\d{3})+(?:\\${point}\\d+)?|\\d+(?:\\${point}\\d+)?`, 'g')
  return (text.match(grouped) ?? []).map((one) => Number(one.replaceAll(thousands, '').replace(point, '.')))
}

describe('a stated size', () => {
  test.each(stated.map(({ id, planned }) => [id, planned] as const))(
    'of %s is what the plan of a pilot needs: %j',
    (_, one) => {
      const shown = shownOfStated(one)

      // Enough for the effect, and by rounding alone: 4 % more cases at most.
      expect(shown).toBeLessThanOrEqual(1)
      expect(shown ** 2).toBeGreaterThan(1 / 1.04)
    },
  )

  test.each(['en', 'de'] as const)('stands in the text with what it rests on (%s)', (locale) => {
    for (const { id, text, sizes } of statedIn(locale)) {
      const numbers = numbersIn(text, locale)
      const missing = sizes.flatMap(numbersOf).filter((ways) => !ways.some((way) => numbers.includes(way)))

      expect({ id, missing }).toEqual({ id, missing: [] })
    }
  })

  test.each(['en', 'de'] as const)('is declared wherever a pilot names a number of cases (%s)', (locale) => {
    for (const { id, text, sizes, data } of statedIn(locale)) {
      if (data === null) continue
      const spreads = sizes.flatMap((one) => (one.of === 'mean' ? [Math.round(100 * one.spread)] : []))
      const weeks = sizes.flatMap((one) => one.weeks ?? [])
      const known = [...sizes.flatMap(numbersOf).flat(), ...spreads, ...weeks, data.value.volume.base]
      // Rates are per 100 or per 1,000; small numbers are weeks, days and points.
      const loose = numbersIn(text, locale).filter((one) => one > 20 && ![100, 1000, ...known].includes(one))

      expect({ id, loose }).toEqual({ id, loose: [] })
    }
  })
})

test.each<PlannedSizeFile>([
  { of: 'shares', from: 0.06, to: 0.05, size: 8158, cluster: 1, comes: 'later', per_case: 1 },
  { of: 'paired', discordant: 0.2, margin: 0.05, size: 628, cluster: 1, comes: 'made', per_case: 1 },
  { of: 'mean', spread: 0.4, by: 0.2, weeks: 8, size: 64, cluster: 1, comes: 'pilot', per_case: 1 },
])('what suffices at an error of 5 % or for single cases is too little here: %j', (planned) => {
  expect(shownOfStated(planned)).toBeGreaterThan(1)
})

/** How many cases the stated volume brings to each of two groups while they are counted. */
function comesIn({ weeks, per_case: each }: PlannedSizeFile, volume: number, pilotWeeks: number): number {
  return (volume * ((weeks ?? pilotWeeks) / 52) * each) / 2
}

const counted = stated.flatMap(({ id, planned, data }) =>
  data === null || planned.comes === 'made' ? [] : [[id, planned, data] as const],
)

test.each(counted)(
  'the volume of %s brings what the pilot counts, and no more is promised: %j',
  (_, planned, { value, pilot }) => {
    const comes = comesIn(planned, value.volume.base, pilot.weeks)

    if (planned.comes === 'pilot') expect(comes).toBeGreaterThanOrEqual(planned.size)
    if (planned.comes === 'later')
      expect(comesIn({ ...planned, weeks: pilot.weeks }, value.volume.base, pilot.weeks)).toBeLessThan(planned.size)
  },
)

test('every pilot states a size, but for one of few cases', () => {
  const silent = read.en['use-cases'].filter(({ data }) => data.pilot.sizes.length === 0).map(({ id }) => id)

  expect(silent).toEqual(['uc-product-prototyping'])
})
