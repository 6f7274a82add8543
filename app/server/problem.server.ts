import type { Say } from './words.server.ts'

/** What is wrong with one field of what a program sent: a code that programs know in every language, and a sentence. */
export type FieldProblem = { field: string; code: string; detail: string }

const STATUSES = ['400', '401', '404', '405', '409', '413', '415', '422', '429', '503'] as const

/**
 * A no to a program.
 *
 * @param detail a sentence with what to do next; nothing that was sent
 * @source RFC 9457
 */
export function problem(
  say: Say,
  { status, detail, errors = [] }: { status: number; detail: string; errors?: readonly FieldProblem[] },
): Response {
  const body = {
    type: 'about:blank',
    title: say(`api.title.${STATUSES.find((known) => known === String(status)) ?? 'other'}`),
    status,
    detail,
    ...(errors.length > 0 && { errors }),
  }
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json; charset=utf-8' }
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer'
  return new Response(JSON.stringify(body), { status, headers })
}

/** Whether an answer is one that programs read. */
export const isProgramAnswer = (response: Response) =>
  /^application\/(problem\+)?json/.test(response.headers.get('Content-Type') ?? '')
