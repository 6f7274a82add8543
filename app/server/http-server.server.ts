import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'

/** How long somebody may take to say what they want, in milliseconds: all of it, its head, and the next thing. */
export const PATIENCE = {
  requestTimeout: 30_000,
  headersTimeout: 15_000,
  keepAliveTimeout: 65_000,
  /** How often the two above are looked at. */
  connectionsCheckingInterval: 5_000,
}

/** The head of a request, in bytes: an address and cookies. */
const HEAD_MAX = 16 * 1024

/** A server that closes the connection of whoever sends too slowly or too large a head. It does not listen yet. */
export function createHttpServer(
  fetch: Parameters<typeof getRequestListener>[0],
  patience: typeof PATIENCE = PATIENCE,
): Server {
  return createServer({ ...patience, maxHeaderSize: HEAD_MAX }, getRequestListener(fetch))
}

/** From now on each answer ends its connection, so that whoever stands in front takes the next request elsewhere. */
export function endAfterAnswers(server: Server): void {
  server.prependListener('request', (_, answer) => {
    answer.shouldKeepAlive = false
  })
}

const SWEEP_MS = 50

/** Listens no more and lets running requests end. @param mostMs how long they may take */
export async function closeHttpServer(server: Server, mostMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection whose request began before its end was decided stays open after the answer.
  const sweeping = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  const late = setTimeout(() => server.closeAllConnections(), mostMs)
  await closed
  clearInterval(sweeping)
  clearTimeout(late)
}
