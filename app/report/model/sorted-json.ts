/** Plain JSON with keys in order: what is equal reads the same, also after a database stored its keys in another order. */
export function sortedJson(model: unknown): string {
  return JSON.stringify(model, withSortedKeys)
}

function withSortedKeys(_key: string, part: unknown): unknown {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
}
