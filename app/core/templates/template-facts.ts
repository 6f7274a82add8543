import type { Kpi, UseCase } from '#content/schema/use-cases.ts'

type AnsweredLevel = { level: number; ticks: readonly string[] } | 'unsure' | undefined

/** What is known when a sheet is opened: of one assessment, or nothing (`blankFacts`). */
export type TemplateFacts = {
  /** Empty: not known. */
  company: string
  /** Today as the reader writes dates; empty: to be written by hand. */
  today: string
  /** The use case that the sheet is filled in for. */
  useCase: UseCase | null
  /** Ids of what somebody is interested in; ids of no use case are left out. */
  interests: readonly string[]
  /** Option ids of `scope-ai-in-use`. */
  toolsInUse: readonly string[]
  /**
   * Answers to level questions by capability; a missing key is not answered. Ticks are `<level>.<index>`. `null`:
   * nobody was asked.
   */
  levels: Readonly<Record<string, AnsweredLevel>> | null
  /** Names by role id, where somebody has said who wears the hat. */
  people: Readonly<Record<string, string | undefined>>
  /** Words for figures that are better when they rise or fall. */
  words: Record<Kpi['direction'] | Kpi['cadence'], string>
}

/** What is known of a sheet that no assessment stands behind. */
export const blankFacts = (words: TemplateFacts['words']): TemplateFacts => ({
  company: '',
  today: '',
  useCase: null,
  interests: [],
  toolsInUse: [],
  levels: null,
  people: {},
  words,
})
