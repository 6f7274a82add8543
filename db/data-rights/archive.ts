import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { Zip, ZipDeflate } from 'fflate'
import type { Locale } from '#app/messages/locales.ts'
import { csvLines } from './csv.ts'
import { type ManifestFile, type ManifestTable, writeManifest } from './manifest.ts'
import { READ_ME } from './read-me.ts'
import type { WorkspaceRows } from './read-workspace.server.ts'
import { filesIn } from './stored-files.ts'

type Entry = { name: string; parts: Iterable<string | Uint8Array> }

/** Characters that are packed before others get their turn. */
const PART_CHARACTERS = 128 * 1024

/**
 * Writes rows as a zip: JSON and CSV of each table, the files that stand in them, a manifest with the hash of every file, and a
 * text that says what this is. Made part by part while somebody reads it, so that it never stands
 * whole in memory and holds nobody else up.
 *
 * @param locale of that text; all else is the same in every language
 */
export async function* archiveOf(
  { workspaceId, readAt, tables }: WorkspaceRows,
  locale: Locale,
): AsyncGenerator<Uint8Array> {
  const packer = new Packer(readAt)
  const listed: ManifestTable[] = []
  for (const { table, rows } of tables) {
    const json = `data/${table.name}.json`
    const csv = `csv/${table.name}.csv`
    const columns = table.columns.map(({ name }) => name)
    yield* packer.add({ name: json, parts: jsonLines(rows) })
    yield* packer.add({ name: csv, parts: csvLines(columns, parsed(rows)) })
    listed.push({ table: table.fullName, json, csv, rows: rows.length, columns })
  }
  for (const { name, bytes } of filesIn(tables)) yield* packer.add({ name, parts: [bytes] })
  yield* packer.add({ name: 'README.txt', parts: [READ_ME[locale]] })
  const manifest = writeManifest({
    workspaceId,
    readAt: readAt.toISOString(),
    tables: listed,
    files: [...packer.files],
    catalogues: cataloguesOf(tables),
  })
  yield* packer.add({ name: 'manifest.json', parts: [`${JSON.stringify(manifest, null, 2)}\n`] })
  const seal = packer.files.at(-1)?.sha256
  yield* packer.add({ name: 'manifest.sha256', parts: [`${seal}  manifest.json\n`] })
  yield* packer.end()
}

/** Packs one file after the other, and remembers what each held. */
class Packer {
  files: ManifestFile[] = []
  #zip: Zip
  #packed: Uint8Array[] = []
  #at: Date

  constructor(at: Date) {
    this.#at = at
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error
      this.#packed.push(chunk)
    })
  }

  async *add({ name, parts }: Entry): AsyncGenerator<Uint8Array> {
    const entry = new ZipDeflate(name, { level: 4 })
    entry.mtime = this.#at
    this.#zip.add(entry)
    const hash = createHash('sha256')
    let bytes = 0
    for (const part of inParts(parts)) {
      const written = typeof part === 'string' ? new TextEncoder().encode(part) : part
      hash.update(written)
      bytes += written.length
      entry.push(written)
      yield* this.#take()
      await breathe()
    }
    entry.push(new Uint8Array(), true)
    this.files.push({ name, bytes, sha256: hash.digest('hex') })
    yield* this.#take()
  }

  *end(): Generator<Uint8Array> {
    this.#zip.end()
    yield* this.#take()
  }

  *#take(): Generator<Uint8Array> {
    yield* this.#packed
    this.#packed = []
  }
}

/** Text in parts of about one size; bytes as they are. */
function* inParts(texts: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let part = ''
  for (const text of texts) {
    if (typeof text !== 'string') {
      yield text
      continue
    }
    part += text
    if (part.length < PART_CHARACTERS) continue
    yield part
    part = ''
  }
  if (part !== '') yield part
}

/** An array of rows, one a line. */
function* jsonLines(rows: readonly string[]): Generator<string> {
  yield '[\n'
  for (const [index, row] of rows.entries()) yield index === rows.length - 1 ? `${row}\n` : `${row},\n`
  yield ']\n'
}

function* parsed(rows: readonly string[]): Generator<Record<string, unknown>> {
  for (const row of rows) yield JSON.parse(row)
}

function cataloguesOf(tables: WorkspaceRows['tables']): string[] {
  const naming = tables.filter(({ table }) => table.columns.some(({ name }) => name === 'catalogue_hash'))
  const hashes = naming.flatMap(({ rows }) => rows.map((row) => String(JSON.parse(row).catalogue_hash)))
  return [...new Set(hashes)].sort()
}
