import { randomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { page, services, visitor } from '#app/context.server.ts'
import { localeOf } from '#app/messages/locales.ts'
import { clientAddress } from './client-address.server.ts'
import { isLoopbackHost, originOf } from './origin.server.ts'
import { plainPage } from './plain-page.server.ts'
import { MAX_BODY, refuseRequest } from './request-guards.server.ts'
import { isSameOrigin } from './same-origin.server.ts'
import { createNonce, setSecurityHeaders } from './security-headers.server.ts'
import type { Services } from './services.server.ts'
import { createVisitor } from './visitor.server.ts'

type Env = {
  Bindings: Partial<HttpBindings>
  Variables: { requestId: string; nonce: string | undefined; origin: string }
}

/** Headers that steer React Router from inside and are never believed from outside. */
const INTERNAL_HEADERS = ['x-react-router-spa-mode', 'x-react-router-prerender-data', 'x-http-method-override']

/**
 * Everything in front of the routes: request id, refusals, the same-origin gate,
 * headers, static files; then React Router.
 *
 * @param clientFiles folder of the built client, or `null` if somebody else serves it
 */
export function createApp(all: Services, build: ServerBuild, clientFiles: string | null): Hono<Env> {
  const app = new Hono<Env>()
  const handle = createRequestHandler(build, all.mode)

  app.use(async (c, next) => {
    const started = performance.now()
    const requestId = randomUUID()
    c.set('requestId', requestId)
    c.set('nonce', all.mode === 'production' ? createNonce() : undefined)
    const origin = originOf(c.req.raw, all.origin)
    c.set('origin', origin)
    await next()
    setSecurityHeaders(c.res.headers, c.get('nonce'), origin.startsWith('https:'))
    c.res.headers.set('X-Request-Id', requestId)
    const ms = Math.round(performance.now() - started)
    all.log.info({ requestId, method: c.req.method, status: c.res.status, ms }, 'request')
  })

  app.onError((error, c) => {
    all.log.error({ err: error, requestId: c.get('requestId') }, 'request failed')
    return plainPage(500, 'Something went wrong on our side. Nothing that was saved is lost.', c.get('requestId'))
  })

  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => ((await all.isReady()) ? c.text('ready') : c.text('not ready', 503)))

  if (clientFiles !== null) {
    app.use(
      '/assets/*',
      serveStatic({
        root: clientFiles,
        onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
      }),
    )
    app.use(
      '*',
      serveStatic({ root: clientFiles, onFound: (_, c) => c.header('Cache-Control', 'public, max-age=3600') }),
    )
  }

  app.use(async (c, next) => {
    const refusal = refuseRequest(c.req.raw)
    if (refusal) return plainPage(refusal.status, refusal.message, c.get('requestId'))
    if (!isUsableOrigin(c.get('origin'))) return plainPage(421, NEEDS_HTTPS, c.get('requestId'))
    if (!isSameOrigin(c.req.raw, c.get('origin'))) {
      all.log.warn({ requestId: c.get('requestId'), event: 'cross-origin refused' }, 'security')
      return plainPage(
        403,
        'This form was sent from another site. Open Preflight and send it from there.',
        c.get('requestId'),
      )
    }
    return next()
  })

  app.use(
    bodyLimit({ maxSize: MAX_BODY, onError: (c) => plainPage(413, 'The form is too large.', c.get('requestId')) }),
  )

  app.all('*', (c) => {
    const request = rewritten(c.req.raw, c.get('origin'))
    const address = clientAddress(
      c.env.incoming?.socket.remoteAddress,
      c.req.header('x-forwarded-for') ?? null,
      all.trustedProxies,
    )
    const context = new RouterContextProvider()
    const log = all.log.child({ requestId: c.get('requestId') })
    context.set(page, { nonce: c.get('nonce'), locale: localeOf('en'), log, requestId: c.get('requestId') })
    context.set(services, all)
    context.set(visitor, createVisitor(request, address, all))
    return handle(request, context)
  })

  return app
}

const NEEDS_HTTPS =
  'Preflight keeps your session in a cookie that browsers only take over https or on this machine itself. ' +
  'Open it as http://localhost, or put it behind https and set APP_ORIGIN.'

function isUsableOrigin(origin: string): boolean {
  const { protocol, host } = new URL(origin)
  return protocol === 'https:' || isLoopbackHost(host)
}

/** The same request under our own origin: behind a proxy the socket's scheme and host are not what the person sees. */
function rewritten(request: Request, origin: string): Request {
  const { pathname, search } = new URL(request.url)
  const headers = new Headers(request.headers)
  for (const name of INTERNAL_HEADERS) headers.delete(name)
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return new Request(`${origin}${pathname}${search}`, {
    method: request.method,
    headers,
    body: hasBody ? request.body : null,
    signal: request.signal,
    ...(hasBody ? { duplex: 'half' } : {}),
  } as RequestInit)
}
