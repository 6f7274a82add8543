import type { Context } from 'hono'
import { type PlainReason, plainPage } from './plain-page.server.ts'
import { problem } from './problem.server.ts'
import type { Env } from './request-env.server.ts'
import { type Say, sayIn } from './words.server.ts'

/** One sentence instead of a page, in the form that whoever asks can read: a page, plain text or JSON. */
export async function say(
  c: Context<Env>,
  status: number,
  why: PlainReason | ((say: Say) => string),
  headers: Record<string, string> = {},
): Promise<Response> {
  const { locale } = c.get('asked')
  const words = await sayIn(locale)
  const sentence = typeof why === 'function' ? why(words) : words(`plain.${why}`)
  const wait: Record<string, string> = status === 503 ? { 'Retry-After': '2' } : {}
  if (c.get('isProgram')) {
    const answer = problem(words, { status, detail: sentence })
    for (const [name, value] of Object.entries({ ...wait, ...headers })) answer.headers.set(name, value)
    return answer
  }
  // A page that is open already says the sentence in its own frame.
  if (c.req.path.endsWith('.data')) {
    return new Response(sentence, {
      status,
      headers: { ...wait, ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
    })
  }
  return plainPage({ status, locale, sentence, requestId: c.get('requestId'), headers: { ...wait, ...headers } })
}
