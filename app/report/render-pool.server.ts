import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { RenderJob, RenderResult } from './child-protocol.ts'
import { type ChildLimits, type RenderChild, startRenderChild } from './render-child.server.ts'
import { type FailureReason, RenderBusy, RenderFailed } from './render-failure.ts'

export type RendererOptions = Partial<ChildLimits> & {
  /** The built `child.tsx`; default: `report-child.js` of the server build. */
  childEntry?: string
  /** Processes at the same time. */
  processes?: number
  /** Reports that may wait while all processes are busy. */
  waiting?: number
  /** How long each of them may wait until its turn comes. */
  waitMs?: number
  /** A process is replaced after this many, since its memory grows. */
  rendersPerChild?: number
  /** A process that had nothing to do for so long ends. */
  idleMs?: number
  cacheBytes?: number
  /** The origin whose public pages reports lead to; missing or `null`: they lead to none. */
  library?: string | null
  /** Is told how long each report took to draw, in ms. */
  onRendered?: (ms: number) => void
  /** Runs each drawing, from the wish to the end; left out: nothing stands around it. */
  around?: <T>(draw: () => Promise<T>) => Promise<T>
  /** Is told of each process that failed, also where a second try mends it. */
  onFailed?: (reason: FailureReason) => void
}

export const RENDER_DEFAULTS = {
  processes: Math.max(1, Math.min(4, availableParallelism() - 1)),
  waiting: 20,
  rendersPerChild: 25,
  idleMs: 120_000,
  cacheBytes: 32 * 1024 * 1024,
  waitMs: 40_000,
  timeoutMs: 20_000,
  patienceMs: 60_000,
  heapMegabytes: 512,
  residentMegabytes: 1024,
  // Pages and saves come before a report, which somebody waits for anyway.
  niceness: 10,
}

const BUILT = ['./report-child.js', '../report-child.js', '../../build/server/report-child.js']

type Settings = typeof RENDER_DEFAULTS & RendererOptions & Required<Pick<RendererOptions, 'around'>>
type Waiting = {
  job: RenderJob
  resolve(result: RenderResult): void
  reject(error: Error): void
  /** Sends it away when it has waited for too long. */
  patience?: NodeJS.Timeout
}

/** Who draws: as many processes as are set up, and whoever has no turn yet. Starts nothing before the first job. */
export function createRenderPool(settings: Settings) {
  const stock = createStock(settings)
  const queue: Waiting[] = []
  let busy = 0
  let isClosed = false

  async function renderOnce(job: RenderJob): Promise<RenderResult> {
    const child = stock.take()
    const started = performance.now()
    try {
      const result = await child.render(job)
      if ('pdf' in result && job !== 'warmUp') settings.onRendered?.(performance.now() - started)
      return result
    } catch (error) {
      if (error instanceof RenderFailed && !isClosed) settings.onFailed?.(error.reason)
      throw error
    } finally {
      stock.giveBack(child)
    }
  }

  async function work({ job, resolve, reject, patience }: Waiting): Promise<void> {
    clearTimeout(patience)
    busy += 1
    try {
      resolve(
        await renderOnce(job).catch((error) =>
          isWorthRetrying(error) && !isClosed ? renderOnce(job) : Promise.reject(error),
        ),
      )
    } catch (error) {
      reject(isClosed ? new RenderFailed('closed') : (error as Error))
    } finally {
      busy -= 1
      const next = queue.shift()
      if (next) work(next)
    }
  }

  const run = (job: RenderJob) =>
    new Promise<RenderResult>((resolve, reject) => {
      const waiting = { job, resolve, reject }
      if (isClosed) reject(new RenderFailed('closed'))
      else if (busy < settings.processes) work(waiting)
      else if (queue.length < settings.waiting) queueUp(waiting)
      else reject(new RenderBusy())
    })

  function queueUp(waiting: Waiting): void {
    waiting.patience = setTimeout(() => {
      queue.splice(queue.indexOf(waiting), 1)
      waiting.reject(new RenderBusy())
    }, settings.waitMs).unref()
    queue.push(waiting)
  }

  return {
    run: (job: RenderJob) => settings.around(() => run(job)),
    waiting: () => queue.length,
    warmUp: async () => {
      if (stock.isEmpty()) await run('warmUp').catch(() => {})
    },
    close: async () => {
      isClosed = true
      for (const { reject, patience } of queue.splice(0)) {
        clearTimeout(patience)
        reject(new RenderFailed('closed'))
      }
      await stock.close()
    },
  }
}

/** The processes that live: those at work, and those that rest until somebody needs one or they have rested for too long. */
function createStock(settings: Settings) {
  const idle: { child: RenderChild; timer: NodeJS.Timeout }[] = []
  const children = new Set<RenderChild>()
  let isClosed = false

  const retire = (child: RenderChild) => {
    children.delete(child)
    return child.kill()
  }

  function take(): RenderChild {
    for (let resting = idle.pop(); resting; resting = idle.pop()) {
      clearTimeout(resting.timer)
      if (resting.child.isAlive()) return resting.child
      children.delete(resting.child)
    }
    const child = startRenderChild(settings.childEntry ?? findChildEntry(), settings)
    children.add(child)
    return child
  }

  function giveBack(child: RenderChild): void {
    if (isClosed || !child.isAlive() || child.renders() >= settings.rendersPerChild) {
      retire(child)
      return
    }
    const timer = setTimeout(() => {
      idle.splice(
        idle.findIndex((resting) => resting.child === child),
        1,
      )
      retire(child)
    }, settings.idleMs).unref()
    idle.push({ child, timer })
  }

  return {
    take,
    giveBack,
    isEmpty: () => children.size === 0,
    close: async () => {
      isClosed = true
      for (const { timer } of idle.splice(0)) clearTimeout(timer)
      await Promise.all([...children].map(retire))
    },
  }
}

/** A process that died may have been unlucky; one that took too long would take as long again. */
function isWorthRetrying(error: unknown): boolean {
  return error instanceof RenderFailed && (error.reason === 'crash' || error.reason === 'memory')
}

/** @throws Error if the server was not built */
function findChildEntry(): string {
  const entry = BUILT.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path))
  if (!entry) throw new Error('The PDF process is not built. Run "npm run build".')
  return entry
}
