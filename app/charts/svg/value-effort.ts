import { layOutValueEffort, type ValueEffortInput } from '../value-effort.ts'
import { type Drawing, element, type Measure, shortened, words } from './xml.ts'

type Colours = { accent: string; hair: string; soft: string; faint: string; ink: string }

type ValueEffortLook = {
  axes: { cost: string; net: string }
  /** What the letters stand for, in their order. */
  names: readonly { letter: string; name: string }[]
  measure: Measure
  colours: Colours
}

const [SMALL, LETTER, NAME] = [9, 10.5, 9.5]
/** From line to line of the names, and their columns. */
const [LEADING, COLUMNS, GAP] = [15, 2, 18]

/** Value against effort as SVG, as it is drawn in the PDF, with what its letters stand for below. */
export function drawValueEffort(input: ValueEffortInput, { axes, names, measure, colours }: ValueEffortLook): Drawing {
  const { width, height, plot, zero, costTicks, netTicks, crosses } = layOutValueEffort(input)
  const small = { size: SMALL, fill: colours.soft }
  const grid = netTicks.map(({ y }) => `M${plot.left} ${y}H${plot.right}`).join('')
  const paintOf = (isFirst: boolean) => (isFirst ? colours.accent : colours.faint)
  const legend = letters(names, { top: height + 24, width, measure, colours })
  const body = [
    element('path', { d: grid, fill: 'none', stroke: colours.hair, 'stroke-width': 0.5 }),
    element('line', { x1: plot.left, x2: plot.right, y1: zero, y2: zero, stroke: colours.soft, 'stroke-width': 0.75 }),
    ...netTicks.map(({ y, text }) => words(text, { ...small, x: plot.left - 6, y: y + 3, anchor: 'end' })),
    ...costTicks.map(({ x, text }, at) =>
      words(text, { ...small, x, y: plot.bottom + 14, anchor: at === costTicks.length - 1 ? 'end' : 'middle' }),
    ),
    words(axes.net, { ...small, x: 0, y: SMALL }),
    words(axes.cost, { ...small, x: plot.right, y: height + 4, anchor: 'end' }),
    ...crosses.flatMap(({ arms, likely, isFirst }) => [
      element('path', { d: arms, fill: 'none', stroke: paintOf(isFirst), 'stroke-width': 0.9 }),
      element('path', { d: likely, fill: 'none', stroke: paintOf(isFirst), 'stroke-width': 3.5 }),
    ]),
    ...crosses.map(({ letter, label: { x, y } }) =>
      words(letter, { x, y, size: LETTER, fill: colours.ink, anchor: 'middle', isBold: true }),
    ),
    legend,
  ].join('')
  return { width, height: height + 24 + Math.ceil(names.length / COLUMNS) * LEADING, body }
}

type Place = Pick<ValueEffortLook, 'measure' | 'colours'> & { top: number; width: number }

/** Down the first column, then down the second. */
function letters(names: ValueEffortLook['names'], { top, width, measure, colours }: Place): string {
  const each = Math.ceil(names.length / COLUMNS)
  const room = (width - GAP) / COLUMNS
  const indent = Math.max(0, ...names.map(({ letter }) => measure(letter, { size: NAME, isBold: true }))) + 6
  return names
    .map(({ letter, name }, at) => {
      const x = Math.floor(at / each) * (room + GAP)
      const y = top + ((at % each) + 0.7) * LEADING
      const cut = shortened(name, room - indent, (part) => measure(part, { size: NAME }))
      const look = { y, size: NAME, fill: colours.ink }
      return words(letter, { ...look, x, isBold: true }) + words(cut, { ...look, x: x + indent })
    })
    .join('')
}
