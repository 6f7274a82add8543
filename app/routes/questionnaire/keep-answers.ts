import type { Sorted } from '#app/core/autosave/kept.ts'
import type { Unsent } from '#app/core/autosave/line.ts'
import type { Keeping } from './section-view.ts'

type Options = {
  keeping: Keeping
  /** Where its answers are saved. */
  answersAt: string
  /** What pages before this one left. */
  onFound: (found: Sorted) => void
  onKept: (isKept: boolean) => void
}

/** Keeps what a page could not send, once the code for it is there; where a browser cannot, it stays in the page alone. */
export function keepAnswers({ keeping: { key, drawer }, answersAt, onFound, onKept }: Options) {
  /** Where each of them was typed that was taken up from another page. */
  const places = new Map<string, string>()
  let unsent: Unsent[] = []
  let isStopped = false

  const opened = open().catch(() => null)
  async function open() {
    if (key === null) return null
    const { openKeptAnswers } = await import('./kept-answers.ts')
    const kept = await openKeptAnswers({ key, drawer, answersAt, onKept })
    for (const { questionId, place } of kept.found.mine) if (place) places.set(questionId, place)
    if (!isStopped) onFound(kept.found)
    return kept
  }

  const here = `${window.location.pathname}${window.location.search}`
  const placed = () => unsent.map((one) => ({ ...one, place: places.get(one.questionId) ?? here }))
  return {
    /** All that is unsent now. */
    keep(all: Unsent[]) {
      unsent = all
      opened.then((kept) => kept?.keep(placed()))
    },
    stop() {
      isStopped = true
      opened.then((kept) => kept?.close())
    },
  }
}
