import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { formOf } from './support/page-form.ts'
import { saveAnswer } from './support/saving.ts'

const { browser, admin } = await testPreflight()
const Q = 'q-kpi-definition'
let guest: Browser
let id: string
beforeAll(async () => {
  guest = browser()
  id = await guest.start()
})

const stored = async () =>
  (
    await admin`select note, evidence, told_by, version from app.answers where assessment_id = ${id} and question_id = ${Q}`
  )[0]
const title = async () => (await admin`select title from app.assessments where id = ${id}`)[0]?.title

async function saveTexts(texts: { note?: string; evidence?: string; toldBy?: string }) {
  const version = (await stored())?.version ?? 0
  return saveAnswer(guest, id, Q, { answer: 'level:2', version, ...texts })
}

const ODD_TEXTS: [string, string][] = [
  ['spaces around it', '  two  \t'],
  ['lines', 'one\ntwo\n\nthree'],
  ['umlauts and quotes', 'Müller-Lüdenscheidt “Größe” ‚ß‘'],
  ['combining letters', 'Cafe\u0301 n\u0303'],
  ['hundreds of accents', `Z${'\u0301'.repeat(300)}`],
  ['a family', '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽'],
  ['right to left', 'שלום \u202Egnirts\u202C عربي'],
  ['joiners and marks of order', '\uFEFF\u200B\u2066x\u2069'],
  ['control characters', '\u0001\u0007\u001B[31m\u007F'],
  ['private and rare planes', '\uE000\u{10FFFD}𝔘𝔫𝔦'],
  ['a replacement character that somebody typed', 'a\uFFFDb'],
  ['SQL', "'; drop table app.answers; --"],
  ['a template', `$${'{1+1}'} {{7*7}} <%= 1 %> #{1}`],
  ['a formula', '=1+1 +1 -1 @SUM(A1)'],
  ['percent signs and plus', '100% + 5 %41 &amp; a=b&c=d'],
]

test.each(ODD_TEXTS)('attack 40: %s comes back as it was typed', async (_, text) => {
  const saved = await saveTexts({ note: text, evidence: text.slice(0, 500), toldBy: text.slice(0, 200) })

  expect(saved.status).toBe(200)
  expect(await stored()).toMatchObject({ note: text, evidence: text.slice(0, 500), told_by: text.slice(0, 200) })
  const form = formOf(await (await guest.get(`/assessments/${id}/questions/kpi`)).text())
  const shown = form.fields.find(([name]) => name === `${Q}.evidence`)?.[1]
  expect(shown).toBe(text.slice(0, 500))
})

test('attack 40: any text that can be stored comes back byte for byte; any other is refused', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 120 })
  await fc.assert(
    fc.asyncProperty(text, async (note) => {
      const saved = await saveTexts({ note })

      expect(saved.status).toBe(note.includes('\0') ? 422 : 200)
      if (saved.status === 200) expect((await stored())?.note).toBe(note.replaceAll('\r\n', '\n'))
    }),
    { numRuns: 60 },
  )
})

const typedFields: [string, (text: string) => Promise<Response>][] = [
  ['the note', (note) => saveTexts({ note })],
  ['the evidence', (evidence) => saveTexts({ evidence })],
  ['who told it', (toldBy) => saveTexts({ toldBy })],
  ['the company at the start', (company) => browser().post('/start', { company, form: 'short' })],
  [
    'the company in the settings',
    (company) => guest.post(`/assessments/${id}/settings`, { intent: 'rename', company }),
  ],
]

test.each(typedFields)('attack 40: %s with a NUL is refused with a reason, and not stored', async (_, send) => {
  const [before, name] = [await stored(), await title()]

  const refused = await send('a\0b')

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('This text holds a character that cannot be stored.')
  expect([await stored(), await title()]).toEqual([before, name])
})

test.each(typedFields)('attack 40: %s of a million letters is refused', async (_, send) => {
  expect((await send('x'.repeat(1_000_000))).status).toBe(413)
  expect((await send('x'.repeat(100_000))).status).toBe(422)
})

test('a name of exactly 200 characters stands on every page; 201 are refused', async () => {
  const name = `${'Ä'.repeat(99)}${'🦄'.repeat(50)}Z`
  const renamed = await guest.post(`/assessments/${id}/settings`, { intent: 'rename', company: name })
  const tooLong = await guest.post(`/assessments/${id}/settings`, { intent: 'rename', company: `${name}Z` })

  expect(name).toHaveLength(200)
  expect(renamed.status).toBe(200)
  expect(tooLong.status).toBe(422)
  expect(await title()).toBe(name)
  expect(await (await guest.get('/assessments')).text()).toContain(name)
})
