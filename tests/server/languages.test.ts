import { expect, test } from 'vitest'
import { layOwnQuestions } from '#app/core/own-questions/lay-own-questions.ts'
import { NO_OWN_QUESTIONS } from '#app/core/own-questions/own-questions.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { askedAs } from '#app/server/asked-as.ts'
import { createLanguages } from '#app/server/languages.server.ts'
import { wordingHash } from '#app/server/sheet.server.ts'
import { FULL_OPERATOR, operatorFile } from '#tests/support/operator.ts'

const inLanguage = await createLanguages({ operatorFile: null, origin: null })

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

// All content, twice.
test('the same is said in every language', { timeout: 120_000 }, async () => {
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

test('an answer is to the same wording in every language, until somebody words the question anew', () => {
  const [id = ''] = ids(inLanguage('en').catalogue.questions.filter(({ kind }) => kind === 'level'))
  const words = { question: id, ask: 'Do you?', help: '' }
  const hashesIn = (locale: (typeof LOCALES)[number]) => {
    const { catalogue } = inLanguage(locale)
    const reworded = layOwnQuestions(catalogue, { ...NO_OWN_QUESTIONS, reworded: [words] }, 'own')
    return {
      standard: catalogue.questions.map((question) => wordingHash(catalogue, question)),
      own: reworded.questions.map((question) => wordingHash(reworded, question)),
    }
  }
  const english = hashesIn('en')

  for (const locale of LOCALES) expect(hashesIn(locale)).toEqual(english)
  expect(new Set(english.standard).size).toBe(english.standard.length)
  expect(english.own.filter((hash, at) => hash !== english.standard[at])).toHaveLength(1)
})

test('who is told of a question in another language reads what its workspace asks', () => {
  const [first, second] = inLanguage('en').catalogue.questions.filter(({ kind }) => kind === 'level')
  if (!first || !second) throw new Error('There are more questions than that.')
  const own = { ...NO_OWN_QUESTIONS, reworded: [{ question: first.id, ask: 'Do you?', help: '' }] }
  const told = (question: { id: string; ask: string }) => askedAs(question, own, inLanguage('de'))

  expect(told({ ...first, ask: 'Do you?' })).toBe('Do you?')
  expect(told(second)).toBe(inLanguage('de').catalogue.questions.find(({ id }) => id === second.id)?.ask)
  expect(told(second)).not.toBe(second.ask)
  expect(told({ id: 'own-1', ask: 'And this?' })).toBe('And this?')
})

const faulty = LOCALES.map((locale) =>
  operatorFile(FULL_OPERATOR, { [`${locale}/privacy-notice.md`]: 'It is {wrong}.' }),
)

test('a fault in a text that the operator wrote for one language stops the start', async () => {
  for (const file of faulty) {
    await expect(createLanguages({ operatorFile: file, origin: null })).rejects.toThrow('nothing fills {wrong}')
  }
})
