import { expect, test } from 'vitest'
import { domainOf, mailDomain } from '#app/core/account/mail-domain.ts'

test.each([
  [' Example.COM ', 'example.com'],
  ['@example.com', 'example.com'],
  ['xn--mller-kva.de', 'xn--mller-kva.de'],
  ['müller.de', null],
  ['example', null],
  ['a@example.com', null],
  ['example.com,evil.com', null],
  ['example.com.', null],
  ['127.0.0.1', null],
  ['', null],
])('"%s" names the mail domain %s', (typed, domain) => {
  expect(mailDomain(typed)).toBe(domain)
})

test('the domain of an address is what stands behind its @', () => {
  expect(domainOf('anna@mail.example.com')).toBe('mail.example.com')
})
