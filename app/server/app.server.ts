import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ServerBuild } from 'react-router'
import { accessOf, isProofInAddress, takesFiles } from '#app/access.ts'
import { isTemporary } from '#db/database-error.ts'
import { attend, follow } from './attend.server.ts'
import { dateIn } from './calendar.server.ts'
import { clientAddress } from './client-address.server.ts'
import { guardFromCrowd, watchForCrowd } from './crowd.server.ts'
import { createKeptAnswers, packAnswer } from './kept-answers.server.ts'
import { wasTold } from './log.server.ts'
import { isLoopbackHost } from './origin.server.ts'
import { limitReports, REPORTS_PATH, takePolicyReports } from './policy-reports.server.ts'
import { isProgramAnswer, problem } from './problem.server.ts'
import type { Env } from './request-env.server.ts'
import {
  hasFiles,
  MAX_BODY,
  MAX_DOCUMENT_BODY,
  MAX_FILE_BODY,
  refuseBody,
  refuseRequest,
} from './request-guards.server.ts'
import { createRouteHandler } from './route-handler.server.ts'
import { createRouteTable } from './route-table.server.ts'
import { isMutating, isSameOrigin } from './same-origin.server.ts'
import { say } from './say-plainly.server.ts'
import type { Services } from './services.server.ts'
import { guardUploads } from './uploads.server.ts'
import { sayIn } from './words.server.ts'

/** `/healthz`: the process lives. `/readyz`: it can work. A worker answers nothing else. */
export function createProbes({ isReady }: Pick<Services, 'isReady'>): Hono<Env> {
  const probes = new Hono<Env>()
  probes.get('/healthz', (c) => c.text('ok'))
  probes.get('/readyz', async (c) => ((await isReady()) ? c.text('ready') : c.text('not ready', 503)))
  return probes
}

/**
 * Everything in front of the routes: request id, refusals, the same-origin gate,
 * headers, static files; then React Router.
 *
 * @param clientFiles folder of the built client, or `null` if somebody else serves it
 */
export function createApp(all: Services, build: ServerBuild, clientFiles: string | null): Hono<Env> {
  const app = new Hono<Env>()
  const findRoute = createRouteTable(build.routes)
  const handle = createRouteHandler(all, build)
  const keep = createKeptAnswers()

  app.use(follow(all))
  app.use(attend(all))
  app.use(async (c, next) => {
    await next()
    if (!c.get('isProgram') || c.res.status < 400 || isProgramAnswer(c.res)) return
    const words = await sayIn(c.get('asked').locale)
    c.res = problem(words, { status: c.res.status, detail: words('plain.failed') })
  })
  app.onError((error, c) => {
    if (!wasTold(error)) all.log.error({ err: error, requestId: c.get('requestId') }, 'request failed')
    return say(c, isTemporary(error) ? 503 : 500, 'failed')
  })

  app.route('/', createProbes(all))

  const guard = guardFromCrowd<Context<Env>>((c) => {
    all.metrics.crowded()
    return say(c, 503, 'crowded')
  }, watchForCrowd(all))
  // A page that was let in gets its files, too.
  app.use((c, next) => (isFile(c.req.path) ? next() : guard(c, next)))
  app.post(REPORTS_PATH, limitReports, takePolicyReports(all))

  const routeOf = (c: Context<Env>) => {
    if (c.get('found') === undefined) c.set('found', findRoute(c.get('asked').path))
    return c.get('found') ?? null
  }
  const patternOf = (c: Context<Env>) => routeOf(c)?.pattern ?? ''
  const fileOf = (c: Context<Env>) => takesFiles(patternOf(c))
  const limitForm = bodyLimit({ maxSize: MAX_BODY, onError: (c: Context<Env>) => say(c, 413, 'tooLarge') })
  const tooLarge = (size: string) => (c: Context<Env>) => say(c, 413, (words) => words('plain.fileTooLarge', { size }))
  const limits = {
    small: bodyLimit({ maxSize: MAX_FILE_BODY, onError: tooLarge('1 MB') }),
    large: bodyLimit({ maxSize: MAX_DOCUMENT_BODY, onError: tooLarge('5 MB') }),
  }

  const isOpen = (c: Context<Env>) => isProofInAddress(patternOf(c))
  app.use(refuse(all, { withFile: (c) => fileOf(c) !== null, isOpen }))
  app.use(
    guardUploads<Context<Env>>(all, {
      isUpload: (c) => isMutating(c.req.method) && hasFiles(c.req.raw) && fileOf(c) !== null,
      refusing: (c) => (status, why) => say(c, status, why),
    }),
  )
  app.use((c, next) => {
    const file = isMutating(c.req.method) ? fileOf(c) : null
    return (file === null ? limitForm : limits[file])(c, next)
  })
  app.use(async (c, next) => {
    const refusal = await refuseBody(c.req.raw)
    return refusal ? say(c, refusal.status, refusal.why) : next()
  })
  if (clientFiles !== null) app.use(...serveFiles(clientFiles))
  app.use((c, next) => (isFile(c.req.path) ? guard(c, next) : next()))

  app.all('*', async (c) => {
    const { method, raw } = c.req
    const asked = c.get('asked')
    const route = routeOf(c)
    c.set('route', route?.pattern ?? '')
    if (route && !route.methods.includes(method)) {
      return say(c, 405, 'notTaken', { Allow: route.methods.join(', ') })
    }
    // What no route declares is answered to nobody; React Router's own manifest shows no more than the pages' code does.
    const declared = route ? accessOf(route.pattern, method) : 'anybody'
    if (!declared) return say(c, 404, 'nobody')
    const address = clientAddress(
      c.env?.incoming?.socket.remoteAddress,
      c.req.header('x-forwarded-for') ?? null,
      all.trustedProxies,
    )
    const isAlike = all.mode === 'production' && method !== 'POST' && (route?.isAlike ?? false)
    c.set('isAlike', isAlike)
    const arrival = {
      asked,
      requestId: c.get('requestId'),
      nonce: isAlike ? undefined : c.get('nonce'),
      origin: c.get('origin'),
      address,
      declared,
      // What is alike for everybody cannot know who asks.
      isStranger: c.get('isProgram') || c.get('isStranger') || isAlike,
    }
    if (!isAlike) return handle(raw, arrival)
    const { search } = new URL(raw.url)
    // A query can be anything: its answers are made for whoever asks.
    if (search !== '' || !isWrittenPlainly(asked.pathname)) return packAnswer(raw, await handle(raw, arrival))
    // Without what the first asker sent or gives up: others wait for it too, and it is kept for all.
    const forAll = new Request(raw.url)
    const name = `${dateIn(all.now())} ${asked.locale} ${arrival.origin}${asked.pathname}`
    return keep(raw, name, () => handle(forAll, arrival))
  })
  return app
}

/**
 * Whether a path is written as our links write it. The router answers others, too, with capitals, strokes or escapes
 * more: there are as many as one likes, so none of them is kept.
 */
const isWrittenPlainly = (pathname: string) =>
  /^\/$|^(\/[a-z0-9][a-z0-9.-]*)+$/.test(pathname) && !pathname.endsWith('.data')

type Opening = Record<'withFile' | 'isOpen', (c: Context<Env>) => boolean>

function refuse({ log }: Services, { withFile, isOpen }: Opening): MiddlewareHandler<Env> {
  return async (c, next) => {
    // Mail programs send their one field as either kind of form (RFC 8058).
    const mayHaveFile = () => withFile(c) || isOpen(c)
    const refusal = refuseRequest(c.req.raw, { mayHaveFile, isJson: () => c.get('isProgram') })
    if (refusal) return say(c, refusal.status, refusal.why)
    if (!isUsableOrigin(c.get('origin'))) return say(c, 421, 'needsHttps')
    // No cookie of ours is read there, so no other site can borrow one.
    if (c.get('isProgram') || isSameOrigin(c.req.raw, c.get('origin'))) return next()
    if (isOpen(c)) {
      c.set('isStranger', true)
      return next()
    }
    log.warn({ requestId: c.get('requestId'), event: 'cross-origin refused' }, 'security')
    return say(c, 403, 'fromElsewhere')
  }
}

function isUsableOrigin(origin: string): boolean {
  const { protocol, host } = new URL(origin)
  return protocol === 'https:' || isLoopbackHost(host)
}

/** By its address; there may be none. */
const isFile = (path: string) => path.startsWith('/assets/')

/** The built client: what carries a hash in its name never changes. */
function serveFiles(root: string): ['*', MiddlewareHandler<Env>] {
  const serve = serveStatic<Env>({ root, precompressed: true })
  return [
    '*',
    async (c, next) => {
      const served = await serve(c, next)
      if (!(served instanceof Response)) return
      const isForEver = isFile(c.req.path)
      served.headers.set('Cache-Control', isForEver ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
      return served
    },
  ]
}
