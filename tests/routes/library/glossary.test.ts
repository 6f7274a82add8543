import { describe, expect, test } from 'vitest'
import { MAX_QUERY } from '#app/core/library/search-techniques.ts'
import { LIMITS } from '#app/server/limits.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { tags, text } from '#tests/ui/markup.tsx'

const { admin, browser } = await testPreflight()
const { techniques, categories, useCases } = loadCatalogue()

async function read(path: string) {
  const answer = await browser().get(path)
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}

/** The list between its letters or categories, or what was found: what of it a reader sees. */
const groupsOf = (html: string) => html.slice(html.indexOf('data-groups'), html.indexOf('<template'))
const hitsOf = (html: string) => html.slice(html.indexOf('<ol data-hits'), html.indexOf('data-groups'))
const listed = (html: string) =>
  tags(groupsOf(html), 'li').flatMap(({ 'data-term': id, hidden }) => (id && hidden === undefined ? [id] : []))
const found = (html: string) => tags(hitsOf(html), 'a').map(({ href = '' }) => href.replace('/glossary/', ''))
const isShown = (html: string, mark: string) =>
  new RegExp(`<[^>]*${mark}[^>]*>`).exec(html)?.[0].includes('hidden=""') === false

const whole = await read('/glossary')

test.each(['/glossary', '/actions'])(
  'searches of one network address at %s are counted, the whole list is not',
  async (path) => {
    const by = browser()
    const found = await by.get(`${path}?q=label`)
    await admin`update sys.rate_limits set full_at = now() + make_interval(secs => ${LIMITS.search.windowSeconds + 60})
    where bucket like 'search:%'`
    const refused = await by.get(`${path}?q=label`)

    expect([found.status, refused.status]).toEqual([200, 429])
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await by.get(path)).status).toBe(200)
    expect((await by.get(`${path}?q=%20`)).status).toBe(200)
    await admin`delete from sys.rate_limits`
  },
)

test('a query longer than anybody types is cut and answered', async () => {
  const long = await read(`/glossary?q=${'learning+'.repeat(100)}`)

  expect(long.status).toBe(200)
  expect(tags(long.html, 'input').find(({ name }) => name === 'q')?.value).toHaveLength(MAX_QUERY)
})

describe('all of it', () => {
  test('48 techniques stand under their letters, each once, with a link and what it is', () => {
    const main = text(whole.html)

    expect(whole.status).toBe(200)
    expect(listed(whole.html).toSorted()).toEqual(techniques.map(({ id }) => id).toSorted())
    for (const { definition } of techniques) expect(main).toContain(escaped(definition))
    expect(main).toContain('48 of 48 techniques')
    expect(isShown(whole.html, 'data-none')).toBe(false)
    expect(isShown(whole.html, 'data-some')).toBe(false)
  })

  test('each letter leads to its group, and letters stand in order', () => {
    const letters = tags(whole.html, 'a').flatMap(({ href = '' }) =>
      href.startsWith('#letter-') ? [href.slice(1)] : [],
    )
    const ids = tags(whole.html, 'section').map(({ id }) => id)

    expect(letters.length).toBeGreaterThan(12)
    expect(letters).toEqual(letters.toSorted())
    expect(ids).toEqual(expect.arrayContaining(letters))
  })

  test('it has a title, a description and one address of its own, and no script but the search', () => {
    const description = tags(whole.html, 'meta').find(({ name }) => name === 'description')?.content ?? ''
    const scripts = tags(whole.html, 'script').flatMap(({ src }) => src ?? [])

    expect(description.length).toBeGreaterThan(80)
    expect(description.length).toBeLessThanOrEqual(160)
    expect(tags(whole.html, 'link').find(({ rel }) => rel === 'canonical')?.href).toBe('http://localhost/glossary')
    expect(scripts).toHaveLength(1)
    expect(scripts[0]).toMatch(/glossary-search/)
    expect(whole.headers.get('Set-Cookie')).toBeNull()
  })

  test('every pair that is often confused stands once, with both names and what sets them apart', () => {
    const section = whole.html.slice(whole.html.indexOf('id="often-confused"'))
    const main = text(section)

    for (const { confusedWith } of techniques) {
      for (const { difference } of confusedWith) expect(main).toContain(escaped(difference))
    }
    expect(main.match(/Active Learning or Semi-Supervised Learning/g)).toHaveLength(1)
    expect(main).not.toContain('Semi-Supervised Learning or Active Learning')
    expect(tags(section, 'a').map(({ href }) => href)).toContain('/glossary/semi-supervised-learning')
  })
})

describe('without JavaScript', () => {
  test('the form asks for the same page, by what was typed and chosen', async () => {
    const { html } = await read('/glossary?q=actve+lerning&category=learning&useCase=uc-social-listening')
    const form = tags(html, 'form').find(({ action }) => action === '/glossary')

    expect(form?.method).toBe('get')
    expect(tags(html, 'input').find(({ name }) => name === 'q')?.value).toBe('actve lerning')
    expect(
      tags(html, 'option')
        .filter(({ selected }) => selected !== undefined)
        .map(({ value }) => value),
    ).toEqual(['learning', 'uc-social-listening'])
    expect(found(html)[0]).toBe('active-learning')
    expect(hitsOf(html)).toContain('<mark>Active</mark>')
    expect(isShown(html, 'data-groups')).toBe(false)
  })

  test('a category and a use case can be asked for together', async () => {
    const asked = { category: categories[1]?.id ?? '', useCase: useCases[0]?.id ?? '' }
    const { html } = await read(`/glossary?${new URLSearchParams(asked)}`)
    const fitting = techniques.filter(
      ({ category, uses }) =>
        category === asked.category && uses.some(({ useCase, fit }) => useCase === asked.useCase && fit !== 'weak'),
    )

    expect(fitting.length).toBeGreaterThan(0)
    expect(listed(html).toSorted()).toEqual(fitting.map(({ id }) => id).toSorted())
    expect(text(html)).toContain(`${fitting.length} of 48 techniques`)
  })

  test('by category they stand under the names of the categories, and what was asked for stays in the links', async () => {
    const { html } = await read('/glossary?by=category&useCase=uc-lead-scoring')
    const orders = tags(html, 'a').flatMap(({ 'data-by': by, href }) => (by ? [href?.replaceAll('&amp;', '&')] : []))

    expect(tags(groupsOf(html), 'section').map(({ id }) => id)).toEqual(categories.map(({ id }) => `category-${id}`))
    expect(orders).toEqual(['/glossary?useCase=uc-lead-scoring', '/glossary?useCase=uc-lead-scoring&by=category'])
    expect(tags(html, 'input').find(({ name }) => name === 'by')?.value).toBe('category')
    expect(isShown(html, 'data-letters')).toBe(false)
  })

  test('what nothing has leads on, and says so', async () => {
    const { html } = await read('/glossary?q=xyzzyxyzzy')

    expect(found(html)).toEqual([])
    expect(isShown(html, 'data-none')).toBe(true)
    expect(text(html)).toContain('0 of 48 techniques')
    expect(tags(html, 'a').map(({ href }) => href)).toContain('/ask?about=/glossary')
  })

  test('what only some words fit says that it is not all of them', async () => {
    const { html } = await read('/glossary?q=what+is+churn')

    expect(found(html)[0]).toBe('churn-prediction')
    expect(isShown(html, 'data-some')).toBe(true)
  })

  test('a hit by another name says which', async () => {
    const { html } = await read('/glossary?q=Kundenwert')

    expect(found(html)).toEqual(['customer-lifetime-value'])
    expect(text(hitsOf(html))).toContain('Also called: ')
    expect(hitsOf(html)).toContain('<mark>Kundenwert</mark>')
  })

  test('what was typed is shown as text and nothing else, and an unknown choice is none', async () => {
    const { html, status } = await read(
      `/glossary?q=${encodeURIComponent('"><script>alert(1)</script>')}&category=${'x'.repeat(9)}&useCase=none&by=up`,
    )

    expect(status).toBe(200)
    expect(html).not.toContain('<script>alert')
    expect(tags(html, 'option').filter(({ selected, value }) => selected !== undefined && value !== '')).toEqual([])
  })
})

const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('"', '&quot;').replace(/\s+/g, ' ')
