import { Readable } from 'node:stream'
import { run } from '#cli/run.ts'

type Ran = { status: number; stdout: string; stderr: string }

/**
 * Runs a command in this process, as `npm run -s preflight --` does in one of its own, and catches what it writes. A
 * process a call would take a second each; `tests/cli/process.test.ts` shows that both are one.
 *
 * @param input what it reads from standard input
 * @param env set while it runs
 */
export async function command(
  args: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const ran: Ran = { status: 0, stdout: '', stderr: '' }
  const into = (stream: 'stdout' | 'stderr') => (text: unknown) => {
    ran[stream] += String(text)
    return true
  }
  const line = (stream: 'stdout' | 'stderr') => (text: unknown) => {
    ran[stream] += `${text}\n`
  }
  const restore = [
    replace(process, 'stdin', Readable.from([Buffer.from(input)])),
    replace(process.stdout, 'write', into('stdout')),
    replace(process.stderr, 'write', into('stderr')),
    replace(console, 'log', line('stdout')),
    replace(console, 'error', line('stderr')),
    ...Object.entries(env).map(([name, value]) => replaceSetting(name, value)),
  ]
  try {
    ran.status = await run(args)
    return ran
  } finally {
    for (const back of restore) back()
  }
}

function replace(owner: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name)
  Object.defineProperty(owner, name, { value, configurable: true, writable: true })
  return () => {
    if (before === undefined) Reflect.deleteProperty(owner, name)
    else Object.defineProperty(owner, name, before)
  }
}

function replaceSetting(name: string, value: string): () => void {
  const before = process.env[name]
  process.env[name] = value
  return () => {
    if (before === undefined) delete process.env[name]
    else process.env[name] = before
  }
}
