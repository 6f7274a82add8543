/**
 * One document of the trust pack as written, with names in braces. Not part of the catalogue: what an assessment was
 * answered with does not change with it.
 */
export type TrustDocument = {
  id: string
  name: string
  purpose: string
  /** `null`: a text of the operator's own. */
  version: number | null
  /** ISO date; `null`: an operator's own text that says none. */
  asOf: string | null
  /** Texts are Markdown. A title may be empty where an operator's own text begins without one. */
  sections: { id: string; title: string; text: string }[]
}

/** One kind of data that is stored, with the tables of the database that hold it. */
export type StoredData = { id: string; what: string; whom: string; keep: string; tables: string[] }

/** One version of the catalogue, told apart from it: what changed does not change what an assessment is scored by. */
export type CatalogueVersion = {
  /** Such as `2026-11`. */
  version: string
  /** ISO date. */
  on: string
  /** SHA-256 of the catalogue as it ran last; `null`: it runs, and its hash is that of the catalogue. */
  hash: string | null
  about: string
  /** Ids of items. */
  added: string[]
  changed: string[]
  retired: string[]
}
