import { useCallback, useEffect, useRef, useState } from 'react'
import { fetchPages } from './fetch-pages.ts'
import type { OpenPages } from './open-pages.ts'

/** How the pages stand beside what was saved. */
export type PagesState =
  | { is: 'updating' | 'waiting' | 'current' | 'failed' }
  /** To be asked again in so many minutes. */
  | { is: 'tooOften'; minutes: number }

type Kept = { pages: OpenPages; tag: string }

/** Steps that follow one another at once are drawn once. */
const REST_MS = 400
/** How often it is asked again while other pages are drawn. */
const MOST_WAITS = 15

type Wish = {
  href: string
  /** Changes with everything that is saved. */
  stand: string
  /** Nothing is loaded before. */
  isWanted: boolean
}

/**
 * The pages of the report as it stands; those of before stay until the new ones are there. Code and pages are loaded on
 * demand.
 */
export function usePages({ href, stand, isWanted }: Wish) {
  const tag = useRef<string | null>(null)
  const [pages, setPages] = useState<OpenPages | null>(null)
  const [tries, setTries] = useState(0)
  const asked = `${stand} ${tries}`
  const [came, setCame] = useState<{ asked: string; state: PagesState } | null>(null)

  useEffect(() => {
    if (!isWanted) return
    const stop = new AbortController()
    const say = (state: PagesState) => setCame({ asked, state })
    const load = async () => {
      const drawn = await untilDrawn(href, tag.current, { stop: stop.signal, say })
      if ('opened' in drawn) {
        tag.current = drawn.opened.tag
        setPages(drawn.opened.pages)
      }
      say('opened' in drawn ? { is: 'current' } : drawn.state)
    }
    const begin = () =>
      load().catch(() => {
        if (!stop.signal.aborted) say({ is: 'failed' })
      })
    const timer = setTimeout(begin, tag.current === null ? 0 : REST_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [href, asked, isWanted])

  useEffect(() => () => pages?.close(), [pages])

  const fail = useCallback(() => {
    // Pages that cannot be shown are fetched anew, though nothing was saved since.
    tag.current = null
    setCame((last) => last && { ...last, state: { is: 'failed' } })
  }, [])
  const state: PagesState = came?.asked === asked ? came.state : { is: 'updating' }
  return { pages, state, fail, again: () => setTries((before) => before + 1) }
}

type Came = { opened: Kept } | { state: PagesState }

async function untilDrawn(
  href: string,
  tag: string | null,
  { stop, say }: { stop: AbortSignal; say: (state: PagesState) => void },
): Promise<Came> {
  for (let waits = 0; waits < MOST_WAITS; waits += 1) {
    const fetched = await fetchPages(href, tag, stop)
    switch (fetched.is) {
      case 'new': {
        const { openPages } = await import('./open-pages.ts')
        const pages = await openPages(fetched.bytes)
        if (!stop.aborted) return { opened: { pages, tag: fetched.tag } }
        pages.close()
        throw stop.reason
      }
      case 'same':
        return { state: { is: 'current' } }
      case 'busy':
        say({ is: 'waiting' })
        await rest(fetched.seconds * 1000, stop)
        break
      case 'tooOften':
        return { state: fetched }
      case 'failed':
        return { state: { is: 'failed' } }
    }
  }
  return { state: { is: 'failed' } }
}

const rest = (ms: number, stop: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    stop.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(stop.reason)
      },
      { once: true },
    )
  })
