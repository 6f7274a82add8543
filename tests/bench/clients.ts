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

const VISITS = 100
const WARM_UP = 20
/** Answers of each check. */
const ANSWERS = 40

/**
 * The page of clients in a workspace with 5 clients and 5 checks, against the same page in one with 500 and 5,000
 * (aim: at most 1.3 times, p95). Pages show 20 clients at most, so the first of a workspace with 20 stands between them.
 */
export async function run() {
  const { origin, database, close } = await serveProduct()
  try {
    const places = []
    for (const [clients, checksEach] of [
      [5, 1],
      [20, 10],
      [500, 10],
    ] as const) {
      places.push({
        clients,
        checksEach,
        ...(await consultancy(database, { clients, checksEach })),
        times: [] as number[],
        html: '',
      })
    }
    for (let visit = -WARM_UP; visit < VISITS; visit++) {
      for (const place of places) {
        const { ms, html } = await load(origin, place)
        if (visit >= 0) place.times.push(ms)
        place.html = html
      }
    }
    const fewest = quantile(places[0]?.times ?? [], 0.95)
    return places.map(({ clients, checksEach, times, html }) => ({
      clients,
      checks: clients * checksEach,
      'HTML kB gz': shown(gzipSync(html).length / 1_000),
      'p50 ms': shown(quantile(times, 0.5)),
      'p95 ms': shown(quantile(times, 0.95)),
      'p95 of the fewest': shown(quantile(times, 0.95) / fewest),
    }))
  } finally {
    await close()
  }
}

async function load(origin: string, { workspaceId, token }: { workspaceId: string; token: string }) {
  const started = performance.now()
  const response = await fetch(`${origin}/workspaces/${workspaceId}/clients`, {
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
