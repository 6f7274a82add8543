import type { LegalSource } from '#content/privacy-rules.ts'

/** What is known, and where from; `asked` is the question it answers, empty where it is a fact of the register. */
export type Known = { asked: string; says: string; from: KnownFrom }

/** Who said it. `on` is an ISO day. */
type KnownFrom = { kind: 'register' | 'record' | 'screening' } | { kind: 'vendor'; vendor: string; on: string }

/**
 * One entry of a paper. `open`: nobody knows the answer yet, and `who` is to give it (`ask` is the question, empty
 * where the name is); `null`: it stands. `todo`: what the law asks for and is not done; empty: nothing.
 */
export type PaperEntry = {
  id: string
  name: string
  known: Known[]
  open: { ask: string; who: string } | null
  todo: string
  sources: LegalSource[]
}

/** One part of a paper. `notes` say what to keep in mind, with where it stands. */
export type PaperPart = {
  id: string
  name: string
  about: string
  sources: LegalSource[]
  entries: PaperEntry[]
  notes: { name: string; says: string; sources: LegalSource[] }[]
}

/** How many entries of parts wait for an answer. */
export const countOpen = (parts: readonly { entries: readonly PaperEntry[] }[]): number =>
  parts.reduce((sum, { entries }) => sum + entries.filter(({ open }) => open !== null).length, 0)
