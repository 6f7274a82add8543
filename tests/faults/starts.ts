import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withDatabase } from '#db/connection-url.ts'
import { findPostmaster } from '#db/embedded/postmaster.server.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { readStatus } from '#db/migrate.server.ts'
import { roleNames } from '#db/roles.server.ts'
import { listTenancyDefects } from '#db/tenancy-lint.server.ts'
import { quietly } from '#tests/support/database-server.ts'
import { type Child, spawnScript, stopChild } from '#tests/support/spawn.ts'
import { aFolder } from './site.ts'
import type { FaultRow } from './under-fault.ts'

const STARTS = 4
const READY = /Preflight is ready: /

const rowOf = (fault: string, figures: Partial<FaultRow>): FaultRow => ({
  fault,
  times: 0,
  acknowledged: 0,
  submitted: 0,
  invited: 0,
  lost: 0,
  doubled: 0,
  'half done': 0,
  'mails again': 0,
  'back after ms': 0,
  ...figures,
})

/** A start is killed after some of its migrations; the next one goes on where it ended. */
export async function migrationsDie({ random, times }: { random: () => number; times: number }): Promise<FaultRow> {
  const server = await ownServer()
  const found = { lost: 0, doubled: 0, half: 0, back: 0 }
  try {
    for (let round = 0; round < times; round++) {
      const url = await server.create(`half_${round}`)
      const admin = quietly(url)
      const { known } = await readStatus(admin)
      const first = startInstance(url)
      const ended = first.ended.then(() => true)
      const wanted = Math.floor(random() * known)
      while ((await readStatus(admin)).applied < wanted && !(await Promise.race([ended, sleep(5)])));
      first.process.kill('SIGKILL')
      await first.ended
      const { applied } = await readStatus(admin)
      const killed = performance.now()
      const next = startInstance(url)
      const code = await next.ended
      found.back = Math.max(found.back, performance.now() - killed)
      const run = code === 0 ? (JSON.parse(next.output()) as { migrationsRun: number }).migrationsRun : 0
      found.lost += Math.max(0, known - applied - run)
      found.doubled += Math.max(0, applied + run - known)
      found.half += (await listTenancyDefects(admin, roleNames('preflight_'))).length + (code === 0 ? 0 : 1)
      await admin.end()
    }
    return rowOf('kill -9 of a start that migrates', { ...figuresOf(found), times })
  } finally {
    await server.close()
  }
}

/** Four starts at once on one empty database: each comes up, and each migration runs once. */
export async function startsMeetOnServer(times: number): Promise<FaultRow> {
  const server = await ownServer()
  const found = { lost: 0, doubled: 0, half: 0, back: 0 }
  try {
    for (let round = 0; round < times; round++) {
      const url = await server.create(`four_${round}`)
      const began = performance.now()
      const starts = Array.from({ length: STARTS }, () => startInstance(url))
      const codes = await Promise.all(starts.map(({ ended }) => ended))
      found.back = Math.max(found.back, performance.now() - began)
      const admin = quietly(url)
      const { applied, known } = await readStatus(admin)
      found.lost += codes.filter((code) => code !== 0).length
      found.half += known - applied + (await listTenancyDefects(admin, roleNames('preflight_'))).length
      await admin.end()
    }
    return rowOf('four starts at once, one server', { ...figuresOf(found), times })
  } finally {
    await server.close()
  }
}

/** Four starts at once on one folder, after a kill each time but the first: one serves, the others say so and end. */
export async function startsMeetInFolder(times: number): Promise<FaultRow> {
  const folder = aFolder()
  const found = { lost: 0, doubled: 0, half: 0, back: 0 }
  let serving: Child[] = []
  try {
    for (let round = 0; round < times; round++) {
      for (const one of serving) one.process.kill('SIGKILL')
      await Promise.all(serving.map(({ ended }) => ended))
      const began = performance.now()
      const starts = Array.from({ length: STARTS }, () => startOn(join(folder, 'data')))
      const outcomes = await Promise.all(starts.map(outcomeOf))
      found.back = Math.max(found.back, performance.now() - began)
      serving = starts.filter((_, at) => outcomes[at] === 'serves')
      if (serving.length === 0) found.lost += 1
      found.doubled += Math.max(0, serving.length - 1)
      found.half += outcomes.filter((outcome) => outcome === 'otherwise').length
    }
    return rowOf('four starts at once, one folder', { ...figuresOf(found), times })
  } finally {
    await Promise.all(serving.map(stopChild))
    const left = findPostmaster(join(folder, 'data/postgres/data'))
    if (left) process.kill(left.pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
}

const figuresOf = ({ lost, doubled, half, back }: Record<'lost' | 'doubled' | 'half' | 'back', number>) => ({
  lost,
  doubled,
  'half done': half,
  'back after ms': Math.round(back),
})

async function outcomeOf(start: Child): Promise<'serves' | 'refused' | 'otherwise'> {
  const isReady = await start.waitFor(READY).then(
    () => true,
    () => false,
  )
  if (isReady) return 'serves'
  const isSaid = (await start.ended) === 1 && /^Preflight already runs on /.test(start.output())
  return isSaid ? 'refused' : 'otherwise'
}

const startOn = (dataDir: string) =>
  spawnScript(['scripts/start.mjs'], {
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    PORT: '0',
    PREFLIGHT_PREBUILT: '1',
    PREFLIGHT_DATA_DIR: dataDir,
    PREFLIGHT_ROLE_PREFIX: 'preflight_',
  })

const startInstance = (url: string) =>
  spawnScript(['tests/support/instance.ts', '/nowhere', 'preflight_', process.cwd()], { DATABASE_URL: url })

/** A durable server with nothing on it. */
async function ownServer() {
  const folder = aFolder()
  const server = await startEmbedded(join(folder, 'data'))
  return {
    async create(name: string) {
      const admin = quietly(server.url)
      await admin.unsafe(`create database ${name}`)
      await admin.end()
      return withDatabase(server.url, name)
    },
    async close() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
