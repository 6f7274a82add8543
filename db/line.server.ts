import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { driverArguments } from './connection-url.ts'
import { DatabaseError, translateError, Unavailable } from './database-error.ts'
import { stepOf } from './statement-step.ts'
import type { Tracing } from './tracing.ts'

type Drizzle = PostgresJsDatabase<Record<string, never>>

/** The server's warning that a commit met no transaction: then nothing was committed. */
const NO_TRANSACTION = '25P01'
/** A statement failed before, so the server rolls back whatever it is told. */
const FAILED_TRANSACTION = '25P02'

/** Longer than anybody waits for a first answer, in tests, too. */
const CONNECT_SECONDS = 120

/** Everything that was begun in this turn, and waits for nobody, is on its way. */
const sent = () => new Promise<void>((resolve) => process.nextTick(resolve))

/** What queries run on: drizzle without its own transactions, since a line carries one at a time. */
export type Queries = Omit<Drizzle, 'transaction' | '$client' | '$cache'>

/** Configuration parameters by name. */
export type Settings = Record<string, string>

type Transaction<T> = {
  settings: Settings
  /** Sees the data as it is at the beginning, and changes nothing. */
  isView?: boolean
  /** `work` sends all of its statements without waiting for anything: the commit travels with them. */
  isAtOnce?: boolean
  onBegun: () => void
  work: (queries: Queries) => Promise<T>
}

/**
 * One connection to the database, for one transaction at a time. Once lost it is
 * never written to again and has to be replaced.
 *
 * The driver's own `begin` and `reserve` pin a connection: when its server process
 * dies, the next write, even the driver's own rollback, goes to a socket that is
 * gone, and throws where nobody can catch it (porsager/postgres #1208, open in
 * 3.4.9). What is left of that connection never flushes again.
 */
export class Line {
  #client: postgres.Sql
  #queries: Drizzle
  #tracing: Tracing
  #isLost = false
  #hasAnswered = false

  constructor(url: string, applicationName: string, tracing: Tracing) {
    this.#tracing = tracing
    const [address, options] = driverArguments(url, {
      max: 1,
      // Whoever takes the line waits less, and abandons it; the driver's clock also runs while this process is busy.
      connect_timeout: CONNECT_SECONDS,
      backoff: () => 0.1,
      // Closed by a timer between two statements, the rest would run on a new connection.
      idle_timeout: undefined,
      max_lifetime: null,
      fetch_types: false,
      onnotice: ({ code }) => {
        if (code === NO_TRANSACTION) this.#isLost = true
      },
      onclose: () => {
        this.#isLost = true
      },
      connection: { application_name: applicationName },
    })
    this.#client = postgres(address, options)
    this.#queries = drizzle(this.#client)
    this.#guard()
  }

  get isLost() {
    return this.#isLost
  }

  /** Whether the server ever said something on it. */
  get hasAnswered() {
    return this.#hasAnswered
  }

  /**
   * Commits what `work` did, or nothing of it. On a connection that has answered before, the
   * first statements of `work` travel together with the beginning.
   *
   * @param settings valid for this transaction alone
   * @param onBegun called when the server has answered for the first time
   * @throws Unavailable if the connection was lost before the commit was confirmed;
   *   DatabaseError 25P02 if a statement failed and `work` went on as if it had not
   */
  async transact<T>({ settings, isView = false, isAtOnce = false, onBegun, work }: Transaction<T>): Promise<T> {
    let isEnded = false
    try {
      const begun = this.#begin(settings, isView).then(onBegun)
      begun.catch((error) => this.#noteLoss(error))
      if (!this.#hasAnswered) await begun
      this.#hasAnswered = true
      // Queries begin only when somebody waits for them.
      const working = Promise.resolve(work(this.#queries))
      if (isAtOnce) {
        working.catch(() => {})
        await sent()
        isEnded = true
      }
      // All have to end before anything else may use the connection.
      const [start, end, commit] = await Promise.allSettled([begun, working, isAtOnce ? this.#commit() : undefined])
      if (start.status === 'rejected') throw start.reason
      if (end.status === 'rejected') throw end.reason
      if (commit.status === 'rejected') throw commit.reason
      if (!isAtOnce) await this.#commit()
      return end.value
    } catch (error) {
      this.#noteLoss(error)
      // After a statement that failed, the commit that came with it was a rollback.
      if (!this.#isLost && !isEnded) await this.#client.unsafe('rollback')
      throw error
    }
  }

  /**
   * A failed statement tells of the loss a moment before the driver calls the connection closed. What is sent in between,
   * even the rollback, is never answered.
   */
  #noteLoss(error: unknown) {
    if (translateError(error) instanceof Unavailable) this.#isLost = true
  }

  async #begin(settings: Settings, isView: boolean): Promise<void> {
    const begin = isView ? 'begin isolation level repeatable read read only' : 'begin'
    const pairs = Object.entries(settings)
    const calls = pairs.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`)
    await Promise.all([this.#client.unsafe(begin), this.#client.unsafe(`select ${calls.join()}`, pairs.flat())])
  }

  /** Asked to commit a failed transaction, PostgreSQL rolls back and calls it a success: only its own word COMMIT counts. */
  async #commit() {
    const { command } = await this.#client.unsafe('commit')
    if (this.#isLost) throw new Unavailable('The connection to the database was lost.')
    if (command !== 'COMMIT') throw new DatabaseError(FAILED_TRANSACTION, null, 'commit')
  }

  /** Closes at once; whoever still waits on it is told so. */
  async abandon(): Promise<void> {
    this.#isLost = true
    await this.#client.end({ timeout: 0 })
  }

  /**
   * After a loss a statement would run on a new connection, outside of the transaction: it is refused instead.
   * Statements are planned once a connection: drizzle asks for new plans, which cost a second round trip each.
   */
  #guard() {
    const unsafe = this.#client.unsafe
    this.#client.unsafe = ((query, args, options) => {
      if (this.#isLost) throw new Unavailable('The connection to the database was lost.')
      const answer = unsafe(query, args, { ...options, prepare: true })
      if (this.#tracing.present() !== null) this.#follow(query, answer)
      return answer
    }) as typeof unsafe
  }

  /** The answer itself is handed on as it is: how it is to be read may still be said. */
  #follow(text: string, answer: PromiseLike<unknown>) {
    const end = this.#tracing.begin(stepOf(text))
    answer.then(() => end(), end)
  }
}
