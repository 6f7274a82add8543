type Pair = readonly [number, number]

/**
 * Where a value lies on a line: `from` and what it is drawn on go together at both ends, and straight between them. A
 * domain without length has its middle everywhere.
 *
 * @returns beyond the ends the line goes on
 */
export function linearScale([from, to]: Pair, [start, end]: Pair): (value: number) => number {
  const length = to - from
  return (value) => {
    const share = length === 0 ? 0.5 : (value - from) / length
    return start * (1 - share) + end * share
  }
}

/** The same for values that may lie beyond the ends, which they do not leave. */
export function clampedScale(domain: Pair, range: Pair): (value: number) => number {
  const scale = linearScale(domain, range)
  const [least, most] = [Math.min(...domain), Math.max(...domain)]
  return (value) => scale(Math.max(least, Math.min(most, value)))
}
