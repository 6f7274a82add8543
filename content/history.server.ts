import { checkVersions } from './check/versions.ts'
import { formatFault, locateFindings } from './fault.ts'
import { parseContent } from './parse.ts'
import type { CatalogueVersion } from './schema.ts'
import { findContentRoot, readSources } from './source.server.ts'

/**
 * The versions of the catalogue, the newest first.
 *
 * @param options.root the folder that holds `content/`; default `findContentRoot()`
 * @throws Error naming the first fault of the content
 */
export function loadHistory(options: { root?: string } = {}): CatalogueVersion[] {
  const sources = readSources(options.root ?? findContentRoot())
  const { files, findings } = parseContent(sources)
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  const [fault] = locateFindings(findings.length > 0 ? findings : checkVersions(files), (file) => texts.get(file))
  if (fault) throw new Error(`The history of the catalogue has faults: ${formatFault(fault)}`)
  return files.lists.history.map(({ hash = null, ...version }) => ({ ...version, hash }))
}
