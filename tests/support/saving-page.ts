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

  async suffer(kill: Kill): Promise<void> {
    this.kills.push(kill)
    if (kill === 'backend') await this.#killBackend()
    if (kill === 'postmaster') process.kill(findPostmaster(await this.#pgData())?.pid ?? 0, 'SIGKILL')
    if (kill === 'backend') return
    const product = await this.#product
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

  async #killBackend() {
    const admin = await this.#administrator()
    const [backend] = await admin<{ pid: number }[]>`
      select pid from pg_stat_activity where usename = 'preflight_login' order by random() limit 1`
    await admin.end()
    process.kill(backend?.pid ?? 0, 'SIGKILL')
  }

  async #pgData() {
    const admin = await this.#administrator()
    const [setting] = await admin<{ data_directory: string }[]>`show data_directory`
    await admin.end()
    return setting?.data_directory ?? ''
  }

  async #administrator() {
    return quietly(withDatabase((await findEmbedded(this.#dataDir)) ?? '', 'preflight'))
  }
}
