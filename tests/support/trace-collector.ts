import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

type Attribute = { key: string; value: { stringValue?: string; intValue?: number } }
type Linked = { traceId: string; spanId: string }

/** As it comes over the wire (OTLP/JSON), as far as we look. */
export type SentSpan = Linked & {
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: Attribute[]
  links: Linked[]
  status: { code: number; message?: string }
}

const PATIENCE_MS = 15_000

/** An OpenTelemetry collector that takes every span and keeps it. */
export class TraceCollector {
  /** Refuses everything while it is set. */
  isBroken = false
  spans: SentSpan[] = []
  /** Everything that was sent, as text. */
  raw = ''
  #server: Server

  constructor() {
    this.#server = createServer(async (request, response) => {
      const text = await textOf(request)
      const isTraces = request.method === 'POST' && request.url === '/v1/traces'
      if (!isTraces || this.isBroken) return response.writeHead(400).end()
      this.raw += text
      this.spans.push(...spansIn(text))
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
    })
  }

  /** @returns its endpoint */
  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    if (typeof address !== 'object' || address === null) throw new TypeError('A listening server has an address.')
    return `http://127.0.0.1:${address.port}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  /** Waits for a span that is over; the ones below it are over before it. */
  async waitFor(name: string, isIt: (span: SentSpan) => boolean = () => true): Promise<SentSpan> {
    for (let waited = 0; waited < PATIENCE_MS; waited += 20) {
      const span = this.spans.findLast((one) => one.name === name && isIt(one))
      if (span) return span
      await sleep(20)
    }
    throw new Error(`There came no span "${name}", only: ${[...new Set(this.spans.map((one) => one.name))].join(', ')}`)
  }

  /** What is below a span, each name with what is below it, in the order in which it began. */
  below({ spanId }: Linked): Tree {
    const began = (span: SentSpan) => BigInt(span.startTimeUnixNano)
    return this.spans
      .filter(({ parentSpanId }) => parentSpanId === spanId)
      .toSorted((a, b) => (began(a) < began(b) ? -1 : 1))
      .map((span) => [span.name, this.below(span)])
  }
}

export type Tree = [name: string, below: Tree][]

export const factOf = (span: SentSpan, key: string) => {
  const value = span.attributes.find((one) => one.key === key)?.value
  return value?.stringValue ?? value?.intValue
}

type Sent = { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] }
const spansIn = (text: string) =>
  (JSON.parse(text) as Sent).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
