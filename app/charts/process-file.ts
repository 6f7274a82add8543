import type { ChartMark, ProcessChartPicture } from './process-chart.ts'
import { PROCESS_LOOKS } from './process-looks.ts'
import { xmlText } from './svg/xml.ts'

type FileWords = { title: string; description: string }

/** Above the picture, for its title. */
const HEAD = 44
const SIDE = 16

/** A chart as a file of its own: its looks and words are in it, it loads nothing and runs nothing. */
export function processChartFile(
  { width, height, marks }: ProcessChartPicture,
  { title, description }: FileWords,
): string {
  const [outerWidth, outerHeight] = [width + 2 * SIDE, height + HEAD + SIDE]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${outerWidth}" height="${outerHeight}" viewBox="0 0 ${outerWidth} ${outerHeight}" font-family="Inter, Arial, sans-serif" font-size="13">`,
    `<title>${xmlText(title)}</title>`,
    `<desc>${xmlText(description)}</desc>`,
    `<rect width="${outerWidth}" height="${outerHeight}" fill="#ffffff"/>`,
    `<text x="${SIDE + 8}" y="27" font-size="16" font-weight="600" fill="#1b2430">${xmlText(title)}</text>`,
    `<g transform="translate(${SIDE} ${HEAD})">`,
    processMarks(marks),
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

/** What is drawn, as elements of SVG. */
export const processMarks = (marks: readonly ChartMark[]): string => marks.map(markText).join('\n')

function markText(mark: ChartMark): string {
  const { fill = 'none', stroke, strokeWidth, dash, isBold } = PROCESS_LOOKS[mark.role]
  const look = [
    `fill="${fill}"`,
    stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${strokeWidth ?? 1}"`,
    dash === undefined ? '' : ` stroke-dasharray="${dash}"`,
    isBold ? ' font-weight="600"' : '',
  ].join('')
  if (mark.is === 'path') return `<path d="${mark.d}" ${look}/>`
  if (mark.is === 'box')
    return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}" ${look}/>`
  return `<text x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}" ${look}>${xmlText(mark.text)}</text>`
}
