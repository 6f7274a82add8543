import { joined, madeAtOf, type Unsent } from './line.ts'

/** What one page could not send, as a browser keeps it. */
export type Kept = {
  /** Of the page that keeps it. */
  pageId: string
  /** How many answers it holds; also told where they cannot be read. */
  count: number
  /** `answersAt`: where they are to be saved. `null`: another session's, which nobody here can read. */
  held: { answersAt: string; unsent: Unsent[] } | null
}

export type Sorted = {
  /** To go on with in this page; each question once. */
  mine: Unsent[]
  /** Pages whose records go: taken up, too old, or somebody else's. */
  gone: string[]
  /** Answers of another session that are thrown away unread. */
  strange: number
  /** Answers of this session that are thrown away because nobody came back to them in time. */
  expired: number
}

/** How long an unsent answer waits in a browser. */
export const KEPT_DAYS = 7

type Here = {
  answersAt: string
  /** Pages that are still open, which go on with theirs by themselves. */
  open: ReadonlySet<string>
  /** Milliseconds since 1970. A clock that was set back lets answers wait longer, never shorter. */
  now: number
}

/** What a new page of an assessment does with all that its browser keeps. */
export function sortKept(kept: readonly Kept[], { answersAt, open, now }: Here): Sorted {
  const sorted: Sorted = { mine: [], gone: [], strange: 0, expired: 0 }
  const left: Unsent[] = []
  for (const { pageId, count, held } of kept) {
    if (held === null) {
      sorted.strange += count
      sorted.gone.push(pageId)
      continue
    }
    if (open.has(pageId)) continue
    const fresh = held.unsent.filter((unsent) => now - madeAtOf(unsent) <= KEPT_DAYS * 86_400_000)
    if (held.answersAt !== answersAt && fresh.length > 0) continue
    sorted.gone.push(pageId)
    sorted.expired += held.unsent.length - fresh.length
    left.push(...fresh)
  }
  return { ...sorted, mine: joined(left) }
}
