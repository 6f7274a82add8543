import { hatch } from './hatch.ts'

/** One of five steps, or two if it could still be either; `null`: it does not apply. */
export type HeatCell = { id: string; steps: { lo: number; hi: number } | null }

export type HeatStrip = {
  width: number
  height: number
  /** Paths of boxes that stand side by side. */
  ground: string
  /** By how good what is sure is; empty where there is none. */
  known: { low: string; middle: string; high: string }
  /** Lines over what is possible beyond it. */
  possible: string
  /** A dash for each cell that does not apply. */
  none: string
}

const [WIDTH, GAP, HEIGHT, STEP] = [12, 4, 25, 5]
const TONES = ['low', 'low', 'middle', 'high', 'high'] as const

/** Columns side by side, each filled as high as it is sure and hatched as high as it is possible. */
export function layOutHeatStrip(cells: readonly HeatCell[]): HeatStrip {
  const strip: HeatStrip = {
    width: Math.max(0, cells.length * (WIDTH + GAP) - GAP),
    height: HEIGHT,
    ground: '',
    known: { low: '', middle: '', high: '' },
    possible: '',
    none: '',
  }
  for (const [at, { steps }] of cells.entries()) {
    const x = at * (WIDTH + GAP)
    if (!steps) {
      strip.none += `M${x + 2} ${HEIGHT / 2}h${WIDTH - 4}`
      continue
    }
    const [sure, best] = [(steps.lo + 1) * STEP, (steps.hi + 1) * STEP]
    strip.ground += box(x, HEIGHT)
    strip.known[TONES[steps.lo] ?? 'low'] += box(x, sure)
    strip.possible += hatch({ x, y: HEIGHT - best, width: WIDTH, height: best - sure })
  }
  return strip
}

const box = (x: number, height: number) => `M${x} ${HEIGHT}v-${height}h${WIDTH}v${height}z`
