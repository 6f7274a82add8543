/** What is wrong with one field of what a program sent. */
export type FieldProblem = { field: string; detail: string }

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'No key, or one that opens nothing',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Some fields do not fit',
  429: 'Too many requests',
  503: 'Not available',
}

/**
 * A no to a program.
 *
 * @param detail a sentence with what to do next; nothing that was sent
 * @source RFC 9457
 */
export function problem(status: number, detail: string, errors: readonly FieldProblem[] = []): Response {
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Failed',
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
