import { spawn } from 'node:child_process'
import type { ServerUser } from './place.server.ts'

/**
 * Runs one of PostgreSQL's programs to its end, as the server's user, away from the
 * terminal's Ctrl-C.
 *
 * @returns the exit code; output is dropped, because a server it starts would hold on to it
 */
export function runPgProgram(program: string, args: string[], { cwd, user }: { cwd: string; user: ServerUser }) {
  return new Promise<number>((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      ...user,
      detached: true,
      stdio: 'ignore',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
