import { type HeatCell, layOutHeatStrip } from '../heat-strip.ts'
import { type Drawing, element, type Measure, placed, shortened, words } from './xml.ts'

type Colours = Record<'ink' | 'hair' | 'edge' | 'soft' | 'notyet' | 'nearly' | 'ready', string>

type Strip = { name: string; cells: readonly HeatCell[] }

const [ROW, SIZE, COLUMNS, GAP] = [38, 10, 2, 24]

/** Names, each with the levels of what belongs to it as columns side by side; down the first column, then down the second. */
export function drawHeatStrips(
  strips: readonly Strip[],
  { width, measure, colours }: { width: number; measure: Measure; colours: Colours },
): Drawing {
  const each = Math.ceil(strips.length / COLUMNS)
  const room = (width - GAP) / COLUMNS
  const body = strips.map(({ name, cells }, at) => {
    const strip = layOutHeatStrip(cells)
    const [x, y] = [Math.floor(at / each) * (room + GAP), (at % each) * ROW]
    const cut = shortened(name, room - strip.width - 12, (part) => measure(part, { size: SIZE }))
    return [
      element('line', { x1: x, x2: x + room, y1: y, y2: y, stroke: colours.hair, 'stroke-width': 0.5 }),
      words(cut, { x, y: y + ROW / 2 + SIZE / 3, size: SIZE, fill: colours.ink }),
      placed({ ...strip, body: drawStrip(strip, colours) }, x + room - strip.width, y + (ROW - strip.height) / 2),
    ].join('')
  })
  return { width, height: each * ROW, body: body.join('') }
}

function drawStrip({ ground, known, possible, none }: ReturnType<typeof layOutHeatStrip>, colours: Colours): string {
  const filled = (d: string, fill: string) => (d === '' ? '' : element('path', { d, fill }))
  const drawn = (d: string, stroke: string, thickness: number) =>
    d === '' ? '' : element('path', { d, fill: 'none', stroke, 'stroke-width': thickness })
  return [
    filled(ground, colours.hair),
    filled(known.low, colours.notyet),
    filled(known.middle, colours.nearly),
    filled(known.high, colours.ready),
    drawn(possible, colours.soft, 0.6),
    drawn(none, colours.edge, 1),
  ].join('')
}
