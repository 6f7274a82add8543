import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import { withDatabase } from '#db/connection-url.ts'
import { findPostmaster } from '#db/embedded/postmaster.server.ts'
import { findEmbedded } from '#db/embedded.server.ts'
import { Browser } from '#tests/support/browser.ts'
import { quietly } from '#tests/support/database-server.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { type Child, spawnScript, stopChild } from '#tests/support/spawn.ts'
import { CuttingProxy } from './cutting-proxy.ts'

const READY = /Preflight is ready: (\S+)\n.+\n/

type SiteOptions = {
  /** Where its data lies; left out: a folder of its own, gone with it. */
  dataDir?: string
  env?: Record<string, string>
  /** Of the administrator, where the database is not its own. */
  adminUrl?: string
}

/** The product as an operator runs it: started again when it was killed, its mail handed to a server of ours. */
export class Site {
  readonly mailbox = new Mailbox()
  /** In front of the mailbox. */
  mailWay = new CuttingProxy({ port: 0 })
  /** Where people reach it. */
  origin = ''
  #port = ''
  #folder: string | null = null
  #dataDir: string
  #env: Record<string, string>
  #adminUrl: string | null
  #product: Child | null = null
  #starting: Promise<void> = Promise.resolve()
  #visitors = 0

  private constructor({ dataDir, env = {}, adminUrl }: SiteOptions) {
    this.#folder = dataDir === undefined ? aFolder() : null
    this.#dataDir = dataDir ?? join(this.#folder ?? '', 'data')
    this.#env = env
    this.#adminUrl = adminUrl ?? null
  }

  static async open(options: SiteOptions = {}): Promise<Site> {
    const site = new Site(options)
    const mailbox = new URL(await site.mailbox.open())
    site.mailWay = new CuttingProxy({ port: Number(mailbox.port) })
    await site.mailWay.open()
    await site.#start({ PORT: '0' })
    return site
  }

  /** What it said so far since it was last started. */
  get said() {
    return this.#product?.output() ?? ''
  }

  get pid(): number {
    const pid = this.#product?.process.pid
    if (pid === undefined) throw new Error('The product does not run.')
    return pid
  }

  /** Somebody who was never here, at an address of their own. */
  visitor(): Browser {
    this.#visitors += 1
    const address = `198.51.${this.#visitors >> 8}.${this.#visitors & 255}`
    const send = (request: Request) => {
      request.headers.set('X-Forwarded-For', address)
      return fetch(request)
    }
    return new Browser({ fetch: send }, { address, origin: this.origin })
  }

  /** Kills the product without a word; whoever watches over it starts it again. */
  async kill(): Promise<void> {
    // A kill while it starts would hit whoever starts it.
    await this.#starting
    const killed = this.#product
    killed?.process.kill('SIGKILL')
    const again = { PORT: this.#port, PREFLIGHT_PREBUILT: '1' }
    this.#starting = (killed?.ended ?? Promise.resolve()).then(() => this.#start(again))
    this.#starting.catch(() => {})
  }

  /** Resolves once a product that was killed is there again. */
  isBack(): Promise<void> {
    return this.#starting
  }

  /** Above row-level security, for looking at what is stored. */
  async administrate<T>(work: (admin: postgres.Sql) => Promise<T>): Promise<T> {
    const url = this.#adminUrl ?? withDatabase((await findEmbedded(this.#dataDir)) ?? '', 'preflight')
    const admin = quietly(url)
    try {
      return await work(admin)
    } finally {
      await admin.end({ timeout: 1 })
    }
  }

  postmaster(): number | undefined {
    return findPostmaster(join(this.#dataDir, 'postgres', 'data'))?.pid
  }

  async close(): Promise<void> {
    await this.#starting.catch(() => {})
    if (this.#product) await stopChild(this.#product)
    // Left alone by a product that did not come back.
    const left = this.postmaster()
    if (left !== undefined) process.kill(left, 'SIGQUIT')
    while (this.postmaster() !== undefined) await sleep(20)
    await this.mailWay.close()
    await this.mailbox.close()
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true })
  }

  async #start(how: { PORT: string; PREFLIGHT_PREBUILT?: string }): Promise<void> {
    const product = spawnScript(['scripts/start.mjs'], {
      LOG_LEVEL: 'silent',
      NODE_ENV: 'test',
      APP_ORIGIN: '',
      METRICS_PORT: '',
      TRUSTED_PROXIES: '1',
      SMTP_URL: `smtp://127.0.0.1:${this.mailWay.port}`,
      PREFLIGHT_DATA_DIR: this.#dataDir,
      PREFLIGHT_ROLE_PREFIX: 'preflight_',
      ...this.#env,
      ...how,
    })
    this.#product = product
    const [, url = ''] = await product.waitFor(READY)
    this.#port ||= new URL(url).port
    this.origin ||= new URL(url).origin
  }
}

/** One that the database's own user may enter. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-faults-'))
  chmodSync(folder, 0o755)
  return folder
}
