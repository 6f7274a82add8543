import { type SQL, sql } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { driverArguments } from './connection-url.ts'
import { translateError, Unavailable } from './database-error.ts'
import { Gate } from './gate.ts'

/** Whose data a transaction may see, and who does it. Minted from the session only, never from a form. */
export type WorkspaceScope = { workspaceId: string; actorId: string }

type Drizzle = PostgresJsDatabase<Record<string, never>>
type Transaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0]

/** A transaction that sees one workspace and nothing else. Only `withWorkspace` makes one. */
export type WorkspaceTx = Transaction & { readonly scope: WorkspaceScope }

declare const sysBrand: unique symbol
/** A transaction on what belongs to nobody in particular (`sys`). Only `withSys` makes one. */
export type SysTx = Transaction & { readonly [sysBrand]: true }

export type ConnectOptions = {
  /** Of the login role, which has no rights of its own. A socket folder stands in `?host=`. */
  url: string
  rolePrefix?: string
  /** Connections, and so transactions at once. */
  max?: number
  /** Transactions that may wait for a connection; the next is `Busy` at once. */
  maxWaiting?: number
  maxWaitMs?: number
  applicationName?: string
}

export type Database = {
  /** Runs `work` in one transaction on one workspace. Never send mail, fetch or render inside: it holds a connection. */
  withWorkspace<T>(scope: WorkspaceScope, work: (tx: WorkspaceTx) => Promise<T>): Promise<T>
  /** Runs `work` in one transaction on `sys`. */
  withSys<T>(work: (tx: SysTx) => Promise<T>): Promise<T>
  /** `select 1`; throws Busy or Unavailable within a second. */
  ping(): Promise<void>
  /** Transactions that wait for a connection now. */
  waiting(): number
  /** Lets running transactions end (at most 5 seconds), then closes. */
  close(): Promise<void>
}

/** A first answer later than this means that the database is gone. */
const FIRST_ANSWER_MS = 800
/** Longer than any honest transaction: its connection is dead. */
const HANGING_MS = 15_000
/** How long to wait for a place while the database does not answer. */
const STALLED_WAIT_MS = 200

const LIMITS = sql`
  set_config('statement_timeout', '5000', true),
  set_config('lock_timeout', '2000', true),
  set_config('idle_in_transaction_session_timeout', '10000', true)`

/**
 * Opens the pool. All access goes through the handle: a query outside of it has no
 * rights, because the login role has none until a transaction takes a role (P02).
 */
export function connect(options: ConnectOptions): Database {
  const { rolePrefix = 'preflight_', max = 10, maxWaiting = 200, maxWaitMs = 2_000 } = options
  const gate = new Gate({ places: max, maxWaiting, maxWaitMs })
  let pool = openPool(options, max)
  let stalled = false

  /** Leaves dead connections behind; whoever still waits on them is told so. */
  const renew = (dead: Pool) => {
    if (pool !== dead) return
    pool = openPool(options, max)
    void dead.client.end({ timeout: 0 })
  }

  const enter = () =>
    gate.enter(stalled ? STALLED_WAIT_MS : undefined).catch((busy) => {
      throw stalled ? new Unavailable('The database does not answer.') : busy
    })

  async function transact<T>(settings: SQL, work: (tx: Transaction) => Promise<T>): Promise<T> {
    await enter()
    const used = pool
    const hanging = setTimeout(() => renew(used), HANGING_MS)
    const answered = Promise.withResolvers<void>()
    const running = used.drizzle
      .transaction(async (tx) => {
        await tx.execute(sql`select ${settings}, ${LIMITS}`)
        stalled = false
        answered.resolve()
        return work(tx)
      })
      .finally(() => {
        clearTimeout(hanging)
        gate.leave()
      })
    const late = setTimeout(() => {
      stalled = true
      answered.reject(new Unavailable(`The database did not answer within ${FIRST_ANSWER_MS} ms.`))
    }, FIRST_ANSWER_MS)
    try {
      await Promise.race([answered.promise.finally(() => clearTimeout(late)), running])
      return await running
    } catch (error) {
      running.catch(() => {})
      throw translateError(error)
    } finally {
      clearTimeout(late)
    }
  }

  return {
    withWorkspace: ({ workspaceId, actorId }, work) =>
      transact(
        sql`set_config('role', ${`${rolePrefix}rw`}, true),
          set_config('app.workspace_id', ${workspaceId}, true),
          set_config('app.actor_id', ${actorId}, true)`,
        (tx) => work(Object.assign(tx, { scope: { workspaceId, actorId } })),
      ),
    withSys: (work) => transact(sql`set_config('role', ${`${rolePrefix}global`}, true)`, (tx) => work(tx as SysTx)),
    ping: () => transact(sql`1`, async () => {}),
    waiting: () => gate.waiting,
    close: () => pool.client.end({ timeout: 5 }),
  }
}

type Pool = { client: postgres.Sql; drizzle: Drizzle }

function openPool({ url, applicationName = 'preflight' }: ConnectOptions, max: number): Pool {
  const [address, options] = driverArguments(url, {
    max,
    connect_timeout: 1,
    backoff: () => 0.1,
    idle_timeout: 60,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: applicationName },
  })
  const client = postgres(address, options)
  return { client, drizzle: drizzle(client) }
}
