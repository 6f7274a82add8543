import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Stands between two that talk over TCP, and can be slow, cut off answers or be gone. */
export class CuttingProxy {
  /** Holds back each piece of an answer for so long. */
  delayMs = 0
  #target: NetConnectOpts
  #server: Server
  #pairs = new Set<{ near: Socket; far: Socket }>()
  #isToCut: ((answer: Buffer) => boolean) | null = null
  #cut: (() => void) | null = null
  port = 0

  constructor(target: NetConnectOpts) {
    this.#target = target
    this.#server = createServer((near) => this.#carry(near))
  }

  /** Listens, on the same port each time. */
  async open(): Promise<void> {
    this.#server.listen(this.port, '127.0.0.1')
    await once(this.#server, 'listening')
    this.port = (this.#server.address() as AddressInfo).port
  }

  /** Refuses connections, and ends those that are there. */
  async close(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    for (const pair of this.#pairs) this.#end(pair)
    await closed
  }

  /** Ends a connection instead of carrying the next answer that is meant; whoever asked never hears it. */
  async cutNext(isMeant: (answer: Buffer) => boolean = () => true): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#isToCut = isMeant
      this.#cut = resolve
    })
  }

  #carry(near: Socket) {
    const far = connect(this.#target)
    const pair = { near, far }
    this.#pairs.add(pair)
    let carried = Promise.resolve()
    near.on('data', (asked) => far.write(asked))
    far.on('data', (answer) => {
      if (this.#isToCut?.(answer)) {
        this.#isToCut = null
        // As a process that dies leaves its connections: without a farewell.
        near.resetAndDestroy()
        this.#end(pair)
        this.#cut?.()
        return
      }
      const { delayMs } = this
      carried = carried.then(async () => {
        if (delayMs > 0) await sleep(delayMs)
        if (!near.destroyed) near.write(answer)
      })
    })
    for (const socket of [near, far]) {
      socket.on('error', () => {})
      socket.on('close', () => void carried.then(() => this.#end(pair)))
    }
  }

  #end(pair: { near: Socket; far: Socket }) {
    this.#pairs.delete(pair)
    pair.near.destroy()
    pair.far.destroy()
  }
}

/** A proxy in front of a database server. @returns it with the same URL, led over it */
export async function openInFrontOf(databaseUrl: string): Promise<{ proxy: CuttingProxy; url: string }> {
  const url = new URL(databaseUrl)
  const socket = url.searchParams.get('host')
  const proxy = new CuttingProxy(
    socket ? { path: join(socket, '.s.PGSQL.5432') } : { host: url.hostname, port: Number(url.port || 5432) },
  )
  await proxy.open()
  url.search = ''
  url.host = `127.0.0.1:${proxy.port}`
  return { proxy, url: url.href }
}
