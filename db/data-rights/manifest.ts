import { DECISIONS } from './decisions.ts'
import { EXPORT_FORM } from './export-limits.ts'
import { SCHEMA_VERSION } from './schema-version.ts'

/** One table in an archive. */
export type ManifestTable = { table: string; json: string; csv: string; rows: number; columns: string[] }

/** One file of an archive, other than the manifest itself. */
export type ManifestFile = {
  name: string
  bytes: number
  /** Hex. */
  sha256: string
}

export type Manifest = {
  product: 'preflight'
  /** How the archive is laid out. */
  form: number
  /** Migrations that the version knew which wrote it. */
  schemaVersion: number
  workspaceId: string
  /** ISO 8601. */
  readAt: string
  tables: ManifestTable[]
  files: ManifestFile[]
  /** Hashes of the catalogues that the rows name. */
  catalogues: string[]
  uploads: string
  leftOut: { table: string; why: string }[]
}

type Contents = Pick<Manifest, 'workspaceId' | 'readAt' | 'tables' | 'files' | 'catalogues'>

/** The manifest of an archive of this version. */
export function writeManifest({ workspaceId, readAt, tables, files, catalogues }: Contents): Manifest {
  return {
    product: 'preflight',
    form: EXPORT_FORM,
    schemaVersion: SCHEMA_VERSION,
    workspaceId,
    readAt,
    tables,
    files,
    catalogues,
    uploads:
      'logos, drawn anew, and files of clients, as files/<id of the row>.<kind>; an import reads them from the tables',
    leftOut: Object.entries(DECISIONS).flatMap(([table, decision]) => {
      if (decision.goesWith === 'workspace') return []
      const why = decision.goesWith === 'person' ? 'belongs to a person, not to the workspace' : decision.because
      return [{ table, why }]
    }),
  }
}
