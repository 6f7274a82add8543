import { checkVersions } from './check/versions.ts'
import { type ReadOptions, readFiles } from './read-files.server.ts'
import type { CatalogueVersion } from './schema.ts'

/**
 * The versions of the catalogue, the newest first.
 *
 * @throws Error naming the first fault of the content
 */
export function loadHistory(options: ReadOptions = {}): CatalogueVersion[] {
  const part = { faulty: 'The history of the catalogue has faults', isOwn: () => true, check: checkVersions }
  return readFiles(options, part).lists.history.map(({ hash = null, ...version }) => ({ ...version, hash }))
}
