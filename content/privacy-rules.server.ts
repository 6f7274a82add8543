import { createHash } from 'node:crypto'
import { assemblePrivacy } from './assemble/privacy.ts'
import { toCanonicalJson } from './canonical-json.ts'
import { deepFreeze } from './catalogue.server.ts'
import { checkLegalConditions } from './check/legal-conditions.ts'
import { checkPrivacy } from './check/privacy.ts'
import { checkPrivacyClaims } from './check/wrong-claims.ts'
import { formatFault, locateFindings } from './fault.ts'
import type { ContentFiles } from './layout.ts'
import { parseContent } from './parse.ts'
import type { PrivacyRules } from './privacy-rules.ts'
import { findContentRoot, readSources } from './source.server.ts'

const FOLDER = 'content/regulation/privacy/'

/**
 * Reads, checks, joins, hashes and freezes the rules of data protection law. Nothing is cached: the caller keeps them.
 *
 * They have a hash of their own: a change of law does not change what the answers of a check mean.
 *
 * @param options.root the folder that holds `content/`; default `findContentRoot()`
 * @throws Error naming the first fault with file and line, if they have any
 */
export function loadPrivacyRules(options: { root?: string } = {}): PrivacyRules {
  const rules = assemblePrivacy(readPrivacyFiles(options.root ?? findContentRoot()))
  const hash = createHash('sha256').update(toCanonicalJson(rules)).digest('hex')
  return deepFreeze({ ...rules, hash })
}

/** Only these files: the rest is read, and checked, with the catalogue. @throws Error naming the first fault */
function readPrivacyFiles(root: string): ContentFiles {
  const sources = readSources(root).filter(({ file }) => file.startsWith(FOLDER))
  const { files, findings } = parseContent(sources)
  const unreadable = findings.filter(({ file }) => file.startsWith(FOLDER))
  const found =
    unreadable.length > 0
      ? unreadable
      : [...checkPrivacy(files), ...checkLegalConditions(files), ...checkPrivacyClaims(files)]
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  const [fault] = locateFindings(found, (file) => texts.get(file))
  if (fault) throw new Error(`The rules of data protection law have faults: ${formatFault(fault)}`)
  return files
}
