import { layOutRangeBar } from '../range-bar.ts'
import { layOutWeeksBar } from '../weeks-bar.ts'
import { type Drawing, element, type Measure, placed, shortened, words } from './xml.ts'

type Colours = { accent: string; ink: string; soft: string; hair: string; edge: string }

/** One line of the picture: a name, a bar, and what the bar says in words. */
export type BarLine = {
  id: string
  name: string
  said: string
  bar: (room: { width: number; height: number }) => string
}

const [SAID, ROW, SIZE, GAP] = [110, 24, 10, 14]
/** Names take what they need, up to this share of the width. */
const NAME_SHARE = 0.46

/** Bars under one another, each with its name and its figure in words. */
export function drawBars(
  lines: readonly BarLine[],
  { width, measure, colours }: { width: number; measure: Measure; colours: Colours },
): Drawing {
  const widest = Math.max(0, ...lines.map(({ name }) => measure(name, { size: SIZE })))
  const most = Math.min(Math.ceil(widest) + 1, width * NAME_SHARE)
  const room = { width: width - most - SAID - 2 * GAP, height: ROW - 6 }
  const cut = (text: string, limit: number, isBold = false) =>
    shortened(text, limit, (part) => measure(part, { size: SIZE, isBold }))
  const body = lines.map(({ name, said, bar }, index) => {
    const y = index * ROW
    const foot = y + ROW / 2 + SIZE / 3
    return [
      element('line', { x1: 0, y1: y, x2: width, y2: y, stroke: colours.hair, 'stroke-width': 0.5 }),
      words(cut(name, most), { x: 0, y: foot, size: SIZE, fill: colours.ink }),
      placed({ ...room, body: bar(room) }, most + GAP, y + 3),
      words(cut(said, SAID, true), { x: width, y: foot, size: SIZE, fill: colours.ink, anchor: 'end', isBold: true }),
    ].join('')
  })
  return { width, height: lines.length * ROW, body: body.join('') }
}

type Room = { width: number; height: number }

/** A range from 0 to 100, hatched where it is open. */
export function rangeBar({ lo, hi }: { lo: number; hi: number }, room: Room, colours: Colours): string {
  const { axis, ticks, known, possible } = layOutRangeBar({ lo, hi, ...room })
  const { hatch = '', ...open } = possible ?? {}
  return [
    element('line', { x1: axis.x1, x2: axis.x2, y1: axis.y, y2: axis.y, stroke: colours.edge, 'stroke-width': 0.75 }),
    ...ticks.map(({ x, y1, y2 }) =>
      element('line', { x1: x, x2: x, y1, y2, stroke: colours.edge, 'stroke-width': 0.75 }),
    ),
    known.width > 0 ? element('rect', { ...known, fill: colours.accent }) : '',
    possible ? element('rect', { ...open, fill: '#ffffff', stroke: colours.accent, 'stroke-width': 0.75 }) : '',
    hatch === '' ? '' : element('path', { d: hatch, stroke: colours.accent, 'stroke-width': 0.6, fill: 'none' }),
  ].join('')
}

type WeeksBarInput = { lo: number; hi: number; max: number; colour: string; hair: string }

/** From today until something is ready, hatched where answers decide. */
export function weeksBar({ lo, hi, max, colour, hair }: WeeksBarInput, room: Room): string {
  const { axis, bar, possible } = layOutWeeksBar({ lo, hi, max, ...room })
  const { hatch = '', ...open } = possible ?? {}
  return [
    element('line', { x1: axis.x1, x2: axis.x2, y1: axis.y, y2: axis.y, stroke: hair, 'stroke-width': 0.75 }),
    element('rect', { ...bar, rx: 1, fill: colour }),
    possible ? element('rect', { ...open, rx: 1, fill: '#ffffff', stroke: colour, 'stroke-width': 0.75 }) : '',
    hatch === '' ? '' : element('path', { d: hatch, stroke: colour, 'stroke-width': 0.6, fill: 'none' }),
  ].join('')
}
