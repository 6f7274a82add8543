import { expect, test } from 'vitest'
import { LOCALES } from '#app/messages/locales.ts'
import { createLanguages } from '#app/server/languages.server.ts'

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

// All content, twice.
test('the same is said in every language', { timeout: 120_000 }, async () => {
  const inLanguage = await createLanguages({ operatorFile: null, origin: null })
  const english = inLanguage('en')

  for (const locale of LOCALES) {
    const spoken = inLanguage(locale)
    expect(inLanguage(locale)).toBe(spoken)
    expect(spoken.locale).toBe(locale)
    expect(spoken.catalogue.hash).toBe(english.catalogue.hash)
    expect(ids(spoken.catalogue.techniques)).toEqual(ids(english.catalogue.techniques))
    expect(spoken.law().aiAct.hash).toBe(english.law().aiAct.hash)
    expect(ids(spoken.trust.documents)).toEqual(ids(english.trust.documents))
  }
  const [first, ...others] = LOCALES.map((locale) => inLanguage(locale).trust.documents[0]?.name)
  for (const name of others) expect(name).not.toBe(first)
})
