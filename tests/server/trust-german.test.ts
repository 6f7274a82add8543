import { expect, test } from 'vitest'
import { loadTrust } from '#content/trust.server.ts'
import { TRUST_DOCUMENTS } from '#content/trust-blanks.ts'
import { FULL_OPERATOR, operatorFile } from '#tests/support/operator.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { services } = await testPreflight({ operatorFile: operatorFile(FULL_OPERATOR) })
const textOf = (locale: 'en' | 'de', id: string) =>
  services.inLanguage(locale).trust.documents.find((document) => document.id === id)?.markdown ?? ''

/** Lines and cells of tables that say something: what is a name, an address or a number is alike in every language. */
const sentences = (markdown: string) =>
  markdown
    .split(/\n|\|/)
    .map((part) => part.replaceAll(/`[^`]*`|\*/g, '').trim())
    .filter((part) => part.split(' ').filter((word) => /^[a-z]{2,}$/i.test(word)).length >= 3)

const ofOperator = (sentence: string) => FULL_OPERATOR.includes(sentence)

test.each(TRUST_DOCUMENTS)('%s is German in every sentence', (id) => {
  const english = new Set(sentences(textOf('en', id)))
  expect(english.size).toBeGreaterThan(5)
  expect(sentences(textOf('de', id)).filter((one) => english.has(one) && !ofOperator(one))).toEqual([])
})

test('a text of the operator counts in every language; one in the folder of a language counts there', async () => {
  const file = operatorFile('as_of: 2026-11-01', {
    'privacy-notice.md': '# Our notice\n\n## Data\n\nLittle.\n',
    'security-overview.md': '# Our safety\n\n## Data\n\nSafe.\n',
    'de/privacy-notice.md': '# Unser Hinweis\n\n## Daten\n\nWenig.\n',
  })
  const named = (locale: 'en' | 'de') =>
    loadTrust({ operatorFile: file, locale }).documents.flatMap(({ name, version }) => (version === null ? [name] : []))

  expect(named('en').sort()).toEqual(['Our notice', 'Our safety'])
  expect(named('de').sort()).toEqual(['Our safety', 'Unser Hinweis'])
})
