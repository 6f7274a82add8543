import { expect, test } from 'vitest'
import {
  breadcrumbList,
  definedTermSet,
  organization,
  type StructuredData,
  termPage,
  webSite,
} from '#app/core/library/structured-data.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { Shape } from '#tests/support/schema-org.ts'

const at = { origin: 'https://preflight.example', locale: 'en' }
const { techniques } = loadCatalogue()
const terms = techniques.map(({ id, name, definition, updated, page }) => ({
  id,
  name,
  definition,
  updated,
  asked: page?.faq ?? [],
}))

const crumbs = [
  { href: '/glossary', label: 'Glossary' },
  { href: '/glossary/rag', label: 'RAG' },
]
const cases: [string, StructuredData[]][] = [
  ['the glossary', [definedTermSet({ name: 'G', description: 'All terms.', updated: '2026-11-23', terms }, at)]],
  ['its terms', terms.flatMap((term) => termPage(term, at))],
  ['the way to a page', [breadcrumbList(crumbs, at)]],
  ['the publisher', [organization('Preflight', at.origin)]],
  ['the site', [webSite({ name: 'Preflight', description: 'A site.' }, at)]],
]

test.each(cases)('%s has the shape of schema.org, and nothing besides', (_, all) => {
  for (const item of all) expect(Shape.safeParse(item).error?.issues, JSON.stringify(item)).toBeUndefined()
})

test('a shape with a property that schema.org does not have is refused, and so is one without what makes it one', () => {
  const [term] = termPage(terms[0] as (typeof terms)[number], at)

  expect(Shape.safeParse({ ...term, dateModified: '2026-11-23' }).success).toBe(false)
  expect(Shape.safeParse({ ...term, name: undefined }).success).toBe(false)
  expect(Shape.safeParse({ ...term, url: '/glossary/rag' }).success).toBe(false)
  expect(Shape.safeParse({ ...breadcrumbList(crumbs, at), itemListElement: [] }).success).toBe(false)
})

test('places of a way count from one, and addresses are whole', () => {
  expect(breadcrumbList(crumbs, at).itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Glossary', item: 'https://preflight.example/glossary' },
    { '@type': 'ListItem', position: 2, name: 'RAG', item: 'https://preflight.example/glossary/rag' },
  ])
})

test('a term without questions is no page of questions', () => {
  const [term] = terms
  if (!term) throw new Error('There is a term.')

  expect(termPage({ ...term, asked: [] }, at)).toHaveLength(1)
  expect(termPage({ ...term, asked: [{ question: 'What?', answer: 'That.' }] }, at)[1]).toMatchObject({
    '@type': 'FAQPage',
    about: { '@id': `${at.origin}/glossary/${term.id}#term` },
  })
})

test('what is said in another language has addresses of its own, of the same publisher', () => {
  const there = { ...at, locale: 'de' }
  const set = definedTermSet({ name: 'G', description: 'Alles.', updated: '2026-11-23', terms }, there)
  const site = webSite({ name: 'Preflight', description: 'Eine Site.' }, there)

  expect(set).toMatchObject({
    '@id': 'https://preflight.example/de/glossary#terms',
    inLanguage: 'de',
    url: 'https://preflight.example/de/glossary',
    publisher: { '@id': organization('Preflight', at.origin)['@id'] },
  })
  expect(site).toMatchObject({ '@id': 'https://preflight.example/de#website', url: 'https://preflight.example/de' })
  for (const item of [set, site]) expect(Shape.safeParse(item).error?.issues).toBeUndefined()
})
