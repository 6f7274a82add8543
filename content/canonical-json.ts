/** JSON with the keys of every object in ascending order, so that equal content has equal text. */
export function toCanonicalJson(json: unknown): string {
  return JSON.stringify(json, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
