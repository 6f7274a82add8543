import { expect, test } from 'vitest'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'

test.each([
  ['A@X.com', 'a@x.com'],
  ['a@x.com', 'a@x.com'],
  [' anna.schmidt+test@mail.example.co.uk ', 'anna.schmidt+test@mail.example.co.uk'],
  ["o'neil@example.com", "o'neil@example.com"],
  ['a@xn--mnchen-3ya.example', 'a@xn--mnchen-3ya.example'],
  ['a@example.xn--p1ai', 'a@example.xn--p1ai'],
  [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
])('%j is the mailbox %j', (typed, email) => {
  expect(canonicalEmail(typed)).toBe(email)
})

// Among them the recipients that nodemailer's parser made up.
test.each([
  '',
  'a',
  '@',
  'a@',
  '@x.com',
  'a@x',
  'a@x.com.',
  'a@x..com',
  'a@.x.com',
  '.a@x.com',
  'a.@x.com',
  'a..b@x.com',
  'a@-x.com',
  'a@x-.com',
  'a@x.c',
  'a@127.0.0.1',
  'a@[127.0.0.1]',
  'a@b@x.com',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b'.repeat(64)}.com`,
  `a@${'b.'.repeat(125)}com`,
  'a＠x.com',
  'ａ@x.com',
  'а@x.com',
  'a@exаmple.com',
  'a@münchen.example',
  '\u212a@x.com',
  'a@b(c)evil.com',
  '"a;b"@x.com',
  '"a"@x.com',
  'a@b.com;evil@x.com',
  'a@b.com,evil@x.com',
  'Grp: evil@x.com;',
  'Anna <a@x.com>',
  'a@b.com\r\nBcc: evil@x.com',
  'a b@x.com',
  'a@x.com\0',
  'a\u202e@x.com',
])('attack 33: %j is none', (typed) => {
  expect(canonicalEmail(typed)).toBeNull()
})

// A search that goes back over what it read would not come to an end in time.
test('a megabyte is refused', () => {
  const long = `${'a.'.repeat(500_000)}@x.com`

  expect(canonicalEmail(long)).toBeNull()
})
