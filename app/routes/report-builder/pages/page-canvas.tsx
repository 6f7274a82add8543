import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { OpenPages } from './open-pages.ts'

/** Sharp where the column is narrow too, and no more than a phone can hold. In pixels. */
const [LEAST_WIDTH, MOST_WIDTH] = [720, 1600]
/** A page is drawn before it comes into view, and given up behind that. */
const AROUND = '100% 0px'

type PageCanvasProps = {
  pages: OpenPages
  number: number
  onMiddle: (number: number) => void
  onFailed: () => void
}

/** One page, drawn while it is in view or close to it. */
export function PageCanvas({ pages, number, onMiddle, onFailed }: PageCanvasProps) {
  const t = useTranslations('reportBuilder.pages')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isNear, setIsNear] = useState(false)
  const size = pages.sizes[number - 1]
  useEffect(() => {
    const shown = canvas.current
    if (!shown) return
    const near = new IntersectionObserver(([seen]) => setIsNear(seen?.isIntersecting ?? false), {
      rootMargin: AROUND,
      scrollMargin: AROUND,
    })
    // The page on which the middle of the window lies is the one that is looked at.
    const middle = new IntersectionObserver(([seen]) => seen?.isIntersecting && onMiddle(number), {
      rootMargin: '-50% 0px',
    })
    near.observe(shown)
    middle.observe(shown)
    return () => {
      near.disconnect()
      middle.disconnect()
    }
  }, [number, onMiddle])
  useEffect(() => {
    const shown = canvas.current
    if (!shown) return
    if (!isNear) {
      // Gives the picture's memory back.
      shown.width = size?.width ?? 0
      return
    }
    const stop = new AbortController()
    paint({ pages, number, shown, stop: stop.signal }).catch(() => {
      if (!stop.signal.aborted) onFailed()
    })
    return () => stop.abort()
  }, [pages, number, isNear, size, onFailed])
  if (!size) return null
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t('page', { number, of: pages.sizes.length })}
      width={size.width}
      height={size.height}
      className="h-auto w-full border border-hair bg-white"
    />
  )
}

type Painting = { pages: OpenPages; number: number; shown: HTMLCanvasElement; stop: AbortSignal }

/** What stood there stays until the page is drawn. */
async function paint({ pages, number, shown, stop }: Painting): Promise<void> {
  const width = Math.max(shown.clientWidth, LEAST_WIDTH) * window.devicePixelRatio
  const drawn = await pages.draw(number, Math.min(MOST_WIDTH, width), stop)
  if (!drawn) return
  shown.width = drawn.width
  shown.height = drawn.height
  shown.getContext('2d')?.drawImage(drawn, 0, 0)
}
