type PlainPage = { status: number; sentence: string; requestId: string; headers?: Record<string, string> }

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** An error page that needs nothing but itself: one sentence and the request id. */
export function plainPage({ status, sentence, requestId, headers = {} }: PlainPage): Response {
  const title = sentence.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${status} · Preflight</title><main><h1>${title}</h1><p>Request ${requestId}</p><p><a href="/">To the start page</a></p></main></html>`
  return new Response(body, { status, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' } })
}
