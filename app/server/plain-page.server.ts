import { placeIn } from '#app/core/library/place-in.ts'
import type { Locale, Messages } from '#app/messages/locales.ts'
import { sayIn } from './words.server.ts'

/** Why something is refused, or failed, before a page could say it: a sentence of `refusals.plain` in which nothing is left open. */
export type PlainReason = Exclude<keyof Messages['refusals']['plain'], 'fileTooLarge' | 'request' | 'toStart'>

type PlainPage = {
  status: number
  locale: Locale
  sentence: string
  requestId: string
  headers?: Record<string, string>
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** An error page that needs nothing but itself: one sentence and the request id. @param page.sentence in its language */
export async function plainPage({ status, locale, sentence, requestId, headers = {} }: PlainPage): Promise<Response> {
  const say = await sayIn(locale)
  const title = sentence.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
  const body = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${status} · Preflight</title><main><h1>${title}</h1><p>${say('plain.request', { requestId })}</p><p><a href="${placeIn(locale, '/')}">${say('plain.toStart')}</a></p></main></html>`
  return new Response(body, { status, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' } })
}
