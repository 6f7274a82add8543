import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { addDays } from '#app/core/pilots/periods.ts'
import type { Database, WorkspaceScope } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { addClient } from '#db/queries/clients.server.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'
import { makeKey } from '#db/queries/pilot-keys.server.ts'
import { createSession } from '#db/queries/sessions.server.ts'
import { findOrCreateUser } from '#db/queries/users.server.ts'
import { setWorkspaceKind } from '#db/queries/workspaces.server.ts'
import { aSignedPilot } from '#tests/support/signed-pilots.ts'
import { quantile, shown } from './quantile.ts'
import { serveProduct } from './served.ts'
import type { Table } from './table.ts'

const VISITS = 100
const WARM_UP = 20
const KPI = 'minutes'
/** As far before its pilot as a figure may be, so that 10,000 of two groups, one a day, have room. */
const MOST_DAYS_BEFORE = 3_650
const PILOT_DAYS = 56

export const aim =
  'Pages of a pilot with 10,000 figures, and the board of 500 pilots, take at most 1.5 times as long (p95) as those with 20.'

type Desk = Awaited<ReturnType<typeof deskWith>>
type Page = { what: string; size: string; desk: Desk; path: string; key: string | null; times: number[]; text: string }

/**
 * The pages of a pilot with 10,000 figures of one KPI, and the board of 500 pilots, against those with 20.
 * The 10,000 are one a day and group for fourteen years around a pilot of eight weeks; the
 * 20 are one a week, twelve before a pilot and eight in it.
 */
export async function run(): Promise<Table[]> {
  const { origin, database, count, close } = await serveProduct()
  try {
    const few = await deskWith(database, { pilots: 20, readings: 20 })
    const many = await deskWith(database, { pilots: 500, readings: 10_000 })
    await count()
    const pages = [...pagesOf(few), ...pagesOf(many)]
    for (let visit = -WARM_UP; visit < VISITS; visit++) {
      if (visit % 20 === 0) await forgetLimits(database)
      for (const page of pages) {
        const { ms, text } = await load(origin, page)
        if (visit >= 0) page.times.push(ms)
        page.text = text
      }
    }
    const rows = pages.map(({ what, size, times, text }) => {
      const alike = pages.find((page) => page.what === what)
      return {
        page: what,
        with: size,
        'kB gz': shown(gzipSync(text).length / 1_000),
        'p50 ms': shown(quantile(times, 0.5)),
        'p95 ms': shown(quantile(times, 0.95)),
        'p50 / with 20': shown(quantile(times, 0.5) / quantile(alike?.times ?? [], 0.5)),
        'p95 / with 20': shown(quantile(times, 0.95) / quantile(alike?.times ?? [], 0.95)),
      }
    })
    const most = Math.max(...rows.map((row) => row['p95 / with 20']))
    return [
      {
        title: `Pages of pilots, ${VISITS} visits, after ANALYZE`,
        rows,
        says: `No page takes more than ${most} times as long (p95) as with 20.`,
      },
    ]
  } finally {
    await close()
  }
}

function pagesOf(desk: Desk): Page[] {
  const { pilotId, clientId, size } = desk
  const page = (what: string, path: string, by: keyof Desk['size']) => ({
    what,
    size: size[by],
    desk,
    path,
    key: what === 'API' ? desk.key : null,
    times: [],
    text: '',
  })
  return [
    page('verdict', `/pilots/${pilotId}/verdict`, 'readings'),
    page('sheet', `/pilots/${pilotId}/sheet`, 'readings'),
    page('figures', `/pilots/${pilotId}/readings/all`, 'readings'),
    page('week', `/pilots/${pilotId}/readings`, 'readings'),
    page('API', `/api/v1/pilots/${pilotId}/readings`, 'readings'),
    page('board', '/pilots', 'pilots'),
    page('board of a client', `/pilots?client=${clientId}`, 'pilots'),
  ]
}

async function load(origin: string, { path, desk, key }: Page) {
  const started = performance.now()
  const headers: Record<string, string> =
    key === null ? { Cookie: `__Host-sid=${desk.token}` } : { Authorization: `Bearer ${key}` }
  const response = await fetch(origin + path, { headers: { ...headers, 'User-Agent': 'Mozilla/5.0 Chrome/156' } })
  const text = await response.text()
  if (response.status !== 200 || response.redirected)
    throw new Error(`${path} answered ${response.status} at ${response.url}: ${text.slice(0, 200)}`)
  return { ms: performance.now() - started, text }
}

/** A program may call 120 times a minute. */
const forgetLimits = (database: Database) => database.withSys((tx) => tx.execute(sql`delete from sys.rate_limits`))

/** A consultancy with pilots of companies, 25 each; the newest has so many figures of one KPI, the others 20. */
async function deskWith(database: Database, { pilots, readings }: { pilots: number; readings: number }) {
  const { user } = await database.withSys((tx) => findOrCreateUser(tx, `pilots.${pilots}@example.com`))
  const scope = { workspaceId: newId(), actorId: user.id }
  await ensureOwnWorkspace(database, scope, `${pilots} pilots`)
  await database.withWorkspace(scope, (tx) => setWorkspaceKind(tx, 'consultancy'))
  let clientId = ''
  let pilotId = ''
  for (let at = 0; at < pilots; at += 1) {
    if (at % 25 === 0) clientId = await aClient(database, scope, at / 25)
    const isLarge = at === pilots - 1 && readings > 20
    const place = { database, scope, clientId }
    const name = `Pilot ${at + 1}`
    pilotId = isLarge ? await largePilot(place, name, readings) : await smallPilot(place, name)
  }
  const session = { kind: 'member', isTwoFactor: false, device: '', ...scope } as const
  const { token } = await database.withSys((tx) => createSession(tx, session))
  const made = await makeKey(database, scope, { pilotId, name: 'Bench' })
  if (made === null || made === 'full') throw new Error('No key was made.')
  const size = { readings: `${readings} figures`, pilots: `${pilots} pilots` }
  return { ...scope, clientId, pilotId, token, key: made.key, size }
}

const aClient = (database: Database, scope: WorkspaceScope, number: number) =>
  database.withWorkspace(scope, (tx) => addClient(tx, `Company ${number}`))

type Place = Parameters<typeof aSignedPilot>[0]

const PLAIN = { kpis: [{ id: KPI, name: 'Minutes', kind: 'continuous', direction: 'down', worthwhile: { by: 3 } }] }
const ONLY = { ...PLAIN, guardrails: [], claims: [], value: null, baselinePeriods: 12 }

/** Twelve weeks before a pilot that is over, eight in it, one figure each. */
const smallPilot = (place: Place, name: string) =>
  aSignedPilot(place, 9, {
    name,
    charter: { ...ONLY, design: 'before-after' },
    readings: (all) => all.filter(({ kpi, arm }) => kpi === KPI && arm === 'pilot'),
  })

/** A figure a day of each group, from ten years before the pilot on. */
async function largePilot(place: Place, name: string, readings: number): Promise<string> {
  const days = readings / 2
  const weeksAgo = Math.ceil((days - MOST_DAYS_BEFORE) / 7)
  const id = await aSignedPilot(place, weeksAgo, {
    name,
    charter: { ...ONLY, design: 'control-group', period: 'day' },
    readings: () => [],
  })
  const { workspaceId, actorId } = place.scope
  await place.database.withWorkspace(place.scope, async (tx) => {
    const [pilot] = await tx.execute<{ starts_on: string }>(sql`
      select starts_on::text as starts_on from app.pilots where workspace_id = ${workspaceId} and id = ${id}`)
    const first = addDays(pilot?.starts_on ?? '', -MOST_DAYS_BEFORE)
    const over = addDays(first, MOST_DAYS_BEFORE + PILOT_DAYS)
    const delivery = newId()
    await tx.execute(sql`
      insert into app.pilot_deliveries (workspace_id, id, pilot_id, source, content_hash, delivered_by, added)
      values (${workspaceId}, ${delivery}, ${id}, 'import', repeat('0', 64), ${actorId}, ${readings})`)
    await tx.execute(sql`
      insert into app.pilot_readings (workspace_id, pilot_id, kpi_id, on_day, arm, value, delivery_id, recorded_by)
      select ${workspaceId}, ${id}, ${KPI}, ${first}::date + n, arm,
        50 + (n * 7919 % 11) - case when arm = 'pilot' and ${first}::date + n between ${pilot?.starts_on}::date and ${over}::date then 8 else 0 end,
        ${delivery}, ${actorId}
      from generate_series(0, ${days - 1}::int) n cross join (values ('pilot'), ('control')) as arms (arm)`)
  })
  return id
}
