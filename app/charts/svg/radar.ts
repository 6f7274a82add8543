import { layOutRadar, type RadarAxis } from '../radar.ts'
import { type Drawing, element, words } from './xml.ts'

type Colours = { accent: string; hair: string; soft: string }

/** The radar as SVG, as it is drawn in the PDF. */
export function drawRadar(
  axes: readonly RadarAxis[],
  { width, height, labelRoom, colours }: { width: number; height: number; labelRoom: number; colours: Colours },
): Drawing {
  const { centre, rings, spokes, possible, known, labels } = layOutRadar({ axes, width, height, labelRoom })
  const line = { fill: 'none', stroke: colours.hair }
  const body = [
    ...rings.map((d) => element('path', { d, ...line, 'stroke-width': 0.75 })),
    ...spokes.map(({ x, y }) => element('line', { x1: 0, y1: 0, x2: x, y2: y, ...line, 'stroke-width': 0.5 })),
    element('path', {
      d: possible,
      fill: colours.accent,
      'fill-opacity': 0.12,
      stroke: colours.accent,
      'stroke-width': 0.75,
      'stroke-dasharray': '4 3',
    }),
    element('path', {
      d: known,
      fill: colours.accent,
      'fill-opacity': 0.35,
      stroke: colours.accent,
      'stroke-width': 0.75,
    }),
    ...labels.map(({ text, x, y, anchor }) =>
      words(text, { x, y: y + SIZE / 3, size: SIZE, fill: colours.soft, anchor }),
    ),
  ].join('')
  return { width, height, body: element('g', { transform: `translate(${centre.x} ${centre.y})` }, body) }
}

const SIZE = 9
