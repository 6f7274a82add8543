import type { ValueEffortItem } from '#app/charts/value-effort.ts'
import type { Apart } from '#app/core/priority/prioritise.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import type { Tone } from './report-parts.ts'

type Tick = { value: number; text: string }

/** Which use cases to look at first, in finished sentences. Inside a tier they stand by name. */
export type PriorityReport = {
  title: string
  /** What to look at first, as a sentence that can be acted on. */
  headline: string
  /** Which figures are assumptions; `null`: all were confirmed. */
  assumed: string | null
  /** How it was computed and what it leaves out, a sentence each. */
  notes: string[]
  columns: Record<'useCase' | 'net' | 'likely' | 'cost' | 'payback', string>
  /** `null`: nothing is estimated that could be drawn. */
  picture: {
    title: string
    intro: string
    /** The same in words. */
    label: string
    axes: { cost: string; net: string }
    costTicks: Tick[]
    netTicks: Tick[]
    items: ValueEffortItem[]
  } | null
  /** The first tier first; use cases that surely lose money in the last one, `losing`. */
  tiers: { id: string; title: string; says: string; rows: PriorityRow[] }[]
  /** Those in no tier, with why. */
  apart: { title: string; rows: { id: string; name: string; reason: Apart['because']; because: string }[] } | null
  /** What would tell two of the first tier apart; `null`: nobody has to be. */
  separations: { title: string; intro: string; lines: string[] } | null
}

/** One use case in figures, all rounded as estimates are known. */
export type PriorityRow = {
  id: string
  /** Names it in the picture, by its name and not by rank. */
  letter: string
  name: string
  tone: Tone
  label: string
  /** Of a year, at least to at most. */
  net: string
  /** Of a year: one in ten draws below, the middle, nine in ten below. */
  likely: string
  firstYear: string
  payback: string
  /** Once, with preparation. */
  cost: string
  effort: string
  law: string
  /** `null`: every figure was confirmed. */
  assumed: string | null
  /** The same for programs; reports of before have none. */
  figures?: PriorityFigures
  /** What to find out first. */
  drivers: {
    title: string
    intro: string
    base: number
    bars: { input: string; name: string; says: string; atLow: number; atHigh: number }[]
  }
}

/** Money in whole units of the currency. All are rounded as the sentences are, spans of money outward. */
export type PriorityFigures = {
  /** ISO 4217. */
  currency: string
  /** Of a year, at least to at most. */
  net: Interval
  /** Of a year: one in ten draws is below the first, half below the second, nine in ten below the third. */
  draws: { p10: number; p50: number; p90: number }
  /** In how many of 100 draws a year brings more than it costs, 1-99: draws prove nothing certain. */
  chance: number
  firstYear: Interval
  /** Once, with preparation. */
  cost: Interval
  effortDays: Interval
  /** Whole months, the soonest down and the latest up; `null`: never. */
  payback: { soonest: number | null; latest: number | null }
}
