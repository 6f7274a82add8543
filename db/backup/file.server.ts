import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { StartError } from '../start-error.ts'
import type { Fingerprint } from './tables.server.ts'

/** Of the file's form, not of the schema. */
const FORMAT = 'preflight backup 1'
const END_OF_ROWS = '\\.'

export type Heading = {
  format: string
  takenAt: string
  /** Version of PostgreSQL. */
  server: string
  /** Hashes of the migrations that made the schema, in order. */
  migrations: string[]
}

/**
 * What stands in a file, in order: the heading, each table with its rows, the
 * fingerprints. Rows come in pieces of whole lines.
 */
export type Part =
  | ({ is: 'heading' } & Heading)
  | { is: 'table'; table: string; columns: string[] }
  | { is: 'rows'; rows: Buffer }
  | { is: 'fingerprints'; fingerprints: Fingerprint[] }

export type BackupWriter = {
  heading(heading: Omit<Heading, 'format'>): Promise<void>
  beginTable(table: string, columns: string[]): Promise<void>
  rows(piece: Buffer): Promise<void>
  endTable(): Promise<void>
  fingerprints(all: Fingerprint[]): Promise<void>
}

/**
 * Writes a backup (gzip, mode 0600). It gets its name only once all of it is on disk.
 *
 * @returns its size in bytes
 * @throws StartError if the name is taken or the place cannot be written; then nothing is left behind
 */
export async function writeBackupFile(file: string, fill: (writer: BackupWriter) => Promise<void>): Promise<number> {
  if (existsSync(file)) throw new StartError(`${file} exists already: name another file.`)
  const draft = `${file}.${process.pid}.part`
  try {
    await writeDraft(draft, fill)
    await putOnDisk(draft)
    await rename(draft, file)
    await putOnDisk(dirname(file))
    return (await stat(file)).size
  } catch (error) {
    await rm(draft, { force: true })
    throw explainWriting(file, error)
  }
}

async function writeDraft(draft: string, fill: (writer: BackupWriter) => Promise<void>) {
  const packed = createGzip({ level: 6 })
  const hash = createHash('sha256')
  const written = pipeline(packed, createWriteStream(draft, { flags: 'wx', mode: 0o600 }))
  const put = async (text: string | Buffer) => {
    hash.update(text)
    // A disk that is full ends the writing, and then nothing drains any more.
    if (!packed.write(text)) await Promise.race([once(packed, 'drain'), written])
  }
  const line = (part: unknown) => put(`${JSON.stringify(part)}\n`)
  const filled = fill({
    heading: (heading) => line({ format: FORMAT, ...heading }),
    beginTable: (table, columns) => line({ table, columns }),
    rows: put,
    endTable: () => put(`${END_OF_ROWS}\n`),
    fingerprints: (fingerprints) => line({ fingerprints }),
  }).then(
    () => packed.end(`${hash.digest('hex')}\n`),
    (error: Error) => packed.destroy(error),
  )
  const [end] = await Promise.allSettled([written, filled])
  if (end.status === 'rejected') throw end.reason
}

async function putOnDisk(path: string) {
  // A folder cannot be opened on every system; there its names are written sooner or later.
  const handle = await open(path).catch(() => null)
  if (handle === null) return
  try {
    await handle.sync()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && /EINVAL|EPERM|EISDIR/.test(String(error.code)))) throw error
  } finally {
    await handle.close()
  }
}

/** What the system says, in words where it matters; what the database says goes on as it is. */
function explainWriting(file: string, error: unknown) {
  if (!(error instanceof Error && 'syscall' in error && ON_DISK.test(String(error.syscall)))) return error
  const code = codeOf(error) ?? ''
  return new StartError(`${file} cannot be written: ${WHY_NOT[code] ?? code}.`)
}

const ON_DISK = /^(open|write|fsync|rename|stat)$/

const WHY_NOT: Record<string, string | undefined> = {
  ENOENT: 'its folder does not exist',
  EACCES: 'this user may not write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
}

/**
 * Reads a backup.
 *
 * @throws StartError if it is no backup, is damaged or cut off: the last only at its end, so whoever acts on
 *   what comes before must be able to take it back
 */
export async function* readBackupFile(file: string): AsyncGenerator<Part> {
  const hash = createHash('sha256')
  let state: 'heading' | 'between' | 'rows' | 'seal' | 'done' = 'heading'
  try {
    for await (const lines of wholeLines(file)) {
      for (let from = 0; from < lines.length; ) {
        if (state === 'rows') {
          const to = endOfRows(lines, from)
          if (to > from) yield { is: 'rows', rows: lines.subarray(from, to) }
          const next = to < lines.length ? to + END_OF_ROWS.length + 1 : to
          if (next > to) state = 'between'
          hash.update(lines.subarray(from, next))
          from = next
          continue
        }
        const next = lines.indexOf(NEW_LINE, from) + 1
        const text = lines.toString('utf8', from, next - 1)
        if (state === 'done') throw new StartError(damaged(file))
        if (state === 'seal') {
          if (text !== hash.digest('hex')) throw new StartError(damaged(file))
          state = 'done'
          from = next
          continue
        }
        hash.update(lines.subarray(from, next))
        const part = parsePart(text, state === 'heading')
        yield part
        state = part.is === 'table' ? 'rows' : part.is === 'fingerprints' ? 'seal' : 'between'
        from = next
      }
    }
  } catch (error) {
    throw explainReading(file, error)
  }
  if (state === 'heading') throw new StartError(`${file} is no backup of Preflight.`)
  if (state !== 'done') throw new StartError(damaged(file))
}

const NEW_LINE = 10

/** Pieces that end with a line. What has no end is left out: a backup ends with one. */
async function* wholeLines(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file)
  const unpacked = createGunzip()
  source.on('error', (error) => unpacked.destroy(error))
  source.pipe(unpacked)
  let rest: Buffer[] = []
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      const end = piece.lastIndexOf(NEW_LINE) + 1
      if (end > 0) yield Buffer.concat([...rest, piece.subarray(0, end)])
      rest = end > 0 ? [piece.subarray(end)] : [...rest, piece]
    }
    if (rest.some(({ length }) => length > 0)) throw new StartError(damaged(file))
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

/** Where the line `\.` begins, which no row can be; the end of the piece if it is not there. */
function endOfRows(lines: Buffer, from: number): number {
  const mark = `${END_OF_ROWS}\n`
  if (lines.toString('latin1', from, from + mark.length) === mark) return from
  const at = lines.indexOf(`\n${mark}`, from)
  return at < 0 ? lines.length : at + 1
}

function parsePart(text: string, isFirst: boolean): Part {
  const read = JSON.parse(text) as Partial<Heading> & {
    table?: string
    columns?: string[]
    fingerprints?: Fingerprint[]
  }
  if (isFirst) return readHeading(read)
  const { table, columns, fingerprints } = read
  if (typeof table === 'string' && Array.isArray(columns)) return { is: 'table', table, columns }
  if (Array.isArray(fingerprints)) return { is: 'fingerprints', fingerprints }
  throw new SyntaxError('no part of a backup')
}

function readHeading({ format, takenAt, server, migrations }: Partial<Heading>): Part {
  if (format === undefined || !format.startsWith('preflight backup ')) throw new SyntaxError('no heading of a backup')
  if (format !== FORMAT) {
    throw new StartError(
      'This backup has a newer form than this version of Preflight reads: use the version that wrote it.',
    )
  }
  if (typeof takenAt !== 'string' || typeof server !== 'string' || !Array.isArray(migrations))
    throw new SyntaxError('a heading that lacks something')
  return { is: 'heading', format, takenAt, server, migrations }
}

function explainReading(file: string, error: unknown) {
  if (error instanceof StartError) return error
  if (error instanceof SyntaxError) return new StartError(damaged(file))
  const code = codeOf(error) ?? ''
  if (code === 'ENOENT') return new StartError(`There is no file ${file}.`)
  if (code === 'EISDIR') return new StartError(`${file} is a folder: name a file in it.`)
  if (code === 'EACCES') return new StartError(`${file} may not be read by this user.`)
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return new StartError(damaged(file))
  return error
}

const damaged = (file: string) =>
  `${file} is damaged, cut off, or no backup of Preflight; nothing was changed. Take another backup.`

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : null)
