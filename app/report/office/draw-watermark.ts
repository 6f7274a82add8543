import { type Drawing, element, type Measure, words } from '#app/charts/svg/xml.ts'
import { watermarkColour } from '../theme.ts'

/** Of a corner to the other, and at most so high, in points. */
const [SHARE, MOST_SIZE] = [0.7, 150]
const TURN = -35

/** A word across a sheet, from the lower left to the upper right. */
export function drawWatermark(text: string, room: { width: number; height: number }, measure: Measure): Drawing {
  const wide = measure(text, { size: 1, isBold: true }) || 1
  const size = Math.min(MOST_SIZE, (Math.hypot(room.width, room.height) * SHARE) / wide, room.width / wide)
  const written = words(text, { x: 0, y: size / 3, size, fill: watermarkColour, anchor: 'middle', isBold: true })
  const transform = `translate(${room.width / 2} ${room.height / 2}) rotate(${TURN})`
  return { ...room, body: element('g', { transform }, written) }
}
