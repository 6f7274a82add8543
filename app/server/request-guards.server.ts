import { isMutating } from './same-origin.server.ts'

/** The largest form we read, in bytes: one section of answers with long notes. */
export const MAX_BODY = 256 * 1024
const MAX_URL = 8 * 1024
const MAX_QUERY_KEYS = 200
/** React Router's manifest route expands each path it is given; pages of ours ask for a handful. */
const MAX_MANIFEST_QUERY = 2 * 1024
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data']

export type Refusal = { status: 400 | 413 | 414 | 415; message: string }

/** What can be refused of a request before anybody looks at its body; `null` if nothing. */
export function refuseRequest(request: Request): Refusal | null {
  if (request.url.length > MAX_URL) return { status: 414, message: 'The address is too long.' }
  const { pathname, search, searchParams } = new URL(request.url)
  if (!isDecodable(pathname) || !isDecodable(search.replaceAll('+', ' '))) {
    return { status: 400, message: 'The address holds a character that cannot be read.' }
  }
  if (searchParams.size > MAX_QUERY_KEYS) return { status: 400, message: 'The address has too many parameters.' }
  if (pathname.startsWith('/__manifest') && search.length > MAX_MANIFEST_QUERY) {
    return { status: 400, message: 'The address has too many parameters.' }
  }
  return isMutating(request.method) ? refuseBody(request.headers) : null
}

function refuseBody(headers: Headers): Refusal | null {
  if (headers.has('content-encoding')) return { status: 415, message: 'Send the form without compression.' }
  const length = headers.get('content-length')
  if (length !== null && !/^\d+$/.test(length))
    return { status: 400, message: 'The length of the form is not a number.' }
  if (Number(length ?? 0) > MAX_BODY) return { status: 413, message: 'The form is too large.' }
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (length === '0' && !type) return null
  if (!type || !FORM_TYPES.includes(type)) return { status: 415, message: 'Send the form as a web form.' }
  return null
}

function isDecodable(text: string): boolean {
  try {
    return !decodeURIComponent(text).includes('\0')
  } catch {
    return false
  }
}
