import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import { driverArguments } from '#db/connection-url.ts'

/** A way to the database that a test can cut, or leave open without an answer. */
export class Wire {
  isSilent = false
  #server: Server
  #sockets = new Set<Socket>()
  #port = 0

  /** @param databaseUrl what it leads to */
  constructor(databaseUrl: string) {
    this.#server = createServer((near) => {
      const far = reach(databaseUrl)
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from)
        from.on('data', (chunk) => this.isSilent || to.write(chunk))
        from.on('error', () => {})
        from.on('close', () => {
          this.#sockets.delete(from)
          to.destroy()
        })
      }
    })
  }

  /** @returns the URL of the database at this end */
  async open(databaseUrl: string): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (typeof address !== 'object' || address === null) throw new TypeError('A listening server has an address.')
    this.#port = address.port
    const url = new URL(databaseUrl)
    url.searchParams.delete('host')
    url.host = `127.0.0.1:${this.#port}`
    return url.href
  }

  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }
}

function reach(databaseUrl: string): Socket {
  const [address, { host }] = driverArguments(databaseUrl, {})
  const { hostname, port } = new URL(address)
  return typeof host === 'string' ? dial(`${host}/.s.PGSQL.${port || 5432}`) : dial(Number(port || 5432), hostname)
}
