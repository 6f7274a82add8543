import { createHash } from 'node:crypto'
import { sortedJson } from './sorted-json.ts'

/** SHA-256 of plain JSON, 64 hex digits: what is equal has equal hashes, whatever the order of its keys. */
export function hashOf(model: object): string {
  return createHash('sha256').update(sortedJson(model)).digest('hex')
}
