import { createHash } from 'node:crypto'
import type { ReportModel } from './report-model.ts'

/** SHA-256 of the model, 64 hex digits: equal models have equal hashes, whatever the order of their keys. */
export function hashOf(model: ReportModel): string {
  return createHash('sha256').update(JSON.stringify(model, withSortedKeys)).digest('hex')
}

function withSortedKeys(_key: string, part: unknown): unknown {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
}
