import type { ProfileId, Requirement } from '../schema.ts'

export type Reference = { id: string; citation: string; locator: string; seen: boolean }

export type Claim = {
  id: string
  /** What is claimed, never shown as a fact. */
  claim: string
  source: string
  literature: string
  references: string[]
  test: string
  verdictRule: string
  /**
   * By what share of its level a figure improves at least if the claim is true (0.4 of "40 to 60 %"), and the units of
   * figures that it speaks of, none: the one that decides; `null`: no single figure shows it.
   */
  improves: { least: number; units: string[] } | null
}

export type Fit = 'direct' | 'indirect' | 'weak'

export type Technique = {
  id: string
  name: string
  category: 'learning' | 'genai' | 'decision' | 'measurement' | 'analysis' | 'trust'
  /** Other names that people search by; the glossary alone looks at them, so older catalogues may lack them. */
  alsoCalled: string[]
  definition: string
  profiles: ProfileId[]
  effort: { adopt: string; adapt: string; train: string }
  requirements: Requirement[]
  uses: { useCase: string; fit: Fit }[]
  examples: string
  pitfalls: string[]
  history: { year: number; fact: string; reference: string | null }[]
  confusedWith: { name: string; difference: string }[]
  related: string[]
  aiact: string
  gdpr: string
  resources: string[]
  claims: string[]
  /** ISO date of our text. */
  updated: string
  /** The long texts of the glossary, which shows today's catalogue alone: older ones lack them. */
  page: TechniquePage
}

export type TechniquePage = {
  quickSummary: string
  explanation: string
  marketingRelevance: string
  commonPitfalls: string[]
  origin: string
  comparisons: string[]
  useCaseFit: { useCase: string; fit: Fit; say: string }[]
  faq: { question: string; answer: string }[]
  fitQuestions: string[]
}
