import { type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react'

/** A section that is carried, and the one in front of which it would come down; `null`: behind all. */
export type Carried = { id: string; before: string | null }

/** So close to an edge of the window, in pixels, the page moves along. */
const EDGE = 72
const MOST_STEP = 14
/** What folds out under a section is no part of its head. */
const HEAD = 96

/**
 * Carries sections with mouse, pen or finger by their handles; the arrows beside them are the way of the keyboard.
 * Escape puts a section back.
 *
 * @param onPut once a section came down in another place
 */
export function useSectionDrag(onPut: (carried: Carried) => void) {
  const list = useRef<HTMLOListElement>(null)
  const pointer = useRef(0)
  const [carried, setCarried] = useState<Carried | null>(null)
  const isCarrying = carried !== null

  useEffect(() => {
    if (!isCarrying) return
    const putBack = (event: KeyboardEvent) => event.key === 'Escape' && setCarried(null)
    window.addEventListener('keydown', putBack)
    let frame = 0
    const moveAlong = () => {
      window.scrollBy(0, stepAt(pointer.current))
      setCarried((now) => now && { ...now, before: placeAt(list.current, pointer.current) })
      frame = requestAnimationFrame(moveAlong)
    }
    frame = requestAnimationFrame(moveAlong)
    return () => {
      window.removeEventListener('keydown', putBack)
      cancelAnimationFrame(frame)
    }
  }, [isCarrying])

  const handle = (id: string) => ({
    // No text is selected on the way.
    onMouseDown: (event: MouseEvent<HTMLElement>) => event.preventDefault(),
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      pointer.current = event.clientY
      setCarried({ id, before: placeAt(list.current, event.clientY) })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      pointer.current = event.clientY
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (!carried) return
      const put = { id, before: placeAt(list.current, event.clientY) }
      setCarried(null)
      if (isElsewhere(list.current, put)) onPut(put)
    },
    onPointerCancel: () => setCarried(null),
  })
  return { list, carried, handle }
}

/** Faster, the closer it is to the edge. */
function stepAt(y: number): number {
  const above = Math.max(0, EDGE - y)
  const below = Math.max(0, y - (window.innerHeight - EDGE))
  return ((below - above) / EDGE) * MOST_STEP
}

const sectionsIn = (list: HTMLElement | null) =>
  Array.from(list?.children ?? []).filter((row): row is HTMLElement => row instanceof HTMLElement)

/** The first section whose head lies below. */
function placeAt(list: HTMLElement | null, y: number): string | null {
  const below = sectionsIn(list).find((row) => {
    const { top, height } = row.getBoundingClientRect()
    return top + Math.min(height, HEAD) / 2 > y
  })
  return below?.dataset.section ?? null
}

function isElsewhere(list: HTMLElement | null, { id, before }: Carried): boolean {
  const ids = sectionsIn(list).map(({ dataset }) => dataset.section)
  return before !== id && (ids[ids.indexOf(id) + 1] ?? null) !== before
}
