import { apart } from './apart.ts'
import { linearScale } from './linear-scale.ts'
import { noteMarks, pointMarks, valueLine } from './process-points.ts'
import { rounded } from './rounded.ts'

/** What is drawn of one period. */
export type ProcessPoint = {
  /** `null`: no figure. */
  value: number | null
  /** Of the group that it is compared with; `null`: none. */
  control: number | null
  /** It behaves unlike the time before. */
  isSignal: boolean
  /** It may change still. */
  isProvisional: boolean
}

type Limits = { lower: number; centre: number; upper: number }

export type ProcessChartInput = {
  points: readonly ProcessPoint[]
  /** Lines of the limits within what is possible; `null`: too few values, a run chart. */
  limits: Limits | null
  /** Those that held before, by the positions between which they did; left out: the limits have always been these. */
  former?: readonly (Limits & { from: number; to: number })[]
  /** From which position on the pilot runs; `null`: it has not begun. */
  pilotFrom: number | null
  /** What is aimed at, from there on; `null`: nothing. */
  target: number | null
  /** Notes by position of their period, numbered from 1 in their order. */
  notes: readonly { at: number }[]
  /** What stands below, at some positions. */
  dates: readonly { at: number; text: string }[]
  /** How figures are written. */
  format: (value: number) => string
  words: { lower: string; centre: string; upper: string; target: string; pilot: string; anew?: string }
  width: number
  height: number
  /** `spark` draws no words at all. */
  detail: 'full' | 'small' | 'spark'
}

/** What something stands for; its look follows, and never from colour alone. */
export type ChartRole =
  | 'pilot'
  | 'limit'
  | 'centre'
  | 'target'
  | 'start'
  | 'anew'
  | 'note'
  | 'control'
  | 'line'
  | 'point'
  | 'provisional'
  | 'signal'
  | 'axis'
  | 'label'
  | 'targetLabel'

/** One thing to draw, from the back to the front. */
export type ChartMark =
  | { is: 'box'; role: ChartRole; x: number; y: number; width: number; height: number }
  | { is: 'path'; role: ChartRole; d: string }
  | { is: 'text'; role: ChartRole; x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end' }

/** `id` tells marks of one picture apart. */
export type ProcessChartPicture = { width: number; height: number; marks: (ChartMark & { id: string })[] }

type Margins = { top: number; right: number; bottom: number; left: number }

const MARGINS: Record<ProcessChartInput['detail'], Margins> = {
  full: { top: 34, right: 118, bottom: 30, left: 8 },
  small: { top: 12, right: 108, bottom: 24, left: 8 },
  spark: { top: 4, right: 5, bottom: 4, left: 5 },
}

/** Text is 13 units high; its line is so far below its middle. */
const TEXT_DROP = 4
const LABEL_GAP = 16
/** Room above and below what is drawn, as a share of its span. */
const AIR = 0.08

/** Where something stands in the picture. */
export type Places = { x: (at: number) => number; y: (value: number) => number; plot: Margins; detail: string }

/**
 * A process behaviour chart, or a run chart where there are no limits, as a list of things to draw. Who draws it on a
 * page, on paper or in a file only chooses looks.
 *
 * Baseline on the left, the pilot on a band; limits go on through the pilot. A signal is a large diamond, a figure that
 * may change a ring, so that both are seen without colour.
 */
export function layOutProcessChart(input: ProcessChartInput): ProcessChartPicture {
  const { width, height } = input
  const places = placesOf(input)
  const marks = [
    ...bandMarks(input, places),
    ...formerMarks(input, places),
    ...levelMarks(input, places),
    ...noteMarks(input, places),
    ...valueLine(input, places),
    ...pointMarks(input, places),
    ...(input.detail === 'spark' ? [] : dateMarks(input, places)),
  ]
  return { width, height, marks: marks.map((mark, index) => ({ ...mark, id: `${index}` })) }
}

function placesOf({ points, limits, former = [], target, width, height, detail }: ProcessChartInput): Places {
  const { top, right, bottom, left } = MARGINS[detail]
  const drawn = [
    ...points.flatMap(({ value, control }) => [value, control]),
    ...[...former, ...(limits === null ? [] : [limits])].flatMap(({ lower, upper }) => [lower, upper]),
    target,
  ].filter((value): value is number => value !== null && Number.isFinite(value))
  const least = drawn.length === 0 ? 0 : Math.min(...drawn)
  const most = drawn.length === 0 ? 1 : Math.max(...drawn)
  const air = most > least ? AIR * (most - least) : Math.abs(most) || 1
  const plot = { top, right: width - right, bottom: height - bottom, left }
  const y = linearScale([least - air, most + air], [plot.bottom, plot.top])
  // Half a step of room at either end, so that points stand on the band and not on its edge.
  const x = linearScale([-0.5, Math.max(points.length, 1) - 0.5], [plot.left, plot.right])
  return { x: (at) => rounded(x(at)), y: (value) => rounded(y(value)), plot, detail }
}

function bandMarks({ pilotFrom, words, detail }: ProcessChartInput, { x, plot }: Places): ChartMark[] {
  if (pilotFrom === null) return []
  const from = x(pilotFrom - 0.5)
  const box = { x: from, y: plot.top, width: rounded(plot.right - from), height: rounded(plot.bottom - plot.top) }
  return [
    { is: 'box', role: 'pilot', ...box },
    { is: 'path', role: 'start', d: `M${from} ${plot.top}V${plot.bottom}` },
    ...(detail === 'full'
      ? [
          {
            is: 'text' as const,
            role: 'label' as const,
            x: from + 4,
            y: plot.top - 8,
            text: words.pilot,
            anchor: 'start' as const,
          },
        ]
      : []),
  ]
}

/** From this share of the width on, words beside a line stand before it. */
const FAR = 0.75

/** Where new limits begin: after the last of those that held before. */
const anewFrom = ({ former = [] }: ProcessChartInput) => former.at(-1)?.to ?? null

/** Limits as long as they held, each with the line at which others took their place. */
function formerMarks(input: ProcessChartInput, { x, y, plot }: Places): ChartMark[] {
  const { former = [], words, detail } = input
  const marks = former.flatMap(({ from, to, lower, centre, upper }): ChartMark[] => {
    const [begin, end] = [from === 0 ? plot.left : x(from - 0.5), x(to - 0.5)]
    const line = (role: 'limit' | 'centre', value: number): ChartMark[] =>
      Number.isFinite(value) ? [{ is: 'path', role, d: `M${begin} ${y(value)}H${end}` }] : []
    const border: ChartMark = { is: 'path', role: 'anew', d: `M${end} ${plot.top}V${plot.bottom}` }
    return [...line('limit', upper), ...line('centre', centre), ...line('limit', lower), border]
  })
  const at = anewFrom(input)
  if (at === null || detail !== 'full' || !words.anew) return marks
  const isFar = x(at) > plot.left + FAR * (plot.right - plot.left)
  const place = { x: rounded(x(at - 0.5) + (isFar ? -4 : 4)), y: plot.top - 22 }
  return [...marks, { is: 'text', role: 'label', ...place, text: words.anew, anchor: isFar ? 'end' : 'start' }]
}

type Level = { role: 'limit' | 'centre' | 'target'; value: number; word: string; from: number }

/** The limits, the middle and what is aimed at, named at the right end without overlapping. */
function levelMarks(input: ProcessChartInput, { x, y, plot }: Places): ChartMark[] {
  const { limits, target, pilotFrom, words, format, detail } = input
  const anew = anewFrom(input)
  const since = anew === null ? plot.left : x(anew - 0.5)
  const levels: Level[] = limits
    ? [
        { role: 'limit', value: limits.upper, word: words.upper, from: since },
        { role: 'centre', value: limits.centre, word: words.centre, from: since },
        { role: 'limit', value: limits.lower, word: words.lower, from: since },
      ]
    : []
  if (target !== null) {
    const from = pilotFrom === null ? plot.left : x(pilotFrom - 0.5)
    levels.push({ role: 'target', value: target, word: words.target, from })
  }
  const drawn = levels.filter(({ value }) => Number.isFinite(value))
  const lines = drawn.map(
    ({ role, value, from }): ChartMark => ({ is: 'path', role, d: `M${from} ${y(value)}H${plot.right}` }),
  )
  if (detail === 'spark') return lines
  const heights = apart(
    drawn.map(({ value }) => y(value)),
    { gap: LABEL_GAP, least: plot.top, most: plot.bottom },
  )
  const names = drawn.map(({ role, value, word }, index): ChartMark => {
    const text = `${word} ${format(value)}`
    const own = role === 'target' ? 'targetLabel' : 'label'
    return {
      is: 'text',
      role: own,
      x: plot.right + 6,
      y: rounded((heights[index] ?? 0) + TEXT_DROP),
      text,
      anchor: 'start',
    }
  })
  return [...lines, ...names]
}

function dateMarks({ dates }: ProcessChartInput, { x, plot }: Places): ChartMark[] {
  return [
    { is: 'path', role: 'axis', d: `M${plot.left} ${plot.bottom}H${plot.right}` },
    ...dates.map(({ at, text }): ChartMark => {
      const anchor = x(at) < plot.left + 30 ? 'start' : x(at) > plot.right - 30 ? 'end' : 'middle'
      return { is: 'text', role: 'label', x: x(at), y: plot.bottom + 18, text, anchor }
    }),
  ]
}
