import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { quantile, shown } from './quantile.ts'
import { serveProduct } from './served.ts'
import type { Table } from './table.ts'

const REQUESTS = 500
const FEW = 10
const MANY = 100_000
const BATCH = 20_000

export const aim =
  'Who has an account and who has none wait alike (medians within 5 %), and with 100,000 accounts p95 is at most 1.3 times that with 10.'

/**
 * Time to answer who asks for a code, for addresses with an account and without one, in turns; with few accounts and
 * with many.
 */
export async function run(): Promise<Table[]> {
  const { origin, database, close } = await serveProduct()
  try {
    await addAccounts(database, 1, FEW)
    await measure({ origin, database, accounts: FEW }, 50)
    const few = await measure({ origin, database, accounts: FEW })
    for (let from = FEW + 1; from <= MANY; from += BATCH) {
      await addAccounts(database, from, Math.min(from + BATCH - 1, MANY))
    }
    const many = await measure({ origin, database, accounts: MANY })
    const rows = [
      ['10 accounts', few],
      ['100,000 accounts', many],
    ] as const
    const growth = shown(p95(many.known, many.unknown) / p95(few.known, few.unknown))
    const figures = rows.map(([what, { known, unknown }]) => ({
      what,
      'known p50 ms': shown(quantile(known, 0.5)),
      'unknown p50 ms': shown(quantile(unknown, 0.5)),
      'known : unknown': shown(quantile(known, 0.5) / quantile(unknown, 0.5)),
      'p95 ms': shown(p95(known, unknown)),
    }))
    return [
      {
        title: `Asking for a code, ${REQUESTS} times each`,
        rows: [...figures, { what: '100,000 : 10', 'p95 ms': growth }],
        says: `An address with an account takes ${figures[1]?.['known : unknown']} times as long as one without, and 100,000 accounts ${growth} times as long as ${FEW}.`,
      },
    ]
  } finally {
    await close()
  }
}

const p95 = (known: number[], unknown: number[]) => quantile([...known, ...unknown], 0.95)

const addAccounts = (database: Database, from: number, to: number) =>
  database.withSys((tx) =>
    tx.execute(sql`insert into sys.users (id, email)
      select gen_random_uuid(), 'person' || n || '@example.com' from generate_series(${from}::int, ${to}::int) n`),
  )

type Site = { origin: string; database: Database; accounts: number }

async function measure({ origin, database, accounts }: Site, requests = REQUESTS) {
  const known: number[] = []
  const unknown: number[] = []
  for (let at = 0; at < requests; at += 1) {
    // Which of the two comes first changes, so that neither pays for what the other warmed.
    const asks = [
      () => ask(origin, `person${(at % accounts) + 1}@example.com`).then((ms) => known.push(ms)),
      () => ask(origin, `nobody${at}@example.com`).then((ms) => unknown.push(ms)),
    ]
    for (const one of at % 2 === 0 ? asks : asks.toReversed()) {
      await forget(database)
      await one()
    }
  }
  return { known, unknown }
}

/** All come from one address, which gets twenty an hour; and an account gets three. */
const forget = (database: Database) =>
  database.withSys(async (tx) => {
    await tx.execute(sql`delete from sys.rate_limits`)
    await tx.execute(sql`delete from sys.sign_in_codes`)
  })

async function ask(origin: string, email: string): Promise<number> {
  const started = performance.now()
  const answer = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email }).toString(),
    redirect: 'manual',
  })
  await answer.text()
  if (answer.status !== 302) throw new Error(`The sign-in page answered ${answer.status}.`)
  return performance.now() - started
}
