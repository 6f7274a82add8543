import { describe, expect, test } from 'vitest'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { VERDICTS } from '#app/core/scoring/result.ts'
import type { SeenLevel } from '#app/core/second-view/compare-views.ts'
import { verdictsSeen } from '#app/core/second-view/verdicts-seen.ts'
import { levelStops } from '#app/core/what-if/level-stops.ts'
import { verdictsWith } from '#app/core/what-if/what-if.ts'
import { model, randomSheet } from '../roadmap/support/sheets.ts'

const random = mulberry32(7)
const saw = (capability: string, lo: number, hi = lo): SeenLevel => ({ capability, level: { lo, hi }, reason: 'Seen.' })
const ids = model.catalogue.capabilities.map(({ id }) => id)

/** Answers, and levels that somebody saw of about every third capability, from one that answers can give. */
function aCase() {
  const seen = ids
    .filter(() => random() < 0.3)
    .map((id) => {
      const stops = levelStops(model, id)
      const lo = stops[Math.floor(random() * stops.length)] ?? 0
      return saw(id, lo, Math.min(4, lo + Math.floor(random() * 3)))
    })
  return { sheet: randomSheet(random), seen }
}
const cases = Array.from({ length: 25 }, aCase)

describe('verdicts by what was seen', () => {
  test('are those of the answers where nobody looked, or only at what is no longer there', () => {
    for (const { sheet } of cases.slice(0, 5)) {
      const said = verdictsWith(model, { sheet, request: null }, {})
      expect(verdictsSeen(model, sheet, [])).toEqual(said)
      expect(verdictsSeen(model, sheet, [saw('gone', 0)])).toEqual(said)
    }
  })

  test('enclose every level within what was seen', () => {
    for (const { sheet, seen } of cases) {
      const levels = Object.fromEntries(
        seen.flatMap(({ capability, level }) => {
          const within = levelStops(model, capability).filter((stop) => level.lo <= stop && stop <= level.hi)
          const one = within[Math.floor(random() * within.length)]
          return one === undefined ? [] : [[capability, one] as const]
        }),
      )
      expect(Object.keys(levels)).toHaveLength(seen.length)
      const one = verdictsWith(model, { sheet, request: null }, levels)
      const all = verdictsSeen(model, sheet, seen)
      const place = (verdict: (typeof VERDICTS)[number]) => VERDICTS.indexOf(verdict)
      for (const kind of ['useCases', 'techniques'] as const) {
        for (const [at, { id, range }] of one[kind].entries()) {
          const around = all[kind][at]
          expect(around?.id).toBe(id)
          expect(around?.range === null).toBe(range === null)
          if (!around?.range || !range) continue
          expect(place(around.range[0]), id).toBeLessThanOrEqual(place(range[0]))
          expect(place(around.range[1]), id).toBeGreaterThanOrEqual(place(range[1]))
        }
      }
      expect(all.readiness?.lo ?? 0).toBeLessThanOrEqual((one.readiness?.lo ?? 0) + 1e-9)
      expect(all.readiness?.hi ?? 0).toBeGreaterThanOrEqual((one.readiness?.hi ?? 0) - 1e-9)
    }
  })

  test('of the lowest level everywhere are worse than those of the highest', () => {
    const { sheet } = cases[0] as (typeof cases)[number]
    const all = (level: number) =>
      verdictsSeen(
        model,
        sheet,
        ids.map((id) => saw(id, level)),
      )

    expect(all(0).useCases.every(({ range }) => range === null || range[1] !== 'ready')).toBe(true)
    expect(all(4).readiness?.lo).toBeGreaterThan(all(0).readiness?.hi ?? 100)
  })
})
