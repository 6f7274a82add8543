import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import type { Access } from '#app/access.ts'
import { access, page, services, visitor } from '#app/context.server.ts'
import { languagePlace } from '#app/core/account/language-place.ts'
import { safePlace } from '#app/core/account/safe-place.ts'
import { isInEachLanguage, placeIn } from '#app/core/library/place-in.ts'
import type { Locale } from '#app/messages/locales.ts'
import { plainPage } from './plain-page.server.ts'
import type { Asked } from './request-locale.server.ts'
import { createRequestServices } from './request-services.server.ts'
import { withoutData } from './route-table.server.ts'
import type { Services } from './services.server.ts'
import { languageCookie } from './session-cookie.server.ts'
import { createVisitor } from './visitor.server.ts'
import { sayIn } from './words.server.ts'

type Arrival = {
  requestId: string
  asked: Pick<Asked, 'locale' | 'pathname' | 'chosen'>
  nonce: string | undefined
  /** Our own, as people see it. */
  origin: string
  /** For limits; see `clientAddress`. */
  address: string
  /** As the route declares it. */
  declared: Access
  /** Its cookies are dropped, and where it comes from, which says nothing then. */
  isStranger: boolean
}

/** Headers that steer React Router from inside and are never believed from outside. */
const INTERNAL_HEADERS = ['x-react-router-spa-mode', 'x-react-router-prerender-data']

/** Hands requests to the routes, with everything they need, and completes their answers. */
export function createRouteHandler(all: Services, build: ServerBuild) {
  const handle = createRequestHandler(all.tracing.instrument(build), all.mode)

  return async (raw: Request, arrival: Arrival): Promise<Response> => {
    const { locale, chosen } = arrival.asked
    const settled = chosen === null ? null : withoutWish(raw, chosen)
    if (settled) return settled
    const request = rewritten(raw, arrival.origin, arrival.asked.pathname)
    if (arrival.isStranger) for (const name of ['cookie', 'origin']) request.headers.delete(name)
    const context = new RouterContextProvider()
    const extra = await fillContext(context, all, request, { ...arrival, locale })
    const response = await handle(request, context)
    const said = request.method === 'HEAD' ? response : await asPage(response, { locale, requestId: arrival.requestId })
    return complete(said, extra, chosen)
  }
}

/**
 * A page that was opened with a wish for a language leads to its address without the wish, which the browser keeps: else
 * going back to it would bring back a language that its reader has left since.
 *
 * @returns `null` if only the page's data is asked for, or the address is none that we lead to
 */
function withoutWish({ url }: Request, chosen: Locale): Response | null {
  const { pathname, search } = new URL(url)
  const place = pathname === withoutData(pathname) ? languagePlace(`${pathname}${search}`) : null
  if (place === null) return null
  return new Response(null, { status: 302, headers: { Location: place, 'Set-Cookie': languageCookie(chosen) } })
}

type Filled = Pick<Arrival, 'requestId' | 'nonce' | 'address' | 'declared'> & { locale: Locale }

/** Gives the routes of one request what they need. @returns headers that they want in its answer, filled as they run */
export async function fillContext(
  context: RouterContextProvider,
  all: Services,
  request: Request,
  { requestId, locale, nonce, address, declared }: Filled,
): Promise<Headers> {
  const extra = new Headers()
  const own = createRequestServices(all, {
    locale,
    log: all.log.child({ requestId }),
    say: await sayIn(locale),
    retryAfter: (seconds) => extra.set('Retry-After', String(seconds)),
  })
  context.set(page, { nonce, locale, log: own.log, requestId, place: askedFor(request, locale) })
  context.set(services, own)
  context.set(access, declared)
  context.set(
    visitor,
    createVisitor(request, { ...own, address, keep: (cookie) => extra.append('Set-Cookie', cookie) }),
  )
  return extra
}

/**
 * The same request under our own origin: behind a proxy the socket's scheme and host are not what the person sees. Routes
 * know pages by their address in English.
 */
function rewritten(request: Request, origin: string, pathname: string): Request {
  const { search } = new URL(request.url)
  const headers = new Headers(request.headers)
  for (const name of INTERNAL_HEADERS) headers.delete(name)
  const { method, body, signal } = request
  const init: RequestInit & { duplex?: 'half' } = { method, headers, signal, ...(body && { body, duplex: 'half' }) }
  return new Request(`${origin}${pathname}${search}`, init)
}

/** The page behind a request, also where only its data is asked for. */
function askedFor({ method, url }: Request, locale: Locale): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  const path = withoutData(new URL(url).pathname)
  // What keeps its language does not need to be told it again.
  return safePlace(isInEachLanguage(path) ? placeIn(locale, path) : path)
}

/** A refusal that no page shows, or a failure without words, becomes a page; React Router's own words are dropped. */
async function asPage(
  response: Response,
  { locale, requestId }: { locale: Locale; requestId: string },
): Promise<Response> {
  const { status, headers } = response
  const isText = headers.get('Content-Type')?.startsWith('text/plain') ?? false
  if (status >= 400 && status !== 500 && isText) {
    return plainPage({ status, locale, sentence: await response.text(), requestId })
  }
  const isWordless = status === 500 && (isText || response.body === null)
  if (!isWordless) return response
  return plainPage({ status, locale, sentence: (await sayIn(locale))('plain.failed'), requestId })
}

function complete(response: Response, extra: Headers, chosen: Locale | null): Response {
  const wait = extra.get('Retry-After')
  if (wait !== null && (response.status === 429 || response.status === 503)) response.headers.set('Retry-After', wait)
  if (!response.headers.has('Set-Cookie')) {
    for (const cookie of extra.getSetCookie()) response.headers.append('Set-Cookie', cookie)
  }
  if (chosen !== null) response.headers.append('Set-Cookie', languageCookie(chosen))
  return response
}
