import { expect, test } from 'vitest'
import { checkBrand, contrastOnWhite } from '#app/report/brand.ts'

test('contrast is that of the WCAG: black 21, white 1, #767676 just readable', () => {
  expect(contrastOnWhite([0, 0, 0])).toBeCloseTo(21, 10)
  expect(contrastOnWhite([255, 255, 255])).toBeCloseTo(1, 10)
  expect(contrastOnWhite([0x76, 0x76, 0x76])).toBeCloseTo(4.54, 2)
})

test('a readable brand colour stays as it is', () => {
  expect(checkBrand('#0F6B66')).toEqual({ ok: true, accent: '#0f6b66', wasDarkened: false })
})

// needs 8, walk 11
test('a light yellow is darkened until it reads, and keeps its hue', () => {
  const checked = checkBrand('#ffee88')

  expect(checked).toMatchObject({ ok: true, wasDarkened: true })
  const [, red = '', green = '', blue = ''] = /^#(..)(..)(..)$/.exec(checked.ok ? checked.accent : '') ?? []
  const channels = [red, green, blue].map((channel) => Number.parseInt(channel, 16))
  expect(contrastOnWhite(channels)).toBeGreaterThanOrEqual(4.5)
  expect(channels[0]).toBeGreaterThan(channels[2] ?? 255)
})

test.each(['yellow', '#fff', '#12345g', ''])('%j is refused as a brand colour', (accent) => {
  expect(checkBrand(accent)).toEqual({ ok: false, reason: 'notAColour' })
})
