import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

type Backend = { url: URL; agent: Agent; isReady: boolean; fails: number }

const READY_WAIT_MS = 20
/** One answer that did not come in time is no end: so many in a row are. */
const FALL = 3

/**
 * A proxy as one stands in front of several processes: in turn, to those that say at `/readyz` that they are ready. What
 * was sent once is never sent again, unless the door was closed before anything was said.
 */
export class FrontProxy {
  /** Answers by the process that gave them. */
  answered = new Map<string, number>()
  #backends: Backend[] = []
  #turn = 0
  #server = createServer((asked, answer) => void this.#pass(asked, answer))
  #looking: NodeJS.Timeout

  /** @param lookMs how often it looks who is ready */
  constructor(lookMs = 200) {
    let isLooking = false
    this.#looking = setInterval(async () => {
      if (isLooking) return
      isLooking = true
      await Promise.all(this.#backends.map(look))
      isLooking = false
    }, lookMs)
  }

  /** @returns its address */
  async open(): Promise<string> {
    this.#server.keepAliveTimeout = 65_000
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    if (typeof address !== 'object' || address === null) throw new TypeError('A listening server has an address.')
    return `http://localhost:${address.port}`
  }

  /** Sends people there from the moment it is ready. */
  async add(url: string): Promise<void> {
    const backend = { url: new URL(url), agent: new Agent({ keepAlive: true }), isReady: false, fails: 0 }
    await look(backend)
    this.#backends.push(backend)
    while (!backend.isReady) {
      await sleep(READY_WAIT_MS)
      await look(backend)
    }
  }

  /** Forgets a process that is gone. */
  remove(url: string): void {
    const gone = this.#backends.filter((backend) => backend.url.href === new URL(url).href)
    this.#backends = this.#backends.filter((backend) => !gone.includes(backend))
    for (const { agent } of gone) agent.destroy()
  }

  /** Whether people are sent there. */
  sendsTo(url: string): boolean {
    return this.#backends.some((backend) => backend.isReady && backend.url.href === new URL(url).href)
  }

  async close(): Promise<void> {
    clearInterval(this.#looking)
    this.#server.close()
    this.#server.closeAllConnections()
    for (const { agent } of this.#backends) agent.destroy()
    if (this.#server.listening) await once(this.#server, 'close')
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    asked.on('error', () => answer.destroy())
    for await (const chunk of asked) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    for (let tries = 0; tries <= this.#backends.length; tries += 1) {
      const backend = this.#next()
      if (!backend) break
      const came = await send(backend, asked, body)
      if (came === 'closed') {
        backend.isReady = false
        continue
      }
      if (came === 'lost') return void answer.writeHead(502).end()
      this.answered.set(backend.url.href, (this.answered.get(backend.url.href) ?? 0) + 1)
      answer.writeHead(came.statusCode ?? 502, withoutHops(came))
      return void came.pipe(answer)
    }
    answer.writeHead(503).end()
  }

  #next(): Backend | undefined {
    const ready = this.#backends.filter(({ isReady }) => isReady)
    this.#turn += 1
    return ready[this.#turn % ready.length]
  }
}

async function look(backend: Backend): Promise<void> {
  const saysReady = await fetch(new URL('/readyz', backend.url), { signal: AbortSignal.timeout(2_000) }).then(
    ({ status }) => status === 200,
    () => false,
  )
  backend.fails = saysReady ? 0 : backend.fails + 1
  backend.isReady = saysReady || (backend.isReady && backend.fails < FALL)
}

function send({ url, agent }: Backend, asked: IncomingMessage, body: Buffer) {
  const forwarded = [asked.headers['x-forwarded-for'], asked.socket.remoteAddress].filter(Boolean).join(', ')
  const headers = { ...asked.headers, 'x-forwarded-for': forwarded }
  const { hostname, port } = url
  return new Promise<IncomingMessage | 'closed' | 'lost'>((resolve) => {
    const passed = request({ hostname, port, agent, method: asked.method, path: asked.url, headers })
    passed.once('response', resolve)
    passed.once('error', (error) => resolve('code' in error && error.code === 'ECONNREFUSED' ? 'closed' : 'lost'))
    passed.end(body)
  })
}

/** Connections are between two neighbours alone. */
function withoutHops({ headers }: IncomingMessage) {
  const { connection, 'keep-alive': keepAlive, 'transfer-encoding': encoding, ...rest } = headers
  return rest
}
