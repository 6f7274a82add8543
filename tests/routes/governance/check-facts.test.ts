import { expect, test, vi } from 'vitest'
import { QUESTION_TOPICS } from '#content/privacy-rules.ts'
import { NOTHING_SPECIAL } from '#tests/core/governance/screening/screening-scenarios.ts'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { privacyRules } from '#tests/support/screening-rules.ts'
import { posted, tags, text } from '#tests/ui/markup.tsx'

vi.setConfig({ testTimeout: 60_000 })

const { browser } = await testPreflight()
const CHECK = '/governance/check'
const FIRST = { country: 'de', facts: 'begin' }

const read = async (query: Iterable<[string, string]>) =>
  (await browser().get(`${CHECK}?${new URLSearchParams([...query])}`)).text()

/** The questions on a page, by the names of their fields. */
const askedIn = (html: string) => [
  ...new Set(tags(html, 'input').flatMap(({ type, name }) => (type === 'radio' ? [name ?? ''] : []))),
]

/** Everything that settles whether a vendor's chatbot needs an assessment: two signs. */
const CHATBOT = {
  ...answersOf('s05'),
  ...said({ ...NOTHING_SPECIAL, 'large-scale': 'yes', 'new-technology': 'yes' }),
}

/** As the address says it. */
function said(answers: Readonly<Record<string, string>>) {
  const settles = privacyRules.questions.filter(({ part }) => part === 'screening').map(({ id }) => id)
  const own = settles.flatMap((id): [string, string][] => (answers[id] ? [[`p.${id}`, answers[id]]] : []))
  return Object.fromEntries(own)
}

/** Goes through all groups. @param says what is answered; other questions are left out */
async function walk(from: Record<string, string>, says: Readonly<Record<string, string>>) {
  const pages: string[][] = []
  let html = await read(Object.entries({ ...from, ...FIRST }))
  while (askedIn(html).length > 0) {
    const asked = askedIn(html)
    pages.push(asked)
    const chosen = asked.flatMap((field): [string, string][] => (says[field] ? [[field, says[field]]] : []))
    html = await read([...posted(html), ...chosen])
  }
  return { pages, html }
}

test('once the assessment is settled, what else it touches is asked in groups, and only what matters', async () => {
  const settled = await read(Object.entries({ ...CHATBOT, country: 'de' }))
  const { pages, html } = await walk(CHATBOT, {})
  const asked = pages.flat().map((field) => field.replace('p.', ''))
  const facts = privacyRules.questions.filter(({ topic }) => topic !== null).map(({ id }) => id)

  expect(text(settled)).toContain(`${asked.length} more questions, a few on each page`)
  expect(pages).toHaveLength(QUESTION_TOPICS.length)
  expect(new Set(asked).size).toBe(asked.length)
  expect(facts).toEqual(expect.arrayContaining(asked))
  // The AI Act part tells two of them; two matter for the list alone; one waits for a decision with a strong effect.
  const left = ['full-profiles', 'high-risk-ai', 'solely-automated', 'steers-interaction', 'uses-ai']
  expect(facts.filter((id) => !asked.includes(id)).sort()).toEqual(left)
  expect(text(html)).toContain('What the rules say of this system')
  expect(text(html)).toContain('Required by two criteria')
})

test('each answer brings its rule to the page, what is left out stays open, and the PDF says the same', async () => {
  const { html, pages } = await walk(CHATBOT, {
    'p.electronic-messages': 'yes',
    'p.reads-device': 'unsure',
    'p.legal-basis': 'legitimate_interest',
    'p.li-objected': 'yes',
  })
  const answer = await browser().post(`${CHECK}.pdf`, Object.fromEntries(posted(html)))
  const { texts, pdf } = await readPdf(new Uint8Array(await answer.arrayBuffer()))

  for (const shown of [text(html), texts[0] ?? '']) {
    expect(shown).toContain('Germany: consent before electronic marketing')
    expect(shown).toContain('Germany: consent before reading a device')
    expect(shown).toContain('Can a legitimate interest carry it?')
    expect(shown).toContain('No. This stands against it:')
  }
  expect(pdf.numPages).toBe(1)
  // Who relies on a legitimate interest is asked to test it; in the walk before nobody was.
  expect(pages.at(-1)?.filter((field) => field.startsWith('p.li-')).length).toBeGreaterThan(5)
  expect(text(html)).toMatch(/\d+ more questions, a few on each page/)
})

test('without personal data only what other laws ask is asked; of a prohibited practice nothing', async () => {
  const { pages } = await walk({ ...answersOf('s23'), 'p.personal-data': 'no' }, {})
  const { pages: none, html } = await walk(answersOf('s16'), {})

  expect(pages.flat()).toContain('p.electronic-messages')
  expect(pages.flat()).not.toContain('p.data-source')
  expect(none).toEqual([])
  expect(text(html)).not.toContain('What else does it touch?')
})

test('an answer can be changed, and whoever stops sees what is known', async () => {
  const answers = { ...CHATBOT, country: 'de', 'p.electronic-messages': 'yes' }
  const asked = await read(Object.entries({ ...answers, ask: 'p.electronic-messages' }))
  const group = await read(Object.entries({ ...answers, facts: 'begin' }))
  const stop = tags(group, 'a').find(({ href = '' }) => href.includes('stop=yes'))?.href ?? ''

  expect(posted(asked)).toContainEqual(['p.electronic-messages', 'yes'])
  expect(text(await (await browser().get(stop.replaceAll('&amp;', '&'))).text())).toContain('What the rules say')
})
