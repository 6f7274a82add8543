import { expect, test } from 'vitest'
import { englishFinder, textsOf } from '#tests/support/english.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser } = await testPreflight()
const guest = browser()
const id = await guest.start({ company: 'Müller & Söhne' })
const page = `/assessments/${id}/report/edit`
const report = async () => (await guest.get(`/assessments/${id}/report`)).text()
const pageOf = async (field: string) => (await guest.get(`${page}?text=${encodeURIComponent(field)}`)).text()
const keep = (field: string, body: string, version: string) =>
  guest.post(`${page}?text=${encodeURIComponent(field)}`, { intent: 'keep', field, body, version })
const place = (html: string, section: string) => html.indexOf(`<section id="${section}"`)

await guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
  'q-kpi-definition.answer': 'level:1',
  'q-kpi-definition.version': '0',
  'q-kpi-definition.opId': crypto.randomUUID(),
})

test('a comment stands in the report as it was meant, and nothing in it runs', async () => {
  const body =
    'We saw **two** lists.\r\n\r\n- one\r\n- <script>alert(1)</script>\r\n\r\n[Minutes](https://minutes.example/1)'

  const saved = await keep('section:method', body, '0')

  expect(saved.status).toBe(302)
  const shown = await report()
  expect(shown).toContain('<strong>two</strong>')
  expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(shown).toContain('href="https://minutes.example/1"')
  expect(await pageOf('section:method')).toContain('We saw **two** lists.')
})

test('who was slower sees the other text beside their own, and may replace it', async () => {
  await keep('dimension:kpi', 'First.', '0')

  const late = await keep('dimension:kpi', 'Second.', '0')

  expect(late.status).toBe(409)
  const shown = await late.text()
  expect(shown).toContain('Somebody else saved this meanwhile')
  expect(shown).toContain('First.')
  expect(shown).toMatch(/<textarea[^>]*>Second\.<\/textarea>/)
  expect((await keep('dimension:kpi', 'Second.', '1')).status).toBe(302)
})

test('what cannot be kept is named, and stays typed', async () => {
  const refused = await keep('section:pitfalls', '[here](www.example.com)', '0')

  expect(refused.status).toBe(422)
  const shown = await refused.text()
  expect(shown).toContain('www.example.com')
  expect(shown).toContain('Begin it with https://')
  expect(shown).toMatch(/<textarea[^>]*>\[here\]\(www\.example\.com\)<\/textarea>/)
  expect((await keep('summary:gaps', '- a\n- b\n- c\n- d\n- e', '0')).status).toBe(422)
  expect((await keep('section:none', 'x', '0')).status).toBe(400)
  expect((await keep('section:pitfalls', 'x', '7')).status).toBe(400)
})

test('the summary is put into other words, and goes back to what is proposed', async () => {
  const before = await report()
  await keep('summary:headline', 'Begin with the data.', '0')

  expect(await report()).toContain('Begin with the data.')
  await guest.post(page, { intent: 'back', field: 'summary:headline', body: 'Begin with the data.', version: '1' })

  const after = await report()
  expect(after).not.toContain('Begin with the data.')
  expect(/<h2[^>]*text-2xl[^>]*>([^<]*)/.exec(after)?.[1]).toBe(/<h2[^>]*text-2xl[^>]*>([^<]*)/.exec(before)?.[1])
})

test('it is said where the result has changed since a part of the summary was written', async () => {
  await keep('summary:next-steps', '- **Ask** IT', '0')
  expect(await pageOf('summary:next-steps')).not.toContain('The result has changed')

  await guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
    'q-kpi-definition.answer': 'level:4',
    'q-kpi-definition.version': '1',
    'q-kpi-definition.opId': crypto.randomUUID(),
  })

  expect(await pageOf('summary:next-steps')).toContain('The result has changed since you wrote this')
})

test('sections move, go and come back; what must stay, and an old layout, change nothing', async () => {
  const arrange = (intent: string, version: string) => guest.post(page, { intent, version })
  const usual = await report()
  expect(place(usual, 'dimensions')).toBeLessThan(place(usual, 'ladders'))

  expect((await arrange('up:ladders', '0')).status).toBe(302)
  expect((await arrange('hide:pitfalls', '1')).status).toBe(302)
  expect((await arrange('hide:techniques', '1')).status).toBe(409)
  expect((await arrange('hide:limits', '2')).status).toBe(400)

  const arranged = await report()
  expect(place(arranged, 'ladders')).toBeLessThan(place(arranged, 'dimensions'))
  expect(place(arranged, 'pitfalls')).toBe(-1)
  expect(place(arranged, 'techniques')).toBeGreaterThan(0)
  await arrange('show:pitfalls', '2')
  expect(place(await report(), 'pitfalls')).toBeGreaterThan(0)
})

test('a section is put in front of another one, or behind all, and what is open beside it stays open', async () => {
  const put = (section: string, before: string, version: string) =>
    guest.post(`${page}?text=section%3Amethod`, { intent: `put:${section}`, before, version })

  const done = await put('limits', 'use-cases', '3')

  expect(done.headers.get('Location')).toBe(`${page}?saved=layout&text=section%3Amethod&moved=limits#section-limits`)
  expect(await (await guest.get(done.headers.get('Location') ?? '')).text()).toMatch(/is now section 1 of \d+\./)
  const first = await report()
  expect(place(first, 'limits')).toBeLessThan(place(first, 'use-cases'))
  expect((await put('limits', '', '4')).status).toBe(302)
  const last = await report()
  expect(place(last, 'limits')).toBeGreaterThan(place(last, 'answers'))
  expect((await put('limits', 'limits', '5')).status).toBe(400)
  expect((await put('limits', 'nowhere', '5')).status).toBe(400)
  expect((await put('use-cases', 'method', '1')).status).toBe(409)
})

test('a submitted report takes comments and paper, and its figures stay', async () => {
  await guest.post(`/assessments/${id}/review`, { intent: 'submit' })

  expect((await keep('section:techniques', 'Said afterwards.', '0')).status).toBe(302)
  expect((await guest.post(page, { intent: 'layout', paper: 'letter', look: 'both', version: '5' })).status).toBe(302)

  const shown = await report()
  expect(shown).toContain('Said afterwards.')
  expect(shown).toContain('report.pdf?paper=a4')
})

test('whoever reads German is told that the report is in the language of its client, and which words are', async () => {
  const own = await guest.get(page)
  expect(await own.text()).not.toContain('language of its client')

  const opened = await guest.get(`${page}?text=section%3Amethod&language=de`)
  const german = await (await guest.follow(opened)).text()

  expect(german).toContain('in der Sprache des Kunden geschrieben: Englisch.')
  expect(german).toMatch(/<h3 lang="en"[^>]*>AI Act and data protection<\/h3>/)
  const findEnglish = englishFinder(['Müller & Söhne', 'AI literacy'])
  expect(textsOf(german).flatMap((text) => findEnglish(text) ?? [])).toEqual([])
  await guest.get(`${page}?language=en`)
})
