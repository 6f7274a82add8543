import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { tags, text } from '#tests/ui/markup.tsx'

const { browser } = await testPreflight()
const catalogue = loadCatalogue()

const read = async (path: string) => {
  const answer = await browser().get(path)
  const html = (await answer.text()).replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
  return { status: answer.status, html, said: text(html) }
}
const partOf = (html: string, id: string) => {
  const begin = html.indexOf(`<section id="${id}"`)
  return html.slice(begin, html.indexOf('</section>', begin))
}

test('the four pitfalls are listed, each with what it is', async () => {
  const { html, said } = await read('/pitfalls')

  expect(catalogue.pitfalls).toHaveLength(4)
  for (const { id, page } of catalogue.pitfalls) {
    expect(tags(html, 'a').map(({ href }) => href)).toContain(`/pitfalls/${id}`)
    expect(said).toContain(page?.quickSummary)
  }
})

describe.each(catalogue.pitfalls)('$id', (pitfall) => {
  test('tells how one notices it, what it costs, what it hangs on by weight, and the first actions', async () => {
    const { html, said } = await read(`/pitfalls/${pitfall.id}`)
    const weights = text(partOf(html, 'weights'))
    const names = catalogue.capabilities.filter(({ id }) => pitfall.weights[id]).map(({ id, name }) => [id, name])
    const shares = [...weights.matchAll(/(\d+)%/g)].map(([, share]) => Number(share))

    for (const line of [...(pitfall.page?.signs ?? []), ...(pitfall.page?.costs ?? [])]) expect(said).toContain(line)
    for (const [, name] of names) expect(weights).toContain(name)
    expect(shares).toHaveLength(names.length)
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    expect(tags(partOf(html, 'first'), 'a').map(({ href }) => href)).toEqual(
      pitfall.firstActions.map((id) => `/actions/${id}`),
    )
  })

  test('names every line of the model in words', async () => {
    const { html } = await read(`/pitfalls/${pitfall.id}`)
    const measured = partOf(html, 'measured')

    expect(text(measured)).not.toMatch(/<=|>=|==|scope-|f-[a-z]+-/)
    expect(text(measured)).toContain(pitfall.lowMeans)
    const items = tags(measured, 'li').length
    expect(items).toBeGreaterThanOrEqual(pitfall.high.length + pitfall.medium.length)
  })
})

test('a line says the sentences below which it holds, and where it counts', async () => {
  const { html } = await read('/pitfalls/late-compliance')
  const measured = text(partOf(html, 'measured'))
  const basis = catalogue.capabilities.find(({ id }) => id === 'lawful-basis-consent')
  const personal = catalogue.questions.find(({ id }) => id === 'scope-personal-data')

  for (const level of [0, 1] as const) {
    expect(measured).toContain(`“${basis?.levels[level].lead}${basis?.levels[level].rest}”`)
  }
  expect(measured).not.toContain(basis?.levels[2].lead)
  expect(measured).toContain(`Counts only where this is answered: ${personal?.ask} anything but`)
})

test('use cases and techniques that need most of it stand first', async () => {
  const { html } = await read('/pitfalls/weak-data-quality')
  const links = tags(partOf(html, 'who'), 'a').map(({ href }) => href)

  const place = (id: string) => links.indexOf(`/use-cases/${id}`)

  for (const id of ['uc-churn-retention', 'uc-insights-bi', 'uc-media-mix']) {
    expect(place(id)).toBeGreaterThanOrEqual(0)
    expect(place(id)).toBeLessThan(place('uc-campaign-concepts'))
  }
  expect(links).toContain('/glossary/churn-prediction')
  expect(links).not.toContain('/use-cases/uc-product-prototyping')
})

test('a pitfall that does not exist is no page, and says where all are', async () => {
  const { status, said } = await read('/pitfalls/bad-luck')

  expect(status).toBe(404)
  expect(said).toContain('There is no such pitfall')
})
