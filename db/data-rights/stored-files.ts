import type { WorkspaceRows } from './read-workspace.server.ts'

/** A file that a row holds. */
export type StoredFile = { name: string; bytes: Uint8Array }

/** The columns that hold whole files: also written as such, because nobody looks at a picture in JSON. */
const FILES = [{ table: 'app.brands', column: 'logo', ending: 'png' }] as const

/** Every stored file of the rows, named `files/<id of its row>.<ending>`. */
export function* filesIn(tables: WorkspaceRows['tables']): Generator<StoredFile> {
  for (const { table, column, ending } of FILES) {
    for (const row of tables.find((each) => each.table.fullName === table)?.rows ?? []) {
      const { id, [column]: held }: { id: string; [column]: string | null } = JSON.parse(row)
      // PostgreSQL writes bytes as `\x` and hexadecimal digits.
      if (held !== null) yield { name: `files/${id}.${ending}`, bytes: Buffer.from(held.slice(2), 'hex') }
    }
  }
}
