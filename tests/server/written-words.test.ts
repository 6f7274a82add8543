import { describe, expect, test } from 'vitest'
import { isCount, isFactor, isMinutes, unitBehindNumber } from '#app/core/pilots/unit-words.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { writeNumber } from '#app/routes/pilots/foresight-view.server.ts'
import { sortUseCases } from '#app/routes/results/sort-use-cases.ts'
import { dayName, periodName } from '#app/server/pilots/period-name.ts'
import { wordsIn } from '#app/server/pilots/pilot-words.server.ts'
import { writtenFigure, writtenValue } from '#app/server/pilots/written-figure.ts'
import { writtenTime } from '#app/server/written-time.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const [en, de] = [await wordsIn('en'), await wordsIn('de')]
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('what the server writes for a reader of either language', () => {
  test('a moment names the clock of its place', () => {
    const at = new Date('2026-11-22T13:02:00Z')
    expect(writtenTime(at, { timeZone: 'Europe/Berlin', locale: 'en' })).toBe('22 Nov 2026, 14:02 CET')
    expect(writtenTime(at, { timeZone: 'Europe/Berlin', locale: 'de' })).toBe('22. Nov. 2026, 14:02 MEZ')
    expect(writtenTime(at, { timeZone: 'UTC', locale: 'de' })).toBe('22. Nov. 2026, 13:02 UTC')
  })

  test('days, weeks and months', () => {
    const week = { from: '2026-11-16', to: '2026-11-22' }
    expect([periodName(week, 'week', 'en'), periodName(week, 'month', 'en')]).toEqual([
      '16–22 Nov 2026',
      'November 2026',
    ])
    expect([periodName(week, 'week', 'de'), periodName({ ...week, to: '2026-12-02' }, 'week', 'de')]).toEqual([
      '16.–22. Nov. 2026',
      '16. Nov.–2. Dez. 2026',
    ])
    expect(dayName('2026-11-22', 'de')).toBe('So., 22. Nov. 2026')
  })

  test('figures with their unit, counts and shares', () => {
    const counts = { numerator: 1_230, denominator: 4_000 }
    expect(plain(writtenFigure(en, counts, ''))).toBe('1,230 of 4,000 (30.8 %)')
    expect(plain(writtenFigure(de, counts, ''))).toBe('1.230 von 4.000 (30,8 %)')
    expect(plain(writtenFigure(de, { value: 1_234.5 }, 'Stunden'))).toBe('1.234,5 Stunden')
    expect(plain(writtenValue(de, 0.305, { kind: 'proportion', unit: '' }))).toBe('30,5 %')
    expect([writeNumber(1_234.5, 'en'), writeNumber(0.1234, 'de')]).toEqual(['1,230', '0,123'])
    expect([plain(en.cash(123_450, 'EUR')), plain(de.cash(123_450, 'EUR'))]).toEqual(['EUR 1,234.50', '1.234,50 EUR'])
  })

  test('one of a unit is said as one', () => {
    const hours = (value: number) => plain(writtenFigure(en, { value }, 'hours'))
    expect([hours(1), hours(1.5), hours(0), hours(11)]).toEqual(['1 hour', '1.5 hours', '0 hours', '11 hours'])
    expect(plain(writtenFigure(de, { value: 1 }, 'Stunden'))).toBe('1 Stunde')
    const days = { id: 'k', kind: 'continuous', unit: 'Tage', direction: 'down' } as const
    expect([de.size(days, 1), de.size(days, 2), de.change(days, 1)]).toEqual(['1 Tag', '2 Tage', '1 Tag niedriger'])
    const share = { ...days, kind: 'proportion', unit: '%' } as const
    expect([de.size(share, 0.01), de.size(share, 0.08)]).toEqual(['1 Prozentpunkt', '8 Prozentpunkte'])
  })

  test('names are sorted as the language sorts them', () => {
    const rows = ['Zeit', 'Ähnliches', 'Ordnung', 'Öffnung'].map((name) => ({ name, weeks: null }))
    const sorted = sortUseCases(rows, { by: 'name', direction: 'ascending' }, 'de')
    expect(sorted.map(({ name }) => name)).toEqual(['Ähnliches', 'Öffnung', 'Ordnung', 'Zeit'])
  })
})

describe('units are known by their words in every language of the content', () => {
  test.each(LOCALES)('%s', (locale) => {
    const [ours, theirs] = (['en', locale] as const).map((one) => loadCatalogue({ locale: one }).useCases)
    const unitsOf = (useCases = theirs) => (useCases ?? []).flatMap(({ kpis }) => kpis.map(({ unit }) => unit))
    const units = (id: string) => unitsOf().filter((_, at) => unitsOf(ours)[at] === id)
    expect(units('count').length).toBeGreaterThan(5)
    expect([units('count').every(isCount), units('factor').every(isFactor), units('minutes').every(isMinutes)]).toEqual(
      [true, true, true],
    )
    expect(units('count').map(unitBehindNumber).join('')).toBe('')
  })

  test('what only begins like one is another unit', () => {
    expect([isMinutes('min.'), isMinutes('Minuten'), isMinutes('minimum'), isCount('counts per day')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
