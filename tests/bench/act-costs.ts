import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { issueEdition } from '#db/queries/editions.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import type { Served } from './served.ts'
import type { Act } from './weekly-rhythm.ts'

/** What one act costs, measured over many. */
export type Cost = {
  /** Of app and database together, one after the other: an upper bound of its processor time. */
  ms: number
  transactions: number
  /** How long a connection was busy with it, in a statement or between two of a transaction. */
  connectionMs: number
  walBytes: number
  rows: number
  /** That tables and indexes grew by. */
  bytes: number
}

const GUESTS = 40
const SAVES_EACH = 30
const PAGES_EACH = 3

/** Does each act many times over HTTP, one after the other, and reads from the database's own counts what it cost. */
export async function measureActs(served: Served): Promise<{ costs: Record<Act, Cost>; pdfBytes: number }> {
  const catalogue = loadCatalogue()
  const questions = catalogue.questions.filter(({ kind }) => kind === 'level').slice(0, SAVES_EACH)
  const guests: Awaited<ReturnType<typeof startAsGuest>>[] = []
  const start = async () => {
    guests.push(
      await startAsGuest(served.database, {
        company: 'Muster GmbH',
        form: 'full',
        locale: 'en',
        catalogueHash: catalogue.hash,
        disciplines: [],
      }),
    )
  }
  // A server in service has compiled its code and planned its statements.
  for (let warm = 0; warm < 5; warm += 1) await start()
  for (const guest of guests) await save(served, guest, questions[0]?.id ?? '')
  guests.length = 0
  const costs: Partial<Record<Act, Cost>> = {}
  costs.start = await costOf(served, GUESTS, start)
  costs.save = await costOf(served, GUESTS * questions.length, async (at) => {
    await save(served, pick(guests, at % GUESTS), pick(questions, Math.floor(at / GUESTS)).id)
  })
  costs.submit = await costOf(served, GUESTS, (at) => post(served, pick(guests, at), 'review', { intent: 'submit' }))
  const pages = ['results', 'roadmap', 'report']
  costs.page = await costOf(served, GUESTS * PAGES_EACH, async (at) => {
    await (await get(served, pick(guests, at % GUESTS), pick(pages, Math.floor(at / GUESTS)))).text()
  })
  const pdf = Buffer.from(await (await get(served, pick(guests, 0), 'report.pdf')).arrayBuffer())
  costs.issue = await costOf(served, GUESTS, (at) => issue(served, pick(guests, at), pdf))
  return { costs: costs as Record<Act, Cost>, pdfBytes: pdf.length }
}

type Guest = Awaited<ReturnType<typeof startAsGuest>>

function pick<T>(list: readonly T[], at: number): T {
  const found = list[at]
  if (found === undefined) throw new RangeError(`There is nothing at ${at}.`)
  return found
}

async function call({ origin }: Served, { assessmentId, token }: Guest, path: string, fields?: Record<string, string>) {
  const answer = await fetch(`${origin}/assessments/${assessmentId}/${path}`, {
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    redirect: 'manual',
    headers: { Cookie: `__Host-sid=${token}`, Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
  })
  if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`)
  return answer
}

const get = (served: Served, guest: Guest, path: string) => call(served, guest, path)

async function post(served: Served, guest: Guest, path: string, fields: Record<string, string>) {
  await (await call(served, guest, path, fields)).text()
}

const save = (served: Served, guest: Guest, question: string) =>
  post(served, guest, `answers/${question}`, {
    [`${question}.answer`]: 'level:2',
    [`${question}.version`]: '0',
    [`${question}.opId`]: randomUUID(),
  })

/** The file as it is stored, without the drawing of it. */
async function issue({ database }: Served, guest: Guest, pdf: Buffer) {
  const hash = '0'.repeat(64)
  const edition = { assessmentId: guest.assessmentId, major: 1, minor: 0, sha256: hash, contentSha256: hash }
  const words = { note: '', paper: 'a4', mayViewersSign: false, issuerName: '', report: {} } as const
  const isNew = await database.withWorkspace(guest, (tx) => issueEdition(tx, { ...edition, ...words, pdf }))
  if (!isNew) throw new Error('A version was issued twice.')
}

/** Longer than the database takes to count what its connections did. */
const COUNTED_MS = 2_500

const COUNTS = `
  select pg_current_wal_lsn() - '0/0' as wal,
    (select sum(pg_total_relation_size(c.oid))::float8 from pg_class c
      where c.relnamespace in ('app'::regnamespace, 'sys'::regnamespace) and c.relkind = 'r') as bytes,
    (select sum(n_tup_ins)::float8 from pg_stat_user_tables) as rows,
    xact_commit::float8 as transactions, active_time + idle_in_transaction_time as busy
  from pg_stat_database where datname = current_database()`

async function readCounts({ administer }: Served) {
  await sleep(COUNTED_MS)
  const [counts] = await administer((admin) => admin.unsafe(COUNTS))
  const figure = (name: string) => Number(counts?.[name])
  return {
    wal: figure('wal'),
    bytes: figure('bytes'),
    rows: figure('rows'),
    transactions: figure('transactions'),
    busy: figure('busy'),
  }
}

/** @param act is done so often, one after the other */
async function costOf(served: Served, times: number, act: (at: number) => Promise<unknown>): Promise<Cost> {
  const before = await readCounts(served)
  const started = performance.now()
  for (let at = 0; at < times; at += 1) await act(at)
  const ms = performance.now() - started
  const after = await readCounts(served)
  const each = (name: keyof typeof before) => (after[name] - before[name]) / times
  return {
    ms: ms / times,
    transactions: each('transactions'),
    connectionMs: each('busy'),
    walBytes: each('wal'),
    rows: each('rows'),
    bytes: each('bytes'),
  }
}
