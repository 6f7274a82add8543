import { rounded } from './rounded.ts'

export type Box = { x: number; y: number; width: number; height: number }

/**
 * Diagonal lines that fill a box, the sign for "could still be either", as one path. Lines keep their place wherever
 * the box stands, so neighbouring boxes join.
 *
 * @param gap distance between lines along the x axis
 * @returns empty for a box without an area
 */
export function hatch({ x, y, width, height }: Box, gap = 4): string {
  if (width <= 0 || height <= 0) return ''
  const lines: string[] = []
  const right = x + width
  const bottom = y + height
  for (let foot = Math.floor((x + bottom) / gap) * gap; foot <= right + bottom; foot += gap) {
    const fromX = Math.max(x, foot - bottom)
    const toX = Math.min(right, foot - y)
    if (toX <= fromX) continue
    lines.push(`M${rounded(fromX)} ${rounded(foot - fromX)}L${rounded(toX)} ${rounded(foot - toX)}`)
  }
  return lines.join('')
}
