import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { createPdfRenderer, type PdfRenderer } from '#app/report/render.server.ts'
import { RenderBusy, RenderFailed } from '#app/report/render-failure.ts'
import type { RendererOptions } from '#app/report/render-pool.server.ts'
import { aReport } from './support/small-report.ts'

const childEntry = fileURLToPath(new URL('./support/misbehaving-child.mjs', import.meta.url))
const open: PdfRenderer[] = []

function aRenderer(options: RendererOptions = {}) {
  const renderer = createPdfRenderer({
    childEntry,
    processes: 1,
    heapMegabytes: 64,
    residentMegabytes: 250,
    ...options,
  })
  open.push(renderer)
  return renderer
}

/** A report whose company tells the child what to do. */
const aDeed = (deed: string) => aReport({ company: deed })

const pidOf = (pdf: Uint8Array) => Number(new TextDecoder().decode(pdf))

/** The longest that this process did not answer while something went on, in milliseconds. */
async function longestSilence(task: Promise<unknown>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  await task.catch(() => {})
  clearInterval(beat)
  return longest
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((renderer) => renderer.close()))
})

test.each([
  ['a crash by SIGSEGV', 'die', 'crash'],
  ['a heap that grows without end', 'hoardObjects', 'crash'],
  ['buffers that grow without end', 'hoardBuffers', 'memory'],
  ['a loop without end', 'loop', 'timeout'],
])('%s fails the report and nothing else; the web answers meanwhile', async (_, deed, reason) => {
  const told: string[] = []
  const renderer = aRenderer({ timeoutMs: deed === 'loop' ? 600 : 60_000, onFailed: (why) => told.push(why) })

  const report = renderer.render(aDeed(deed))
  const silence = longestSilence(report)

  await expect(report).rejects.toMatchObject({ name: 'RenderFailed', reason })
  expect(await silence).toBeLessThan(2000)
  expect(pidOf(await renderer.render(aDeed('obey')))).toBeGreaterThan(0)
  // What may have been bad luck is tried twice.
  expect(told).toEqual(reason === 'timeout' ? [reason] : [reason, reason])
})

test.each([
  ['dies of it', 'die', 'crash'],
  ['hoards memory', 'hoardBuffers', 'memory'],
  ['never ends', 'loop', 'timeout'],
])('a picture of which the process %s fails alone; the next report is made', async (_, deed, reason) => {
  const renderer = aRenderer({ timeoutMs: deed === 'loop' ? 600 : 60_000 })

  await expect(renderer.redrawLogo(Buffer.from(deed))).rejects.toMatchObject({ name: 'RenderFailed', reason })
  expect(pidOf(await renderer.render(aDeed('obey')))).toBeGreaterThan(0)
})

test('a picture of more than a megabyte reaches no process', async () => {
  const { redrawLogo } = aRenderer({ childEntry: '/nowhere.mjs' })

  await expect(redrawLogo(new Uint8Array(1024 * 1024 + 1))).rejects.toMatchObject({ fault: 'tooLarge' })
})

test('a report that died once is made by a fresh process', async () => {
  const renderer = aRenderer()
  const first = pidOf(await renderer.render(aDeed('obey')))

  const second = pidOf(await renderer.render(aDeed(`dieIfStartedBefore ${Date.now()}`)))

  expect(second).not.toBe(first)
})

test('a report that cannot be drawn fails without ending the process', async () => {
  const renderer = aRenderer()
  const before = pidOf(await renderer.render(aDeed('obey 1')))

  await expect(renderer.render(aDeed('fail'))).rejects.toMatchObject({ reason: 'error' })
  expect(pidOf(await renderer.render(aDeed('obey 2')))).toBe(before)
})

test('who comes when the queue is full is sent away at once', async () => {
  const renderer = aRenderer({ waiting: 1 })
  const first = renderer.render(aDeed('wait 200'))
  const second = renderer.render(aDeed('wait 1'))

  await expect(renderer.render(aDeed('wait 2'))).rejects.toBeInstanceOf(RenderBusy)
  await expect(Promise.all([first, second])).resolves.toHaveLength(2)
})

test('who waits for too long is sent away, and keeps no place', async () => {
  const renderer = aRenderer({ waitMs: 50, waiting: 1 })
  const first = renderer.render(aDeed('wait 1000'))

  await expect(renderer.render(aDeed('wait 1'))).rejects.toBeInstanceOf(RenderBusy)
  await expect(renderer.render(aDeed('wait 2'))).rejects.toBeInstanceOf(RenderBusy)
  await expect(first).resolves.toBeInstanceOf(Uint8Array)
  expect(pidOf(await renderer.render(aDeed('obey')))).toBeGreaterThan(0)
})

test.runIf(process.platform === 'linux')(
  'what counts is work: a process that had no time to work is waited for',
  async () => {
    const renderer = aRenderer({ timeoutMs: 400 })
    await renderer.render(aDeed('obey'))

    await expect(renderer.render(aDeed('wait 1000'))).resolves.toBeInstanceOf(Uint8Array)
  },
)

test('a process that neither works nor answers is not waited for without end', async () => {
  const renderer = aRenderer({ patienceMs: 300, timeoutMs: 300 })

  await expect(renderer.render(aDeed('hang'))).rejects.toMatchObject({ reason: 'timeout' })
  await expect(aRenderer().render(aDeed('obey'))).resolves.toBeInstanceOf(Uint8Array)
})

test('the same report is made once, also for two who ask together', async () => {
  const renderer = aRenderer({ processes: 2 })

  const [first, second] = await Promise.all([renderer.render(aDeed('wait 50')), renderer.render(aDeed('wait 50'))])

  expect(second).toBe(first)
  expect(await renderer.render(aDeed('wait 50'))).toBe(first)
})

test('a process is replaced after its share of reports', async () => {
  const renderer = aRenderer({ rendersPerChild: 2 })

  const pids = []
  for (const part of [1, 2, 3]) pids.push(pidOf(await renderer.render(aDeed(`obey ${part}`))))

  expect(pids[1]).toBe(pids[0])
  expect(pids[2]).not.toBe(pids[0])
})

test('a process that is ready ahead of the first report makes it', async () => {
  const renderer = aRenderer({ rendersPerChild: 2 })
  await renderer.warmUp()
  await renderer.warmUp()

  const first = pidOf(await renderer.render(aDeed('obey 1')))
  const second = pidOf(await renderer.render(aDeed('obey 2')))

  expect(second, 'the first process had done its share of two').not.toBe(first)
})

test('a process that cannot be made ready keeps nobody from starting', async () => {
  const renderer = aRenderer({ childEntry: '/nowhere/report-child.js' })

  await expect(renderer.warmUp()).resolves.toBeUndefined()
})

test('a process without work ends', async () => {
  const renderer = aRenderer({ idleMs: 50 })
  const pid = pidOf(await renderer.render(aDeed('obey')))

  await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false)
})

test('closing ends what runs and what waits', async () => {
  const renderer = aRenderer()
  const reports = [renderer.render(aDeed('loop')), renderer.render(aDeed('obey'))]
  const outcomes = Promise.allSettled(reports)

  await renderer.close()

  const reasons = (await outcomes).map((outcome) => (outcome.status === 'rejected' ? outcome.reason.reason : 'made'))
  expect(reasons).toEqual(['closed', 'closed'])
  await expect(renderer.render(aDeed('obey'))).rejects.toBeInstanceOf(RenderFailed)
})

test('who closes the pool hears of its end, also with nothing else to do', async () => {
  const script = fileURLToPath(new URL('./support/close-renderer.ts', import.meta.url))

  const { stdout } = await promisify(execFile)(process.execPath, [script])

  expect(stdout).toBe('closed\n')
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
