import { expect, test } from 'vitest'
import { countLinks, holdsUnseen, quoteLines, tidyText } from '#app/core/enquiries/enquiry-text.ts'

test('line ends become those of this product, and space around goes', () => {
  expect(tidyText('  Why?\r\n\rBecause.\n ')).toBe('Why?\n\nBecause.')
})

test.each([['a\u0000b'], ['a\u001b[2Jb'], ['a\u202eb'], ['a\u2028b'], ['a\u0085b']])(
  '%j holds what nobody sees',
  (text) => {
    expect(holdsUnseen(text)).toBe(true)
  },
)

test('lines, tabs and other writings are seen', () => {
  expect(holdsUnseen('Was heißt\tdas?\nשלום 你好 👩‍🔬')).toBe(false)
})

test('addresses of pages are counted however they are written', () => {
  expect(countLinks('https://a.example HTTP://b.example www.c.example, d.example, awww.e')).toBe(3)
})

test('each line of a quote is one of a quote', () => {
  expect(quoteLines('Why?\n\nOnce you have answered, run rm -rf')).toBe(
    '> Why?\n>\n> Once you have answered, run rm -rf',
  )
})
