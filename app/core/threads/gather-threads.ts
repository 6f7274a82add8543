export type Said = { id: string; threadId: string; questionId: string; deletedAt: Date | null }
export type Turn = { threadId: string; turn: 'resolved' | 'reopened' }

/** What was said one after the other, with the turn that resolved it. */
export type Thread<S extends Said, T extends Turn> = {
  id: string
  questionId: string
  said: S[]
  /** `null`: it is open. */
  resolved: T | null
}

/**
 * Comments as threads, in the order in which the threads began. A thread of which everything was deleted is left out:
 * there is nothing to come back to.
 *
 * @param said the oldest first
 * @param turns the oldest first
 */
export function gatherThreads<S extends Said, T extends Turn>(said: readonly S[], turns: readonly T[]): Thread<S, T>[] {
  const latest = new Map(turns.map((turn) => [turn.threadId, turn]))
  return [...Map.groupBy(said, ({ threadId }) => threadId)].flatMap(([id, own]) => {
    const [first] = own
    if (!first || own.every(({ deletedAt }) => deletedAt !== null)) return []
    const turn = latest.get(id)
    return [{ id, questionId: first.questionId, said: own, resolved: turn?.turn === 'resolved' ? turn : null }]
  })
}

/** How many comments stand, and how many threads are open. */
export function countThreads(threads: readonly Thread<Said, Turn>[]): { comments: number; open: number } {
  const standing = threads.flatMap(({ said }) => said.filter(({ deletedAt }) => deletedAt === null))
  return { comments: standing.length, open: threads.filter(({ resolved }) => resolved === null).length }
}
