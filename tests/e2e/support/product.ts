import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnScript, stopChild } from '#tests/support/spawn.ts'

export type Product = {
  url: string
  /** Where it keeps its data, if it keeps them itself. */
  dataDir: string
  /** Stops it as an operator does, and removes its data. */
  stop(): Promise<void>
}

/** The first start may build the web application. */
const READY_MS = 180_000
const START = join(import.meta.dirname, '../../../scripts/start.mjs')

/**
 * `npm start` without npm, on a port and data of its own.
 *
 * @param env beside the defaults; one proxy is trusted, so that each visitor of a test has an address of its own
 */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'preflight-e2e-'))
  const child = spawnScript([START], {
    PORT: '0',
    LOG_LEVEL: 'silent',
    TRUSTED_PROXIES: '1',
    DRAIN_SECONDS: '0',
    APP_ORIGIN: '',
    SMTP_URL: '',
    PREFLIGHT_DATA_DIR: dataDir,
    ...env,
  })
  const late = setTimeout(() => child.process.kill('SIGKILL'), READY_MS)
  const [, url = ''] = await child.waitFor(/Preflight is ready: (\S+)/)
  clearTimeout(late)
  return {
    url,
    dataDir,
    async stop() {
      await stopChild(child)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
