import { describe, expect, test } from 'vitest'
import { nameOrder } from '#app/messages/locales.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { spaced, tags, text } from '#tests/ui/markup.tsx'

const { browser } = await testPreflight()
const catalogue = loadCatalogue()

const read = async (path: string) => {
  const answer = await browser().get(path)
  const html = await answer.text()
  return { status: answer.status, html, said: plain(text(html)), answer }
}
/** As a reader sees it: entities written out. */
const plain = (markup: string) =>
  markup
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
const rowsIn = (html: string) =>
  tags(html.slice(html.indexOf('<tbody')), 'a')
    .map(({ href }) => href ?? '')
    .filter((href) => href.startsWith('/use-cases/'))
const hrefs = (html: string) => tags(html, 'a').map(({ href }) => href)
const described = (html: string) => tags(html, 'meta').find(({ name }) => name === 'description')?.content ?? ''

describe('the list of use cases', () => {
  test('has all of them with description, KPIs and class, and sends no script', async () => {
    const { html, said, status } = await read('/use-cases')

    expect(status).toBe(200)
    expect(new Set(rowsIn(html))).toEqual(new Set(catalogue.useCases.map(({ id }) => `/use-cases/${id}`)))
    for (const { name, description, kpis } of catalogue.useCases) {
      expect(said).toContain(name)
      expect(said).toContain(description)
      for (const { name: kpi, guardrail, later } of kpis) if (!guardrail && !later) expect(said).toContain(kpi)
    }
    expect(tags(html, 'script').filter(({ src }) => src !== undefined)).toEqual([])
  })

  test('begins with the least work, and other orders can be asked for by a plain form', async () => {
    const work = await read('/use-cases')
    const name = await read('/use-cases?sort=name')
    const days = [...work.said.matchAll(/(\d+) to (\d+) person-days/g)].map(
      ([, low, high]) => Number(low) + Number(high),
    )

    expect(days).toHaveLength(catalogue.useCases.length)
    expect(days).toEqual(days.toSorted((a, b) => a - b))
    expect(rowsIn(name.html)).toEqual(catalogue.useCases.toSorted(nameOrder('en')).map(({ id }) => `/use-cases/${id}`))
    expect(tags(work.html, 'form')[0]).toMatchObject({ method: 'get', action: '/use-cases' })
  })

  test('shows one kind of data, and keeps what was asked for in its fields', async () => {
    const { html, said } = await read('/use-cases?data=measurement&sort=name')
    const expected = catalogue.useCases.filter(({ dataKind }) => dataKind === 'measurement')

    expect(rowsIn(html)).toHaveLength(expected.length)
    expect(said).toContain(
      `${expected.length === 1 ? 'One' : expected.length} of ${catalogue.useCases.length} use cases`,
    )
    expect(
      tags(html, 'option')
        .filter(({ selected }) => selected !== undefined)
        .map(({ value }) => value),
    ).toEqual(['measurement', 'name'])
  })

  test('says so where the address asks for what there is not, and shows the rest', async () => {
    const { html, said, status } = await read('/use-cases?data=weather&sort=name')

    expect(status).toBe(200)
    expect(said).toContain('asks for something that this list does not have')
    expect(rowsIn(html)).toHaveLength(catalogue.useCases.length)
    expect((await read('/use-cases?data=&sort=effort')).said).not.toContain('asks for something')
  })
})

describe('the page of a use case', () => {
  test.each(catalogue.useCases)('tells everything of $id', async (useCase) => {
    const { html, said, status } = await read(`/use-cases/${useCase.id}`)
    const { core, support, optional } = useCase.techniques

    expect(status).toBe(200)
    for (const id of [...core, ...support, ...optional]) expect(hrefs(html)).toContain(`/glossary/${id}`)
    for (const kpi of useCase.kpis) for (const part of [kpi.formula, kpi.baseline]) expect(said).toContain(spaced(part))
    for (const part of [useCase.pilot.design, useCase.pilot.sample, useCase.pilot.decide])
      expect(said).toContain(spaced(part))
    for (const part of [useCase.literature, useCase.aiact, useCase.gdpr]) expect(said).toContain(spaced(part))
    for (const { why, must, buildOnly } of useCase.requirements)
      if (must && !buildOnly) expect(said).toContain(spaced(why))
    for (const claim of catalogue.claims) {
      if (useCase.claims.includes(claim.id)) expect(said).toContain(spaced(claim.verdictRule))
      else expect(said).not.toContain(spaced(claim.verdictRule))
    }
    expect(hrefs(html)).toContain(`/ready/use-cases/${useCase.id}`)
    expect(hrefs(html)).toContain(`/ask?about=%2Fuse-cases%2F${useCase.id}`)
    expect(tags(html, 'a').filter((a) => a['data-kind'] === 'primary')).toHaveLength(1)
    expect(tags(html, 'script').filter(({ src }) => src !== undefined)).toEqual([])
    expect(said).toContain('Not legal advice')
  })

  test('names the statement of a must and the actions that lead there, and no others', async () => {
    const { html, said } = await read('/use-cases/uc-lead-scoring')
    const needed = hrefs(html).filter((href) => href?.startsWith('/actions/'))

    expect(said).toContain('People are told and answered')
    expect(needed).toContain('/actions/act-profiling-rights-2')
    expect(needed).not.toContain('/actions/act-profiling-rights-3')
  })

  test('marks each starting figure as assumed or with its source', async () => {
    const { html, said } = await read('/use-cases/uc-lead-scoring')
    const value = html.slice(html.indexOf('id="value"'), html.indexOf('id="law"'))
    const figures = Object.values(catalogue.useCases.find(({ id }) => id === 'uc-lead-scoring')?.value?.figures ?? {})
    const assumed = figures.filter(({ reference }) => reference === null)

    expect(figures.length - assumed.length).toBe(1)
    expect(text(value).match(/our assumption/g)).toHaveLength(assumed.length)
    expect(text(value)).toContain('Eurostat 2025')
    expect(said).toMatch(/Between EUR\s−?[\d,]+ and EUR\s[\d,]+ a year/)
  })

  test('titles and descriptions are its own, and short enough', async () => {
    const paths = ['/use-cases', ...catalogue.useCases.map(({ id }) => `/use-cases/${id}`), '/claims', '/pitfalls']
    const pages = await Promise.all([...paths, ...catalogue.pitfalls.map(({ id }) => `/pitfalls/${id}`)].map(read))
    const titles = pages.map(({ html }) => /<title>([^<]*)/.exec(html)?.[1])
    const descriptions = pages.map(({ html }) => plain(described(html)))

    expect(new Set(titles).size).toBe(pages.length)
    expect(new Set(descriptions).size).toBe(pages.length)
    for (const description of descriptions) {
      expect(description.length).toBeGreaterThan(60)
      expect(description.length).toBeLessThanOrEqual(160)
    }
  })

  test('is not there for an id that does not exist, and says where all are', async () => {
    const { status, said } = await read('/use-cases/uc-none')

    expect(status).toBe(404)
    expect(said).toContain('There is no such use case')
  })
})
