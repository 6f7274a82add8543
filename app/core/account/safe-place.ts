/** Plain characters alone: nothing that a browser may read as another host, and nothing that is decoded later. */
const PLACE = /^\/[a-z0-9][\w\-./?=&]*$/i
const MAX_LENGTH = 500

/**
 * Where to go on, as a form or a link says: a page of ours, or nothing.
 *
 * @param wanted such as `/account/security`
 * @returns the same path; `null` if it could lead anywhere else
 */
export function safePlace(wanted: string): string | null {
  return wanted.length <= MAX_LENGTH && PLACE.test(wanted) && !wanted.includes('//') ? wanted : null
}

/** A page of ours that knows where to go on afterwards. @param place safe, see {@link safePlace}; `null`: nowhere in particular */
export function withReturn(path: string, place: string | null): string {
  // Plain letters: written as they are, they can be handed on once more.
  return place === null ? path : `${path}?returnTo=${place}`
}
