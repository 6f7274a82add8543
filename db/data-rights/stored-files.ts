import type { WorkspaceRows } from './read-workspace.server.ts'

/** A file that a row holds. */
export type StoredFile = { name: string; bytes: Uint8Array }

type Row = Record<string, string | null>
type FileColumn = {
  /** With its schema. */
  table: string
  column: string
  ending: (row: Row) => string
}

/** The columns that hold whole files: also written as such, because nobody looks at a picture in JSON. */
export const FILE_COLUMNS: readonly FileColumn[] = [
  { table: 'app.brands', column: 'logo', ending: () => 'png' },
  { table: 'app.client_files', column: 'content', ending: ({ kind }) => String(kind) },
  { table: 'app.edition_files', column: 'content', ending: () => 'pdf' },
  { table: 'app.evidence_pieces', column: 'content', ending: ({ kind }) => String(kind) },
]

/** Every stored file of the rows, named `files/<id of its row>.<ending>`. */
export function* filesIn(tables: WorkspaceRows['tables']): Generator<StoredFile> {
  for (const { table, column, ending } of FILE_COLUMNS) {
    for (const written of tables.find((each) => each.table.fullName === table)?.rows ?? []) {
      const row: Row = JSON.parse(written)
      const held = row[column]
      // PostgreSQL writes bytes as `\x` and hexadecimal digits.
      if (held) yield { name: `files/${row.id}.${ending(row)}`, bytes: Buffer.from(held.slice(2), 'hex') }
    }
  }
}
