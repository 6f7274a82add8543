import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { driverArguments } from '#db/connection-url.ts'
import { hashToken } from '#db/token.server.ts'

const run = promisify(execFile)

export type SavingGuest = {
  workspaceId: string
  actorId: string
  assessmentId: string
  participantId: string
  token: string
}
/** Statements of one save, in their transactions, and whose it was. */
export type RecordedSave = { transactions: string[][]; guest: SavingGuest; question: string; opId: string }
/** How many were committed in which time, and the milliseconds of each. */
export type Committed = { by: string; perSecond: number; times: number[] }

type Load = { url: string; guests: readonly SavingGuest[]; clients: number; seconds: number }

/** What the database does by itself: the statements of a save again and again, each of another guest and on another question. */
export async function saveWithoutProduct(save: RecordedSave, load: Load): Promise<Committed> {
  return (await byPgbench(save, load)) ?? byDriver(save, load)
}

/** The same statements for another guest; `question` and `opId` are expressions. */
function rewritten(
  { transactions, guest, question, opId }: RecordedSave,
  other: SavingGuest,
  fresh: { question: string; opId: string },
) {
  const ids = ['workspaceId', 'actorId', 'assessmentId', 'participantId'] as const
  const swaps: [string, string][] = [
    ...ids.map((id): [string, string] => [`'${guest[id]}'`, `'${other[id]}'`]),
    [`'\\x${hashToken(guest.token).toString('hex')}'`, `'\\x${hashToken(other.token).toString('hex')}'`],
    [`'${question}'`, fresh.question],
    [`'${opId}'`, fresh.opId],
    // pgbench takes a colon for the beginning of a name.
    ['":', '": '],
  ]
  return transactions.map((statements) =>
    statements.map((statement) => swaps.reduce((text, [from, to]) => text.replaceAll(from, to), statement)),
  )
}

/** @returns `null` where there is no pgbench */
async function byPgbench(save: RecordedSave, { url, guests, clients, seconds }: Load): Promise<Committed | null> {
  const version = await run('pgbench', ['--version']).catch(() => null)
  if (version === null) return null
  const folder = await mkdtemp(join(tmpdir(), 'preflight-pgbench-'))
  try {
    const files: string[] = []
    for (const [at, guest] of guests.entries()) {
      const statements = rewritten(save, guest, { question: `('bench-' || :n::text)`, opId: 'gen_random_uuid()' })
      const file = join(folder, `${at}.sql`)
      await writeFile(
        file,
        ['\\set n random(1, 2000000000)', ...statements.flat().map((text) => `${text};`)].join('\n'),
      )
      files.push('-f', file)
    }
    const settings = [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(clients),
      '-j',
      '2',
      '-T',
      String(seconds),
      '-l',
      '--log-prefix',
      join(folder, 'log'),
    ]
    await run('pgbench', [...settings, ...files, url], { maxBuffer: 2 ** 26 })
    const logs = (await readdir(folder)).filter((name) => name.startsWith('log'))
    const lines = (await Promise.all(logs.map((name) => readFile(join(folder, name), 'utf8'))))
      .join('')
      .trim()
      .split('\n')
    const times = lines.map((line) => Number(line.split(' ')[2]) / 1_000)
    const by = version.stdout.trim().replace(/^pgbench \(PostgreSQL\) (\S+).*$/s, 'pgbench $1')
    return { by, perSecond: times.length / seconds, times }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A loop of the driver that we use, where pgbench is missing: each connection waits for its transactions. */
async function byDriver(save: RecordedSave, { url, guests, clients, seconds }: Load): Promise<Committed> {
  const times: number[] = []
  const end = performance.now() + seconds * 1_000
  const keepSaving = async (_: unknown, at: number) => {
    const sql = postgres(...driverArguments(url, { max: 1, fetch_types: false }))
    const fresh = { question: `('bench-' || gen_random_uuid())`, opId: 'gen_random_uuid()' }
    const own = guests.filter((_, index) => index % clients === at).map((guest) => rewritten(save, guest, fresh))
    for (let next = 0; performance.now() < end; next += 1) {
      const started = performance.now()
      for (const statements of own[next % own.length] ?? [])
        await Promise.all(statements.map((text) => sql.unsafe(text, [], { prepare: true })))
      times.push(performance.now() - started)
    }
    await sql.end()
  }
  await Promise.all(Array.from({ length: clients }, keepSaving))
  return { by: 'a bare loop of postgres.js, since pgbench is not installed', perSecond: times.length / seconds, times }
}
