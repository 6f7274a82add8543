/**
 * A no that routes throw. Pages show the sentence under the status; what is no page
 * gets it as text. A `Response`, because React Router answers a thrown `data()` on a
 * resource route with words and headers of its own.
 *
 * @param sentence for the person, with what to do next; nothing that was typed
 */
export function refusal(status: 400 | 403 | 404 | 409 | 410 | 429 | 503, sentence: string): Response {
  return new Response(sentence, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
