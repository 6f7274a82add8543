import { checkVersions } from './check/versions.ts'
import { compiledOr } from './compiled.server.ts'
import { type ReadOptions, readFiles } from './read-files.server.ts'
import type { CatalogueVersion } from './schema/beside-catalogue.ts'

/**
 * The versions of the catalogue, frozen, the newest first.
 *
 * @throws ContentFault naming the first fault of the content
 */
export function loadHistory(options: ReadOptions = {}): readonly CatalogueVersion[] {
  return compiledOr('history', options, () => read(options))
}

function read(options: ReadOptions): CatalogueVersion[] {
  const part = { faulty: 'The history of the catalogue has faults', isOwn: () => true, check: checkVersions }
  return readFiles(options, part).lists.history.map(({ hash = null, ...version }) => ({ ...version, hash }))
}
