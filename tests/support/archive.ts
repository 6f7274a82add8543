import { createHash } from 'node:crypto'
import { unzipSync, zipSync } from 'fflate'
import type { Manifest } from '#db/data-rights/manifest.ts'

/** The texts of an archive by file name; pictures as one character a byte. */
export type ArchiveFiles = Record<string, string>

export async function openZip(response: Response): Promise<ArchiveFiles> {
  return readZip(new Uint8Array(await response.arrayBuffer()))
}

export function readZip(bytes: Uint8Array): ArchiveFiles {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString(encodingOf(name))]),
  )
}

const encodingOf = (name: string) => (name.startsWith('files/') ? 'latin1' : 'utf8')

/** What a file of an archive holds, as bytes. */
export const bytesOf = (name: string, text: string) => Buffer.from(text, encodingOf(name))

export const manifestOf = (files: ArchiveFiles): Manifest => JSON.parse(files['manifest.json'] ?? '')

export const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

/** The same archive with other contents, and a manifest that agrees with them unless `isHonest` is false. */
export function rezip(files: ArchiveFiles, changes: ArchiveFiles, { isHonest = true } = {}): Uint8Array {
  const changed = { ...files, ...changes }
  if (isHonest && !('manifest.json' in changes)) {
    const manifest = manifestOf(changed)
    for (const file of manifest.files) {
      const content = bytesOf(file.name, changed[file.name] ?? '')
      Object.assign(file, { sha256: sha256(content), bytes: content.length })
    }
    for (const table of manifest.tables) {
      try {
        table.rows = JSON.parse(changed[table.json] ?? '').length
      } catch {
        // What is no JSON has no rows to count.
      }
    }
    changed['manifest.json'] = JSON.stringify(manifest)
  }
  changed['manifest.sha256'] = `${sha256(changed['manifest.json'] ?? '')}  manifest.json\n`
  return zipSync(Object.fromEntries(Object.entries(changed).map(([name, text]) => [name, bytesOf(name, text)])))
}
