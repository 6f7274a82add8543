import type { Catalogue, Level, Question } from '#content/schema.ts'

/** One answer as it is stored. */
export type StoredAnswer = { level: Level } | { option: string } | { options: string[] } | { unsure: true }

/**
 * An answer in the words that were chosen.
 *
 * @returns the statement or the options, joined by `; `; an id whose wording is gone is shown as it is; `null` for "not
 *   sure", whose words belong to the page
 */
function answerWords(catalogue: Catalogue, question: Question, answer: StoredAnswer): string | null {
  if ('unsure' in answer) return null
  if ('level' in answer) {
    const statement = catalogue.capabilities.find(({ id }) => id === question.capability)?.levels[answer.level]
    return statement ? statement.lead + statement.rest : String(answer.level)
  }
  const chosen = 'options' in answer ? answer.options : [answer.option]
  return chosen.map((id) => question.options.find((option) => option.id === id)?.text ?? id).join('; ')
}

/** As {@link answerWords}, with English words for "not sure". */
export function answerText(catalogue: Catalogue, question: Question, answer: StoredAnswer): string {
  return answerWords(catalogue, question, answer) ?? 'Not sure'
}
