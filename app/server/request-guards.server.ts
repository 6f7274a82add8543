import { MAX_PICTURE_BYTES } from '#app/report/logo/picture-limits.ts'
import type { PlainReason } from './plain-page.server.ts'
import { isMutating } from './same-origin.server.ts'

/** The largest form we read, in bytes: one section of answers with long notes. */
export const MAX_BODY = 256 * 1024
const MAX_URL = 8 * 1024
const MAX_QUERY_KEYS = 200
/** React Router's manifest route expands each path it is given; pages of ours ask for a handful. */
const MAX_MANIFEST_QUERY = 2 * 1024
/** One picture, and what a browser puts around it. */
export const MAX_FILE_BODY = MAX_PICTURE_BYTES + 16 * 1024
/** One file of a client, and what stands around it. */
export const MAX_DOCUMENT_BODY = 5 * 1024 * 1024 + 16 * 1024
/** Few forms carry a file, and this type cannot be malformed in a way that only shows when it is read. */
const FORM_TYPE = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'
const FILE_FORM_TYPE = 'multipart/form-data'
/** All that pages and forms need. A method in another disguise (`_method`, `X-HTTP-Method-Override`) is not looked at. */
const METHODS = new Set(['GET', 'HEAD', 'POST'])

/** A method as it may be counted and written down: anybody can make more of them up. */
export const knownMethod = (method: string) => (METHODS.has(method) ? method : 'other')

/** What a route takes beside plain forms: forms with a file, or JSON and no form at all. */
export type Takes = { mayHaveFile: () => boolean; isJson: () => boolean }

/** `why`: a sentence of `refusals.plain`. */
export type Refusal = { status: 400 | 405 | 413 | 414 | 415; why: PlainReason }

/**
 * What can be refused of a request before anybody looks at its body; `null` if nothing.
 *
 * @param takes what its route takes; asked only once the address can be read
 */
export function refuseRequest(request: Request, takes: Takes): Refusal | null {
  if (!METHODS.has(request.method)) return { status: 405, why: 'methods' }
  if (request.url.length > MAX_URL) return { status: 414, why: 'addressTooLong' }
  const { pathname, search, searchParams } = new URL(request.url)
  if (!isDecodable(pathname) || !isDecodable(search.replaceAll('+', ' '))) {
    return { status: 400, why: 'addressUnreadable' }
  }
  const isLongManifest = pathname.startsWith('/__manifest') && search.length > MAX_MANIFEST_QUERY
  if (searchParams.size > MAX_QUERY_KEYS || isLongManifest) {
    return { status: 400, why: 'tooManyParameters' }
  }
  return isMutating(request.method) ? refuseHeaders(request.headers, takes) : null
}

function refuseHeaders(headers: Headers, { mayHaveFile, isJson }: Takes): Refusal | null {
  if (headers.has('content-encoding')) return { status: 415, why: 'compressed' }
  const length = headers.get('content-length')
  if (length !== null && !/^\d+$/.test(length)) {
    return { status: 400, why: 'lengthNoNumber' }
  }
  const type = typeOf(headers)
  if (isJson()) {
    return type === JSON_TYPE ? null : { status: 415, why: 'notJson' }
  }
  return type === FORM_TYPE || (type === FILE_FORM_TYPE && mayHaveFile()) ? null : { status: 415, why: 'noWebForm' }
}

/** Whether a form says that it carries files. */
export const hasFiles = ({ headers }: Request) => typeOf(headers) === FILE_FORM_TYPE

const typeOf = (headers: Headers) => headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()

/**
 * Refuses a form whose text is no UTF-8, which browsers never send: reading it would
 * silently put other characters in place of what was typed. Leaves the body readable, and a
 * body with files to the route that takes them.
 */
export async function refuseBody(request: Request): Promise<Refusal | null> {
  if (!isMutating(request.method)) return null
  if (hasFiles(request) || typeOf(request.headers) === JSON_TYPE) {
    // Read to its end before anybody works with it: one that is too large ends here.
    await request.clone().arrayBuffer()
    return null
  }
  const typed = await request.clone().text()
  if (decode(typed.replaceAll('+', ' ')) !== null) return null
  return { status: 400, why: 'formUnreadable' }
}

function isDecodable(percentEncoded: string): boolean {
  const text = decode(percentEncoded)
  return text !== null && !text.includes('\0')
}

/** `null`: no text. */
function decode(percentEncoded: string): string | null {
  try {
    return decodeURIComponent(percentEncoded)
  } catch {
    return null
  }
}
