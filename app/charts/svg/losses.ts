import { layOutLosses } from '../stacked-losses.ts'
import { type Drawing, element } from './xml.ts'

type Input = Omit<Parameters<typeof layOutLosses>[0], 'height'> & { accent: string; lost: string }

const HEIGHT = 18

/** The hundred points in one bar: reached, still open, and what took the others. */
export function drawLosses({ accent, lost: colour, ...input }: Input): Drawing {
  const { width, reached, open, lost } = layOutLosses({ ...input, height: HEIGHT })
  const { hatch = '', ...box } = open ?? {}
  const body = [
    reached.width > 0 ? element('rect', { ...reached, fill: accent }) : '',
    open ? element('rect', { ...box, fill: 'none', stroke: accent, 'stroke-width': 0.75 }) : '',
    hatch === '' ? '' : element('path', { d: hatch, fill: 'none', stroke: accent, 'stroke-width': 0.6 }),
    ...lost.map(({ id: _, ...part }) => element('rect', { ...part, fill: colour, 'fill-opacity': 0.6 })),
  ].join('')
  return { width, height: HEIGHT, body }
}
