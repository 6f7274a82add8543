import { type Drawing, element, type Measure, placed, SANS, shortened, words, xmlText } from '#app/charts/svg/xml.ts'
import { colours } from '../theme.ts'
import type { ReportChart } from './draw-chart.ts'

const [SIDE, HEAD, FOOT] = [20, 66, 30]
/** Room for a title. */
const LEAST_WIDTH = 460

/** A drawing as a picture on white paper; it loads nothing and runs nothing. */
export function svgOf(drawing: Drawing, alt: string): string {
  const { width, height, body } = drawing
  const room = { width, height, viewBox: `0 0 ${width} ${height}` }
  const inside = [
    element('title', {}, xmlText(alt)),
    element('rect', { width, height, fill: colours.paper }),
    body,
  ].join('')
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...room, 'font-family': SANS }, inside)}\n`
}

/** The same without paper and words of its own: for what lies behind other things. */
export function bareSvgOf({ width, height, body }: Drawing): string {
  const room = { width, height, viewBox: `0 0 ${width} ${height}` }
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...room, 'font-family': SANS }, body)
}

/** A chart as a file of its own: with its title, whose it is and of when, and what its marks mean. */
export function chartFile({ title, legend, alt, drawing }: ReportChart, from: string, measure: Measure): string {
  const width = Math.max(LEAST_WIDTH, drawing.width + 2 * SIDE)
  const height = drawing.height + HEAD + FOOT
  const small = { x: SIDE, size: 9 }
  const cut = (text: string) => shortened(text, width - 2 * SIDE, (part) => measure(part, { size: small.size }))
  const body = [
    words(title, { x: SIDE, y: 32, size: 17, fill: colours.ink, isSerif: true }),
    words(cut(from), { ...small, y: 49, fill: colours.faint }),
    placed(drawing, (width - drawing.width) / 2, HEAD),
    words(cut(legend), { ...small, y: height - 12, fill: colours.soft }),
  ].join('')
  return svgOf({ width, height, body }, alt)
}
