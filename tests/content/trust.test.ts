import { readdirSync } from 'node:fs'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { MAY_BE_NONE, OperatorFile } from '#content/operator.ts'
import { loadTrust } from '#content/trust.server.ts'
import { OPERATOR_BLANKS, TRUST_NAMES, trustNamesIn } from '#content/trust-blanks.ts'
import { KEEP_GUEST_DAYS } from '#db/queries/workspaces.server.ts'
import { type ContentCopy, copyContent, lineOf } from './content-copy.ts'

const { documents, storedData } = loadTrust({ operatorFile: null })
const texts = documents.flatMap(({ sections }) => sections.map(({ text }) => text))
const anchors = new Set(documents.flatMap(({ id, sections }) => sections.map((section) => `${id}#${section.id}`)))

test('the operator is asked for every blank, and for nothing that is not one', () => {
  const asked = Object.keys(OperatorFile.shape)
    .filter((key) => key !== 'as_of' && key !== 'sub_processors')
    .map((key) => key.replaceAll('_', '-'))

  expect(asked.toSorted()).toEqual([...OPERATOR_BLANKS].toSorted())
  expect(OPERATOR_BLANKS).toEqual(expect.arrayContaining([...MAY_BE_NONE]))
})

test('every blank, figure and table is used in some document or list', () => {
  const kept = storedData.flatMap(({ what, whom, keep }) => [what, whom, keep])
  const used = new Set([...texts, ...kept].flatMap(trustNamesIn))

  // Only the table of processors says who sends mail.
  expect(TRUST_NAMES.filter((name) => !used.has(name))).toEqual(['mail-provider'])
})

test('no period, size or count stands in a text as a figure: all come from the code or the operator', () => {
  const typed =
    /\b(\d+|two|three|five|ten|twenty|thirty|sixty)[ -](seconds?|minutes?|hours?|days?|weeks?|months?|tries|times|KB|MB|bytes)\b/i
  const found = [...texts, ...storedData.map(({ keep }) => keep)].flatMap((text) => typed.exec(text)?.[0] ?? [])

  expect(typed.test('kept for 60 days')).toBe(true)
  expect(found).toEqual([])
})

test('every table of the database is in exactly one kind of stored data', async () => {
  const modules = await Promise.all(
    readdirSync('db/schema').map(
      (file) => import(`../../db/schema/${file.replace('.ts', '')}.ts`) as Promise<Record<string, unknown>>,
    ),
  )
  const tables = modules.flatMap((module) => Object.values(module)).filter((part) => part instanceof PgTable)
  const names = tables.map((table) => getTableConfig(table)).map(({ schema, name }) => `${schema}.${name}`)

  expect(names.length).toBeGreaterThan(15)
  expect(storedData.flatMap(({ tables: own }) => own).toSorted()).toEqual([...new Set(names)].toSorted())
})

test('what the pages of a check promise a guest is what the notice says and the database keeps', () => {
  expect(loadCatalogue().constants.keepGuestDays).toBe(KEEP_GUEST_DAYS)
})

test('every link within the documents leads to a document, and to a section that is there', () => {
  const links = texts.flatMap((text) => [...text.matchAll(/\]\(\/trust\/([^)]+)\)/g)].map(([, to = '']) => to))

  expect(links.length).toBeGreaterThan(8)
  for (const link of links) {
    expect(link.includes('#') ? anchors.has(link) : documents.some(({ id }) => id === link), link).toBe(true)
  }
})

/** Regulation (EU) 2016/679, Art. 13: what a notice has to tell, and where ours does. */
const ARTICLE_13 = {
  '13(1)(a) controller and representative': 'privacy-notice#controller',
  '13(1)(b) data protection officer': 'privacy-notice#controller',
  '13(1)(c) purposes and legal basis': 'privacy-notice#purposes',
  '13(1)(d) legitimate interests': 'privacy-notice#legitimate-interests',
  '13(1)(e) recipients': 'privacy-notice#recipients',
  '13(1)(f) transfers': 'privacy-notice#transfers',
  '13(2)(a) storage period': 'privacy-notice#data',
  '13(2)(b) rights': 'privacy-notice#rights',
  '13(2)(c) withdrawing consent': 'privacy-notice#consent',
  '13(2)(d) complaint': 'privacy-notice#complaint',
  '13(2)(e) required or not': 'privacy-notice#required',
  '13(2)(f) automated decisions': 'privacy-notice#automated-decisions',
  '13(3) other purposes': 'privacy-notice#other-purposes',
  '14(2)(f) source of data from others': 'privacy-notice#sources',
}

/** Art. 28: what a contract has to hold, and where ours does. */
const ARTICLE_28 = {
  '28(3) subject matter, duration, nature, purpose': 'processing-agreement#subject',
  '28(3) types of data, categories of people': 'processing-agreement#annex-data',
  '28(3)(a) documented instructions': 'processing-agreement#instructions',
  '28(3)(b) confidentiality': 'processing-agreement#confidentiality',
  '28(3)(c) security, Art. 32': 'processing-agreement#security',
  '28(3)(c) measures': 'processing-agreement#annex-measures',
  '28(3)(d) with 28(2) and (4) further processors': 'processing-agreement#sub-processors',
  '28(3)(d) list': 'processing-agreement#annex-sub-processors',
  '28(3)(e) rights of people': 'processing-agreement#data-subject-rights',
  '28(3)(f) assistance with Art. 32 to 36': 'processing-agreement#assistance',
  '28(3)(g) deletion or return': 'processing-agreement#deletion',
  '28(3)(h) information and audits': 'processing-agreement#audits',
  '28(9) in writing': 'processing-agreement#closing',
}

test.each(Object.entries({ ...ARTICLE_13, ...ARTICLE_28 }))('GDPR %s has its place: %s', (_, anchor) => {
  expect(anchors).toContain(anchor)
})

const textOf = (anchor: string) => {
  const [id, target] = anchor.split('#')
  return documents.find((one) => one.id === id)?.sections.find((one) => one.id === target)?.text ?? ''
}

test.each([
  ['privacy-notice#controller', ['company', 'address', 'email', 'data-protection-officer', 'eu-representative']],
  ['privacy-notice#data', ['stored-data', 'backup-days', 'log-days']],
  ['privacy-notice#recipients', ['processors']],
  ['privacy-notice#transfers', ['transfers']],
  ['privacy-notice#cookies', ['cookies']],
  ['privacy-notice#complaint', ['supervisory-authority']],
  ['processing-agreement#assistance', ['breach-hours']],
  ['processing-agreement#sub-processors', ['change-notice-days']],
  ['processing-agreement#annex-data', ['stored-data']],
  ['processing-agreement#annex-sub-processors', ['processors', 'transfers']],
  ['security-overview#report', ['security-contact']],
])('%s rests on the facts %j', (anchor, names) => {
  expect(trustNamesIn(textOf(anchor))).toEqual(expect.arrayContaining(names))
})

/** Our own question `vendor-privacy`: what its levels 2 and 3 demand of a vendor, and where this pack gives it. */
const VENDOR_PRIVACY: Record<string, string[]> = {
  'A processing agreement is signed': ['processing-agreement#parties', 'processing-agreement#closing'],
  'The hosting region is known': ['sub-processors#place'],
  "A written answer says whether inputs feed the vendor's models": ['processing-agreement#instructions'],
  'Sub-processors, transfers and use of inputs': [
    'sub-processors#list',
    'privacy-notice#transfers',
    'security-overview#third-parties',
  ],
  'Deletion, exit and rights in the output': ['processing-agreement#deletion', 'processing-agreement#results'],
  'AI Act information': ['security-overview#vendor-check'],
  'Legal approves before use': ['security-overview#approval'],
}

test('this pack answers everything that our own question on vendors asks for up to level 3', () => {
  const levels = loadCatalogue().capabilities.find(({ id }) => id === 'vendor-privacy')?.levels ?? []
  const demanded = [2, 3].flatMap((level) => levels[level]?.facts ?? [])

  expect(Object.keys(VENDOR_PRIVACY)).toEqual(demanded)
  for (const anchor of Object.values(VENDOR_PRIVACY).flat()) expect(anchors).toContain(anchor)
})

test('our own nine questions to a vendor are answered one by one', () => {
  const sheet = loadCatalogue().templates.find(({ id }) => id === 'vendor-check')
  const asked = sheet?.sections.flatMap(({ fields }) => fields).find(({ label }) => label === 'Questions')
  const rows = textOf('security-overview#vendor-check')
    .split('\n')
    .filter((line) => line.startsWith('|'))

  expect(asked?.kind === 'table' && asked.rows.length).toBe(rows.length - 2)
})

let copy: ContentCopy
beforeAll(() => {
  copy = copyContent()
})
afterAll(() => copy.remove())

const NOTICE = 'trust/privacy-notice.yaml'

test.each([
  [
    'a name that nothing fills',
    'for {log-days} days',
    'for {log-weeks} weeks',
    /Nothing fills "\{log-weeks\}"/,
    'text: |',
  ],
  ['a table inside a line', '      {processors}\n', '      They are {processors}\n', /stands inside a line/, 'text: |'],
  ['two sections of one name', 'id: cookies', 'id: transfers', /Two sections are called "transfers"/, 'id: transfers'],
])('%s is a fault', (_, find, put, says, on) => {
  const faults = copy.checkWith(NOTICE, { find, put })

  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatchObject({ file: `content/${NOTICE}`, message: expect.stringMatching(says) })
  expect(faults[0]?.line).toBeGreaterThanOrEqual(lineOf(NOTICE, on))
})

test('a document that pages link to cannot be missing, and one that nothing knows cannot be there', () => {
  const missing = copy.checkWithout(NOTICE)
  const unknown = copy.checkWithNew(
    'trust/terms.yaml',
    'position: 9\nname: Terms\npurpose: All of them.\nversion: 1\nas_of: 2026-11-22\nsections: [{ id: a, title: A, text: B }]\n',
  )

  expect(missing.map(({ message }) => message)).toEqual(['Pages link to this document, and it is missing.'])
  expect(unknown.map(({ message }) => message)).toEqual(['Nothing knows this document.'])
})

test('a table that is named twice, or a name that nothing fills, is a fault of the list', () => {
  const list = 'stored-data.yaml'
  const twice = copy.checkWith(list, { find: '[sys.catalogues]', put: '[sys.catalogues, sys.users]' })
  const unknown = copy.checkWith(list, { find: 'About {limit-minutes}', put: 'About {limit-weeks}' })

  expect(twice.map(({ message }) => message)).toEqual(Array(2).fill('"sys.users" is named twice.'))
  expect(unknown.map(({ message }) => message)).toEqual(['Nothing fills "{limit-weeks}".'])
})
