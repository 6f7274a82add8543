import { describe, expect, test } from 'vitest'
import { namesBesides } from '#app/core/library/technique-names.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { tags, text } from '#tests/ui/markup.tsx'

const { browser } = await testPreflight()
const catalogue = loadCatalogue()
const { techniques, references, claims, capabilities, useCases, profiles, actions } = catalogue

async function read(path: string) {
  const answer = await browser().get(path)
  return { status: answer.status, html: await answer.text() }
}

const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('"', '&quot;').replace(/\s+/g, ' ')

const pages = new Map(await Promise.all(techniques.map(async ({ id }) => [id, await read(`/glossary/${id}`)] as const)))
const pageOf = (id: string) => {
  const { html = '', status } = pages.get(id) ?? {}
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return { html, status, main, said: text(main), links: tags(main, 'a').map(({ href = '' }) => href) }
}

describe.each(techniques)('$id', (technique) => {
  const { html, status, main, said, links } = pageOf(technique.id)
  const { page } = technique
  const says = (...words: readonly string[]) => {
    for (const one of words) expect(said).toContain(escaped(one))
  }

  test('it says what it is, by its names, in short, at length and in marketing', () => {
    expect(status).toBe(200)
    expect(tags(main, 'h1')).toHaveLength(1)
    says(technique.name, technique.definition, page.quickSummary, page.explanation, page.marketingRelevance)
    says(technique.examples, namesBesides(technique.alsoCalled, [technique.name]).join(', '))
    says(catalogue.categories.find(({ id }) => id === technique.category)?.name ?? '', 'Updated 23 Nov 2026')
  })

  test('it says where it goes wrong, what it is taken for, what people ask, and what to ask oneself', () => {
    says(...page.commonPitfalls, ...page.comparisons, ...page.fitQuestions)
    says(...page.faq.flatMap(({ question, answer }) => [question, answer]))
    expect(said).toContain('It is often taken for:')
  })

  test('its origin is told once, with each work by year', () => {
    says(page.origin)
    for (const { year, reference } of technique.history) {
      says(`${year} ${references.find(({ id }) => id === reference)?.citation}`)
    }
  })

  test('it names each use case with how much it counts there, and links it', () => {
    for (const { useCase, say, fit } of page.useCaseFit) {
      says(`${useCases.find(({ id }) => id === useCase)?.name} ${fit} ${say}`)
      expect(links).toContain(`/use-cases/${useCase}`)
    }
    expect(links.filter((href) => href.startsWith('/use-cases/'))).toHaveLength(technique.uses.length)
  })

  test('it has each ability it asks for with its whole ladder and why, and each profile with when it applies', () => {
    for (const { capability, anyOf, why } of technique.requirements) {
      const found = capabilities.find(({ id }) => id === capability)
      says(why)
      if (found) says(found.name, ...found.levels.map(({ lead, rest }) => lead + rest))
      else says(catalogue.alternatives.find(({ id }) => id === anyOf)?.why ?? 'missing')
    }
    for (const profile of profiles.filter(({ id }) => technique.profiles.includes(id))) {
      says(profile.name, ...profile.requirements.map(({ why }) => why))
    }
    expect(said.includes('adapt or train a model yourselves')).toBe(
      technique.profiles.includes('build') || technique.requirements.some(({ buildOnly }) => buildOnly),
    )
  })

  test('it leads to the actions behind every must, to the short check, to claims, and to a person', () => {
    const musts = technique.requirements.filter(({ must, capability }) => must && capability)
    for (const { capability, min } of musts) {
      const steps = actions.filter((action) => action.capability === capability && action.to <= min)
      expect(links).toEqual(expect.arrayContaining(steps.map(({ id }) => `/actions/${id}`)))
    }
    expect(links).toContain(`/ready/techniques/${technique.id}`)
    expect(links).toContain(`/ask?about=/glossary/${technique.id}`)
    for (const id of technique.claims) {
      const claim = claims.find((one) => one.id === id)
      says(claim?.claim ?? 'missing', claim?.literature ?? 'missing', claim?.source ?? 'missing')
      expect(links).toContain(`/claims#${id}`)
    }
  })

  test('it has both laws with their date, related terms, and further reading', () => {
    says(technique.aiact, technique.gdpr)
    expect(said.match(/Not legal advice/g)).toHaveLength(1)
    expect(links).toEqual(expect.arrayContaining(technique.related.map((id) => `/glossary/${id}`)))
    for (const id of technique.resources) says(references.find((one) => one.id === id)?.citation ?? 'missing')
  })

  test('its contents lead to every part of it, and no id stands twice', () => {
    const targets = new Set(links.filter((href) => href.startsWith('#')).map((href) => href.slice(1)))
    const sections = tags(main, 'section').flatMap(({ id }) => id ?? [])
    const ids = [...main.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)

    expect([...targets]).toEqual(sections.filter((id) => id !== 'ask'))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('it has an address of its own, nothing left open, and no script but that of a figure', () => {
    const scripts = tags(html, 'script').flatMap(({ src }) => src ?? [])
    const description = tags(html, 'meta').find(({ name }) => name === 'description')?.content ?? ''

    expect(scripts).toHaveLength(main.includes('data-figure') ? 1 : 0)
    expect(description.length).toBeGreaterThan(50)
    expect(description.length).toBeLessThanOrEqual(160)
    expect(tags(html, 'link').find(({ rel }) => rel === 'canonical')?.href).toBe(
      `http://localhost/glossary/${technique.id}`,
    )
    expect(said).not.toMatch(/undefined|\bnull\b|\[object|NaN|\b\d{4}-\d{2}-\d{2}\b|glossary\./)
    expect(said).not.toContain('not read by us')
  })
})

test('no two pages have the same title or description', () => {
  const heads = [...pages.values()].map(({ html }) => ({
    title: /<title>([^<]*)/.exec(html)?.[1],
    description: tags(html, 'meta').find(({ name }) => name === 'description')?.content,
  }))

  expect(new Set(heads.map(({ title }) => title)).size).toBe(techniques.length)
  expect(new Set(heads.map(({ description }) => description)).size).toBe(techniques.length)
})

test('from the first term to the last, each leads to the next', () => {
  const next = (html: string) =>
    tags(html, 'a')
      .find(({ rel }) => rel === 'next')
      ?.href?.replace('/glossary/', '')
  const seen = ['ab-testing']
  for (let at = next(pageOf('ab-testing').html); at && seen.length < 99; at = next(pageOf(at).html)) seen.push(at)

  expect(seen.toSorted()).toEqual(techniques.map(({ id }) => id).toSorted())
})

test('a term that there is not is a 404 with what may have been meant', async () => {
  const { html, status } = await read('/glossary/active-lerning')

  expect(status).toBe(404)
  expect(text(html)).toContain('There is no such term in the glossary')
  expect(tags(html, 'a').map(({ href }) => href)).toEqual(
    expect.arrayContaining(['/glossary/active-learning', '/glossary']),
  )
})

test('a term that there is not is looked for by its telling words', async () => {
  const { html } = await read('/glossary/the-chatbot-of-a-shop')

  expect(tags(html, 'a').flatMap(({ href }) => (href?.startsWith('/glossary/') ? [href] : []))).toEqual([
    '/glossary/chatbots',
  ])
})

test.each(['%F0%9F%A6%A9', 'unknown', 'unknown-technique', 'not-a-term', 'nonsense', 'login', 'wp-admin', 'qwertz'])(
  'a term that resembles none is a 404 with the way to all: %s',
  async (id) => {
    const { html, status } = await read(`/glossary/${id}`)

    expect(status).toBe(404)
    expect(tags(html.slice(html.indexOf('<main')), 'a').map(({ href }) => href)).toContain('/glossary')
    expect(text(html)).not.toContain('Did you mean')
  },
)

test('the two show pieces have a figure behind their explanation', () => {
  const withFigure = techniques.filter(({ id }) => pageOf(id).main.includes('data-figure')).map(({ id }) => id)

  expect(withFigure).toEqual(['active-learning', 'self-supervised-learning'])
  for (const id of withFigure) {
    const { main } = pageOf(id)
    expect(main.indexOf('data-figure')).toBeGreaterThan(main.indexOf('id="meaning"'))
    expect(main.indexOf('data-figure')).toBeLessThan(main.indexOf('id="marketing"'))
  }
})

test('an action that is one way of several says to what', () => {
  expect(pageOf('rag').said).toContain(
    'Content and knowledge base To level 2 One of several ways to: Source for answers',
  )
  expect(pageOf('rag').said).not.toContain('Vendor and contract checks To level 3 One of several ways')
})
