import { linkSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../start-error.ts'
import { isAlive, startTicks } from './process-life.server.ts'

type Holder = { pid: number; ticks: string | null; since: string; url: string | null }

/** A predecessor that is just closing gets this long. */
const PATIENCE_MS = 2_000

export type Hold = {
  /** Says where the product can be reached, for whoever tries to start a second one. */
  announce(url: string): void
  release(): void
}

/**
 * Takes the data directory for this process. A holder that died is replaced; one
 * that lives is never pushed aside (P10).
 *
 * @throws StartError naming who holds it, since when and under which address
 */
export async function holdData(dataDir: string, now: Date): Promise<Hold> {
  const file = join(dataDir, 'holder.json')
  const own: Holder = { pid: process.pid, ticks: startTicks(process.pid), since: now.toISOString(), url: null }
  const patience = Date.now() + PATIENCE_MS
  while (!take(file, own)) {
    const holder = read(file)
    if (holder && isAlive(holder.pid, holder.ticks)) {
      if (Date.now() > patience) throw new StartError(explain(dataDir, holder))
      await sleep(100)
    } else {
      clear(file)
    }
  }
  return {
    announce: (url) => write(file, { ...own, url }),
    release: () => {
      if (read(file)?.pid === process.pid) rmSync(file, { force: true })
    },
  }
}

function explain(dataDir: string, { pid, since, url }: Holder) {
  const where = url ? ` and serves ${url}` : ' and is starting'
  return `Preflight already runs on ${dataDir}: process ${pid} holds it since ${since}${where}. Stop it, or set PREFLIGHT_DATA_DIR to another folder.`
}

/** `link` creates the name with its content in one step, or fails if it exists. */
function take(file: string, own: Holder): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(own))
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Removes a dead holder. Only one process at a time may, and only after looking again. */
function clear(file: string) {
  const turn = `${file}.turn`
  try {
    mkdirSync(turn)
  } catch {
    if (Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 10_000) rmdirSync(turn)
    return
  }
  const holder = read(file)
  if (!holder || !isAlive(holder.pid, holder.ticks)) rmSync(file, { force: true })
  rmdirSync(turn)
}

function write(file: string, holder: Holder) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holder))
  renameSync(draft, file)
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
