import type { ComponentType } from 'react'
import { AskFigure } from './ask-figure.tsx'
import { CoverFigure } from './cover-figure.tsx'

const FIGURES: Readonly<Record<string, ComponentType>> = {
  'self-supervised-learning': CoverFigure,
  'active-learning': AskFigure,
}

/** Whether a page of this technique has a figure, and so sends the island. */
export const hasFigure = (techniqueId: string): boolean => Object.hasOwn(FIGURES, techniqueId)

/**
 * The interactive figure that explains a technique; nothing for most of them. Its heading is of the third level. A page
 * that shows it sends the island `technique-figure`; without it the figure stands still.
 */
export function TechniqueFigure({ techniqueId }: { techniqueId: string }) {
  const Figure = FIGURES[techniqueId]
  return Figure ? <Figure /> : null
}
