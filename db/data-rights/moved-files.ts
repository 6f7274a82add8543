import type { MovedFile } from '#db/queries/held-files.server.ts'
import { EXPORT_LIMITS } from './export-limits.ts'
import type { TooLarge, WorkspaceRows } from './read-workspace.server.ts'

/** @throws whatever says that a file cannot be had now */
export type ReadMoved = (workspaceId: string, file: MovedFile & { content: null }) => Promise<Uint8Array>

const TABLE = 'app.edition_files'

/**
 * Puts the files that lie elsewhere into their rows, as if they lay here: an export is whole by itself, and an import
 * needs no storage.
 */
export async function putMovedIn(rows: WorkspaceRows, readFile: ReadMoved): Promise<WorkspaceRows | TooLarge> {
  if (rows.moved.length === 0) return rows
  const contents = new Map<string, string>()
  let bytes = 0
  for (const file of rows.moved) {
    const content = await readFile(rows.workspaceId, { ...file, content: null })
    // As it is written: two digits a byte.
    bytes += 2 * content.length
    if (bytes > EXPORT_LIMITS.bytes) return { is: 'tooLarge' }
    contents.set(file.id, `\\x${Buffer.from(content).toString('hex')}`)
  }
  const fill = (written: string) => {
    const row = JSON.parse(written)
    return contents.has(row.id) ? JSON.stringify({ ...row, content: contents.get(row.id) }) : written
  }
  const tables = rows.tables.map((each) =>
    each.table.fullName === TABLE ? { ...each, rows: each.rows.map(fill) } : each,
  )
  return { ...rows, tables }
}
