import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { LOCALES } from '#app/messages/locales.ts'
import { acceptWords, messageFaultsOf } from '#cli/content-words.ts'
import { loadAiAct } from '#content/ai-act.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { checkTranslated } from '#content/check.ts'
import { formatFault } from '#content/fault.ts'
import { placeOf } from '#content/parse.ts'
import { loadPrefills } from '#content/prefill.server.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import { loadRegisterPapers } from '#content/register-papers.server.ts'
import { findContentRoot, readSources } from '#content/source.server.ts'
import { type MessageTree, messageFaults, messageHashes, messageTermFaults } from '#content/translation/messages.ts'
import { readTerms, termCheck } from '#content/translation/terms.ts'
import { hashOf } from '#content/translation/translation.ts'
import { type Misfit, type Wording, withWording, wordingOf } from '#content/translation/wording.ts'
import { copyContent } from './content-copy.ts'

const FILE = 'content/use-cases/uc-support-chatbot.yaml'
const sources = readSources(findContentRoot())

function read(file: string) {
  const text = sources.find((source) => source.file === file)?.text ?? ''
  const schema = placeOf(file)?.schema
  if (!schema) throw new TypeError(`${file} has a place.`)
  return { schema, raw: parse(text) as Record<string, unknown> }
}

test.each(sources.map(({ file }) => file))('%s stays as it is with its own words', (file) => {
  const { schema, raw } = read(file)
  const words = wordingOf(schema, raw)
  const misfits: Misfit[] = []

  const same = withWording(schema, raw, words ?? undefined, { usual: {}, misfits })

  expect(misfits).toEqual([])
  expect(schema.parse(same)).toEqual(schema.parse(raw))
})

// A thousand files, each text of which is held to all terms.
test.each(LOCALES.slice(1))(
  'everything stands in %s, for the English of today and in its terms',
  { timeout: 120_000 },
  (locale) => {
    const root = findContentRoot()

    expect([...checkTranslated(root, locale), ...messageFaultsOf(root, locale)].map(formatFault)).toEqual([])
    for (const load of [loadCatalogue, loadAiAct, loadPrivacyRules, loadPrefills, loadRegisterPapers]) {
      expect(() => load({ locale })).not.toThrow()
    }
  },
)

test('ids, figures and references are no words', () => {
  const { schema, raw } = read(FILE)
  const words = JSON.stringify(wordingOf(schema, raw))

  expect(words).toContain('formula')
  for (const field of ['"id"', 'min', 'profiles', 'techniques', 'references', 'cadence_days']) {
    expect(words).not.toContain(field)
  }
})

test('what a schema fills in is said in the other language', () => {
  const file = sources.find(({ file: name, text }) => name.includes('privacy/questions') && !/^options:/m.test(text))
  const { schema, raw } = read(file?.file ?? '')

  const own = withWording(schema, raw, wordingOf(schema, raw) ?? undefined, {
    usual: { Yes: 'Ja', No: 'Nein' },
    misfits: [],
  })

  expect(own).toMatchObject({ options: { yes: 'Ja', no: 'Nein' } })
})

test('what is missing, too much or made otherwise is named', () => {
  const { schema, raw } = read(FILE)
  const words = wordingOf(schema, raw) as Record<string, Wording>
  const { name: _, ...nameless } = words
  const wrong = { ...nameless, kpis: [], surplus: 'Mehr', gdpr: '' }
  const misfits: Misfit[] = []

  withWording(schema, raw, wrong, { usual: {}, misfits })

  expect(misfits).toContainEqual({ path: ['name'], is: 'missing' })
  expect(misfits).toContainEqual({ path: ['kpis'], is: 'shape' })
  expect(misfits).toContainEqual({ path: ['surplus'], is: 'unknown' })
  expect(misfits).toContainEqual({ path: ['gdpr'], is: 'missing' })
  expect(misfits).toHaveLength(4)
})

test('each language has its own names, and as many as it has', () => {
  const { schema, raw } = read('content/techniques/rag.yaml')
  const words = wordingOf(schema, raw) as Record<string, Wording>
  const said = (also_called: Wording) => {
    const misfits: Misfit[] = []
    return [withWording(schema, raw, { ...words, also_called }, { usual: {}, misfits }), misfits]
  }

  expect(said(['Einer', 'Zwei', 'Drei'])).toMatchObject([{ also_called: ['Einer', 'Zwei', 'Drei'] }, []])
  for (const wrong of [[], [''], 'Einer']) expect(said(wrong)[1]).toEqual([{ path: ['also_called'], is: 'shape' }])
})

test('a copy with one file in German is told what is outdated, and what is nothing at all', () => {
  const copy = copyContent()
  const { root } = copy
  rmSync(path.join(root, 'content/de'), { recursive: true, force: true })
  const { schema, raw } = read(FILE)
  const words = wordingOf(schema, raw) ?? ''
  const own = (file: string, text: string) => {
    const full = path.join(root, 'content/de', file)
    mkdirSync(path.dirname(full), { recursive: true })
    writeFileSync(full, text)
  }
  own('terms.yaml', 'usual: {}\nterms:\n  - { en: ["ticket*"], say: ["Anfrage*"] }\n')
  const faultsOf = (of: string) => {
    own('use-cases/uc-support-chatbot.yaml', stringify({ of, words }))
    own('use-cases/uc-nothing.yaml', 'of: 000000000000\nwords: {}\n')
    const about = checkTranslated(root, 'de').filter(({ file }) => /uc-(support|nothing)/.test(file))
    return about.map(({ file, message }) => `${path.basename(file)} ${message}`)
  }

  expect(faultsOf(hashOf(words))).toContain('uc-nothing.yaml It translates nothing.')
  expect(faultsOf(hashOf(words)).join()).toContain('"ticket*" stands in English, and nothing of: Anfrage*.')
  expect(faultsOf(hashOf(words)).join()).not.toContain('changed since')
  expect(faultsOf('000000000000')).toContain('uc-support-chatbot.yaml The English words have changed since.')
  copy.remove()
})

test('a note on law that is too long in German is one fault of the German file', () => {
  const copy = copyContent()
  const file = 'content/de/techniques/rag.yaml'
  const full = path.join(copy.root, file)
  const german = parse(readFileSync(full, 'utf8')) as { words: { gdpr: string } }
  german.words.gdpr += ' Das ist zu lang.'.repeat(20)
  writeFileSync(full, stringify(german))

  const faults = checkTranslated(copy.root, 'de')

  expect(faults.map(({ file: at, message }) => `${at} ${message}`)).toEqual([
    `${file} gdpr: must not be longer than 280 characters.`,
  ])
  copy.remove()
})

test.each([
  ['a sentence that stands in another item', false, 'Der Chatbot antwortet immer aus Ihren eigenen geprüften Quellen'],
  ['the same, quoted as German does it', true, '„Der Chatbot antwortet immer aus Ihren eigenen geprüften Quellen“'],
])('%s in German: clean is %s', (_, isClean, sentence) => {
  const copy = copyContent()
  const files = ['content/de/techniques/chatbots.yaml', 'content/de/techniques/rag.yaml'] as const
  for (const file of files) {
    const full = path.join(copy.root, file)
    const german = parse(readFileSync(full, 'utf8')) as { words: { examples: string } }
    german.words.examples += `; ${sentence}`
    writeFileSync(full, stringify(german))
  }

  const faults = checkTranslated(copy.root, 'de').filter(({ message }) => message.includes('stands in content'))

  const said = `examples: "der chatbot antwortet immer aus ihren eigenen geprüften" stands in ${files[0]} too.`
  expect(faults.map(({ file, message }) => [file, message])).toEqual(isClean ? [] : [[files[1], said]])
  copy.remove()
})

test('an English file that cannot be read is one fault of the English file', () => {
  const copy = copyContent()
  const file = 'content/techniques/rag.yaml'
  writeFileSync(path.join(copy.root, file), 'name: A: B')

  const faults = checkTranslated(copy.root, 'de')

  expect(faults.map(({ file: at, line, message }) => [at, line, message.split(':')[0]])).toEqual([
    [file, 1, 'This is not valid YAML'],
  ])
  copy.remove()
})

test('a name too long for search engines is a fault of the German file', () => {
  const copy = copyContent()
  const file = 'content/de/actions/ai-use-policy/act-ai-use-policy-3.yaml'
  const full = path.join(copy.root, file)
  writeFileSync(full, readFileSync(full, 'utf8').replace(/name: .*/, `name: ${'Freigabe '.repeat(8)}`))

  const [fault] = checkTranslated(copy.root, 'de')

  expect(fault).toMatchObject({ file, line: 3, message: 'name: 71 characters, and search engines show 60.' })
  copy.remove()
})

test('terms hold in both directions, and are excused where the list says so', () => {
  const terms = readTerms(
    `usual: {}
terms:
  - { en: ["use case*"], say: ["Anwendungsfall*", "Anwendungsfäll*"], besides: ["Fall aus der Praxis"] }
  - { en: ["provider*"], say: ["Anbieter*"], back: false }
never:
  - { words: "Use Case*", instead: Anwendungsfall }`,
  )
  const check = termCheck(terms)

  expect(check({ english: 'Two use cases.', own: 'Zwei Anwendungsfälle.' })).toEqual([])
  expect(check({ english: 'Two use cases.', own: 'Zwei Fälle.' })).toHaveLength(1)
  expect(check({ english: 'Two use cases.', own: 'Fall aus der Praxis' })).toEqual([])
  expect(check({ english: 'Two cases.', own: 'Zwei Anwendungsfälle.' })).toHaveLength(1)
  expect(check({ english: 'A vendor.', own: 'Ein Anbieter.' })).toEqual([])
  expect(check({ english: 'A use case.', own: 'Ein Anwendungsfall, ein Use Case.' })).toEqual([
    '"Use Case*": write "Anwendungsfall".',
  ])
})

const ENGLISH: MessageTree = {
  page: {
    title: 'Hello {name}',
    some: '{count, plural, one {One step} other {# steps}}',
    more: { link: 'See <a>it</a>' },
  },
}

test('messages are compared word by word, with their blanks and tags', () => {
  const written = messageHashes(ENGLISH)
  const say = (page: MessageTree) =>
    messageFaults(ENGLISH, { page }, written).map(({ at, message }) => `${at}: ${message}`)
  const some = '{count, plural, one {Schritt} other {# Schritte}}'
  const more = { link: '<a>Sehen</a>' }

  expect(say({ title: 'Hallo {name}', some, more })).toEqual([])
  expect(say({ title: 'Hallo', some, more })).toEqual(['page.title: {name} is missing.'])
  expect(say({ title: 'Hallo {name} {mehr}', some, more: { link: 'Sehen' } })).toEqual([
    'page.title: {mehr} is not in English.',
    'page.more.link: <a> is missing.',
  ])
  expect(say({ some, more, surplus: 'Mehr', title: 'Hallo {name' })).toContainEqual(
    'page.surplus: This is not in English.',
  )
  expect(say({ some, more, title: 'Hallo {name' }).join()).toContain('page.title: The message cannot be read')
  expect(say({ title: 'Hallo {name}', more })).toEqual(['page.some: It is not translated.'])
})

test('messages that were written for other English words are named by their group', () => {
  const written = { ...messageHashes(ENGLISH), 'page.more': '000000000000', gone: '000000000000' }

  expect(messageFaults(ENGLISH, ENGLISH, written)).toEqual([
    { at: 'page.more', message: 'The English words have changed since.' },
    { at: 'gone', message: 'There is no such group of words any more.' },
  ])
  expect(messageFaults(ENGLISH, ENGLISH, {})).toHaveLength(2)
})

test('messages keep to the terms, and names of what is put in are no words', () => {
  const check = termCheck(
    readTerms(`usual: {}
terms: [{ en: ["use case*"], say: ["Anwendungsfall*"] }]
never: [{ words: "Usecase*", instead: Anwendungsfall }]`),
  )
  const english = { head: 'One use case', page: { count: '{useCases} found', way: 'All use cases' } }
  const own = { head: 'Ein Anwendungsfall', page: { count: '{useCases} gefunden', way: 'Alle Usecases' } }

  expect(messageTermFaults(english, own, check)).toEqual([
    { at: 'page.way', message: '"use case*" stands in English, and nothing of: Anwendungsfall*.' },
    { at: 'page.way', message: '"Usecase*": write "Anwendungsfall".' },
  ])
})

test('a hash that looks like a number is noted as words', () => {
  const copy = copyContent()
  const file = 'content/techniques/rag.yaml'
  const { schema, raw } = read(file)
  const hashWith = (name: string) => hashOf(wordingOf(schema, { ...raw, name }) ?? '')
  const name = Array.from({ length: 20_000 }, (_, at) => `Tea ${at}`).find((one) => /^\d+$/.test(hashWith(one))) ?? ''
  writeFileSync(path.join(copy.root, file), stringify({ ...raw, name }))

  expect(acceptWords(copy.root, 'de', ['content/de/techniques/rag.yaml'])).toBe(0)

  const noted = readFileSync(path.join(copy.root, 'content/de/techniques/rag.yaml'), 'utf8')
  expect((parse(noted) as { of: unknown }).of).toBe(hashWith(name))
  copy.remove()
})
