import { createHash } from 'node:crypto'
import { assembleCatalogue } from './assemble/catalogue.ts'
import { toCanonicalJson } from './canonical-json.ts'
import { findCatalogueFaults, isLaw } from './check.ts'
import { formatFault } from './fault.ts'
import { parseContent } from './parse.ts'
import type { Catalogue } from './schema.ts'
import { findContentRoot, readSources } from './source.server.ts'

const SHOWN_FAULTS = 5

/**
 * Reads, checks, joins, hashes and freezes all content. Nothing is cached: the caller keeps it.
 *
 * @param options.root   the folder that holds `content/`; default `findContentRoot()`
 * @param options.locale the language of the wording; English is the only one yet
 * @throws Error naming the first faults with file and line, if the content has any
 */
export function loadCatalogue(options: { root?: string; locale?: 'en' } = {}): Catalogue {
  const sources = readSources(options.root ?? findContentRoot()).filter(({ file }) => !isLaw(file))
  const parsed = parseContent(sources)
  const faults = findCatalogueFaults(sources, parsed)
  if (faults.length > 0) {
    const lines = faults.slice(0, SHOWN_FAULTS).map(formatFault)
    const more = faults.length > SHOWN_FAULTS ? [`and ${faults.length - SHOWN_FAULTS} more`] : []
    throw new Error(['The content has faults. Run "npm run preflight -- content check".', ...lines, ...more].join('\n'))
  }
  const catalogue = assembleCatalogue(parsed.files, options.locale ?? 'en')
  const hash = createHash('sha256').update(toCanonicalJson(catalogue)).digest('hex')
  return deepFreeze({ ...catalogue, hash })
}

/** Freezes an object with everything in it. */
export function deepFreeze<T>(part: T): T {
  if (part === null || typeof part !== 'object' || Object.isFrozen(part)) return part
  for (const inner of Object.values(part)) deepFreeze(inner)
  return Object.freeze(part)
}
