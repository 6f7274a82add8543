import { expect, test } from 'vitest'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { answersOf, rules } from '#tests/support/ai-act-rules.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { posted, tags, text } from '#tests/ui/markup.tsx'

const { browser, admin } = await testPreflight()
const CHECK = '/governance/check'

async function read(path: string, by: Browser = browser()) {
  const answer = await by.get(path)
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}

/** The address that the form on a page leads to, with one more answer. */
function sent(html: string, option: string): string {
  const field = tags(html, 'input').find(({ type }) => type === 'radio')?.name ?? ''
  return `${CHECK}?${new URLSearchParams([...posted(html), [field, option]])}`
}

const addressOf = (answers: Record<string, string>) => `${CHECK}?${new URLSearchParams(answers)}`

test('the check begins without sign-up, sends no script and sets no cookie', async () => {
  const { status, headers, html } = await read(CHECK)

  expect(status).toBe(200)
  expect(headers.get('Set-Cookie')).toBeNull()
  expect(tags(html, 'script').filter(({ src }) => src !== undefined)).toEqual([])
  expect(text(html)).toContain('Nothing is stored: your answers are only in the address of the page.')
  expect(tags(html, 'meta').find(({ name }) => name === 'description')?.content).toContain('Nothing is stored')
})

test('question after question leads to a vendor’s chatbot, in no more steps than were said at most', async () => {
  const answers: Record<string, string> = { ...answersOf('s05') }
  let { html } = await read(`${CHECK}?begin=yes`)
  const most = Number(/never more than (\d+)/.exec(text(html))?.[1])
  let steps = 0
  for (;;) {
    const field = tags(html, 'input').find(({ type }) => type === 'radio')?.name
    if (field === undefined) break
    const next = await read(sent(html, answers[field] ?? 'unsure'))
    expect(next.status, next.html).toBe(200)
    html = next.html
    steps += 1
  }

  expect(steps).toBeGreaterThan(5)
  expect(steps).toBeLessThanOrEqual(most)
  expect(text(html)).toContain(
    'The AI Act allows it. To tell people, or to mark what it makes, is somebody else’s duty',
  )
})

test('without a choice the same question stands there and says what is missing', async () => {
  const { html } = await read(`${CHECK}?begin=yes`)
  const again = await read(`${CHECK}?${new URLSearchParams(posted(html))}`)

  expect(text(again.html)).toContain('Error: Choose one of the answers.')
  expect(tags(again.html, 'fieldset')[0]?.id).toBe(tags(html, 'fieldset')[0]?.id)
})

test('an answer can be changed, and all others stay', async () => {
  const { html } = await read(`${addressOf(answersOf('s05'))}&ask=infers`)
  const { html: changed } = await read(sent(html.replace('checked=""', ''), 'no'))

  expect(posted(html)).toContainEqual(['infers', 'yes'])
  expect(text(changed)).toContain('This is not an AI system as the AI Act means it')
  expect(posted(changed)).toContainEqual(['talks-to-people', 'yes'])
})

test('whoever stops sees what is known so far and what would settle it', async () => {
  const { html } = await read(`${CHECK}?infers=yes&stop=yes`)

  expect(text(html)).toContain('Not settled yet. It can still be:')
  expect(tags(html, 'a').some(({ href = '' }) => href.includes('ask=eu-link'))).toBe(true)
})

test('data protection goes on with what the AI Act part said', async () => {
  const { html } = await read(`${addressOf(answersOf('s16'))}&country=de`)
  const { html: asked } = await read(`${addressOf(answersOf('s05'))}&country=de`)
  const { html: changed } = await read(`${addressOf(answersOf('s05'))}&country=de&ask=p.prohibited-practice`)

  expect(text(html)).toContain('This may not be done, so there is nothing to assess.')
  expect(tags(asked, 'fieldset')[0]?.id).toBe('q-personal-data')
  expect(text(changed)).toContain('Filled in already: your answers on the AI Act say it.')
})

test('what is no answer of today is left out, said, and asked again', async () => {
  const { html, status } = await read(`${CHECK}?infers=perhaps&nonsense=1&eu-link=established&__proto__=x`)

  expect(status).toBe(200)
  expect(text(html)).toContain('3 parts of this address are no answer to a question of today.')
  expect(tags(html, 'fieldset')[0]?.id).toBe('q-infers')
})

test('the words of the address are no names of questions', () => {
  const ways = ['ask', 'asked', 'begin', 'stop', 'country', 'name']

  expect(rules.questions.filter(({ id }) => ways.includes(id) || id.startsWith('p.'))).toEqual([])
})

test('one page comes as a PDF with the name given, and nothing of it is stored', async () => {
  const answer = await browser().post(`${CHECK}.pdf`, {
    ...answersOf('s19'),
    name: ' Spokesperson <b>Nora</b> ',
    country: 'none',
  })

  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Type')).toBe('application/pdf')
  const { pdf, texts } = await readPdf(new Uint8Array(await answer.arrayBuffer()))
  expect(pdf.numPages).toBe(1)
  expect(texts[0]).toContain('Spokesperson <b>Nora</b>')
  expect(texts[0]).toContain('Not settled yet')
  const kept = await admin`select bucket from sys.rate_limits where bucket like 'check%'`
  expect(kept.map(({ bucket }) => bucket.split(':')[0])).toEqual(expect.arrayContaining(['checkPdf']))
  const [stored] = await admin`select count(*)::int as rows from app.workspaces`
  expect(stored).toEqual({ rows: 0 })
})

/** Answers that nobody gave before: `from` the number of the first. */
const newAnswers = (count: number, from: number) => {
  const [one, two, three, four] = rules.questions
  if (!one || !two || !three || !four) throw new TypeError('There are four questions.')
  const all = [one, two, three, four].reduce<Record<string, string>[]>(
    (known, { id, options }) => known.flatMap((answers) => options.map((option) => ({ ...answers, [id]: option.id }))),
    [{}],
  )
  return all.slice(from, from + count).map(addressOf)
}

test('new answers from one address come to a bound within a minute, and what was seen before does not count', async () => {
  const guest = browser('192.0.2.77')
  const [seen = CHECK] = newAnswers(1, 0)
  await guest.get(seen)
  await admin`
    update sys.rate_limits set full_at = now() + interval '1 hour' where bucket = 'newCheck:192.0.2.77'`

  expect((await guest.get(seen)).status).toBe(200)
  const refused = await guest.get(newAnswers(1, 1)[0] ?? CHECK)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
})

test('while many new answers wait, the next are told to come again', async () => {
  const asked = newAnswers(40, 2).map((address) => browser().get(address))
  const answers = await Promise.all(asked)
  const busy = answers.filter(({ status }) => status === 503)

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]))
  expect(busy[0]?.headers.get('Retry-After')).toBe('5')
  expect(await busy[0]?.text()).toMatch(/Many people use the check at this moment\..*Please load the page again in 5/s)
})
