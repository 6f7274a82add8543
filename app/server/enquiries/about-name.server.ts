import { partsOf } from '#app/core/enquiries/about-page.ts'
import type { Catalogue } from '#content/schema.ts'

/** What is listed under the first part of an address. */
const LISTS = {
  glossary: 'techniques',
  techniques: 'techniques',
  'use-cases': 'useCases',
  priority: 'useCases',
  pitfalls: 'pitfalls',
  actions: 'actions',
  roadmap: 'actions',
} as const satisfies Record<string, keyof Catalogue>

/** A page that a question is about. */
export type AboutPage = {
  /** Its address, as it is kept. */
  page: string
  /** What it shows, by name; `null`: the page goes by its kind alone. */
  name: string | null
}

/** @param page empty: about none in particular. @returns `null` then */
export function aboutPageOf(catalogue: Catalogue, page: string): AboutPage | null {
  if (page === '') return null
  const { part, id } = partsOf(page)
  const list = Object.hasOwn(LISTS, part) ? catalogue[LISTS[part as keyof typeof LISTS]] : []
  return { page, name: list.find((one) => one.id === id)?.name ?? null }
}
