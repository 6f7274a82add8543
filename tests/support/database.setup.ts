import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startTestServer, type TestServer } from './database-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the URL of a migrated template's server; the first request starts it. */
    databaseBroker: string
  }
}

/**
 * One database server a run, started by the first test that asks for one, so that
 * tests of pure code do not wait for it.
 */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-test-'))
  // The server runs as another user if we are root, and must get in.
  chmodSync(folder, 0o755)
  let server: Promise<TestServer> | null = null
  const broker = createServer((_, response) => {
    server ??= startTestServer(folder)
    server.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve))
  const address = broker.address()
  if (typeof address !== 'object' || address === null) throw new TypeError('A listening server has an address.')
  project.provide('databaseBroker', `http://127.0.0.1:${address.port}`)

  return async () => {
    broker.close()
    await (await server)?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
