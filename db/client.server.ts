import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseError, translateError, Unavailable } from './database-error.ts'
import { Gate } from './gate.ts'
import { Line, type Queries, type Settings } from './line.server.ts'
import { afterSilence } from './silence.ts'
import { type Tracing, UNTRACED } from './tracing.ts'

/** Whose data a transaction may see, and who does it. Minted from the session only, never from a form. */
export type WorkspaceScope = { workspaceId: string; actorId: string }

/** A transaction that sees one workspace and nothing else. Only `withWorkspace` makes one. */
export type WorkspaceTx = Queries & { readonly scope: WorkspaceScope }

declare const sysBrand: unique symbol
/** A transaction on what belongs to nobody in particular (`sys`). Only `withSys` makes one. */
export type SysTx = Queries & {
  readonly [sysBrand]: true
  /** The step that it is part of, as a `traceparent`; `null`: nothing is followed. */
  readonly cause: string | null
}

export type ConnectOptions = {
  /** Of the login role, which has no rights of its own. A socket folder stands in `?host=`. */
  url: string
  rolePrefix?: string
  /** Connections, and so transactions at once. */
  max?: number
  /** Transactions that may wait for a connection; the next is `Busy` at once. */
  maxWaiting?: number
  maxWaitMs?: number
  /** A first answer later than this means that the database is gone; the process has to listen for so long. */
  firstAnswerMs?: number
  applicationName?: string
  /** Left out: nothing is followed. */
  tracing?: Tracing
}

/** How the pool does; the last two count from the start of the process. */
type PoolFigures = {
  /** Transactions that may run at once. */
  size: number
  /** Transactions that run now. */
  inUse: number
  /** Transactions that wait for a connection now. */
  waiting: number
  /** How long the oldest of those that run has run; 0: none runs. */
  longestMs: number
  /** Transactions that found no connection in time. */
  refused: number
  /** Transactions that failed because rights or row-level security refused a statement (42501). */
  denied: number
}

export type Database = {
  /** Runs `work` in one transaction on one workspace. Never send mail, fetch or render inside: it holds a connection. */
  withWorkspace<T>(scope: WorkspaceScope, work: (tx: WorkspaceTx) => Promise<T>): Promise<T>
  /** The same on one unchanging view of the workspace, as it is at the beginning; changes nothing. */
  viewWorkspace<T>(scope: WorkspaceScope, work: (tx: WorkspaceTx) => Promise<T>): Promise<T>
  /** Runs `work` in one transaction on `sys`. */
  withSys<T>(work: (tx: SysTx) => Promise<T>): Promise<T>
  /**
   * As `withWorkspace`, in one round trip: `work` sends all of its statements before it waits for any of them, and what it
   * makes of their answers undoes nothing. One that came later would have no rights.
   */
  askWorkspace<T>(scope: WorkspaceScope, work: (tx: WorkspaceTx) => Promise<T>): Promise<T>
  /** As `withSys`, in one round trip like `askWorkspace`. */
  askSys<T>(work: (tx: SysTx) => Promise<T>): Promise<T>
  /** `select 1`; throws Busy or Unavailable within a second. */
  ping(): Promise<void>
  figures(): PoolFigures
  /** Lets running transactions end (at most 5 seconds), then closes. */
  close(): Promise<void>
}

/** With what comes before and after, an outage is told within a second. */
const FIRST_ANSWER_MS = 800
/** Longer than any honest transaction: its connection is dead. */
const HANGING_MS = 15_000
/** How long to wait for a place while the database does not answer. */
const STALLED_WAIT_MS = 200

/** A step of each transaction; without it a full pool would look like slow statements. */
const WAITING = { name: 'wait for a connection' }

/** SQLSTATE of a statement that rights or row-level security refuse. */
const DENIED = '42501'

/** How long running transactions may still take when the pool closes. */
const CLOSING_MS = 5_000

const LIMITS: Settings = {
  statement_timeout: '5000',
  lock_timeout: '2000',
  idle_in_transaction_session_timeout: '10000',
}

/**
 * Opens the pool. All access goes through the handle: a query outside of it has no
 * rights, because the login role has none until a transaction takes a role (P02).
 */
export function connect(options: ConnectOptions): Database {
  const { url, rolePrefix = 'preflight_', max = 10, maxWaiting = 200, maxWaitMs = 2_000 } = options
  const { firstAnswerMs = FIRST_ANSWER_MS, tracing = UNTRACED } = options
  const gate = new Gate({ places: max, maxWaiting, maxWaitMs })
  const idle: Line[] = []
  const lines = new Set<Line>()
  /** Since when each runs, on the clock of the process. */
  const underway = new Map<Promise<unknown>, number>()
  let stalled = false
  let refused = 0
  let denied = 0

  const take = () => {
    for (let line = idle.pop(); line; line = idle.pop()) {
      if (!line.isLost) return line
      drop(line)
    }
    const fresh = new Line(url, options.applicationName ?? 'preflight', tracing)
    lines.add(fresh)
    return fresh
  }
  const giveBack = (line: Line) => {
    if (line.isLost) drop(line)
    else idle.push(line)
    gate.leave()
  }
  const drop = (line: Line) => {
    lines.delete(line)
    void line.abandon()
  }
  const enter = () =>
    gate.enter(stalled ? STALLED_WAIT_MS : undefined).catch((busy) => {
      refused += 1
      throw stalled ? new Unavailable('The database does not answer.') : busy
    })

  const age = () => {
    const now = performance.now()
    return Math.max(0, ...Array.from(underway.values(), (since) => now - since))
  }

  async function transact<T>(
    settings: Settings,
    work: (queries: Queries) => Promise<T>,
    way: { isView?: boolean; isAtOnce?: boolean } = {},
  ): Promise<T> {
    await tracing.follow(WAITING, enter)
    const line = take()
    const answered = Promise.withResolvers<void>()
    const hanging = setTimeout(() => drop(line), HANGING_MS)
    const stopListening = afterSilence(firstAnswerMs, () => {
      stalled = true
      answered.reject(new Unavailable(`The database did not answer within ${firstAnswerMs} ms.`))
      // It never was a connection: whoever comes next tries anew.
      if (!line.hasAnswered) drop(line)
    })
    const running = line
      .transact({
        settings: { ...settings, ...LIMITS },
        ...way,
        onBegun: () => {
          stopListening()
          stalled = false
          answered.resolve()
        },
        work,
      })
      .finally(() => {
        clearTimeout(hanging)
        stopListening()
        underway.delete(running)
        giveBack(line)
      })
    underway.set(running, performance.now())
    try {
      await Promise.race([answered.promise, running])
      return await running
    } catch (error) {
      running.catch(() => {})
      const translated = translateError(error)
      if (translated instanceof DatabaseError && translated.code === DENIED) denied += 1
      throw translated
    }
  }

  const inWorkspace =
    (way: { isView?: boolean; isAtOnce?: boolean }): Database['withWorkspace'] =>
    ({ workspaceId, actorId }, work) =>
      tracing.follow({ name: way.isView ? 'view workspace' : 'transaction workspace' }, () =>
        transact(
          { role: `${rolePrefix}rw`, 'app.workspace_id': workspaceId, 'app.actor_id': actorId },
          (queries) => work(Object.assign(Object.create(queries), { scope: { workspaceId, actorId } })),
          way,
        ),
      )
  const inSys =
    (way: { isAtOnce?: boolean }): Database['withSys'] =>
    (work) =>
      tracing.follow({ name: 'transaction sys' }, () => {
        const cause = tracing.present()
        const begun = (queries: Queries) => work(Object.assign(Object.create(queries), { cause }))
        return transact({ role: `${rolePrefix}global` }, begun, way)
      })

  return {
    withWorkspace: inWorkspace({}),
    viewWorkspace: inWorkspace({ isView: true }),
    withSys: inSys({}),
    askWorkspace: inWorkspace({ isAtOnce: true }),
    askSys: inSys({ isAtOnce: true }),
    ping: () => transact({}, async () => {}),
    figures: () => ({ size: max, inUse: underway.size, waiting: gate.waiting, longestMs: age(), refused, denied }),
    close: async () => {
      await Promise.race([Promise.allSettled(underway.keys()), sleep(CLOSING_MS, undefined, { ref: false })])
      await Promise.all([...lines].map((line) => line.abandon()))
    },
  }
}
