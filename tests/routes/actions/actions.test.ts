import { expect, test } from 'vitest'
import { actionContext } from '#app/core/library/action-context.ts'
import { entriesOf } from '#app/core/library/find-actions.ts'
import { formatsOf } from '#app/core/templates/template-formats.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { openOffice } from '#tests/report/support/open-office.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { tags } from '#tests/ui/markup.tsx'

const { browser } = await testPreflight()
const catalogue = loadCatalogue()

const open = async (path: string) => {
  const response = await browser().get(path)
  return { status: response.status, headers: response.headers, html: await response.text() }
}
const linksIn = (html: string) => tags(html, 'a').map(({ href }) => href)
const actionLinks = (html: string) => linksIn(html).filter((href) => /^\/actions\/act-[\w-]+$/.test(String(href)))
/** What was found, as a reader sees it: the list of all stands hidden behind it, for the script. */
const foundIn = (html: string) => html.slice(html.indexOf('data-found'), html.indexOf('data-groups'))
const isHidden = (html: string, mark: string) => new RegExp(`<[^>]*${mark}[^>]*>`).exec(html)?.[0].includes('hidden=""')
const escaped = (name: string) => name.replaceAll('&', '&amp;').replaceAll("'", '&#x27;')
const unescaped = (text: string) => text.replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
const decoded = (text: string) =>
  unescaped(text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>'))
const metaOf = (html: string, name: string) => tags(html, 'meta').find((each) => each.name === name)?.content

test('the list leads to every action, below its part of the check', async () => {
  const { status, html } = await open('/actions')

  expect(status).toBe(200)
  expect(actionLinks(html)).toHaveLength(100)
  expect(new Set(actionLinks(html)).size).toBe(100)
  for (const { id } of catalogue.dimensions) expect(linksIn(html)).toContain(`#${id}`)
  expect([isHidden(html, 'data-found'), isHidden(html, 'data-groups')]).toEqual([true, false])
  const scripts = tags(html, 'script').flatMap(({ src }) => src ?? [])
  expect(scripts).toHaveLength(1)
  expect(scripts[0]).toMatch(/action-search/)
})

test('each row has for the script what the server searches', async () => {
  const { html } = await open('/actions')
  const entries = entriesOf(catalogue)
  const rows = tags(html, 'li').filter((row) => 'data-action' in row)

  expect(rows.map((row) => row['data-action'])).toEqual([...entries.keys()])
  for (const row of rows) {
    const { id, name, definition, ...searched } = entries.get(String(row['data-action'])) ?? {
      id: '',
      name: '',
      definition: '',
    }
    expect(JSON.parse(decoded(String(row['data-searched']))), `${id} ${name} ${definition}`).toEqual(searched)
  }
})

test('words, part, role and effort narrow it down, and stay in the form', async () => {
  const { html } = await open('/actions?q=kpi&dimension=kpi&role=use-case-owner&effort=small')

  expect(actionLinks(foundIn(html))).toEqual(['/actions/act-kpi-definition-2'])
  expect([isHidden(html, 'data-found'), isHidden(html, 'data-groups')]).toEqual([false, true])
  expect(tags(html, 'input').find(({ name }) => name === 'q')).toMatchObject({ value: 'kpi' })
  const chosen = tags(html, 'option').filter((option) => 'selected' in option)
  expect(chosen.map(({ value }) => value)).toEqual(['kpi', 'use-case-owner', 'small'])
})

test('what nothing fits says how to go on; a filter that there is not is left out and said', async () => {
  const nothing = await open('/actions?q=zzzzzz')
  const unknown = await open('/actions?role=emperor')

  expect(nothing.html).toContain('No action fits what you ask for')
  expect(actionLinks(foundIn(nothing.html))).toEqual([])
  expect(isHidden(nothing.html, 'data-none')).toBe(false)
  expect(unknown.status).toBe(200)
  expect(unknown.html).toContain('Left out: Who does it.')
  expect(actionLinks(unknown.html)).toHaveLength(100)
})

test('each of the hundred pages has its own title and description, at most 160 characters, and its template', async () => {
  const said = new Set<string>()
  for (const { id, name } of catalogue.actions) {
    const { status, html } = await open(`/actions/${id}`)
    const description = unescaped(String(metaOf(html, 'description')))
    const template = actionContext(catalogue, id)?.template

    expect(status, id).toBe(200)
    expect(/<title>([^<]*)<\/title>/.exec(html)?.[1], id).toBe(`${escaped(name)} · Preflight`)
    expect(description.length, description).toBeLessThanOrEqual(160)
    said.add(description)
    const files = linksIn(html).filter((href) => String(href).startsWith(`/actions/${id}/template.`))
    expect(files).toEqual(template && formatsOf(template).map((format) => `/actions/${id}/template.${format}`))
    expect(tags(html, 'h1')).toHaveLength(1)
  }
  expect(said.size).toBe(100)
}, 120_000)

test('a page says what it raises, needs, opens and how the work grows, and leads on', async () => {
  const { html } = await open('/actions/act-baseline-measurement-3')
  const text = html.replaceAll(/<!-- -->/g, '')

  expect(text).toContain('if the figure was already recorded before')
  expect(text).toContain('more than 100')
  expect(linksIn(html)).toEqual(
    expect.arrayContaining([
      '/actions/act-baseline-measurement-2',
      '/start',
      '/assessments',
      '/ask?about=%2Factions%2Fact-baseline-measurement-3',
    ]),
  )
  const pitfall = await open('/actions/act-kpi-definition-2')
  expect(linksIn(pitfall.html)).toEqual(expect.arrayContaining(['/pitfalls/vague-outcomes', '/glossary/ab-testing']))
})

test('the sheet on the page is empty and asks for nothing that nobody was asked', async () => {
  const { html } = await open('/actions/act-kpi-definition-2')

  expect(html).toContain('to be filled in')
  expect(html).not.toContain('Not answered yet')
})

test.each([
  ['docx', 'wordprocessingml'],
  ['xlsx', 'spreadsheetml'],
])('the template comes empty as %s, the same bytes each time', async (format, type) => {
  const ask = async () => {
    const response = await browser().get(`/actions/act-kpi-definition-2/template.${format}`)
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
  }
  const { response, bytes } = await ask()

  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toContain(type)
  expect(response.headers.get('Content-Disposition')).toContain(`"KPI sheet.${format}"`)
  expect(openOffice(bytes).faults()).toEqual([])
  expect(Buffer.compare((await ask()).bytes, bytes)).toBe(0)
})

test('the template comes empty as text', async () => {
  const { status, headers, html } = await open('/actions/act-kpi-definition-2/template.md')

  expect(status).toBe(200)
  expect(headers.get('Content-Type')).toBe('text/markdown; charset=utf-8')
  expect(html).toMatch(/^# KPI sheet\n/)
  expect(html).toContain('- **Company:** ____')
})

test.each([
  '/actions/act-nothing-1',
  '/actions/act-nothing-1/template.docx',
  '/actions/act-pilot-scope-2/template.xlsx',
])('%s is not there', async (path) => {
  expect((await open(path)).status).toBe(404)
})
