import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withDatabase } from '#db/connection-url.ts'
import { findPostmaster } from '#db/embedded/postmaster.server.ts'
import { findEmbedded } from '#db/embedded.server.ts'
import type { AnswerSave } from '#db/queries/answers.server.ts'
import type { startAsGuest } from '#db/queries/guests.server.ts'
import { type Child, startChild } from './child.ts'
import { quietly } from './database-server.ts'
import type { Kill } from './kills.ts'

type Guest = Awaited<ReturnType<typeof startAsGuest>>
type Reply = { id: number; later?: true; started?: Guest; result?: { ok: boolean; version: number } }

/** What a browser does: keeps each change until it is acknowledged, and sends it again to whoever answers then. */
export class Page {
  kills: Kill[] = []
  #dataDir: string
  #product: Promise<Child>
  #ids = 0
  #suffering: Promise<void> = Promise.resolve()

  constructor(dataDir: string) {
    this.#dataDir = dataDir
    this.#product = this.#startProduct()
  }

  async start(): Promise<Guest> {
    const start = { company: 'Example GmbH', form: 'short', locale: 'en', catalogueHash: 'c', disciplines: [] }
    const { started } = await this.#send({ start })
    if (!started) throw new Error('It did not start.')
    return started
  }

  async save(guest: Guest, save: AnswerSave): Promise<{ version: number }> {
    const { result } = await this.#send({ scope: guest, save })
    if (!result?.ok) throw new Error(`Not saved: ${JSON.stringify(result)}`)
    return result
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
      return this.#startProduct()
    })()
  }

  /** Sends until somebody answers with more than "later". */
  async #send(message: object): Promise<Reply> {
    const until = Date.now() + 60_000
    while (Date.now() < until) {
      const reply = await this.#ask(message)
      if (reply && !reply.later) return reply
      await sleep(20)
    }
    throw new Error('No answer for a minute.')
  }

  async #ask(message: object): Promise<Reply | null> {
    const product = await this.#product
    this.#ids += 1
    const id = this.#ids
    product.process.stdin?.write(`${JSON.stringify({ id, ...message })}\n`)
    const line = await product.waitFor(new RegExp(`^\\{"id":${id},.*$`, 'm')).catch(() => null)
    return line && JSON.parse(line[0])
  }

  async #startProduct(): Promise<Child> {
    const product = startChild(['tests/support/saver.ts', this.#dataDir], {})
    await product.waitFor(/^\{"ready":true\}$/m)
    return product
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
