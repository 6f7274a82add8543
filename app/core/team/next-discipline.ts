import { whoCouldKnow } from '#app/core/agreement/competence.ts'
import type { Discipline, Question } from '#content/schema.ts'

/**
 * Whom to ask next where those who were asked are not sure: the discipline that knows most of the question.
 *
 * @param asked disciplines that were asked in vain
 * @returns `null` if no other has to do with it
 * @source mapping A14
 */
export function nextDiscipline(
  question: Pick<Question, 'disciplines' | 'section'>,
  asked: readonly string[],
): Discipline | null {
  return whoCouldKnow(question).find((discipline) => !asked.includes(discipline)) ?? null
}
