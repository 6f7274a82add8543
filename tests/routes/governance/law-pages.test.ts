import { describe, expect, test } from 'vitest'
import { rules } from '#tests/support/ai-act-rules.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { privacyRules } from '#tests/support/screening-rules.ts'
import { tags, text } from '#tests/ui/markup.tsx'

const { browser } = await testPreflight()

async function read(path: string) {
  const answer = await browser().get(path)
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}

const act = await read('/governance/eu-ai-act')
const gdpr = await read('/governance/gdpr')

describe.each([
  ['/governance/eu-ai-act', act],
  ['/governance/gdpr', gdpr],
])('%s', (_, { status, headers, html }) => {
  const main = text(html.slice(html.indexOf('<main'), html.indexOf('</main>')))

  test('it is a document alone: no script and no cookie', () => {
    expect(status).toBe(200)
    expect(headers.get('Set-Cookie')).toBeNull()
    expect(tags(html, 'script').filter(({ src }) => src !== undefined)).toEqual([])
    expect(tags(html, 'link').filter(({ rel }) => rel === 'modulepreload')).toEqual([])
  })

  test('it has one title, a description, and says once that it is no legal advice', () => {
    expect(tags(html, 'h1')).toHaveLength(1)
    expect(tags(html, 'meta').find(({ name }) => name === 'description')?.content?.length).toBeGreaterThan(80)
    expect(main.match(/not legal advice/g)).toHaveLength(1)
  })

  test('every entry of its contents leads to a part of it', () => {
    const targets = tags(html, 'a').flatMap(({ href = '' }) => (href.startsWith('#') ? [href.slice(1)] : []))
    const ids = ['section', 'main', 'nav', 'footer'].flatMap((name) => tags(html, name)).map(({ id }) => id)

    expect(targets.length).toBeGreaterThan(8)
    expect(ids).toEqual(expect.arrayContaining(targets))
  })

  test('it shows neither ids nor dates for machines, nor holes', () => {
    expect(main).not.toMatch(/undefined|\bnull\b|\[object|NaN|\b\d{4}-\d{2}-\d{2}\b|governancePages/)
  })
})

test('systems of marketing stand first on the page on data protection, each with what its screening comes to', () => {
  const [, table = ''] = gdpr.html.split('<tbody')
  const rows = table.slice(0, table.indexOf('</tbody>')).split('</tr>').map(text)

  for (const { name } of privacyRules.examples) expect(rows.filter((row) => row.includes(name))).toHaveLength(1)
  expect(rows.find((row) => row.includes('Lead scoring'))).toMatch(
    /as a rule an impact assessment is required\. 3 signs: /,
  )
  expect(rows.find((row) => row.includes('Mood of product reviews'))).toContain(
    'usually no impact assessment is needed',
  )
  expect(rows.find((row) => row.includes('Cameras in all shops'))).toContain('one of the three cases')
  expect(rows.find((row) => row.includes('call-centre'))).toContain('This may not be done')
  expect(rows.join()).not.toContain('undetermined')
})

test('what to do first speaks of no lawyer where a step needs one', () => {
  expect(text(act.html)).toContain('The first needs no lawyer and no budget.')
})

test('the first line of the table says what applies to a chatbot', () => {
  const [, row = ''] = act.html.split('<tbody>')

  expect(text(row.slice(0, row.indexOf('</tr>')))).toMatch(/^Support chatbot .* The AI Act allows it\. To tell people/)
})

test('the page on the AI Act has every date, class, role, penalty, contested point and wrong claim of the rules', () => {
  const shown = text(act.html)
  const escaped = (words: string) => words.replaceAll("'", '&#x27;').replaceAll('"', '&quot;').replace(/\s+/g, ' ')

  for (const { what } of rules.dates) expect(shown).toContain(escaped(what))
  for (const { name } of [...rules.classes, ...rules.roles, ...rules.contested, ...rules.notes]) {
    expect(shown).toContain(escaped(name))
  }
  for (const { breach } of rules.penalties) expect(shown).toContain(escaped(breach))
  for (const { wrong, right } of rules.wrongClaims) {
    expect(shown).toContain(`Wrong: ${escaped(wrong)}`)
    expect(shown).toContain(`Right: ${escaped(right)}`)
  }
  for (const { id, article50 } of rules.gates.flatMap(({ findings }) => findings)) {
    if (article50) expect(shown, id).toContain(`AI Act Art. ${article50.paragraph} ·`)
  }
})

test('dates that were amended are drawn with the day planned before, and today is marked', () => {
  const [, picture = ''] = act.html.split('<figure')
  const drawn = picture.slice(0, picture.indexOf('</figure>'))

  // Seven days, and four that were planned before: two for the marking, one for each kind of high-risk.
  expect(tags(drawn, 'circle')).toHaveLength(11)
  // Without colours too: what applies has a thick line, which the line of today cuts.
  const lines = tags(drawn, 'line')
  const fromOf = ({ x1 = '' }: (typeof lines)[number]) => Number.parseFloat(x1)
  const today = lines.filter(({ x1, x2, y1 }) => x1 === x2 && y1 === '1').map(fromOf)
  const thick = lines.filter((line) => line['stroke-width'] === '5' && line.x2 === '100%').map(fromOf)
  expect(today).toHaveLength(7)
  expect(thick).toHaveLength(7)
  expect(thick.filter((from) => from <= (today[0] ?? 0))).toHaveLength(
    text(drawn).match(/\d{4} applies /g)?.length ?? -1,
  )
  expect(text(drawn)).toContain('today')
  expect(text(act.html)).toMatch(/originally 2 Aug 2026 proposed 2 Feb 2027/)
  expect(text(act.html)).toMatch(/The two new prohibitions.{0,200}new by the amendment/)
})

test('the page on data protection has every sign, case, article, neighbouring law and contested point', () => {
  const shown = text(gdpr.html)
  const escaped = (words: string) => words.replaceAll("'", '&#x27;').replaceAll('"', '&quot;').replace(/\s+/g, ' ')

  for (const { name } of [...privacyRules.criteria, ...privacyRules.hints, ...privacyRules.contested]) {
    expect(shown).toContain(escaped(name))
  }
  for (const { says } of [...privacyRules.statuteCases, ...privacyRules.interestRules, ...privacyRules.fineTiers]) {
    expect(shown).toContain(escaped(says))
  }
  for (const { ask, part } of privacyRules.questions) if (part === 'gdpr') expect(shown).toContain(escaped(ask))
})

test('the start page leads to the check, and every page to the law', async () => {
  const { html } = await read('/')
  const links = tags(html, 'a').map(({ href }) => href)

  expect(links).toEqual(expect.arrayContaining(['/governance/check', '/governance/eu-ai-act', '/governance/gdpr']))
})
