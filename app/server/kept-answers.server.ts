import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** As browsers name it in `Accept-Encoding`, the smallest first. */
type Packing = 'br' | 'gzip'

type Kept = {
  headers: Headers
  body: Uint8Array<ArrayBuffer>
  /** Weak: the same page in another packing has it too. */
  etag: string
  /** By packing; made when it is first asked for. */
  packed: Map<Packing, Promise<Uint8Array<ArrayBuffer>>>
  bytes: number
}

/** What may not be kept: it was read once, to be said to all who waited for it. */
type Passing = Pick<Kept, 'headers' | 'body'> & { status: number }

type Made = Kept | Passing

const packers = {
  br: (body: Uint8Array) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body: Uint8Array) => promisify(gzip)(body, { level: 9 }),
}
const WORTH_PACKING = 1024
const IS_TEXT = /^(?:text\/|application\/(?:json|(?:[\w.-]+\+)?xml)\b)/

/** Roughly what an entry takes beside its body: name, headers, buffers. */
const OVERHEAD = 4_096

/** What all public pages take with their packings, twice over. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * Keeps answers that are alike for everybody, so that each is made once a day and packed once.
 *
 * @param mostBytes what is kept in all; what nobody asked for longest is forgotten first
 * @returns answers a request: with what is kept under its name, else with what `make` comes to, which is kept if it is a
 *   200 that sets no cookie. `make` runs once for all who ask meanwhile, whether it comes to a page, to a refusal of the
 *   address or to a failure. What is of one asker alone comes to nobody else: the others make theirs one after another.
 */
export function createKeptAnswers(mostBytes = MOST_BYTES) {
  const kept = new Map<string, Kept>()
  const making = new Map<string, Promise<Made>>()
  let bytes = 0

  function forget(name: string): void {
    bytes -= kept.get(name)?.bytes ?? 0
    kept.delete(name)
  }

  function remember(name: string, one: Kept): void {
    forget(name)
    kept.set(name, one)
    bytes += one.bytes
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) return
      forget(oldest)
    }
  }

  function find(name: string): Kept | undefined {
    const found = kept.get(name)
    if (!found) return undefined
    kept.delete(name)
    kept.set(name, found)
    return found
  }

  async function makeOnce(name: string, make: () => Promise<Response>): Promise<Made> {
    for (let begun = making.get(name); begun; begun = making.get(name)) {
      const made = await begun
      if (!isOwn(made)) return made
    }
    const mine = make().then(madeOf)
    making.set(name, mine)
    try {
      const made = await mine
      if ('etag' in made) remember(name, made)
      return made
    } finally {
      making.delete(name)
    }
  }

  return async (request: Request, name: string, make: () => Promise<Response>): Promise<Response> => {
    const found = find(name) ?? (await makeOnce(name, make))
    return 'etag' in found ? answer(request, found) : again(request, found)
  }
}

async function madeOf(response: Response): Promise<Made> {
  // Not bytes(): the responses of @hono/node-server, which stand in for Node's own once it serves, have none.
  const body = new Uint8Array(await response.arrayBuffer())
  const { status } = response
  if (status !== 200 || response.headers.has('Set-Cookie')) return { status, headers: response.headers, body }
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = new Headers(response.headers)
  headers.delete('Content-Length')
  headers.set('ETag', etag)
  // Whoever has it asks whether it is still so, and gets 304 and no page.
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-cache')
  if (isWorthPacking(headers, body)) headers.append('Vary', 'Accept-Encoding')
  return { headers, body, etag, packed: new Map(), bytes: body.byteLength * 1.5 + OVERHEAD }
}

/** Whether it is of one asker alone: what it sets is, and how much of a limit is left. */
const isOwn = (made: Made) => !('etag' in made) && (made.status === 429 || made.headers.has('Set-Cookie'))

function again({ method }: Request, { status, headers, body }: Passing): Response {
  const isBare = method === 'HEAD' || status === 204 || status === 304
  return new Response(isBare ? null : body, { status, headers: new Headers(headers) })
}

const isWorthPacking = (headers: Headers, body: Uint8Array) =>
  body.byteLength >= WORTH_PACKING && IS_TEXT.test(headers.get('Content-Type') ?? '')

async function answer(request: Request, kept: Kept): Promise<Response> {
  const headers = new Headers(kept.headers)
  if (isKnown(request, kept.etag)) {
    for (const name of ['Content-Type', 'Content-Disposition']) headers.delete(name)
    return new Response(null, { status: 304, headers })
  }
  const packing = isWorthPacking(kept.headers, kept.body) ? smallestFor(request) : null
  const body = packing === null ? kept.body : await packedAs(kept, packing)
  if (packing !== null) headers.set('Content-Encoding', packing)
  headers.set('Content-Length', String(body.byteLength))
  return new Response(request.method === 'HEAD' ? null : body, { headers })
}

function isKnown({ headers }: Request, etag: string): boolean {
  const known = headers.get('If-None-Match')?.split(',') ?? []
  return known.some((one) => one.trim() === etag || one.trim() === '*' || `W/${one.trim()}` === etag)
}

/** Whether the asker unpacks it: named, and not refused with `q=0` (RFC 9110, 12.5.3). */
function unpacks({ headers }: Request, packing: Packing): boolean {
  const taken = new Map(
    (headers.get('Accept-Encoding') ?? '').split(',').map((one) => {
      const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
      return [name, !parameters.some((parameter) => /^q=0(?:\.0{1,3})?$/.test(parameter))]
    }),
  )
  return taken.get(packing) ?? false
}

const smallestFor = (request: Request) => (['br', 'gzip'] as const).find((packing) => unpacks(request, packing)) ?? null

function packedAs({ body, packed }: Kept, packing: Packing): Promise<Uint8Array<ArrayBuffer>> {
  const made = packed.get(packing) ?? packers[packing](body).then((bytes) => new Uint8Array(bytes))
  packed.set(packing, made)
  // What failed once may do the next time.
  made.catch(() => packed.delete(packing))
  return made
}

/** An answer that is alike for everybody and is not kept, such as what a search found: packed for this asker alone. */
export function packAnswer(request: Request, response: Response): Response {
  if (!unpacks(request, 'gzip') || response.status !== 200 || response.body === null) return response
  if (!IS_TEXT.test(response.headers.get('Content-Type') ?? '')) return response
  const headers = new Headers(response.headers)
  headers.delete('Content-Length')
  headers.append('Vary', 'Accept-Encoding')
  headers.set('Content-Encoding', 'gzip')
  return new Response(response.body.pipeThrough(new CompressionStream('gzip')), { status: 200, headers })
}
