import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, inject } from 'vitest'
import type { build, createPreflight, serve } from '#app/server/main.server.ts'
import { Browser } from './browser.ts'
import { PATIENT_MS, type TestDatabase, testDatabase } from './database.ts'
import { TEST_PREFIX } from './database-server.ts'

/** Longer than any test may take, however little of the machine is left for drawing. */
const PATIENT_DRAWING = { waitMs: 110_000, patienceMs: 110_000 }

type Built = { build: typeof build; createPreflight: typeof createPreflight; serve: typeof serve }
type Options = Partial<Parameters<typeof createPreflight>[0]>
type Running = Awaited<ReturnType<typeof createPreflight>>

export type TestPreflight = Pick<Running, 'app' | 'services'> &
  TestDatabase & {
    /** A browser that was never here, at an address of its own. */
    browser(address?: string): Browser
    /** Everything logged so far, as it would stand on standard output. */
    logged(): string
    /** Another instance on the same database. */
    start(options?: Options): Promise<Running>
  }

/** The built server in this process, on a database of this test file alone. Call at the top of the file. */
export async function testPreflight(options: Options = {}): Promise<TestPreflight> {
  const { createPreflight } = await importBuilt()
  const database = await testDatabase()
  const lines: string[] = []
  const running: Running[] = []
  async function start(own: Options = {}) {
    const instance = await createPreflight({
      databaseUrl: database.url,
      firstAnswerMs: PATIENT_MS,
      drawing: PATIENT_DRAWING,
      rolePrefix: TEST_PREFIX,
      origin: 'http://localhost',
      clientFiles: resolve('build/client'),
      logTo: { write: (line) => void lines.push(line) },
      ...options,
      ...own,
    })
    running.push(instance)
    return instance
  }
  afterAll(() => Promise.all(running.map((instance) => instance.close())))
  const { app, services } = await start()
  let browsers = 0
  return {
    ...database,
    app,
    services,
    start,
    logged: () => lines.join(''),
    browser(address) {
      browsers += 1
      return new Browser(app, { address: address ?? `198.51.${browsers >> 8}.${browsers & 255}` })
    },
  }
}

/** The server as it was built from these very sources. */
export async function importBuilt(): Promise<Built> {
  const response = await fetch(inject('buildBroker'))
  if (!response.ok) throw new Error(`No build for the tests: ${await response.text()}`)
  return import(pathToFileURL(resolve('build/server/index.js')).href)
}
