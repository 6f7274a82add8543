import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slipsToBeginning } from '#app/core/library/word-distance.ts'

test.each([
  ['learn', 'learning', 0],
  ['lern', 'learning', 1],
  ['laern', 'learning', 1],
  ['learrn', 'learning', 1],
  ['leadn', 'learning', 1],
  ['lernign', 'learning', 2],
  ['ragg', 'rag', 1],
])('"%s" is so near to a beginning of "%s": %i', (typed, word, slips) => {
  expect(slipsToBeginning(typed, word, 2)).toBe(slips)
})

test('more slips than are forgiven are no beginning', () => {
  expect(slipsToBeginning('lern', 'learning', 0)).toBeNull()
  expect(slipsToBeginning('tuning', 'learning', 2)).toBeNull()
  expect(slipsToBeginning('a', '', 0)).toBeNull()
})

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 })

/** The distance by its definition, over every beginning, without sharing work. */
function slowly(typed: string, word: string): number {
  const distance = (a: string, b: string): number => {
    if (a === '' || b === '') return a.length + b.length
    const last = [
      distance(a.slice(0, -1), b) + 1,
      distance(a, b.slice(0, -1)) + 1,
      distance(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
    ]
    const isExchanged = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
    return Math.min(...last, ...(isExchanged ? [distance(a.slice(0, -2), b.slice(0, -2)) + 1] : []))
  }
  return Math.min(...Array.from({ length: word.length + 1 }, (_, end) => distance(typed, word.slice(0, end))))
}

test('it is the least distance to any beginning', () => {
  fc.assert(
    fc.property(letters, letters, fc.nat({ max: 3 }), (typed, word, slips) => {
      const least = slowly(typed, word)

      expect(slipsToBeginning(typed, word, slips)).toBe(least <= slips ? least : null)
    }),
  )
})
