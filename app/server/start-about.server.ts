import type { Catalogue } from '#content/schema.ts'

/** What a check is started for: one use case or technique. */
export type Wanted = { kind: 'useCase' | 'technique'; id: string; name: string }

const KINDS = ['technique', 'useCase'] as const

/** A use case or technique of the catalogue; `null`: it has none of that id. */
export function findWanted(catalogue: Catalogue, kind: Wanted['kind'], id: string): Wanted | null {
  const found = catalogue[kind === 'useCase' ? 'useCases' : 'techniques'].find((one) => one.id === id)
  return found ? { kind, id, name: found.name } : null
}

/** The address that starts a quick check of one thing. */
export function startAbout({ kind, id }: Pick<Wanted, 'kind' | 'id'>): string {
  return `/start?${new URLSearchParams({ form: 'quick', [kind]: id })}`
}

/** What an address of {@link startAbout} names, and whether it names anything that the catalogue does not have. */
export function wantedIn(catalogue: Catalogue, search: URLSearchParams): { wanted: Wanted[]; hasUnknown: boolean } {
  const named = KINDS.flatMap((kind) => (search.get(kind) ? [findWanted(catalogue, kind, search.get(kind) ?? '')] : []))
  const wanted = named.filter((one) => one !== null)
  return { wanted, hasUnknown: wanted.length < named.length }
}
