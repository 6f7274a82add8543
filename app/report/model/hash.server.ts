import { createHash } from 'node:crypto'

/** SHA-256 of plain JSON, 64 hex digits: what is equal has equal hashes, whatever the order of its keys. */
export function hashOf(model: object): string {
  return createHash('sha256').update(JSON.stringify(model, withSortedKeys)).digest('hex')
}

function withSortedKeys(_key: string, part: unknown): unknown {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
}
