import { expect, test } from 'vitest'
import { searchTechniques } from '#app/core/library/search-techniques.ts'
import type { Locale } from '#app/messages/locales.ts'
import { contentsOf, type Speaking, viewOfGlossary } from '#app/routes/library/glossary/glossary-view.server.ts'
import { viewOfTerm } from '#app/routes/library/glossary/term-view.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const catalogues = { en: loadCatalogue(), de: loadCatalogue({ locale: 'de' }) }
/** Of the services what the glossary asks for. */
const speaking = (locale: Locale) =>
  ({ catalogue: catalogues[locale], inLanguage: (other: Locale) => ({ catalogue: catalogues[other] }) }) as Speaking
const own = speaking('de')
const { terms } = contentsOf(own)
const best = (query: string) => searchTechniques(terms, query).ids[0]

test('a German reader finds a technique first by each of its names, German and English', () => {
  for (const [query, id] of [...catalogues.de.techniques, ...catalogues.en.techniques].flatMap((technique) =>
    [technique.name, ...technique.alsoCalled].map((name) => [name, technique.id] as const),
  )) {
    expect(best(query), query).toBe(id)
  }
})

test.each([
  ['Aktives Lernen', 'active-learning'],
  ['active learning', 'active-learning'],
  ['überwacht', 'supervised-learning'],
  ['ueberwacht', 'supervised-learning'],
  ['uebersetzung', 'machine-translation'],
  ['ausreisser', 'anomaly-detection'],
  ['Ausreißer', 'anomaly-detection'],
  ['Zeitreihe', 'time-series-forecasting'],
  ['abwanderungs', 'churn-prediction'],
  ['emfehlung', 'recommender-systems'],
])('"%s" finds what it means', (query, id) => {
  expect(best(query)).toBe(id)
})

test('names stand in German order, Ü among U, and each under a letter without dots', () => {
  const { groups } = viewOfGlossary(own, new URLSearchParams())
  const names = groups.flatMap((group) => group.terms.map(({ name }) => name))

  expect(names).toEqual(names.toSorted(new Intl.Collator('de').compare))
  expect(groups.map(({ title }) => title)).toEqual(groups.map(({ title }) => title).toSorted())
  expect(groups.map(({ title }) => title).join('')).toMatch(/^[A-Z]+$/)
  expect(groups.find(({ title }) => title === 'U')?.terms.map(({ id }) => id)).toContain('supervised-learning')
})

test('what a technique is taken for leads to the same term in both languages', () => {
  for (const { id } of terms) {
    const leadsTo = (locale: Locale) => viewOfTerm(speaking(locale), id)?.takenFor.map((one) => one.id)

    expect(leadsTo('de'), id).toEqual(leadsTo('en'))
  }
})

test('a term says how it is called in the other language, without what was said already', () => {
  expect(viewOfTerm(own, 'active-learning')?.elsewhere).toEqual([])
  expect(viewOfTerm(speaking('en'), 'active-learning')?.elsewhere).toEqual([
    { language: 'de', names: ['Aktives Lernen', 'Selektives Ziehen'] },
  ])
  expect(viewOfTerm(own, 'recommender-systems')?.elsewhere).toEqual([
    { language: 'en', names: ['Recommender Systems', 'Recommendation engine', 'Product recommendations'] },
  ])
  expect(viewOfTerm(own, 'churn-prediction')?.alsoCalled).toContain('Kündigungsprognose')
})
