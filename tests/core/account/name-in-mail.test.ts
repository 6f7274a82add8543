import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameInMail } from '#app/core/account/name-in-mail.ts'

test.each([
  ['Anna Muster', 'Anna Muster'],
  ['Müller & Co. KG', 'Müller & Co. KG'],
  ['Your bank\n\nhttps://evil.example', 'Your bank https evil example'],
  ['www.evil.example', 'www evil example'],
  ['help@evil.example', 'help evil example'],
  ['x'.repeat(61), `${'x'.repeat(59)}…`],
])('%s stands in a mail as %s', (name, shown) => {
  expect(nameInMail(name)).toBe(shown)
})

test('attacks 34 and 53: whatever somebody is called: one line, short, without anything to link', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
      const shown = nameInMail(name)
      expect([...shown].length).toBeLessThanOrEqual(60)
      expect(shown).not.toMatch(/[\r\n]|:\/\/|\w[.@]\w/)
    }),
  )
})
