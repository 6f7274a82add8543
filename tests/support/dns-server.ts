import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

const TXT = 16
const NOT_THERE = 3
const FAILED = 2

/** A DNS server that knows the TXT records it is given, and says of all other names that they are not there. */
export class DnsServer {
  records = new Map<string, string[]>()
  /** Says that it cannot answer while it is set. */
  isBroken = false
  /** Done before each answer. */
  whenAsked: () => Promise<unknown> = async () => undefined
  #socket: Socket = createSocket('udp4')

  /** @returns its address, as resolvers take it */
  async open(): Promise<string> {
    this.#socket.on('message', async (asked, from) => {
      await this.whenAsked()
      this.#socket.send(this.#answer(asked), from.port, from.address)
    })
    this.#socket.bind(0, '127.0.0.1')
    await once(this.#socket, 'listening')
    return `127.0.0.1:${this.#socket.address().port}`
  }

  close(): void {
    this.#socket.close()
  }

  #answer(asked: Buffer): Buffer {
    const labels: string[] = []
    let at = 12
    for (let size = asked[at] ?? 0; size > 0; size = asked[at] ?? 0) {
      labels.push(asked.toString('ascii', at + 1, at + 1 + size))
      at += size + 1
    }
    const question = asked.subarray(12, at + 5)
    const texts = this.records.get(labels.join('.').toLowerCase()) ?? []
    const code = this.isBroken ? FAILED : texts.length === 0 ? NOT_THERE : 0
    const answers = code === 0 ? texts.map(textRecord) : []
    const head = Buffer.alloc(12)
    asked.copy(head, 0, 0, 2)
    head.writeUInt16BE(0x8180 | code, 2)
    head.writeUInt16BE(1, 4)
    head.writeUInt16BE(answers.length, 6)
    return Buffer.concat([head, question, ...answers])
  }
}

/** One record whose name is that of the question. */
function textRecord(text: string): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(TXT, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(60, 6)
  head.writeUInt16BE(text.length + 1, 10)
  return Buffer.concat([head, Buffer.from([text.length]), Buffer.from(text, 'ascii')])
}
