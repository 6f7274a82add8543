import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countNeighbours, guessWord, nearWords, outcomeOf, readPractice } from '#app/core/library/masked-word.ts'

const PRACTICE = readPractice(
  `warm coats in winter
warm socks in winter
warm coats in autumn
light shirts in summer`,
  ' ',
)

const word = fc.constantFrom('a', 'b', 'c', 'd')
const practice = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })

test('places with both neighbours are counted where there are three of them', () => {
  const { by, places, guesses } = guessWord(PRACTICE, ['warm', 'shirts', 'in', 'summer'], 1)

  // warm _ in: coats, socks, coats
  expect({ by, places }).toEqual({ by: 'both', places: 3 })
  expect(guesses).toEqual([
    { word: 'coats', count: 2, share: 2 / 3 },
    { word: 'socks', count: 1, share: 1 / 3 },
  ])
})

test('places with one of the neighbours are counted where fewer have both', () => {
  const { by, places, guesses } = guessWord(PRACTICE, ['light', 'coats', 'in', 'spring'], 1)

  // light _: shirts; _ in: coats, socks, coats, shirts, where the place of shirts is the same one
  expect({ by, places }).toEqual({ by: 'either', places: 4 })
  expect(guesses.map(({ word: each, count }) => `${each} ${count}`)).toEqual(['coats 2', 'shirts 1', 'socks 1'])
})

test('the ends of a sentence are neighbours too', () => {
  const { guesses } = guessWord(PRACTICE, ['rain', 'coats'], 0)

  // Three sentences begin with warm, two of them before coats, and one with light
  expect(guesses.map(({ word: each, count }) => `${each} ${count}`)).toEqual(['warm 3', 'light 1'])
})

test('where nothing like it stood there is no guess', () => {
  expect(guessWord(PRACTICE, ['x', 'y', 'z'], 1)).toEqual({ by: 'either', places: 0, guesses: [] })
})

test('a guess is first, level with another, later, or missing', () => {
  const guesses = [
    { word: 'coats', count: 2, share: 0.4 },
    { word: 'hats', count: 2, share: 0.4 },
    { word: 'socks', count: 1, share: 0.2 },
  ]

  expect(['hats', 'socks', 'bags'].map((each) => outcomeOf(guesses, each))).toEqual(['level', 'later', 'missing'])
  expect(outcomeOf(guesses.slice(1), 'hats')).toBe('first')
})

test('words between the same neighbours lie together', () => {
  const near = nearWords(countNeighbours(PRACTICE), 'coats', 5)

  // coats: warm before 2, in after 2. socks: 1 and 1, in the same shares. shirts: light before, in after: 2 / (√8 · √2)
  expect(near).toEqual([
    { word: 'socks', likeness: expect.closeTo(1, 9) },
    { word: 'shirts', likeness: expect.closeTo(0.5, 9) },
  ])
})

test('a word that was never read lies near nothing', () => {
  expect(nearWords(countNeighbours(PRACTICE), 'bags', 5)).toEqual([])
})

test('shares add up to one, and the likeliest comes first', () => {
  fc.assert(
    fc.property(practice, fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), (read, words, nth) => {
      const { places, guesses } = guessWord(read, words, nth % words.length)

      expect(guesses.reduce((sum, { count }) => sum + count, 0)).toBe(places)
      if (places > 0) expect(guesses.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
      expect(guesses.map(({ count }) => count)).toEqual(guesses.map(({ count }) => count).sort((a, b) => b - a))
    }),
  )
})

test('the covered word is not looked at', () => {
  fc.assert(
    fc.property(practice, fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), word, (read, words, nth, other) => {
      const at = nth % words.length

      expect(guessWord(read, words.with(at, other), at)).toEqual(guessWord(read, words, at))
    }),
  )
})

test('a word is as like another as that one is like it', () => {
  fc.assert(
    fc.property(practice, (read) => {
      const counts = countNeighbours(read)
      const likeness = (from: string, to: string) =>
        nearWords(counts, from, counts.size).find((each) => each.word === to)?.likeness ?? 0

      for (const [a, b] of [
        ['a', 'b'],
        ['a', 'c'],
        ['c', 'd'],
      ] as const) {
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a), 9)
        expect(likeness(a, b)).toBeLessThanOrEqual(1 + 1e-9)
      }
    }),
  )
})
