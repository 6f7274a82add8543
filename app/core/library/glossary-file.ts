import { nameOrder } from '#app/messages/locales.ts'
import type { Catalogue } from '#content/schema.ts'
import { placeIn } from './place-in.ts'

/** The glossary for programs. Fields are added to it, and none is renamed or taken away. */
export type GlossaryFile = {
  name: string
  /** Where people read it. */
  url: string
  language: string
  /** Of the catalogue, such as `2026-11`. */
  version: string
  /** ISO date of the newest term. */
  updated: string
  licence: string
  terms: {
    /** Never changes, and never comes back for something else. */
    id: string
    name: string
    category: { id: string; name: string }
    /** One sentence. */
    definition: string
    /** ISO date of the text. */
    updated: string
    url: string
    /** Ids of terms. */
    related: string[]
  }[]
}

type Told = Pick<GlossaryFile, 'name' | 'licence'> & {
  /** Where people see us, such as `https://preflight.example`. */
  origin: string
}

/** All techniques as a file of terms, by name. */
export function glossaryFile(catalogue: Catalogue, { name, licence, origin }: Told): GlossaryFile {
  const { techniques, categories, locale, version } = catalogue
  const at = (path: string) => `${origin}${placeIn(locale, path)}`
  const nameOf = new Map(categories.map((category) => [category.id, category.name]))
  const terms = techniques.toSorted(nameOrder(locale)).map((technique) => ({
    id: technique.id,
    name: technique.name,
    category: { id: technique.category, name: nameOf.get(technique.category) ?? technique.category },
    definition: technique.definition,
    updated: technique.updated,
    url: at(`/glossary/${technique.id}`),
    related: [...technique.related],
  }))
  return {
    name,
    url: at('/glossary'),
    language: locale,
    version,
    updated: newestUpdate(techniques),
    licence,
    terms,
  }
}

/** ISO date of the text that changed last; at least one is given. */
export function newestUpdate(texts: readonly { updated: string }[]): string {
  return (
    texts
      .map(({ updated }) => updated)
      .toSorted()
      .at(-1) ?? ''
  )
}
