import type { ActionDone } from '#app/core/comparison/actions-done.ts'
import type { AnswerChange } from '#app/core/comparison/answer-changes.ts'
import type { Move } from '#app/core/comparison/move.ts'
import type { Tone } from '#app/report/model/report-parts.ts'

/** One reading in words; with `tone` it is a verdict. */
export type Reading = { text: string; tone?: Tone }

/** Something that reads otherwise than it did. */
export type ChangeRow = {
  id: string
  name: string
  /** `null`: it has no page, or applies no longer. */
  href: string | null
  was: Reading
  /** The earlier answers under the later catalogue, where both of them changed it; else `null`. */
  under: Reading | null
  is: Reading
  /** Whose doing it is: the answers', the catalogue's, or both. */
  by: 'you' | 'us' | 'both'
  /** From first to last. */
  move: Move
  /** `false`: it is known better or less, and may be what it was. */
  isChange: boolean
  /** Answers that made the difference; empty where they did not. */
  because: AnswerChangeView[]
}

/** An answer that is another; `null`: not answered. */
export type AnswerChangeView = {
  kind: AnswerChange['kind']
  /** The question; empty where the kind says it. */
  about: string
  was: string | null
  is: string | null
  /** Of an answer on a ladder, its steps; `null` where one of the two is none. */
  steps: { was: number; is: number } | null
  href: string | null
}

export type ChangesView = {
  /** ISO date. */
  since: string
  isOtherCatalogue: boolean
  /** Own questions were asked beside, and count on neither side. */
  isByStandard: boolean
  /** The catalogue of the earlier check is still here, so its answers stand in the words they were given in. */
  isEarlierKept: boolean
  /** Questions of the earlier check that are asked no more. */
  dropped: string[]
  useCases: ChangeRow[]
  techniques: ChangeRow[]
  levels: ChangeRow[]
  /** Readiness, then dimensions. */
  scores: ChangeRow[]
  actions: ActionDone[]
  answers: AnswerChangeView[]
}
