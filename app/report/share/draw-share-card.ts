import { element, shortened, words, xmlText } from '#app/charts/svg/xml.ts'
import { colours } from '../theme.ts'
import type { ShareCard } from './share-card.ts'

/** How wide a text is in points: in the serif of headings, or in the sans. */
export type MeasureFace = (text: string, face: { size: number; isSerif: boolean }) => number

/** Points; drawn at twice the size it has 1200 × 630 pixels. */
export const CARD = { width: 600, height: 315 } as const
const SIDE = 44
const ROOM = CARD.width - 2 * SIDE
/** Colour of pages, a little warmer than paper of reports. */
const PAGE = '#fcfbf8'
/** Sizes that a name may have, and how many lines of each fit. */
const NAMES = [
  { size: 50, lines: 1 },
  { size: 42, lines: 2 },
  { size: 34, lines: 2 },
  { size: 28, lines: 3 },
] as const
const TEXT = { size: 17, leading: 25 }
const NAME_LEADING = 1.12
const HEAD_LINE = 78
const FOOT_LINE = 270

/** A card as SVG: who speaks and of what kind above, the name large, what it is below, all on one quiet page. */
export function drawShareCard({ kind, name, text, foot }: ShareCard, measure: MeasureFace): string {
  const { title, about } = fitWords(name, text, measure)
  const body = [
    element('rect', { width: CARD.width, height: CARD.height, fill: PAGE }),
    element('rect', { width: 6, height: CARD.height, fill: colours.accent }),
    wordmark(),
    words(kind, { x: CARD.width - SIDE, y: 56, size: 15, fill: colours.soft, anchor: 'end' }),
    hairline(HEAD_LINE),
    ...title.lines.map((line, index) =>
      words(line, {
        x: SIDE,
        y: topOf(title) + index * title.size * NAME_LEADING,
        size: title.size,
        fill: colours.ink,
        isSerif: true,
      }),
    ),
    ...about.map((line, index) =>
      words(line, { x: SIDE, y: below(title) + index * TEXT.leading, size: TEXT.size, fill: colours.soft }),
    ),
    hairline(FOOT_LINE),
    words(foot, { x: SIDE, y: 295, size: 13, fill: colours.accent, isBold: true }),
  ]
  const frame = { xmlns: 'http://www.w3.org/2000/svg', ...CARD, viewBox: `0 0 ${CARD.width} ${CARD.height}` }
  return element('svg', { ...frame, 'font-family': 'Inter' }, body.join(''))
}

type Title = { size: number; lines: string[] }

const topOf = ({ size }: Title) => HEAD_LINE + 26 + size * 0.78
/** Foot of the first line below the name. */
const below = (title: Title) => topOf(title) + (title.lines.length - 1) * title.size * NAME_LEADING + 20 + TEXT.size

/** The name as large as it can be with all of the text below it; where that has room in no size, the text is cut. */
function fitWords(name: string, text: string, measure: MeasureFace): { title: Title; about: string[] } {
  const fitting = NAMES.map(({ size, lines }, index) => {
    const width = (line: string) => measure(line, { size, isSerif: true })
    const most = index === NAMES.length - 1 ? lines : Number.POSITIVE_INFINITY
    return { title: { size, lines: wrap(name, most, width) }, lines, width }
  }).filter(({ title, lines, width }) => title.lines.length <= lines && !title.lines.some((line) => width(line) > ROOM))
  const drawn = fitting.map(({ title }) => {
    const most = Math.floor((FOOT_LINE - 18 - below(title)) / TEXT.leading) + 1
    return { title, about: wrap(text, most, (line) => measure(line, { size: TEXT.size, isSerif: false })) }
  })
  const best = drawn.find(({ about }) => !about.at(-1)?.endsWith('…')) ?? drawn[0]
  if (!best) throw new RangeError('The smallest size has room for every name.')
  return best
}

const hairline = (y: number) =>
  element('line', { x1: SIDE, x2: CARD.width - SIDE, y1: y, y2: y, stroke: colours.hair, 'stroke-width': 1 })

/** The product's name as it stands on its pages. */
function wordmark(): string {
  const second = element('tspan', { fill: colours.accent }, xmlText('flight'))
  const face = { 'font-family': 'Source Serif 4', 'font-weight': 600, 'font-size': 24, fill: colours.ink }
  return element('text', { x: SIDE, y: 57, ...face }, `Pre${second}`)
}

/** In lines that have room, at most so many; what is left over ends in dots, and so does a word wider than a line. */
function wrap(text: string, most: number, width: (line: string) => number): string[] {
  const lines: string[] = []
  let rest = text.split(/\s+/).filter(Boolean)
  while (rest.length > 0) {
    let taken = 1
    while (taken < rest.length && width(rest.slice(0, taken + 1).join(' ')) <= ROOM) taken += 1
    if (lines.length === most - 1 && taken < rest.length) return [...lines, cutAtWord(rest.join(' '), width)]
    const line = rest.slice(0, taken).join(' ')
    // In the last size alone: in larger ones it does not fit, and a smaller one is tried.
    lines.push(Number.isFinite(most) ? shortened(line, ROOM, width) : line)
    rest = rest.slice(taken)
  }
  return lines
}

function cutAtWord(text: string, width: (line: string) => number): string {
  const cut = shortened(text, ROOM, width)
  const end = cut.lastIndexOf(' ')
  return end <= 0 ? cut : `${cut.slice(0, end).replace(/[,;:.]$/, '')}…`
}
