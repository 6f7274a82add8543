import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Product = {
  url: string
  /** Where it keeps its data, if it keeps them itself. */
  dataDir: string
  /** Stops it as an operator does, and removes its data. */
  stop(): Promise<void>
}

const ROOT = join(import.meta.dirname, '../../..')
/** The first start may build the web application. */
const READY_MS = 180_000

/**
 * `npm start` without npm, on a port and data of its own.
 *
 * @param env beside the defaults; one proxy is trusted, so that each visitor of a test has an address of its own
 */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'preflight-e2e-'))
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'silent',
      TRUSTED_PROXIES: '1',
      APP_ORIGIN: '',
      DATABASE_URL: '',
      MIGRATION_DATABASE_URL: '',
      SMTP_URL: '',
      PREFLIGHT_DATA_DIR: dataDir,
      npm_lifecycle_event: '',
      ...env,
    },
  })
  const ended = once(child, 'close')
  let output = ''
  const ready = new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The product is not ready:\n${output}`)), READY_MS)
    const look = (chunk: Buffer) => {
      output += chunk
      const url = /Preflight is ready: (\S+)/.exec(output)?.[1]
      if (!url) return
      clearTimeout(late)
      resolve(url)
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    ended.then(() => reject(new Error(`The product ended before it was ready:\n${output}`)))
  })
  return {
    url: await ready,
    dataDir,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM')
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
