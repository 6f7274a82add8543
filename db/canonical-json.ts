/** JSON with sorted keys: equal values give equal text, also after a round trip through jsonb. */
export function canonicalJson(json: unknown): string {
  return JSON.stringify(json, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
