import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { driverArguments } from '#db/connection-url.ts'

/** As many connections to the database as the product has. */
const CONNECTIONS = 10

export type BarePage = { url: string; transactions: readonly (readonly string[])[]; body: string }

/**
 * A page that could not be less: a handler of `node:http` that asks the database for the same, transaction by transaction with all
 * statements of one at once, and sends bytes that are ready and packed.
 */
async function serveBarePage({ url, transactions, body }: BarePage): Promise<string> {
  const lines = Array.from({ length: CONNECTIONS }, () =>
    postgres(...driverArguments(url, { max: 1, fetch_types: false })),
  )
  let next = 0
  const server = createServer(async (_, response) => {
    const line = lines[next++ % CONNECTIONS] as postgres.Sql
    for (const statements of transactions)
      await Promise.all(statements.map((text) => line.unsafe(text, [], { prepare: true })))
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'gzip' })
    response.end(packed)
  })
  const packed = Buffer.from(body, 'base64')
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

// In a process of its own, as the product is: it is told what to serve, and says where.
process.once('message', async (page: BarePage) => process.send?.(await serveBarePage(page)))
