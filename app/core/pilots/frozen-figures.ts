/** What JSON has no sign for, as it is kept in a frozen review. */
const SIGNS = { unboundedAbove: Number.POSITIVE_INFINITY, unboundedBelow: Number.NEGATIVE_INFINITY, none: Number.NaN }

/**
 * Figures as plain JSON that nothing is lost in: open bounds and what cannot be computed are kept as `{"notFinite": …}`.
 *
 * @returns JSON that {@link thawFigures} turns back
 */
export function freezeFigures(figures: unknown): unknown {
  if (typeof figures === 'number' && !Number.isFinite(figures)) {
    const [sign] = Object.entries(SIGNS).find(([, value]) => Object.is(value, figures)) ?? []
    return { notFinite: sign }
  }
  return mapped(figures, freezeFigures)
}

/** Figures from plain JSON as {@link freezeFigures} made it. */
export function thawFigures(frozen: unknown): unknown {
  if (frozen !== null && typeof frozen === 'object' && 'notFinite' in frozen) {
    const { notFinite } = frozen
    return typeof notFinite === 'string' && notFinite in SIGNS ? SIGNS[notFinite as keyof typeof SIGNS] : Number.NaN
  }
  return mapped(frozen, thawFigures)
}

function mapped(node: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(node)) return node.map(change)
  if (node === null || typeof node !== 'object') return node
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, change(part)]))
}
