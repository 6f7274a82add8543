import { expect, onTestFinished, test } from 'vitest'
import { connect } from '#db/client.server.ts'
import { findPostmaster } from '#db/embedded/postmaster.server.ts'
import { processesIn } from '#db/embedded/process-life.server.ts'
import { findEmbedded, startEmbedded } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { saveAnswer } from '#db/queries/answers.server.ts'
import { ensureRoles, roleNames } from '#db/roles.server.ts'
import { anAnswer } from '#tests/support/answers.ts'
import { aStartedAssessment } from '#tests/support/database.ts'
import { quietly } from '#tests/support/database-server.ts'
import { ownServer } from '#tests/support/own-server.ts'

const LIMIT = { timeout: 90_000 }
const names = roleNames('preflight_')

async function aProductOnItsOwnServer() {
  const server = await ownServer()
  const adminUrl = await server.createDatabase('preflight')
  const admin = quietly(adminUrl)
  const url = await ensureRoles(admin, { names, adminUrl, runtimeUrl: null })
  await migrate(admin, names)
  await admin.end()
  const database = connect({ url })
  onTestFinished(() => database.close())
  return { server, database, started: await aStartedAssessment(database) }
}

/** How a try ended and how long it took. */
async function timed(work: () => Promise<unknown>) {
  const began = performance.now()
  const name = await work().then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  )
  return { name, ms: performance.now() - began }
}

test(
  'with the database stopped every save is refused within a second; started again, they arrive by themselves',
  LIMIT,
  async () => {
    const { server, database, started } = await aProductOnItsOwnServer()
    const save = anAnswer(started)
    const trySave = () => database.withWorkspace(started.scope, (tx) => saveAnswer(tx, save))
    await server.stop()

    const slowest: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const tries = await Promise.all(Array.from({ length: 20 }, () => timed(trySave)))
      expect(new Set(tries.map(({ name }) => name))).toEqual(new Set(['Unavailable']))
      slowest.push(Math.max(...tries.map(({ ms }) => ms)))
    }
    // A busy machine needs one quiet moment only.
    expect(Math.min(...slowest)).toBeLessThan(1_000)

    await startEmbedded(server.dataDir)
    expect(await trySave()).toMatchObject({ ok: true, version: 1 })
  },
)

test.runIf(process.platform === 'linux')(
  'with the database frozen new saves are refused within a second, also when all connections hang; thawed, it goes on',
  LIMIT,
  async () => {
    const { server, database, started } = await aProductOnItsOwnServer()
    const trySave = (questionId: string) =>
      database.withWorkspace(started.scope, (tx) => saveAnswer(tx, anAnswer(started, { questionId })))
    await Promise.all(Array.from({ length: 10 }, (_, i) => trySave(`q-warm-${i}`)))
    const frozen = processesIn(server.pgData) ?? []
    const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
      for (const pid of frozen) process.kill(pid, name)
    }
    signal('SIGSTOP')
    onTestFinished(() => signal('SIGCONT'))

    const slowest: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const tries = await Promise.all(Array.from({ length: 20 }, (_, i) => timed(() => trySave(`q-${round}-${i}`))))
      expect(tries.every(({ name }) => name === 'Unavailable' || name === 'Busy')).toBe(true)
      // The first round still has to find out; from then on nobody waits for a place.
      if (round > 0) slowest.push(Math.max(...tries.map(({ ms }) => ms)))
    }
    expect(Math.min(...slowest)).toBeLessThan(1_000)

    signal('SIGCONT')
    await expect.poll(() => timed(() => trySave('q-after')).then(({ name }) => name), { timeout: 20_000 }).toBe('done')
  },
)

test('looking for a server that recovers from a dead process waits for it and leaves it running', LIMIT, async () => {
  const { server } = await aProductOnItsOwnServer()
  const postmaster = findPostmaster(server.pgData)
  const [backend] = await server.admin<{ pid: number }[]>`select pg_backend_pid() as pid`
  if (!backend) throw new Error('A connection has a process.')

  process.kill(backend.pid, 'SIGKILL')

  expect(await findEmbedded(server.dataDir)).toBe(server.url)
  expect(findPostmaster(server.pgData)?.pid).toBe(postmaster?.pid)
})
