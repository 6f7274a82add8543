import { expect, test } from 'vitest'
import { commentLines, exportedFunctions, functionSizes, parseCode } from './bench/house/parsed-code.ts'
import { ninthTenth, type Point, scoreOf } from './bench/house/point.ts'
import { keepsContract } from './bench/house/promises.ts'

const code = `/** Half of it, in whole days; \`null\` below two. */
export function half(days: number): number | null {
  if (days < 2) return null
  return Math.floor(days / 2)
}

export const twice = (days: number): number => {
  return 2 * days
}

// Not a contract.
export const thrice = (days: number) => 3 * days
`
const file = parseCode('app/core/half.ts', code)

test('functions with a body in braces are as long as their lines', () => {
  expect(functionSizes(file)).toEqual([4, 3])
})

test('an exported function comes with its types as written and the comment directly above it', () => {
  const [half, twice, thrice] = exportedFunctions(file)

  expect(half).toMatchObject({ name: 'half', lines: 4, parameters: ['days: number'], returns: 'number | null' })
  expect(half?.comment).toContain('in whole days')
  expect(twice).toMatchObject({ name: 'twice', comment: '', returns: 'number' })
  expect(thrice).toMatchObject({ name: 'thrice', comment: '', returns: '' })
})

test.each([
  ['says when nothing comes', 'How many days; `null` below two.', 'number | null', true],
  ['is silent on what may be missing', 'Half of it.', 'Day | null', false],
  ['says the unit of a number', 'How many days.', 'number', true],
  ['names no unit of a number', 'The half.', 'number', false],
  ['is not there', '', 'string', false],
])('a comment that %s', (_, comment, returns, keeps) => {
  expect(keepsContract({ path: '', name: '', lines: 1, body: '', parameters: [], comment, returns })).toBe(keeps)
})

test('lines that a comment touches are counted beside those that are not blank', () => {
  expect(commentLines(file)).toEqual({ commented: 2, filled: 10 })
})

test('a point is worth its weakest figure', () => {
  const point = (largest: number): Point => ({
    name: 'Files',
    figures: [
      { what: 'lines of the largest', measured: largest, target: 200, best: 287, middle: 371 },
      { what: '% with a comment', measured: 100, target: 100, is: 'atLeast' },
    ],
  })

  expect([200, 287, 371, 372].map((largest) => scoreOf(point(largest)))).toEqual([3, 2, 1, 0])
})

test('nine of ten values do not exceed the ninth tenth', () => {
  expect(ninthTenth([10, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toBe(9)
  expect(ninthTenth([])).toBe(0)
})
