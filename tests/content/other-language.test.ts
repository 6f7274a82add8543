import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadAiAct } from '#content/ai-act.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { placeOf } from '#content/parse.ts'
import { loadPrefills } from '#content/prefill.server.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import { loadRegisterPapers } from '#content/register-papers.server.ts'
import { readSources } from '#content/source.server.ts'
import { hashOf, translatedFile } from '#content/translation/translation.ts'
import { type Wording, wordingOf } from '#content/translation/wording.ts'
import { loadTrust } from '#content/trust.server.ts'
import { copyContent } from './content-copy.ts'

const copy = copyContent()
afterAll(copy.remove)

/** As long as in English, and hardly a word of it: one that a rule looks for stays. */
const pseudo = (words: Wording): Wording =>
  typeof words === 'string'
    ? words
        .replaceAll(/(?<!\{[\w.]*)[aeo](?![\w.]*\})/g, (letter) => ({ a: 'ä', e: 'ë', o: 'ö' })[letter] ?? letter)
        .replaceAll('läwyër', 'lawyer')
    : Array.isArray(words)
      ? words.map(pseudo)
      : Object.fromEntries(Object.entries(words).map(([name, part]) => [name, pseudo(part)]))

rmSync(path.join(copy.root, 'content/de'), { recursive: true, force: true })
for (const { file, text } of readSources(copy.root)) {
  const schema = placeOf(file)?.schema
  const words = schema ? wordingOf(schema, parse(text)) : null
  if (words === null) continue
  const full = path.join(copy.root, translatedFile(file, 'de'))
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, stringify({ of: hashOf(words), words: pseudo(words) }))
}
writeFileSync(path.join(copy.root, 'content/de/terms.yaml'), 'usual: { "Yes": Jä, "No": Nëin }\nterms: []\n')

const english = loadCatalogue({ root: copy.root })
const other = loadCatalogue({ root: copy.root, locale: 'de' })

test('a catalogue in another language has the same hash, ids and order', () => {
  const ids = (catalogue: typeof english) =>
    JSON.stringify(
      [catalogue.techniques, catalogue.useCases, catalogue.templates, catalogue.actions].map((items) =>
        items.map(({ id }) => id),
      ),
    )

  expect(other.locale).toBe('de')
  expect(other.hash).toBe(english.hash)
  expect(ids(other)).toBe(ids(english))
  expect(other.capabilities[0]?.name).not.toBe(english.capabilities[0]?.name)
})

test('the same answers have the same result in every language', () => {
  const answers = Object.fromEntries(
    english.questions.flatMap(({ id, kind }, at) => (kind === 'level' ? [[id, at % 4]] : [])),
  )
  const sheet = { form: 'full', profile: {}, answers } as Parameters<typeof score>[1]
  const result = (catalogue: typeof english, word: (why: Wording) => Wording = (why) => why) =>
    JSON.parse(
      JSON.stringify(score(compileModel(catalogue), sheet), (name, part) =>
        name === 'ask' ? undefined : (name === 'why' || name === 'also') && part !== null ? word(part) : part,
      ),
    )

  expect(result(other)).toEqual(result(english, pseudo))
  expect(result(english).techniques.length).toBe(english.techniques.length)
})

test('rules of law, papers and the trust pack are read in another language', () => {
  const inOther = { root: copy.root, locale: 'de' } as const
  const [act, privacy, papers] = [loadAiAct(inOther), loadPrivacyRules(inOther), loadRegisterPapers(inOther)]

  expect(act.hash).toBe(loadAiAct({ root: copy.root }).hash)
  expect(privacy.hash).toBe(loadPrivacyRules({ root: copy.root }).hash)
  expect(papers.hash).toBe(loadRegisterPapers({ root: copy.root }).hash)
  expect(JSON.stringify(act)).not.toMatch(/"(label|text|name)":"(Yes|No)"/)
  expect(JSON.stringify(privacy)).toContain('Nëin')
  expect(loadPrefills(inOther)[0]?.name).toMatch(/[äëö]/)
  expect(loadTrust({ operatorFile: null, ...inOther }).documents[0]?.name).toMatch(/[äëö]/)
})

test('what is not translated is named', () => {
  const file = path.join(copy.root, 'content/de/techniques/rag.yaml')
  rmSync(file)

  expect(() => loadCatalogue({ root: copy.root, locale: 'de' })).toThrow(
    'content/de/techniques/rag.yaml:1: content/techniques/rag.yaml is not translated.',
  )
})
