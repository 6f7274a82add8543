import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type Child = {
  process: ChildProcess
  /** Everything it wrote so far, both streams. */
  output(): string
  /** The first match in what it writes. Rejects if it ends before. */
  waitFor(pattern: RegExp): Promise<RegExpMatchArray>
  /** Its exit code; `null` if a signal ended it. */
  ended: Promise<number | null>
}

/** Starts a script of ours in a process group of its own, with the embedded database unless `env` names another. */
export function spawnScript(args: string[], env: Record<string, string | undefined>): Child {
  const child = spawn(process.execPath, args, {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '', MIGRATION_DATABASE_URL: '', npm_lifecycle_event: '', ...env },
  })
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  child.stderr.on('data', (chunk) => {
    text += chunk
  })
  child.stdin.on('error', () => {})
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    process: child,
    output: () => text,
    ended,
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = text.match(pattern)
          if (!match) return
          child.stdout.off('data', look)
          child.stderr.off('data', look)
          resolve(match)
        }
        child.stdout.on('data', look)
        child.stderr.on('data', look)
        ended.then(() => reject(new Error(`It ended before it wrote ${pattern}:\n${text}`)))
        look()
      }),
  }
}

/** Asks it to end as an operator does, and insists after a while. */
export async function stopChild({ process: child, ended }: Child): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await ended
  clearTimeout(late)
}
