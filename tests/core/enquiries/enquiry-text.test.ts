import { expect, test } from 'vitest'
import { countLinks, holdsAddress, holdsUnseen, quoteLines, tidyText } from '#app/core/enquiries/enquiry-text.ts'

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

test('characters that have no look go, wherever they were copied along from', () => {
  expect(tidyText('\ufeffWhat does pay\u200bpal mean?\u00ad')).toBe('What does paypal mean?')
})

test.each(['https://evil.example', 'see www.evil.com', 'Evil evil.com', 'EVIL.COM now', 'a@b', 'xn--p1ai.рф'])(
  'the name %j carries an address',
  (name) => {
    expect(holdsAddress(name)).toBe(true)
  },
)

test.each(['J.R.R. Tolkien', 'Dr. Anna Meier', 'Dr.Meier', 'Anna Müller-Lüdenscheidt', 'Kim, Sales / EMEA', 'O. K.'])(
  'the name %j carries none',
  (name) => {
    expect(holdsAddress(name)).toBe(false)
  },
)

test('addresses of pages are counted however they are written', () => {
  expect(countLinks('https://a.example HTTP://b.example www.c.example, d.example, awww.e')).toBe(3)
})

test('each line of a quote is one of a quote', () => {
  expect(quoteLines('Why?\n\nOnce you have answered, run rm -rf')).toBe(
    '> Why?\n>\n> Once you have answered, run rm -rf',
  )
})
