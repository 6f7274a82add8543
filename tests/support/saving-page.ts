import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withDatabase } from '#db/connection-url.ts'
import { findPostmaster } from '#db/embedded/postmaster.server.ts'
import { findEmbedded } from '#db/embedded.server.ts'
import { Browser, type Fields } from './browser.ts'
import { quietly } from './database-server.ts'
import type { Kill } from './kills.ts'
import { type Product, startProduct } from './product.ts'

/** What browsers do: keep each change until it is acknowledged, and send it again to whoever answers then. */
export class Pages {
  kills: Kill[] = []
  #dataDir: string
  #product: Promise<Product>
  #suffering: Promise<void> = Promise.resolve()

  constructor(dataDir: string) {
    this.#dataDir = dataDir
    this.#product = startProduct(dataDir)
  }

  /** A visitor who has started a check. @returns saves an answer and says which version it became */
  async open() {
    const { url } = await this.#product
    const visitor = new Browser({ fetch: (request) => fetch(request) }, { address: '', origin: new URL(url).origin })
    const assessmentId = await visitor.start()
    return (questionId: string, fields: Fields): Promise<number> =>
      this.#save(visitor, `/assessments/${assessmentId}/answers/${questionId}`, fields)
  }

  /** Kills once everything is up again after the kill before, so that each one really hits. */
  async suffer(kill: Kill): Promise<void> {
    this.#suffering = this.#suffering.then(() => this.#kill(kill))
    await this.#suffering
  }

  async #kill(kill: Kill): Promise<void> {
    const product = await this.#product
    const victim = { backend: this.#findBackend, postmaster: this.#findPostmaster, product: () => product.process.pid }[
      kill
    ]
    process.kill(await insist(victim.bind(this)), 'SIGKILL')
    this.kills.push(kill)
    if (kill === 'backend') return
    this.#product = (async () => {
      product.process.kill('SIGKILL')
      await product.ended
      return startProduct(this.#dataDir)
    })()
  }

  /** Sends until somebody says more than "later". */
  async #save(visitor: Browser, path: string, fields: Fields): Promise<number> {
    const until = Date.now() + 60_000
    while (Date.now() < until) {
      visitor.origin = new URL((await this.#product).url).origin
      const answer = await visitor.post(path, fields).catch(() => null)
      if (answer?.status === 200) return (await answer.json()).version
      if (answer && answer.status !== 503) throw new Error(`Not saved: ${answer.status} ${await answer.text()}`)
      await sleep(20)
    }
    throw new Error('No answer for a minute.')
  }

  async #findBackend() {
    const url = await findEmbedded(this.#dataDir)
    if (url === null) return undefined
    const admin = quietly(withDatabase(url, 'preflight'))
    try {
      const [backend] = await admin<{ pid: number }[]>`
        select pid from pg_stat_activity where usename = 'preflight_login' order by random() limit 1`
      return backend?.pid
    } catch {
      return undefined
    } finally {
      await admin.end({ timeout: 1 })
    }
  }

  #findPostmaster() {
    return findPostmaster(join(this.#dataDir, 'postgres', 'data'))?.pid
  }
}

/** Looks until there is one. */
async function insist(find: () => number | undefined | Promise<number | undefined>): Promise<number> {
  const until = Date.now() + 30_000
  while (Date.now() < until) {
    const pid = await find()
    if (pid !== undefined) return pid
    await sleep(20)
  }
  throw new Error('There was nothing to kill for half a minute.')
}
