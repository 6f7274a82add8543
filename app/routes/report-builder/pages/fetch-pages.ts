/** What came of asking for the pages. */
export type Fetched =
  | { is: 'new'; bytes: ArrayBuffer; tag: string }
  /** Nothing changed since the pages with this tag. */
  | { is: 'same' }
  /** They are being drawn for somebody; to be asked again. */
  | { is: 'busy'; seconds: number }
  | { is: 'tooOften'; minutes: number }
  | { is: 'failed' }

const USUAL_WAIT = 2

/**
 * The PDF behind an address.
 *
 * @param tag of the pages that stand there; `null`: none do
 * @throws DOMException `AbortError` once `signal` ends
 */
export async function fetchPages(href: string, tag: string | null, signal: AbortSignal): Promise<Fetched> {
  const headers = tag === null ? undefined : { 'If-None-Match': tag }
  const answer = await fetch(href, { headers, cache: 'no-store', redirect: 'error', signal }).catch(unlessStopped)
  if (!answer) return { is: 'failed' }
  const seconds = Number(answer.headers.get('Retry-After')) || USUAL_WAIT
  switch (answer.status) {
    case 200: {
      const bytes = await answer.arrayBuffer().catch(unlessStopped)
      return bytes ? { is: 'new', bytes, tag: answer.headers.get('ETag') ?? '' } : { is: 'failed' }
    }
    case 304:
      return { is: 'same' }
    case 503:
      return { is: 'busy', seconds }
    case 429:
      return { is: 'tooOften', minutes: Math.ceil(seconds / 60) }
    default:
      return { is: 'failed' }
  }
}

/** A connection that broke is nothing to throw; being told to stop is. */
function unlessStopped(error: unknown): null {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  return null
}
