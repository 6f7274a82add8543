import { type ChildProcess, fork } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import type { RenderAnswer, RenderJob, RenderResult } from './child-protocol.ts'
import { type FailureReason, RenderFailed } from './render-failure.ts'
import { residentMemory, timeWorked } from './resident-memory.server.ts'

export type ChildLimits = {
  /** Of work of the process, where the system tells it; else by the clock. */
  timeoutMs: number
  /** By the clock, however little it could work: longer than `timeoutMs`, since a busy machine is no fault of a report. */
  patienceMs: number
  /** Of JavaScript objects; V8 ends the process beyond it. */
  heapMegabytes: number
  /** Of everything, buffers included; watched from outside. */
  residentMegabytes: number
  /** How far everything else comes before it, 0 to 19. */
  niceness: number
}

export type RenderChild = {
  /** How many jobs it has done. */
  renders(): number
  isAlive(): boolean
  /** @throws RenderFailed; the child is gone then, unless the reason is `error` */
  render(job: RenderJob): Promise<RenderResult>
  kill(): Promise<void>
}

const WATCH_MS = 100
const TELLS_WORK = process.platform === 'linux'
const MEGABYTE = 1024 * 1024
/** Taken first by the kernel, should the machine run out of memory. */
const EXPENDABLE = '1000'

/** A report is made of millions of short-lived objects: with room for them the collector runs less, and less grows old. */
const ROOM_FOR_THE_NEW = ['--min-semi-space-size=16', '--max-semi-space-size=32']

/** Starts a process that draws one report or picture at a time. It knows none of our secrets and may only read files. */
export function startRenderChild(entry: string, limits: ChildLimits): RenderChild {
  const child = fork(entry, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { NODE_ENV: 'production', ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}) },
    execArgv: [
      `--max-old-space-size=${limits.heapMegabytes}`,
      ...ROOM_FOR_THE_NEW,
      '--permission',
      '--allow-fs-read=*',
    ],
  })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  let isAlive = true
  let renders = 0
  gone.then(() => {
    isAlive = false
  })
  if (process.platform === 'linux') writeFile(`/proc/${child.pid}/oom_score_adj`, EXPENDABLE).catch(() => {})
  if (child.pid !== undefined) makeWay(child.pid, limits.niceness)
  rest(child)
  return {
    renders: () => renders,
    isAlive: () => isAlive,
    render: async (job) => {
      wake(child)
      const result = await runJob(child, job, { limits, gone }).finally(() => rest(child))
      renders += 1
      return result
    },
    kill: async () => {
      wake(child)
      child.kill('SIGKILL')
      await gone
    },
  }
}

type Bounds = { limits: ChildLimits; gone: Promise<void> }

function runJob(child: ChildProcess, job: RenderJob, { limits, gone }: Bounds): Promise<RenderResult> {
  return new Promise((resolve, reject) => {
    let reason: FailureReason = 'crash'
    const stop = (because: FailureReason) => {
      reason = because
      child.kill('SIGKILL')
    }
    const pid = child.pid ?? 0
    const before = timeWorked(pid)
    const timer = setTimeout(stop, TELLS_WORK ? limits.patienceMs : limits.timeoutMs, 'timeout')
    const watch = setInterval(async () => {
      const resident = await residentMemory(pid)
      if (resident !== null && resident > limits.residentMegabytes * MEGABYTE) stop('memory')
      const [began, now] = [await before, await timeWorked(pid)]
      if (began !== null && now !== null && now - began > limits.timeoutMs) stop('timeout')
    }, WATCH_MS)
    const finish = (answer: RenderAnswer | null) => {
      clearTimeout(timer)
      clearInterval(watch)
      child.off('message', onMessage)
      if (answer && !('error' in answer)) resolve(answer)
      else reject(new RenderFailed(answer ? 'error' : reason))
    }
    const onMessage = (answer: unknown) => finish(answer as RenderAnswer)
    child.on('message', onMessage)
    gone.then(() => finish(null))
    child.send(job, (failure) => {
      if (failure) child.kill('SIGKILL')
    })
  })
}

/** A resting child does not keep the process running; one that is waited for does, else the wait would never end. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

function wake(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

function makeWay(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness)
  } catch {
    // It is gone already, or the system knows no priorities: the report is made all the same.
  }
}
