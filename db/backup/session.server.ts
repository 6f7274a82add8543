import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { driverArguments } from '../connection-url.ts'
import { StartError } from '../start-error.ts'

/** One transaction on one connection. After a loss nothing more is sent: it would run outside of the transaction. */
export type Session = {
  query<Row extends postgres.Row>(text: string, args?: (string | number | string[])[]): Promise<readonly Row[]>
  copyOut(text: string): Promise<Readable>
  /** End the stream, then `query`: a copy that failed at its very end says so only there. */
  copyIn(text: string): Promise<Writable>
}

/** Text of values must not depend on how a server is set. */
const SETTINGS = {
  client_encoding: 'UTF8',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  lock_timeout: '5000',
}

/**
 * Runs `work` as a role, in one transaction that is committed at its end or leaves nothing.
 *
 * @throws StartError if the connection was lost, or somebody else holds what is needed
 */
export async function inOneTransaction<T>(
  { url, role, mode }: { url: string; role: string; mode: 'read only' | 'read write' },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  let isLost = false
  const client = postgres(
    ...driverArguments(url, {
      max: 1,
      connect_timeout: 5,
      idle_timeout: undefined,
      max_lifetime: null,
      fetch_types: false,
      onnotice: () => {},
      onclose: () => {
        isLost = true
      },
    }),
  )
  const send = (text: string, args?: (string | number | string[])[]) => {
    if (isLost) throw new StartError(LOST)
    return client.unsafe(text, args)
  }
  const session: Session = {
    query: async <Row extends postgres.Row>(text: string, args?: (string | number | string[])[]) =>
      (await send(text, args)) as unknown as readonly Row[],
    copyOut: async (text) => {
      const rows = await send(text).readable()
      // The driver stops reading while a large row waits, and forgets to go on if that row was the last.
      return rows.on('end', () => rows._read(0))
    },
    copyIn: (text) => send(text).writable(),
  }
  try {
    await send(`begin isolation level repeatable read ${mode}`)
    const pairs = Object.entries({ ...SETTINGS, role })
    await send(
      `select ${pairs.map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, true)`).join()}`,
      pairs.flat(),
    )
    const result = await work(session)
    const { command } = await send('commit')
    if (isLost || command !== 'COMMIT') throw new StartError(LOST)
    return result
  } catch (error) {
    if (isLost) throw new StartError(LOST)
    // In the middle of a copy it may get no answer; closing rolls back too.
    await Promise.race([client.unsafe('rollback').catch(() => {}), sleep(1_000, undefined, { ref: false })])
    throw error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE ? new StartError(HELD) : error
  } finally {
    await client.end({ timeout: 1 })
  }
}

const LOCK_NOT_AVAILABLE = '55P03'
const LOST = 'The connection to the database was lost; nothing was changed. Try again.'
const HELD = 'Somebody else works on this database; nothing was changed. Stop Preflight and try again.'
