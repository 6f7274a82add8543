import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import * as z from 'zod'
import { checkRows } from '#db/data-rights/check-rows.ts'
import { DECISIONS } from '#db/data-rights/decisions.ts'
import { EXPORT_FORM, EXPORT_LIMITS } from '#db/data-rights/export-limits.ts'
import type { ArchiveFault } from '#db/data-rights/fault.ts'
import type { ImportTable } from '#db/data-rights/import-workspace.server.ts'
import type { Manifest, ManifestTable } from '#db/data-rights/manifest.ts'
import { WORKSPACE_TABLES } from '#db/data-rights/read-workspace.server.ts'
import { SCHEMA_VERSION } from '#db/data-rights/schema-version.ts'
import type { StoredTable } from '#db/data-rights/stored-tables.ts'

/** No export is larger than this, packed or not. */
export const MAX_PACKED_BYTES = EXPORT_LIMITS.bytes
export const TOO_LARGE = 'The file is larger than any export.'
const MAX_UNPACKED_BYTES = 4 * EXPORT_LIMITS.bytes
/** Two for each table, and a logo for each client that has one. */
const MAX_FILES = 2_000

/** The only names that an export gives its files. */
const FILE_NAME =
  /^(manifest\.(json|sha256)|README\.txt|data\/[a-z_]{1,60}\.json|csv\/[a-z_]{1,60}\.csv|files\/[0-9a-f-]{36}\.[a-z]{3,4})$/

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.int().min(0)
const ManifestShape: z.ZodType<Manifest> = z.strictObject({
  product: z.literal('preflight'),
  form: Count,
  schemaVersion: Count,
  workspaceId: z.guid(),
  readAt: z.iso.datetime(),
  tables: z.array(
    z.strictObject({
      table: z.string(),
      json: z.string(),
      csv: z.string(),
      rows: Count,
      columns: z.array(z.string()).max(1_000),
    }),
  ),
  files: z.array(z.strictObject({ name: z.string(), bytes: Count, sha256: Hash })).max(MAX_FILES),
  catalogues: z.array(z.string()),
  uploads: z.string(),
  leftOut: z.array(z.strictObject({ table: z.string(), why: z.string() })),
})

export type Archive = { manifest: Manifest; tables: ImportTable[] }

class ArchiveError extends Error {
  faults: ArchiveFault[]

  constructor(faults: ArchiveFault[]) {
    super('This archive cannot be imported.')
    this.faults = faults
  }
}

const fail = (message: string, file = '') => new ArchiveError([{ file, message }])

/**
 * Opens an archive that somebody brings, and believes nothing of it: names, sizes, hashes,
 * versions and each value are looked at before anything is stored.
 *
 * @returns its tables, parents first, or what is wrong with it
 */
export function openArchive(bytes: Uint8Array): Archive | { faults: ArchiveFault[] } {
  try {
    const files = unpack(bytes)
    const manifest = readManifest(files)
    compareFiles(files, manifest)
    return { manifest, tables: readTables(files, manifest) }
  } catch (error) {
    if (error instanceof ArchiveError) return { faults: error.faults }
    throw error
  }
}

type Files = ReadonlyMap<string, Uint8Array>

function unpack(bytes: Uint8Array): Files {
  if (bytes.length > MAX_PACKED_BYTES) throw fail(TOO_LARGE)
  const seen = new Set<string>()
  let total = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize, size, compression }) => {
        if (!FILE_NAME.test(name))
          throw fail('The archive holds a file that no export contains. Nothing of it was unpacked.')
        if (seen.has(name)) throw fail('stands in the archive twice', name)
        seen.add(name)
        total += Math.max(originalSize, compression === 0 ? size : 0)
        if (seen.size > MAX_FILES || total > MAX_UNPACKED_BYTES)
          throw fail('The archive unpacks to more than any export.')
        return true
      },
    })
    return new Map(Object.entries(files))
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    throw fail('The file is no zip archive, or it is damaged.')
  }
}

const SEAL = 'manifest.sha256'

function readManifest(files: Files): Manifest {
  const file = 'manifest.json'
  const seal = `${createHash('sha256')
    .update(files.get(file) ?? '')
    .digest('hex')}  ${file}\n`
  const parsed = parseFile(files, file)
  if (textOf(files, SEAL) !== seal)
    throw fail('is not what its hash says: it was damaged or changed since the export', file)
  const shape = ManifestShape.safeParse(parsed)
  if (!shape.success) {
    const [issue] = shape.error.issues
    throw fail(`is no manifest of an export (${issue?.path.join('.') || 'it'}: ${issue?.message})`, file)
  }
  const { form, schemaVersion } = shape.data
  if (form > EXPORT_FORM || schemaVersion > SCHEMA_VERSION) throw fail(NEWER)
  if (form !== EXPORT_FORM) throw fail(`is of form ${form}, which this version does not know`, file)
  return shape.data
}

const NEWER =
  'The export was made by a newer version of Preflight than this one: bring this installation to that version first.'

/** Whatever the manifest says has to be there as it says, and nothing else. */
function compareFiles(files: Files, { files: listed }: Manifest) {
  const faults: ArchiveFault[] = []
  for (const { name, bytes, sha256 } of listed) {
    const content = files.get(name)
    if (!content) faults.push({ file: name, message: 'is named in the manifest and missing from the archive' })
    else if (content.length !== bytes || createHash('sha256').update(content).digest('hex') !== sha256) {
      faults.push({ file: name, message: 'is not what the manifest says: it was damaged or changed since the export' })
    }
  }
  const names = new Set(['manifest.json', SEAL, ...listed.map(({ name }) => name)])
  for (const file of files.keys()) if (!names.has(file)) faults.push({ file, message: 'is not named in the manifest' })
  if (faults.length > 0) throw new ArchiveError(faults)
}

function readTables(files: Files, manifest: Manifest): ImportTable[] {
  const named = new Map(manifest.tables.map((each) => [each.table, each]))
  if (named.size !== manifest.tables.length) throw fail('names a table twice', 'manifest.json')
  const tables = WORKSPACE_TABLES.flatMap((table) => {
    const listed = named.get(table.fullName)
    named.delete(table.fullName)
    return listed ? [readTable(files, { table, listed, manifest })] : []
  })
  if (named.size > 0)
    throw fail(`names ${[...named.keys()].join(', ')}, which this version does not know`, 'manifest.json')
  const missing = WORKSPACE_TABLES.filter(({ fullName }) => !tables.some(({ table }) => table === fullName))
  if (missing.length > 0 && manifest.schemaVersion === SCHEMA_VERSION) {
    throw fail(`does not name ${missing.map(({ fullName }) => fullName).join(', ')}`, 'manifest.json')
  }
  return tables.filter(({ table }) => !staysBehind(table))
}

/** Whether an export shows it and an import leaves it out. */
function staysBehind(table: string): boolean {
  const decision = DECISIONS[table]
  return decision?.goesWith === 'workspace' && decision.staysBehind !== undefined
}

type TableToRead = { table: StoredTable; listed: ManifestTable; manifest: Manifest }

function readTable(files: Files, { table, listed, manifest }: TableToRead): ImportTable {
  const { json: file, columns } = listed
  checkColumns(table, listed)
  const rows = parseFile(files, file)
  const count = Array.isArray(rows) ? rows.length : 0
  if (count > EXPORT_LIMITS.rows) {
    throw fail(`holds ${count} rows; an import takes at most ${EXPORT_LIMITS.rows} of one table`, file)
  }
  const { workspaceId } = manifest
  const faults = checkRows(rows, { file, table, columns, workspaceId })
  if (faults.length > 0) throw new ArchiveError(faults)
  if (count !== listed.rows) throw fail(`holds ${count} rows, the manifest says ${listed.rows}`, file)
  if (table.name === 'workspaces' && count !== 1) throw fail('must hold one row, the workspace', file)
  return { table: table.fullName, file, columns, json: textOf(files, file) }
}

function checkColumns(table: StoredTable, { columns }: ManifestTable) {
  const known = table.columns.map(({ name }) => name)
  const strange = columns.filter((name, index) => !known.includes(name) || columns.indexOf(name) !== index)
  if (strange.length > 0)
    throw fail(`${table.fullName} has no column ${strange[0]}, or names it twice`, 'manifest.json')
  const lacking = table.columns.filter(({ name, isRequired }) => isRequired && !columns.includes(name))
  if (lacking.length > 0) throw fail(`${table.fullName} lacks the column ${lacking[0]?.name}`, 'manifest.json')
}

function parseFile(files: Files, file: string): unknown {
  const text = textOf(files, file)
  try {
    return JSON.parse(text)
  } catch {
    throw fail('is no JSON', file)
  }
}

function textOf(files: Files, file: string): string {
  const content = files.get(file)
  if (!content) throw fail('is missing: this is no export of Preflight', file)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    throw fail('is no UTF-8 text', file)
  }
}
