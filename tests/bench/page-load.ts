import { Agent, get } from 'node:http'
import { quantile, shown } from './quantile.ts'

const CONNECTIONS = 32
const WARM_UP_MS = 3_000
const MEASURED_MS = 10_000

/** Asks for one page over and over, on connections that stay open, as browsers do: what they unpack is packed. */
export async function measureLoad(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  try {
    await askFor(url, agent, WARM_UP_MS)
    const { times, bytes } = await askFor(url, agent, MEASURED_MS)
    return {
      'pages / s': Math.round(times.length / (MEASURED_MS / 1_000)),
      'p50 ms': shown(quantile(times, 0.5)),
      'p95 ms': shown(quantile(times, 0.95)),
      'kB a page': shown(bytes / times.length / 1_000),
    }
  } finally {
    agent.destroy()
  }
}

async function askFor(url: string, agent: Agent, forMs: number) {
  const end = performance.now() + forMs
  const times: number[] = []
  let bytes = 0
  async function keepAsking() {
    while (performance.now() < end) {
      const started = performance.now()
      const came = await ask(url, agent)
      times.push(performance.now() - started)
      bytes += came
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, keepAsking))
  return { times, bytes }
}

/** @returns the bytes of the page as they came */
function ask(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'Accept-Encoding': 'gzip, deflate, br' } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.once('end', () =>
        answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url} answered ${answer.statusCode}`)),
      )
      answer.once('error', reject)
    }).once('error', reject)
  })
}
