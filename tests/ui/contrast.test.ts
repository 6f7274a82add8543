import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync('app/styles/tokens.css', 'utf8')
const [lightCss = '', darkCss = ''] = css.split('@media screen and (prefers-color-scheme: dark)')
const light = colours(lightCss)
const schemes = { light, dark: { ...light, ...colours(darkCss) } }

const TEXT = 4.5
const MARK = 3

const pairs: [string, string[], number][] = [
  ...['ink', 'soft', 'faint', 'accent', 'accent-deep', 'ready', 'nearly', 'notyet', 'open', 'stop'].map(
    (name): [string, string[], number] => [name, ['paper', 'raise'], TEXT],
  ),
  ...['ink', 'soft', 'accent', 'stop'].map((name): [string, string[], number] => [name, ['accent-soft'], TEXT]),
  ['on-accent', ['accent', 'accent-deep'], TEXT],
  ['edge', ['paper', 'raise', 'accent-soft'], MARK],
]

describe.each(Object.entries(schemes))('in the %s scheme', (_, colour) => {
  test.each(pairs)('%s on %s is told apart well enough', (name, grounds, least) => {
    for (const ground of grounds) {
      expect(contrast(colour[name], colour[ground]), `${name} on ${ground}`).toBeGreaterThanOrEqual(least)
    }
  })

  test('a chosen card differs from the others by its border, not by its ground alone', () => {
    expect(contrast(colour.accent, colour.paper)).toBeGreaterThanOrEqual(MARK)
  })
})

test('both schemes set every colour', () => {
  expect(Object.keys(colours(darkCss)).sort()).toEqual(Object.keys(light).sort())
})

// WCAG 2.2, relative luminance and contrast ratio; #767676 on white is the well-known 4.54.
test('the contrast is the one of WCAG 2.2', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  expect(contrast('#8a93a0', '#fcfbf8')).toBeLessThan(TEXT)
})

function colours(source: string): Record<string, string> {
  return Object.fromEntries(
    [...source.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  )
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [bright = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dark + 0.05)
}

function luminance(hex: string | undefined): number {
  if (!hex) throw new RangeError('A colour of this pair is not in tokens.css.')
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
