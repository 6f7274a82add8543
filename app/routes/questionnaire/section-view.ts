import type { GivenFields } from '#app/routes/questionnaire-parts/answer-fields.ts'
import type { Dependent } from '#app/routes/questionnaire-parts/question-background.tsx'
import type { QuestionView } from '#app/routes/questionnaire-parts/question-card.tsx'
import type { SectionView } from '#app/routes/questionnaire-parts/section-nav.tsx'
import type { AgreedNote } from '#app/server/agreed-notes.server.ts'
import type { ProofView } from '#app/server/evidence/evidence-view.server.ts'
import type { TalkView } from '#app/server/threads/thread-view.server.ts'

/** One question as the page shows it, with what was answered. */
export type CardView = {
  question: QuestionView
  given: GivenFields
  /** Of the stored answer; 0: none. */
  version: number
  /** Of the next attempt to save this question. */
  opId: string
  why: string | null
  example: string | null
  useCases: Dependent[]
  techniques: Dependent[]
  /** The wording is not the one that was answered. */
  wordingChanged: boolean
  /** The pilot after which it is asked again; `null`: it is not, or it was answered since. */
  askedAgainAfter: string | null
  /** Where the question is passed on: a page, or a mail. */
  askHref: string
  /** Note and evidence can be kept with the answer. */
  hasDetails: boolean
  /** To whom they passed it on, in words; `null`: to nobody. */
  passedTo: string | null
  /** Why it stands among one's own questions though it is another discipline's, in words; `null`: it is one's own. */
  cameFrom: string | null
  /** `profile`: stored together with the interests; `answer`: by itself. */
  storedIn: 'answer' | 'profile'
  /** What people agreed on about it; missing: nothing, or it is not shown. */
  agreed?: AgreedNote
  /** What is talked about it; missing where that is not shown. */
  talk?: TalkView
  /** What shows the stored answer; missing where nothing could. */
  proof?: ProofView
}

export type SectionPage = {
  /** Where its answers are saved one by one. */
  answersAt: string
  section: { id: string; name: string; about: string }
  sections: SectionView[]
  minutesLeft: number
  cards: CardView[]
  profileVersion: number
  /** As stored, use cases and techniques; without those that the catalogue no longer has. */
  interests: string[]
  /** One question at a time, or the whole section. */
  mode: 'single' | 'sections'
  /** The URL after this page, and before it; `null` at the start. */
  nextHref: string
  previousHref: string | null
  isLast: boolean
  /** The one use case or technique that a quick check is about now, as its addresses say; missing: all of interest. */
  about?: string
}

/** By whom, and how, what cannot be sent is kept. */
export type Keeping = {
  /** Who answers on this page; whoever is signed in later saves nothing from it. */
  person: string
  /** Seals what is kept in this browser; `null`: it is shared, and keeps nothing. */
  key: string | null
  /** Under which name; whoever was asked to answer has one beside whoever is signed in. */
  drawer: 'own' | 'asked'
}

/** A page of questions as it is shown to somebody. */
export type ShownSection = SectionPage & {
  keeping: Keeping
  /** Who else looks at it, where that may be known, and where to ask again; `null`: nobody is told. */
  others: { names: string[]; askAt: string } | null
}

/** Names who answers on the page that an answer comes from. */
export const PERSON_HEADER = 'Preflight-Person'

/** The name before each field of a question in a form that holds several. */
export const prefixOf = (questionId: string) => `${questionId}.`

/** The section of what is asked of somebody first, whatever it is about. */
export const MINE = 'mine'

/** The field that says what becomes of two answers: `mine`, `theirs` or `together`. */
export const RESOLVE = 'resolve'

/** The pseudo question under which interests are asked. */
export const INTERESTS = 'interests'
export const MAX_INTERESTS = 5

/** Whether somebody has looked at the question for interests: "none" is an answer too, and a saved one has a version of its own. */
export function isInterestKnown({ interests, version }: { interests: readonly string[]; version: number }): boolean {
  return interests.length > 0 || version > 1
}
