/** Pilots in the report. */

import type { DraftSection } from '../draft/draft-model.ts'

/** What a company pilots, as signed, and what came of it. */
export type PilotsReport = {
  /** `null`: no charter is signed. */
  design: PilotChapter | null
  /** `null`: nothing was decided. */
  evidence: PilotChapter | null
}

/** Pilots, the newest first, each in a few written sections. `intro` says, too, if some are left out. */
export type PilotChapter = {
  title: string
  intro: string
  pilots: { id: string; name: string; says: string; sections: DraftSection[] }[]
}
