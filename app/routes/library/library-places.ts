import type { Catalogue } from '#content/schema.ts'

const FOLDERS = {
  techniques: '/glossary/',
  useCases: '/use-cases/',
  pitfalls: '/pitfalls/',
  actions: '/actions/',
  claims: '/claims#',
} as const

export type LibraryPart = keyof typeof FOLDERS
/** The address of a public page that tells more of something; `null`: the library of today has it no longer. */
export type LibraryPlace = (part: LibraryPart, id: string) => string | null

/** Where the library of today tells more, also of what an older catalogue decided. */
export function libraryPlaces(today: Readonly<Record<LibraryPart, readonly { id: string }[]>>): LibraryPlace {
  return (part, id) => (today[part].some((one) => one.id === id) ? `${FOLDERS[part]}${id}` : null)
}

/** The catalogue's parts that have pages. */
export type LibraryCatalogue = Pick<Catalogue, LibraryPart>
