import { curveLinearClosed, lineRadial } from 'd3-shape'
import { clampedScale } from './linear-scale.ts'
import { rounded } from './rounded.ts'

export type RadarAxis = { label: string; lo: number; hi: number }

export type Radar = {
  width: number
  height: number
  /** Where the paths have their origin. */
  centre: { x: number; y: number }
  /** Closed paths at 25, 50, 75 and 100. */
  rings: string[]
  spokes: { x: number; y: number }[]
  /** The area that is known for sure, and the one that is possible at best. */
  known: string
  possible: string
  labels: { text: string; x: number; y: number; anchor: 'start' | 'middle' | 'end' }[]
}

type RadarInput = { axes: readonly RadarAxis[]; width: number; height: number; labelRoom: number }

const RINGS = [25, 50, 75, 100]
const FULL = 100
const TURN = 2 * Math.PI
/** Labels this close to the vertical line through the centre stand on it. */
const MIDDLE = 0.2

/**
 * A radar of dimensions from 0 to 100, the first at the top, on clockwise.
 *
 * @param labelRoom points around the outer ring that are kept free for labels
 */
export function layOutRadar({ axes, width, height, labelRoom }: RadarInput): Radar {
  const outer = Math.min(width, height) / 2 - labelRoom
  const radius = clampedScale([0, FULL], [0, outer])
  const angle = (index: number) => (TURN * index) / Math.max(axes.length, 1)
  const outline = (values: readonly number[]) =>
    lineRadial<number>()
      .angle((_, index) => angle(index))
      .radius((score) => radius(score))
      .curve(curveLinearClosed)
      .digits(2)(values) ?? ''
  const at = (index: number, distance: number) => ({
    x: rounded(Math.sin(angle(index)) * distance),
    y: rounded(-Math.cos(angle(index)) * distance),
  })
  return {
    width,
    height,
    centre: { x: width / 2, y: height / 2 },
    rings: RINGS.map((ring) => outline(axes.map(() => ring))),
    spokes: axes.map((_, index) => at(index, outer)),
    known: outline(axes.map(({ lo }) => lo)),
    possible: outline(axes.map(({ hi }) => hi)),
    labels: axes.map(({ label }, index) => ({
      text: label,
      ...at(index, outer + labelRoom / 3),
      anchor: anchorAt(Math.sin(angle(index))),
    })),
  }
}

function anchorAt(sine: number): 'start' | 'middle' | 'end' {
  if (Math.abs(sine) < MIDDLE) return 'middle'
  return sine > 0 ? 'start' : 'end'
}
