import { startChild } from './child.ts'

/** Runs one instance's way to a ready database in a process of its own. */
export function startInstance(env: { DATABASE_URL: string; MIGRATION_DATABASE_URL?: string }, root = process.cwd()) {
  return startChild(['tests/support/instance.ts', '/nowhere', 'preflight_', root], env)
}

/** The same to its end. `opened` is `null` if it could not. */
export async function runInstance(env: { DATABASE_URL: string; MIGRATION_DATABASE_URL?: string }, root?: string) {
  const child = startInstance(env, root)
  const code = await child.ended
  const opened = code === 0 ? (JSON.parse(child.output()) as { url: string; migrationsRun: number }) : null
  return { code, opened, output: child.output() }
}
