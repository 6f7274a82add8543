/** What every part of the report is written with. */

import type { Interval } from '#app/core/scoring/result.ts'

/** Whole numbers, rounded outward; `text` is `34` if both ends are equal, else `31–47`. */
export type Range = Interval & { text: string }

/** How good the news is; the same words as the marks on the pages. */
export type Tone = 'ready' | 'almost' | 'nearly' | 'notyet' | 'open' | 'stop' | 'none'

/** A piece of a sentence; with `ref` it names something that has a page of its own. */
export type Phrase = { text: string; ref?: PhraseRef }

export type PhraseRef = { kind: 'useCase' | 'technique' | 'question'; id: string }

/** `onlyInFull`: the short form that was chosen does not ask it. `saves`: what its best answer would spare the plan; missing: nothing by itself. */
export type OpenQuestion = { question: string; ask: string; whom: string; onlyInFull?: true; saves?: string }
