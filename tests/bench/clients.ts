import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Database, WorkspaceScope } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'
import { createSession } from '#db/queries/sessions.server.ts'
import { findOrCreateUser } from '#db/queries/users.server.ts'
import { setWorkspaceKind } from '#db/queries/workspaces.server.ts'
import { quantile, shown } from './quantile.ts'
import { serveProduct } from './served.ts'
import type { Table } from './table.ts'

const VISITS = 100
const WARM_UP = 20
/** Answers of each check. */
const ANSWERS = 40
/** Clients that a page shows at most. */
const PAGE = 20

export const aim =
  'A page of 500 clients with 5,000 checks takes at most 1.3 times as long (p95) as one of few that has as many rows.'

const SIZES = [
  { clients: 5, checksEach: 1, rows: 5 },
  { clients: 20, checksEach: 10, rows: 20 },
  { clients: 500, checksEach: 10, rows: 5 },
  { clients: 500, checksEach: 10, rows: 20 },
  { clients: 500, checksEach: 10, rows: 20, sort: 'activity-desc' },
  { clients: 500, checksEach: 10, rows: 20, sort: 'lowest' },
] as const satisfies { clients: number; checksEach: number; rows: number; sort?: string }[]

type Page = {
  sort: string
  clients: number
  checks: number
  rows: number
  path: string
  token: string
  times: number[]
  html: string
}

/**
 * The page of clients in a workspace with 5 clients and 5 checks, against the same page in one with 500 and 5,000. A page shows 20 clients at most, so each is compared with the page of the fewest
 * clients that has as many rows: 5 of 500 are those on the last page.
 */
export async function run(): Promise<Table[]> {
  const { origin, database, count, close } = await serveProduct()
  try {
    const desks = new Map<number, Awaited<ReturnType<typeof consultancy>>>()
    for (const size of SIZES) if (!desks.has(size.clients)) desks.set(size.clients, await consultancy(database, size))
    await count()
    const pages: Page[] = []
    for (const size of SIZES) {
      const { clients, checksEach, rows } = size
      const sort = 'sort' in size ? size.sort : 'name'
      const desk = desks.get(clients)
      if (!desk) throw new RangeError(`No desk has ${clients} clients.`)
      const after = rows < Math.min(clients, PAGE) ? await lastBefore(database, desk, rows) : null
      const query = new URLSearchParams({ sort, ...(after !== null && { after }) })
      const path = `/workspaces/${desk.workspaceId}/clients?${query}`
      pages.push({
        sort,
        clients,
        checks: clients * checksEach,
        rows,
        path,
        token: desk.token,
        times: [],
        html: '',
      })
    }
    for (let visit = -WARM_UP; visit < VISITS; visit++) {
      for (const page of pages) {
        const { ms, html } = await load(origin, page)
        if (visit >= 0) page.times.push(ms)
        page.html = html
      }
    }
    const figures = pages.map(({ sort, clients, checks, rows, times, html }) => {
      const alike = pages.find((page) => page.rows === rows)
      return {
        'clients on the page': rowsIn(html, rows),
        clients,
        checks,
        'sorted by': sort,
        'HTML kB gz': shown(gzipSync(html).length / 1_000),
        'p50 ms': shown(quantile(times, 0.5)),
        'p95 ms': shown(quantile(times, 0.95)),
        'p95 / fewest with as many rows': shown(quantile(times, 0.95) / quantile(alike?.times ?? [], 0.95)),
        'p95 / 5 clients': shown(quantile(times, 0.95) / quantile(pages[0]?.times ?? [], 0.95)),
      }
    })
    const most = Math.max(...figures.map((row) => row['p95 / fewest with as many rows']))
    return [
      {
        title: `The page of clients, ${VISITS} visits, after ANALYZE`,
        rows: figures,
        says: `With 500 clients and 5,000 checks a page takes at most ${most} times as long as with few.`,
      },
    ]
  } finally {
    await close()
  }
}

/** The client behind which so many are left, in the order of names. */
async function lastBefore(database: Database, scope: WorkspaceScope, left: number): Promise<string> {
  const [client] = await database.withWorkspace(scope, (tx) =>
    tx.execute<{ id: string }>(sql`
      select id from app.clients where workspace_id = ${scope.workspaceId} order by name desc offset ${left} limit 1`),
  )
  if (!client) throw new RangeError(`There are no more than ${left} clients.`)
  return client.id
}

/** Counts what is on the page, so that no empty one is measured. */
function rowsIn(html: string, expected: number): number {
  const rows = html.match(/<th scope="row"/g)?.length ?? 0
  if (rows !== expected) throw new Error(`The page shows ${rows} clients, not ${expected}.`)
  return rows
}

async function load(origin: string, { path, token }: { path: string; token: string }) {
  const started = performance.now()
  const response = await fetch(origin + path, {
    headers: { Cookie: `__Host-sid=${token}`, 'User-Agent': 'Mozilla/5.0 Chrome/156' },
  })
  const html = await response.text()
  if (response.status !== 200 || response.redirected)
    throw new Error(`The clients answered ${response.status} at ${response.url}`)
  return { ms: performance.now() - started, html }
}

type Size = { clients: number; checksEach: number }

/** A consultancy with its owner signed in; of each client the newest check is open, the others are submitted. */
export async function consultancy(database: Database, { clients, checksEach }: Size) {
  const { user } = await database.withSys((tx) => findOrCreateUser(tx, `owner.of.${clients}@example.com`))
  const scope = { workspaceId: newId(), actorId: user.id }
  await ensureOwnWorkspace(database, scope, `${clients} clients`)
  await database.withWorkspace(scope, (tx) => setWorkspaceKind(tx, 'consultancy'))
  for (let from = 0; from < clients; from += 20) {
    await addClients(database, scope, { from, to: Math.min(clients, from + 20), checksEach })
  }
  const session = { kind: 'member', isTwoFactor: false, device: '', ...scope } as const
  const { token } = await database.withSys((tx) => createSession(tx, session))
  return { ...scope, token }
}

async function addClients(
  database: Database,
  scope: WorkspaceScope,
  batch: { from: number; to: number; checksEach: number },
) {
  const { workspaceId } = scope
  const { from, to, checksEach } = batch
  const { hash, dimensions, questions } = loadCatalogue()
  const asked = questions.filter(({ kind }) => kind === 'level').slice(0, ANSWERS)
  const summary = dimensions.map(({ id }, at) => ({ id, score: { lo: 12 * at, hi: 12 * at + 20 } }))
  await database.withWorkspace(scope, async (tx) => {
    await tx.execute(sql`
      insert into app.clients (workspace_id, id, name)
      select ${workspaceId}, gen_random_uuid(), 'Client ' || lpad(n::text, 4, '0') from generate_series(${from + 1}::int, ${to}::int) n`)
    await tx.execute(sql`
      insert into app.assessments (workspace_id, id, client_id, title, form, locale, catalogue_hash, status, created_at, submitted_at)
      select c.workspace_id, gen_random_uuid(), c.id, c.name, 'full', 'en', ${hash},
        case when n = 0 then 'open' else 'submitted' end, now() - make_interval(days => 30 * n + 30),
        case when n > 0 then now() - make_interval(days => 30 * n) end
      from app.clients c cross join generate_series(0, ${checksEach - 1}::int) n
      where c.workspace_id = ${workspaceId} and not exists (
        select from app.assessments a where a.workspace_id = c.workspace_id and a.client_id = c.id)`)
    const fresh = sql`a.workspace_id = ${workspaceId} and not exists (
      select from app.profiles p where p.workspace_id = a.workspace_id and p.assessment_id = a.id)`
    await tx.execute(sql`
      insert into app.participants (workspace_id, id, assessment_id, kind, name, disciplines)
      select a.workspace_id, gen_random_uuid(), a.id, 'lead', 'Kim Example', '{marketing}' from app.assessments a where ${fresh}`)
    await tx.execute(sql`
      insert into app.answers (workspace_id, assessment_id, participant_id, question_id, value, wording_hash, version)
      select a.workspace_id, a.id, p.id, q, '{"level": 2}', 'bench', 1
      from app.assessments a
      join app.participants p on p.workspace_id = a.workspace_id and p.assessment_id = a.id
      cross join jsonb_array_elements_text(${JSON.stringify(asked.map(({ id }) => id))}::jsonb) q
      where ${fresh}`)
    await tx.execute(sql`
      insert into app.snapshots (workspace_id, id, assessment_id, inputs, catalogue_hash, engine_version, result, report, dimensions, sha256, submitted_by)
      select a.workspace_id, gen_random_uuid(), a.id, '{}', ${hash}, 'bench', jsonb_build_object('text', repeat(a.id::text, 500)), '{}',
        ${JSON.stringify(summary)}::jsonb, repeat('0', 64), a.id
      from app.assessments a where a.status = 'submitted' and ${fresh}`)
    await tx.execute(sql`
      insert into app.client_notes (workspace_id, id, client_id, author_id, body)
      select c.workspace_id, gen_random_uuid(), c.id, ${scope.actorId}, 'Called.' from app.clients c
      where c.workspace_id = ${workspaceId} and not exists (
        select from app.client_notes n where n.workspace_id = c.workspace_id and n.client_id = c.id)`)
    await tx.execute(sql`
      insert into app.plan_settings (workspace_id, assessment_id) select a.workspace_id, a.id from app.assessments a where ${fresh}`)
    await tx.execute(sql`
      insert into app.profiles (workspace_id, assessment_id) select a.workspace_id, a.id from app.assessments a where ${fresh}`)
  })
}
