import type { Series } from './moments.ts'

/** Where a signal lies, or for a trend where it goes. */
type Side = 'above' | 'below'

/** A point that a rule marks; `at` counts from 0 in the series. */
export type Mark = { at: number; side: Side }

/** What `kOfN` asks beside k of n points beyond the zone. */
export type WindowOptions = {
  /** The last point of the window is itself beyond the zone. */
  lastPointIn: boolean
  /** `beyond`: those beyond the zone are on one side; `all`: the whole window is. */
  side: 'beyond' | 'all'
  /** Points beyond this many standard deviations do not count as beyond the zone; `null`: they do. */
  within: number | null
  mark: 'last' | 'window'
}

type Point = { at: number; z: number }

/**
 * The points further than so many standard deviations from the centre line.
 *
 * @param z distances from the centre line in standard deviations, `null` for a missing period
 * @source methods 5.1
 */
export function beyond(z: Series, zone: number): Mark[] {
  return pointsOf(z)
    .filter((point) => Math.abs(point.z) > zone)
    .map(markOf)
}

/**
 * Every point from the k-th on of a run on one side; a point on the centre line breaks it, a missing one does not.
 *
 * @source methods 5.1, errata A1 and A2
 */
export function run(z: Series, k: number): Mark[] {
  let length = 0
  let last = 0
  return pointsOf(z)
    .filter((point) => {
      const side = Math.sign(point.z)
      length = side === 0 ? 0 : side === last ? length + 1 : 1
      last = side
      return length >= k
    })
    .map(markOf)
}

/**
 * Windows of n points, k of them strictly beyond the zone on one side. Only full windows count; a missing period is skipped.
 *
 * @source methods 5.1, errata A1
 */
export function kOfN(z: Series, { k, n, zone, ...options }: { k: number; n: number; zone: number } & WindowOptions) {
  const points = pointsOf(z)
  const marked = new Map<number, Mark>()
  for (let end = n; end <= points.length; end += 1) {
    const window = points.slice(end - n, end)
    const side = [1, -1].find((sign) => isSignal(window, sign, { k, zone, ...options }))
    if (side === undefined) continue
    const marks = options.mark === 'last' ? window.slice(-1) : window
    for (const { at } of marks) marked.set(at, { at, side: side > 0 ? 'above' : 'below' })
  }
  return [...marked.values()].sort((a, b) => a.at - b.at)
}

type WindowRule = { k: number; zone: number } & WindowOptions

function isSignal(window: readonly Point[], sign: number, { k, zone, lastPointIn, side, within }: WindowRule): boolean {
  const isIn = ({ z }: Point) => sign * z > zone && (within === null || Math.abs(z) <= within)
  if (window.filter(isIn).length < k) return false
  if (side === 'all' && !window.every(({ z }) => sign * z > 0)) return false
  const last = window.at(-1)
  return !lastPointIn || (last !== undefined && isIn(last))
}

/**
 * Every point from the k-th on of a series that only rises or only falls; equal values and missing periods break it.
 *
 * @source methods 5.1, errata A2
 */
export function trend(z: Series, k: number): Mark[] {
  const marks: Mark[] = []
  let length = 1
  let last = 0
  z.forEach((value, at) => {
    const before = at === 0 ? null : (z[at - 1] ?? null)
    const way = value === null || before === null ? 0 : Math.sign(value - before)
    length = way === 0 ? 1 : way === last ? length + 1 : 2
    last = way
    if (value !== null && way !== 0 && length >= k) marks.push({ at, side: way > 0 ? 'above' : 'below' })
  })
  return marks
}

function pointsOf(z: Series): Point[] {
  return z.flatMap((value, at) => (value === null ? [] : [{ at, z: value }]))
}

function markOf({ at, z }: Point): Mark {
  return { at, side: z > 0 ? 'above' : 'below' }
}
