import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers once the server bundle is made of the sources as they are; the first request builds it. */
    buildBroker: string
  }
}

/** One build a run, for the tests that ask for it; tests of pure code do not wait. */
export default async function setup(project: TestProject) {
  let built: Promise<string> | null = null
  const broker = createServer(async (_, response) => {
    built ??= build()
    const fault = await built
    response.writeHead(fault === '' ? 200 : 500).end(fault)
  })
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve))
  const address = broker.address()
  if (typeof address !== 'object' || address === null) throw new TypeError('A listening server has an address.')
  project.provide('buildBroker', `http://127.0.0.1:${address.port}`)
  return () => {
    broker.close()
  }
}

/** @returns what the build wrote if it failed; else nothing */
async function build(): Promise<string> {
  const child = spawn(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  child.stderr.on('data', (chunk) => {
    text += chunk
  })
  const [code] = await once(child, 'close')
  return code === 0 ? '' : text || 'The build failed.'
}
