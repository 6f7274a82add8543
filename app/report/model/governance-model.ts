/** The law in the report. */

import type { Tone } from './report-parts.ts'

/** Where the AI systems of a company stand in the law, on the day that the intro names. */
export type GovernanceReport = {
  title: string
  /** Says it, too, if no system is known. */
  intro: string
  systems: {
    id: string
    name: string
    status: string
    tone: Tone
    verdict: string
    /** A text may have several lines. */
    rows: { label: string; text: string }[]
  }[]
  /** `null`: no system, no duties. */
  duties: {
    title: string
    intro: string
    columns: Record<'duty' | 'systems' | 'when' | 'state', string>
    rows: { id: string; duty: string; article: string; systems: string; when: string; state: string }[]
  } | null
}
