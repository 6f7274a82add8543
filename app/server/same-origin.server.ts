/** Methods that may change something. */
const MUTATING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Whether a request may reach any action, resource route or API that changes
 * something: the browser says it comes from our own pages, or its Origin is ours.
 * A request that says nothing of where it comes from is refused, because React
 * Router's own check lets it pass.
 *
 * @param origin our own origin, scheme included
 */
export function isSameOrigin(request: Request, origin: string): boolean {
  if (!MUTATING.has(request.method)) return true
  const sentFrom = request.headers.get('origin')
  if (sentFrom !== null && sentFrom !== origin) return false
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  return sentFrom === origin
}

/** Whether a method, in capitals as a `Request` has it, may change something; every other one only reads. */
export function isMutating(method: string): boolean {
  return MUTATING.has(method)
}
