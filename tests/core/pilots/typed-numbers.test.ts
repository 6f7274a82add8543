import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTypedNumber, writeTypedNumber } from '#app/core/pilots/charter/typed-number.ts'
import { readTypedFigure, typedOf } from '#app/core/pilots/readings/figure-fields.ts'
import { readFigure } from '#app/core/pilots/readings/typed-figure.ts'
import { LOCALES, type Locale } from '#app/messages/locales.ts'
import { FieldReader, typedIn } from '#app/routes/pilots/typed.ts'
import { cases } from '#tests/support/cases.ts'

/** Up to twelve digits, as figures of people are: of any size, with up to nine decimals. */
const figures = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 9 }))
  .map(([digits, decimals]) => Number((digits / 10 ** decimals).toPrecision(12)))
const locales = fc.constantFrom<Locale>(...LOCALES)

describe('what stands in a field is read back as the same number', () => {
  test('in either language, with groups and without', () => {
    fc.assert(
      fc.property(figures, locales, fc.boolean(), (number, locale, isLarge) => {
        const text = writeTypedNumber(number, locale, { isLarge })
        expect([text, readTypedNumber(text, { isLarge })]).toEqual([text, { ok: true, number: number + 0 }])
      }),
      { numRuns: cases(2_000) },
    )
  })

  test('as a figure of a pilot, and as a share in percent', () => {
    fc.assert(
      fc.property(figures, locales, (value, locale) => {
        const read = readTypedFigure(typedOf({ value }, locale), { kind: 'continuous', aggregation: 'mean' })
        expect(read).toMatchObject({ ok: true, figure: { measured: { value: value + 0 } } })
        const share = Number((Math.abs(value) % 100).toPrecision(9))
        const reader = new FieldReader({ share: typedIn(locale)(share / 100, true) })
        expect(reader.number('share', { least: 0, most: 100 })).toBeCloseTo(share, 8)
        expect(reader.faults).toEqual({})
      }),
    )
  })
})

test('what could be one and a bit or over a thousand is asked about, in whatever language the page is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 }), (whole, rest) => {
      for (const sign of ['.', ',']) {
        const typed = `${whole}${sign}${String(rest).padStart(3, '0')}`
        expect(readTypedNumber(typed)).toEqual({ ok: false, fault: 'ambiguous' })
        expect(readFigure(typed, 'any')).toEqual({ ok: false, fault: 'ambiguous' })
      }
    }),
  )
})

test.each([
  ['1.234,5', 1_234.5],
  ['1,234.5', 1_234.5],
  ['12.345.678', 12_345_678],
  ['3,5', 3.5],
  ['0,125', 0.125],
  ['1 234,50', 1_234.5],
] as const)('%s is what a German or an English reader means by it', (typed, number) => {
  expect(readTypedNumber(typed)).toEqual({ ok: true, number })
})

test('fields show the decimal sign of the reader, and a zero more where three decimals would mislead', () => {
  expect(LOCALES.map((locale) => writeTypedNumber(1_234.5, locale))).toEqual(['1234.5', '1234,5'])
  expect(LOCALES.map((locale) => writeTypedNumber(1.234, locale))).toEqual(['1.2340', '1,2340'])
  expect(LOCALES.map((locale) => writeTypedNumber(12_000, locale, { isLarge: true }))).toEqual(['12,000', '12.000'])
  expect(writeTypedNumber(0.0000001, 'en')).toBe('0.0000001')
})
