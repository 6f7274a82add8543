import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import type { EntryContext, RouterContextProvider } from 'react-router'
import { isRouteErrorResponse, ServerRouter } from 'react-router'
import { IntlProvider } from 'use-intl'
import { page } from '#app/context.server.ts'
import { TIME_ZONE } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { keepTitles } from '#app/messages/titles.ts'
import { NonceContext } from '#app/nonce.ts'
import { RequestIdContext } from '#app/request-id.ts'
import { wasTold } from '#app/server/log.server.ts'

export const streamTimeout = 5_000

/** Renders a document; streams to people, waits for everything where the reader is a robot. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })

  const { nonce, locale, log, requestId } = loadContext.get(page)
  const messages = await loadMessages(locale)
  keepTitles(locale, messages.app.titles)
  const wholeAtOnce = isbot(request.headers.get('user-agent') ?? '')

  return new Promise((resolve, reject) => {
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext value={nonce}>
        <RequestIdContext value={requestId}>
          <IntlProvider locale={locale} messages={messages} timeZone={TIME_ZONE}>
            <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
          </IntlProvider>
        </RequestIdContext>
      </NonceContext>,
      {
        nonce,
        [wholeAtOnce ? 'onAllReady' : 'onShellReady']() {
          shellSent = true
          const body = new PassThrough()
          pipe(body)
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        },
        onShellError: reject,
        onError(error: unknown) {
          if (shellSent) log.error({ err: error }, 'rendering failed after the shell was sent')
        },
      },
    )
    setTimeout(abort, streamTimeout + 1_000).unref()
  })
}

/** Loader and action errors are logged once, here; pages show the request id alone. */
export function handleError(error: unknown, { request, context }: { request: Request; context: unknown }) {
  if (request.signal.aborted || isRouteErrorResponse(error) || wasTold(error)) return
  const { log } = (context as RouterContextProvider).get(page)
  log.error({ err: error }, 'unexpected error')
}
