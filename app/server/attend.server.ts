import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { isForPrograms } from '#app/access.ts'
import { isToBeFound } from '#app/core/library/place-in.ts'
import { originOf } from './origin.server.ts'
import type { Env } from './request-env.server.ts'
import { knownMethod } from './request-guards.server.ts'
import { type Asked, readAsked } from './request-locale.server.ts'
import { createNonce, setSecurityHeaders } from './security-headers.server.ts'
import type { Services } from './services.server.ts'
import { believedTrace } from './tracing.server.ts'

/** Gives each request its id, and follows it where the operator wants that. Probes and files of the build tell nothing. */
export function follow({ tracing, trustedProxies }: Services): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    if (/^\/(?:healthz$|readyz$|assets\/)/.test(c.req.path)) return next()
    const method = knownMethod(c.req.method)
    const from = believedTrace(c.req.header('traceparent') ?? null, trustedProxies)
    await tracing.request({ method, requestId, from }, async () => {
      await next()
      return { route: c.get('route'), status: c.res.status }
    })
  }
}

/** Gives each request its nonce, each answer its headers, and the log its line. */
export function attend({ mode, origin: configured, log, metrics }: Services): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now()
    const requestId = c.get('requestId')
    const nonce = mode === 'production' ? createNonce() : undefined
    const origin = originOf(c.req.raw, configured)
    c.set('nonce', nonce)
    c.set('origin', origin)
    c.set('isProgram', isForPrograms(c.req.path))
    const asked = readAsked(c.req.raw, c.req.path, c.get('isProgram'))
    c.set('asked', asked)
    await next()
    const scripts = c.get('isAlike') ? { folder: `${origin}/assets/` } : nonce ? { nonce } : 'all'
    setSecurityHeaders(c.res.headers, scripts, origin.startsWith('https:'))
    const route = c.get('route')
    if (route && (!isToBeFound(route) || c.req.path.endsWith('.data'))) c.res.headers.set('X-Robots-Tag', 'noindex')
    if (route) sayLanguage(c.res.headers, asked)
    c.res.headers.set('X-Request-Id', requestId)
    const ms = performance.now() - started
    const seen = { method: c.req.method, route, status: c.res.status }
    metrics.requested({ ...seen, ms })
    log.info({ requestId, ...seen, ms: Math.round(ms) }, 'request')
  }
}

/** Which language a page is in, and by what that was decided if anybody keeps the answer. */
function sayLanguage(headers: Headers, { locale, isByAddress }: Asked) {
  if (headers.get('Content-Type')?.startsWith('text/html')) headers.set('Content-Language', locale)
  if (!isByAddress && headers.get('Cache-Control') !== 'no-store') headers.append('Vary', 'Cookie, Accept-Language')
}
