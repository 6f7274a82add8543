import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Site } from './site.ts'
import type { Fault } from './under-fault.ts'

const PATIENCE_MS = 30_000

/** What may be killed without a word. Whoever watches over the product starts it again; it watches over its database itself. */
const KILLS = {
  'kill -9 of the product': (site) => site.kill(),
  'kill -9 of a database backend': async (site) => kill(await insist(() => findBackend(site))),
  'kill -9 of the postmaster': async (site) => kill(await insist(() => site.postmaster())),
  'kill -9 of product and postmaster': async (site) => {
    kill(await insist(() => site.postmaster()))
    await site.kill()
  },
} satisfies Record<string, (site: Site) => Promise<void>>

export type Kill = keyof typeof KILLS

export const killing = (site: Site, name: Kill, times: number): Fault => ({
  name,
  times,
  inject: () => KILLS[name](site),
})

const kill = (pid: number) => {
  process.kill(pid, 'SIGKILL')
}

/** One that works rather than one that waits. */
function findBackend(site: Site): Promise<number | undefined> {
  const find = () =>
    site.administrate(async (admin) => {
      const [backend] = await admin<{ pid: number }[]>`
        select pid from pg_stat_activity where usename = 'preflight_login' order by state = 'idle', random() limit 1`
      return backend?.pid
    })
  return find().catch(() => undefined)
}

/** The process that draws, as the system lists it; `undefined`: there is none now. */
export function findDrawing(parent: number): number | undefined {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      const [stat, command] = [read(`/proc/${pid}/stat`), read(`/proc/${pid}/cmdline`)]
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(parent) && command.includes('report-child')
    })
}

function read(file: string) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Looks until there is one. */
export async function insist<T>(find: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const found = await find()
    if (found !== undefined) return found
    await sleep(20)
  }
  throw new Error('There was nothing to kill for half a minute.')
}
