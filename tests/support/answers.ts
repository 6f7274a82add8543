import { newId } from '#db/new-id.ts'
import type { AnswerSave } from '#db/queries/answers.server.ts'

/** A save of level 2 on one question; name only what matters. */
export function anAnswer(
  { assessmentId, participantId }: Pick<AnswerSave, 'assessmentId' | 'participantId'>,
  change: Partial<AnswerSave> = {},
): AnswerSave {
  return {
    assessmentId,
    participantId,
    questionId: 'q-kpi-definition',
    value: { level: 2 },
    note: '',
    evidence: '',
    toldBy: '',
    toldOn: null,
    wordingHash: 'w1',
    baseVersion: 0,
    opId: newId(),
    ...change,
  }
}
