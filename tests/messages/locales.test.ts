import { expect, test } from 'vitest'
import { bestLocale, formatOf, LOCALES, localeOf } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['DE_ch', 'de'],
  ['en-US', 'en'],
  ['deu', 'en'],
  ['fr', 'en'],
  ['', 'en'],
  [null, 'en'],
] as const)('the tag %s is %s', (tag, locale) => {
  expect(localeOf(tag)).toBe(locale)
})

test.each([
  ['de-AT,de;q=0.9,en;q=0.5', 'de'],
  ['en;q=0.5, de;q=0.9', 'de'],
  ['fr, de;q=0.3, en;q=0.2', 'de'],
  ['en,de', 'en'],
  ['de;q=0, en;q=0.1', 'en'],
  ['de;q=7', null],
  ['fr, *', null],
  ['', null],
  [`${'x'.repeat(2_000)},de`, null],
  [null, null],
] as const)('whoever asks for %s is best spoken to in %s', (header, locale) => {
  expect(bestLocale(header)).toBe(locale)
})

test('each language is written as where most who speak it live', () => {
  expect(LOCALES.map(formatOf)).toEqual(['en-GB', 'de-DE'])
  expect(Intl.NumberFormat.supportedLocalesOf(LOCALES.map(formatOf))).toHaveLength(LOCALES.length)
})

test('every language has messages of its own', async () => {
  const files = await Promise.all(LOCALES.map((locale) => loadMessages(locale)))

  expect(new Set(files.map(({ app }) => app.start)).size).toBe(LOCALES.length)
})
