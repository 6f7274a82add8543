import { RenderBusy, RenderFailed } from '#app/report/render-failure.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { RequestServices } from '#app/server/services.server.ts'

const FAILED_RETRY_SECONDS = 60

/** What is known to happen to a PDF is said in a sentence; anything else stays an error. */
export function renderRefusal(error: unknown, { log, say, retryAfter }: RequestServices): unknown {
  if (error instanceof RenderBusy) {
    retryAfter(error.retryAfter)
    return refusal(503, say('pdfBusy'))
  }
  if (!(error instanceof RenderFailed)) return error
  log.error({ err: error, reason: error.reason }, 'report not made')
  retryAfter(FAILED_RETRY_SECONDS)
  return refusal(503, say('pdfFailed'))
}
