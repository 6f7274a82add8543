import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { channelsOf, contrast, toHex } from '#app/core/brand/contrast.ts'
import { READABLE, readableOn } from '#app/core/brand/readable.ts'
import { cases } from '#tests/support/cases.ts'

const PAPER = '#fcfbf8'
const NIGHT = '#141a22'
const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map(toHex)

// WCAG 2.2: black on white 21; #767676 on white is the lightest grey that reads, 4.54.
test('contrast is that of the WCAG, whichever colour comes first', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 10)
  expect(contrast([255, 255, 255], [255, 255, 255])).toBe(1)
  expect(contrast([255, 255, 255], [0x76, 0x76, 0x76])).toBeCloseTo(4.54, 2)
})

test('a colour that reads stays as it was wished', () => {
  expect(readableOn('#0F6B66', PAPER)).toMatchObject({ colour: '#0f6b66', isWish: true })
  expect(readableOn('#FFD400', NIGHT)).toMatchObject({ colour: '#ffd400', isWish: true })
})

test('any other is darkened on light ground, lightened on dark, just until it reads', () => {
  fc.assert(
    fc.property(colour, fc.constantFrom(PAPER, NIGHT), (wish, ground) => {
      const found = readableOn(wish, ground)
      expect(found?.contrast).toBeGreaterThanOrEqual(READABLE)
      // Half a step of lightness at the most beyond what is needed.
      if (found && !found.isWish) expect(found.contrast).toBeLessThan(READABLE + 0.25)
    }),
    { numRuns: cases(500) },
  )
})

test('yellow becomes a darker yellow, not another hue', () => {
  const [red = 0, green = 0, blue = 0] = channelsOf(readableOn('#ffee88', PAPER)?.colour ?? '') ?? []

  expect(red).toBeGreaterThan(blue + 60)
  expect(Math.abs(red - green)).toBeLessThan(40)
})

test.each(['yellow', '#fff', '#12345g', '', '#1234567'])('%j is no colour', (wish) => {
  expect(readableOn(wish, PAPER)).toBeNull()
})
