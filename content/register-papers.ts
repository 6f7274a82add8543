import type { Dated, KnownPlaces } from './privacy-rules.ts'

/** One question to the vendor of an AI system. */
export type VendorQuestion = Dated & {
  id: string
  ask: string
  help: string
  /** Why the company asks. */
  why: string
  /** What the vendor adds to the option in words of its own. */
  write: string
  options: { id: string; text: string }[]
  /** Field of the record of processing that these words belong to; `null`: none. */
  record: string | null
  /** What an option answers in triage or screening; options that answer nothing are missing. */
  fills: { part: 'ai-act' | 'privacy'; question: string; by: Record<string, string> }[]
  /** Duties that an answer with one of these options helps to prove. */
  evidence: { duty: string; by: string[] }[]
}

/** One part of an impact assessment; `who` answers what nobody knows yet. */
export type AssessmentPart = Dated & {
  id: string
  name: string
  about: string
  /** Asked of each sign of risk that the screening found; `null`: not in this part. */
  signs: { ask: string; who: string } | null
  entries: ({ id: string; name: string; ask: string; who: string } & KnownPlaces)[]
  /** Questions about single articles of the GDPR that belong here, in this order; `null`: none. */
  articles: { who: string; of: string[] } | null
}

/** What a register asks of vendors and how its papers are laid out, frozen; `hash` is the SHA-256 of the rest. */
export type RegisterPapers = { hash: string; vendorQuestions: VendorQuestion[]; assessment: AssessmentPart[] }
