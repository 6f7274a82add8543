import { safePlace } from './safe-place.ts'

/** Never asked for; it only makes a whole address of a path. */
const SOMEWHERE = 'http://place.invalid'

/**
 * Where to go on once the language is another one: the same page with the same query, which no longer wishes for one.
 *
 * @param wanted path and query of a page of ours, as a form says it
 * @returns a path with its query; `null` if it could lead anywhere else
 */
export function languagePlace(wanted: string): string | null {
  if (wanted.length > MAX_LENGTH || !URL.canParse(wanted, SOMEWHERE)) return null
  const { origin, pathname, searchParams } = new URL(wanted, SOMEWHERE)
  const path = pathname === '/' ? pathname : safePlace(pathname)
  if (origin !== SOMEWHERE || path === null || !wanted.startsWith(path)) return null
  searchParams.delete('language')
  // What a query holds is written with escapes alone: it leads nowhere.
  return searchParams.size === 0 ? path : `${path}?${searchParams}`
}

const MAX_LENGTH = 2_000
