import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainOf, readRichText } from '#app/core/rich-text/rich-text.ts'
import {
  fillVariables,
  TEXT_VARIABLES,
  type TextValues,
  unknownVariables,
  variablesIn,
} from '#app/core/text-blocks/text-variables.ts'

const none = Object.fromEntries(TEXT_VARIABLES.map((name) => [name, null])) as TextValues

test('a name that nothing can fill in is told, as it was typed and once', () => {
  expect(unknownVariables('{client} {Client} {firm} {firm} {}')).toEqual(['Client', 'firm', ''])
  expect(unknownVariables('\\{firm} and {date}')).toEqual([])
})

test('variables are filled in, and one without a value stays and is named', () => {
  const values = { ...none, client: 'Acme GmbH', score: '62' }

  expect(variablesIn('{score} of {client}, {pilot}')).toEqual(['score', 'client', 'pilot'])
  expect(fillVariables('{client} has {score} points; pilot: {pilot}.', values)).toEqual({
    text: 'Acme GmbH has 62 points; pilot: {pilot}.',
    missing: ['pilot'],
  })
})

test('whatever a value holds, it is read as the text that it is', () => {
  const value = fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.replace(/\s+/g, ' ').trim())
  fc.assert(
    fc.property(
      value.filter((text) => text !== '' && !/[•◦▪‣]/.test(text)),
      (client) => {
        const filled = fillVariables('{client}\n\nand {client}.', { ...none, client }).text

        expect(plainOf(readRichText(filled))).toBe(`${client}\nand ${client}.`)
      },
    ),
  )
})
