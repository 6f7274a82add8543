import { statfs } from 'node:fs/promises'
import { Counter, Gauge, type Registry } from 'prom-client'
import type { Database } from '#db/client.server.ts'
import { type Operations, readOperations } from '#db/queries/operations.server.ts'
import type { Services } from './services.server.ts'

/** What is looked at when somebody asks for metrics. */
export type Watched = Pick<Services, 'database' | 'pdf' | 'publicPdf'> & {
  /** Where the embedded database keeps its data; `null`: the server is the operator's, and so is its disk. */
  dataDir: string | null
}

/** What is read only when somebody asks. While the database is away, what it alone knows is left out. @returns reads all of it */
export function watchGauges(registry: Registry, { database, pdf, publicPdf, dataDir }: Watched): () => Promise<void> {
  const refreshDatabase = watchDatabase(registry, database)
  const refreshPool = watchPool(registry, database)
  const refreshDisk = dataDir === null ? async () => {} : watchDisk(registry, dataDir)
  const drawing = new Gauge({
    name: 'preflight_pdf_waiting',
    help: 'Reports and pictures that wait to be drawn, for customers or for strangers.',
    labelNames: ['for'],
    registers: [registry],
  })
  return async () => {
    drawing.set({ for: 'customers' }, pdf.waiting())
    drawing.set({ for: 'strangers' }, publicPdf.waiting())
    await Promise.all([refreshDatabase(), refreshDisk()])
    // Last, so that what was asked of the database for it is over.
    refreshPool()
  }
}

const gaugesOf = (registry: Registry) => (name: string, help: string) =>
  new Gauge({ name, help, registers: [registry] })

function watchPool(registry: Registry, database: Database): () => void {
  const gauge = gaugesOf(registry)
  const size = gauge('preflight_pool_size', 'Transactions that may run at once.')
  const inUse = gauge('preflight_pool_in_use', 'Transactions that run now.')
  const waiting = gauge('preflight_pool_waiting', 'Transactions that wait for a connection now.')
  const longest = gauge('preflight_pool_longest_seconds', 'How long the oldest transaction runs; 0: none does.')
  const refused = new Counter({
    name: 'preflight_pool_refused_total',
    help: 'Transactions refused because too many waited, or too long.',
    registers: [registry],
  })
  const denied = new Counter({
    name: 'preflight_database_denied_total',
    help: 'Statements that rights or row-level security refused (42501); more than 0 is a fault of ours or an attack.',
    registers: [registry],
  })
  return () => {
    const figures = database.figures()
    size.set(figures.size)
    inUse.set(figures.inUse)
    waiting.set(figures.waiting)
    longest.set(figures.longestMs / 1_000)
    for (const [counter, total] of [
      [refused, figures.refused],
      [denied, figures.denied],
    ] as const) {
      counter.reset()
      counter.inc(total)
    }
  }
}

function watchDatabase(registry: Registry, database: Database): () => Promise<void> {
  const gauge = gaugesOf(registry)
  const up = gauge('preflight_database_up', 'Whether the database answered this time, 1 or 0.')
  const known: [Gauge, (operations: Operations) => number][] = [
    [gauge('preflight_mail_waiting', 'Mails that are still to be sent.'), (one) => one.mailsWaiting],
    [
      gauge('preflight_mail_oldest_seconds', 'Age of the oldest of them; 0 if there is none.'),
      (one) => one.oldestMailSeconds,
    ],
    [
      gauge('preflight_backup_last_timestamp_seconds', 'When the last backup was taken; 0 if never.'),
      (one) => one.lastBackupAt,
    ],
    [gauge('preflight_database_bytes', 'Size of the database.'), (one) => one.databaseBytes],
  ]
  const sessions = new Gauge({
    name: 'preflight_sessions',
    help: 'Sessions that are not over, by kind.',
    labelNames: ['kind'],
    registers: [registry],
  })
  return async () => {
    const operations = await database.withSys(readOperations).catch(() => null)
    up.set(operations === null ? 0 : 1)
    sessions.reset()
    for (const [one, read] of known) {
      if (operations === null) one.remove({})
      else one.set(read(operations))
    }
    for (const { kind, count } of operations?.sessions ?? []) sessions.set({ kind }, count)
  }
}

function watchDisk(registry: Registry, dataDir: string): () => Promise<void> {
  const gauge = gaugesOf(registry)
  const size = gauge('preflight_disk_bytes', 'Size of the disk that holds the embedded database.')
  const free = gauge('preflight_disk_free_bytes', 'What is free of it for us.')
  return async () => {
    const disk = await statfs(dataDir).catch(() => null)
    if (disk === null) for (const one of [size, free]) one.remove({})
    else {
      size.set(disk.blocks * disk.bsize)
      free.set(disk.bavail * disk.bsize)
    }
  }
}
