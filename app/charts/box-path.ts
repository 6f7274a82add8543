import type { Box } from './hatch.ts'

/** The outline of a box, so that many boxes can be one path. */
export function boxPath({ x, y, width, height }: Box): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`
}
