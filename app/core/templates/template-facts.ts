import type { UseCase } from '#content/schema.ts'

/** What is known of one assessment when a sheet is opened. */
export type TemplateFacts = {
  company: string
  /** Today as the reader writes dates. */
  today: string
  /** The use case that the sheet is filled in for. */
  useCase: UseCase | null
  /** Ids of what somebody is interested in; ids of no use case are left out. */
  interests: readonly string[]
  /** Option ids of `scope-ai-in-use`. */
  toolsInUse: readonly string[]
  /** Answers to level questions by capability; a missing key is not answered. Ticks are `<level>.<index>`. */
  levels: Readonly<Record<string, { level: number; ticks: readonly string[] } | 'unsure' | undefined>>
  /** Names by role id, where somebody has said who wears the hat. */
  people: Readonly<Record<string, string | undefined>>
  /** Words for figures that are better when they rise or fall. */
  words: { up: string; down: string }
}
