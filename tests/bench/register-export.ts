import { sql } from 'drizzle-orm'
import { newId } from '#db/new-id.ts'
import { addSystems, type NewSystem } from '#db/queries/ai-systems.server.ts'
import { addClient } from '#db/queries/clients.server.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'
import { MOST_SYSTEMS } from '#db/queries/register-size.server.ts'
import { createSession } from '#db/queries/sessions.server.ts'
import { findOrCreateUser } from '#db/queries/users.server.ts'
import { shown, spread } from './quantile.ts'
import { type Served, serveProduct } from './served.ts'
import type { Table } from './table.ts'

const ROUNDS = 10
/** A transaction is given up after a while. */
const BATCH = 20
const FORMATS = ['csv', 'xlsx', 'json'] as const

/** A company's register, as full as it may be, fetched as a file: when nothing is remembered of its systems, and later. */
export async function exportRegister(drawn: readonly NewSystem[]): Promise<Table> {
  const systems = drawn.slice(0, MOST_SYSTEMS)
  const rows = []
  for (const format of FORMATS) {
    // Each in a process of its own: it remembers how it placed what did not change.
    const served = await serveProduct()
    try {
      const download = await openRegister(served, systems)
      const first = await download(format)
      const later: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) later.push((await download(format)).ms)
      rows.push({
        file: format,
        systems: systems.length,
        kB: shown(first.bytes / 1_000),
        'first ms': shown(first.ms),
        ...spread(later),
      })
    } finally {
      await served.close()
    }
  }
  const first = Math.max(...rows.map((row) => row['first ms']))
  const later = Math.max(...rows.map((row) => row['p95 ms']))
  return {
    title: 'A full register as a file, over HTTP: the first time, and again',
    rows,
    says: `A register of ${systems.length} systems is a file within ${first} ms the first time and ${later} ms later (p95).`,
  }
}

async function openRegister({ database, origin }: Served, systems: readonly NewSystem[]) {
  const { user } = await database.withSys((tx) => findOrCreateUser(tx, 'register@example.com'))
  const scope = { workspaceId: newId(), actorId: user.id }
  await ensureOwnWorkspace(database, scope, 'Example GmbH', 'consultancy')
  const clientId = await database.withWorkspace(scope, (tx) => addClient(tx, 'Example GmbH'))
  for (let from = 0; from < systems.length; from += BATCH) {
    const some = systems.slice(from, from + BATCH)
    const ids = await database.withWorkspace(scope, (tx) => addSystems(tx, clientId, some))
    if (ids === null) throw new Error('The register is full.')
  }
  const { token } = await database.withSys((tx) =>
    createSession(tx, { kind: 'member', isTwoFactor: false, device: '', ...scope }),
  )
  return async (format: string): Promise<{ ms: number; bytes: number }> => {
    await database.withSys((tx) => tx.execute(sql`delete from sys.rate_limits`))
    const started = performance.now()
    const response = await fetch(
      `${origin}/workspaces/${scope.workspaceId}/clients/${clientId}/governance/export/${format}`,
      {
        headers: { Cookie: `__Host-sid=${token}`, 'User-Agent': 'Mozilla/5.0 Chrome/156' },
      },
    )
    const { byteLength } = await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`The register answered ${response.status}.`)
    return { ms: performance.now() - started, bytes: byteLength }
  }
}
