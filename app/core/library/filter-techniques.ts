import { type SearchEntry, type SearchResult, searchTechniques } from './search-techniques.ts'

/** A technique as the list of the glossary shows it. */
export type ListedTechnique = SearchEntry & {
  /** Id of its category. */
  category: string
  /** Ids of the use cases that it serves. */
  serves: readonly string[]
}

/** What somebody wants to see; an empty text asks for nothing. */
export type Asked = { query: string; category: string; useCase: string }

/** `listed`: ids that pass the filters, whatever was typed. */
export type Found = SearchResult & { listed: string[] }

/** Those of a category and use case, both if both are asked for, and among them what was typed. */
export function filterTechniques(techniques: readonly ListedTechnique[], { query, category, useCase }: Asked): Found {
  const listed = techniques.filter(
    (one) => (category === '' || one.category === category) && (useCase === '' || one.serves.includes(useCase)),
  )
  const result = searchTechniques(listed, query)
  return { ...result, listed: listed.map(({ id }) => id) }
}
