/** Coordinates to the hundredth: enough for the eye, and the same text on every machine. */
export function rounded(coordinate: number): number {
  return Math.round(coordinate * 100) / 100 + 0
}
