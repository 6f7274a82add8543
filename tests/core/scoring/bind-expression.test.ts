import { expect, test } from 'vitest'
import { bindExpression, compareLevel, compareOptions, refsOf } from '#app/core/scoring/bind-expression.ts'
import { FALSE, TRUE, type Truth, UNKNOWN } from '#app/core/scoring/truth.ts'
import { parseExpression } from '#content/expression.ts'

const LEVELS: Record<string, [number, number]> = { low: [0, 1], mid: [2, 2], open: [0, 4] }
const CHOSEN: Record<string, string[]> = {
  'scope-one': ['yes'],
  'scope-many': ['genai', 'chatbot'],
  'scope-none': ['none'],
}

function truthOf(source: string): Truth {
  return bindExpression(parseExpression(source), {
    level: (atom) => {
      const [lo, hi] = LEVELS[atom.ref] as [number, number]
      return compareLevel(lo, hi, atom)
    },
    options: (atom) => compareOptions(CHOSEN[atom.ref] as string[], atom),
  }) as Truth
}

test.each([
  ['low <= 1', TRUE],
  ['low >= 1', UNKNOWN],
  ['low >= 2', FALSE],
  ['mid == 2', TRUE],
  ['mid != 2', FALSE],
  ['low == 2', FALSE],
  ['low != 2', TRUE],
  ['open == 2', UNKNOWN],
  ['low >= 1 and mid == 3', FALSE],
  ['low >= 1 and mid == 2', UNKNOWN],
  ['low >= 1 or mid == 2', TRUE],
  ['low >= 1 or mid == 3', UNKNOWN],
  ['(low >= 2 or mid == 2) and open >= 0', TRUE],
  ['true', TRUE],
])('on intervals, %s is decided only where it holds or fails throughout', (source, truth) => {
  expect(truthOf(source)).toBe(truth)
})

test.each([
  ['scope-one == yes', TRUE],
  ['scope-one != no', TRUE],
  ['scope-one in [no, unsure]', FALSE],
  ['scope-many contains chatbot', TRUE],
  ['scope-many contains any of [own, genai]', TRUE],
  ['scope-many == [genai]', FALSE],
  ['scope-many == [chatbot, genai]', TRUE],
  ['scope-none == [none]', TRUE],
  ['scope-many != [none]', TRUE],
])('options: %s', (source, truth) => {
  expect(truthOf(source)).toBe(truth)
})

test('a bound expression reads the state anew each time', () => {
  const reading = bindExpression<{ level: number }>(parseExpression('a >= 2 and b <= 1'), {
    level: (atom) => (state) => compareLevel(state.level, state.level, atom),
    options: () => FALSE,
  })

  expect(typeof reading).toBe('function')
  if (typeof reading === 'function') expect([1, 2].map((level) => reading({ level }))).toEqual([FALSE, FALSE])
})

test('the ids of an expression are named once each', () => {
  expect(refsOf(parseExpression('a >= 1 and (b <= 2 or a == 3)'))).toEqual(['a', 'b'])
})
