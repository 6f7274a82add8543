import { type ConfusedPair, confusedPairs } from '#app/core/library/confused-pairs.ts'
import { type Asked, type Found, filterTechniques, type ListedTechnique } from '#app/core/library/filter-techniques.ts'
import { MAX_QUERY } from '#app/core/library/search-techniques.ts'
import { nameOrder } from '#app/messages/locales.ts'
import { cataloguesElsewhere } from '#app/server/catalogues-elsewhere.server.ts'
import type { Services } from '#app/server/services.server.ts'
import type { Technique } from '#content/schema/techniques.ts'
import type { Catalogue } from '#content/schema.ts'

export type Listed = ListedTechnique & { categoryName: string }
type Choice = { id: string; name: string }

/** Terms that stand together, under their letter or the name of their category. */
export type TermGroup = { id: string; title: string; terms: Listed[] }

export type GlossaryView = {
  asked: Asked
  by: GroupedBy
  found: Found
  /** All of them, in the order of their names. */
  terms: Listed[]
  groups: TermGroup[]
  categories: Choice[]
  useCases: Choice[]
  pairs: ConfusedPair[]
  /** ISO date of the newest text. */
  updated: string
}

export type GroupedBy = 'name' | 'category'

/** The catalogue in the reader's language, and in any other. */
export type Speaking = Pick<Services, 'catalogue' | 'inLanguage'>

/** The glossary as an address asks for it; what an address names that does not exist is as if it named nothing. */
export function viewOfGlossary(own: Speaking, search: URLSearchParams): GlossaryView {
  const { terms, pairs, categories, useCases, updated } = contentsOf(own)
  const asked = readAsked(search, { categories, useCases })
  const by = search.get('by') === 'category' ? 'category' : 'name'
  const groups = by === 'name' ? byLetter(terms) : byCategory(terms, categories)
  return { asked, by, found: filterTechniques(terms, asked), terms, groups, categories, useCases, pairs, updated }
}

/** What is searched for; empty: nothing. */
export const readQuery = (search: URLSearchParams): string => (search.get('q') ?? '').trim().slice(0, MAX_QUERY)

/** What `/glossary?...` asks for. */
function readAsked(search: URLSearchParams, known: Pick<GlossaryView, 'categories' | 'useCases'>): Asked {
  const named = (key: string, choices: readonly Choice[]) => {
    const value = search.get(key)
    return choices.some(({ id }) => id === value) ? (value ?? '') : ''
  }
  return {
    query: readQuery(search),
    category: named('category', known.categories),
    useCase: named('useCase', known.useCases),
  }
}

type Contents = Pick<GlossaryView, 'terms' | 'pairs' | 'categories' | 'useCases' | 'updated'>

const laidOut = new WeakMap<Catalogue, Contents>()

/** The same for every request in a language. */
export function contentsOf(own: Speaking): Contents {
  const { catalogue } = own
  const known = laidOut.get(catalogue)
  if (known) return known
  const { categories, useCases, locale } = catalogue
  const techniques = catalogue.techniques.toSorted(nameOrder(locale))
  const elsewhere = Map.groupBy(
    cataloguesElsewhere(own, catalogue).flatMap((other) => other.techniques),
    ({ id }) => id,
  )
  const contents: Contents = {
    terms: techniques.map((technique) => listed(technique, catalogue, elsewhere.get(technique.id))),
    pairs: confusedPairs(techniques),
    updated:
      techniques
        .map(({ updated }) => updated)
        .sort()
        .at(-1) ?? '',
    categories: categories.map(({ id, name }) => ({ id, name })),
    useCases: useCases.map(({ id, name }) => ({ id, name })).sort(nameOrder(locale)),
  }
  laidOut.set(catalogue, contents)
  return contents
}

/** @param elsewhere the same technique in the other languages, whose names are known in every one */
function listed(technique: Technique, { categories, useCases }: Catalogue, elsewhere: Technique[] = []): Listed {
  const { id, name, category, definition, examples, confusedWith, uses } = technique
  const serves = uses.filter(({ fit }) => fit !== 'weak').map(({ useCase }) => useCase)
  return {
    id,
    name,
    category,
    categoryName: categories.find((one) => one.id === category)?.name ?? '',
    alsoCalled: [...new Set([technique, ...elsewhere].flatMap(namesOf))].filter((one) => one !== name),
    definition,
    examples,
    confusedWith: confusedWith.map((one) => one.name),
    serves,
    useCases: useCases.filter((one) => serves.includes(one.id)).map((one) => one.name),
  }
}

const namesOf = ({ name, alsoCalled }: Technique) => [name, ...alsoCalled]

function byLetter(terms: readonly Listed[]): TermGroup[] {
  const letters = Object.entries(Object.groupBy(terms, ({ name }) => letterOf(name)))
  return letters.map(([letter, own = []]) => ({ id: `letter-${letter.toLowerCase()}`, title: letter, terms: own }))
}

/** The letter that a name stands under: without its dots, since Ä is sorted with A (DIN 5007-1). */
const letterOf = (name: string) => (name.normalize('NFD')[0] ?? '').toUpperCase()

function byCategory(terms: readonly Listed[], categories: readonly Choice[]): TermGroup[] {
  return categories.map(({ id, name }) => ({
    id: `category-${id}`,
    title: name,
    terms: terms.filter(({ category }) => category === id),
  }))
}
