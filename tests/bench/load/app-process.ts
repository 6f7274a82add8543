import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** One process of the built product on a database. */
export type AppProcess = {
  url: string
  /** Resident memory in MB, once a second since it began to listen. */
  memory: number[]
  /** Tells it to stop, as an operator does. @returns its exit code */
  stop(): Promise<number | null>
}

/** @param settings of `serve`, beside what is alike for all */
export async function startApp(settings: Record<string, unknown>): Promise<AppProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SERVER, JSON.stringify(settings)], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const memory: number[] = []
  const url = await firstWord(child)
  child.on('message', (bytes: number) => memory.push(bytes / 1_000_000))
  return {
    url,
    memory,
    async stop() {
      child.kill('SIGTERM')
      const [code] = await once(child, 'exit')
      return code as number | null
    },
  }
}

const SERVER = `
import { serve } from './build/server/index.js'
const serving = await serve({ host: '127.0.0.1', port: 0, origin: null, clientFiles: 'build/client', logLevel: 'silent', ...JSON.parse(process.argv[1]) })
process.send(serving.url)
setInterval(() => process.send(process.memoryUsage.rss()), 1000).unref()
process.on('disconnect', () => process.exit(1))
process.on('SIGTERM', async () => { await serving.close(); process.exit(0) })
`

async function firstWord(child: ChildProcess): Promise<string> {
  const [word] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The server ended with ${code}.`)
    }),
  ])
  return word as string
}
