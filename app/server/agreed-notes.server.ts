import type { RouterContextProvider } from 'react-router'
import { answerText } from '#app/core/assessment/answer-text.ts'
import { standingOf } from '#db/queries/consensuses.server.ts'
import { askedIn } from './asked-questions.server.ts'
import type { OpenAssessment } from './open-assessment.server.ts'
import { isStillAnAnswer } from './sheet.server.ts'
import { namesBy } from './threads/names-by.server.ts'
import { clockOf, momentIn, type WrittenTime } from './written-time.ts'

/** What people agreed on about a question, where its own answer stands. */
export type AgreedNote = {
  id: string
  /** The level, or `null` for one of several options. */
  level: number | null
  /** In words. */
  answer: string
  reason: string
  /** Empty: nobody knows any more. */
  by: string
  isOwn: boolean
  at: WrittenTime
  /** Where it is changed or taken back. */
  href: string
}

/** What holds of what was agreed on, by question; what its question no longer has is left out. */
export async function agreedNotes(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
): Promise<ReadonlyMap<string, AgreedNote>> {
  const standing = standingOf(open.consensuses)
  if (standing.length === 0) return new Map()
  const { catalogue } = askedIn(context, open)
  const nameOf = await namesBy(context, open, [...new Set(standing.map(({ recordedBy }) => recordedBy))])
  const clock = clockOf(context, open)
  const notes = standing.flatMap(({ questionId, value, reason, recordedBy, recordedAt }): AgreedNote[] => {
    const question = catalogue.questions.find(({ id, own }) => id === questionId && own !== 'hidden')
    if (!question || !isStillAnAnswer(question, { questionId, value })) return []
    return [
      {
        id: questionId,
        level: 'level' in value ? value.level : null,
        answer: answerText(catalogue, question, value) ?? '',
        reason,
        by: nameOf(recordedBy),
        isOwn: recordedBy === open.scope.actorId,
        at: momentIn(recordedAt, clock),
        href: `/assessments/${open.assessment.id}/team/workshop/${questionId}`,
      },
    ]
  })
  return new Map(notes.map((note) => [note.id, note]))
}
