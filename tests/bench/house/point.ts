/** A figure of the house, with what it should be and where the anchors stand. */
type Figure = {
  what: string
  measured: number
  /** The best that counts: three points there or beyond. */
  target: number
  /** As the best of the repositories that were measured beside us, where the target goes further: two points. */
  best?: number
  /** As the one in the middle: one point. Missing: nobody in the middle was measured. */
  middle?: number
  /** Less is better, unless it says `atLeast`. */
  is?: 'atMost' | 'atLeast'
}

/** One of the twelve points: it is worth what its weakest figure is worth. */
export type Point = { name: string; figures: readonly Figure[] }

export const FULL_SCORE = 3

/** @returns 0 to 3 */
export function scoreOf({ figures }: Point): number {
  return Math.min(...figures.map(scoreFigure))
}

function scoreFigure({ measured, target, best, middle, is = 'atMost' }: Figure): number {
  const reaches = (mark: number | undefined) =>
    mark !== undefined && (is === 'atMost' ? measured <= mark : measured >= mark)
  if (reaches(target)) return FULL_SCORE
  if (reaches(best)) return 2
  return reaches(middle) ? 1 : 0
}

/** The value that nine of ten do not exceed; 0 of nothing. */
export function ninthTenth(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b)
  return ascending[Math.max(0, Math.ceil(ascending.length * 0.9) - 1)] ?? 0
}

/** @returns percent with one decimal; 0 of nothing */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10
}
