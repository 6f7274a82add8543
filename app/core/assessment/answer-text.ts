import type { Capability, Catalogue, Level, Question, Statement } from '#content/schema.ts'
import type { GivenAnswer } from './answer-sheet.ts'

/** One answer as it is stored. */
export type StoredAnswer = { level: Level } | { option: string } | { options: string[] } | { unsure: true }

/** A statement in full, its separate facts as sentences of their own. */
export function sentenceOf({ lead, rest, facts }: Statement): string {
  return [`${lead}${rest}`, ...facts.map((fact) => `${fact}.`)].join(' ')
}

/**
 * An answer in the words that were chosen, one part for each option.
 *
 * @param capability what the question measures; not looked at for options
 * @returns an id whose wording is gone as it is; `null` for a "not sure" that is no option of the question, whose words
 *   belong to the page
 */
export function answerParts(
  { options }: Question,
  capability: Capability | undefined,
  given: GivenAnswer | readonly string[],
): string[] | null {
  if (typeof given === 'number') {
    const statement = capability?.levels[given]
    return [statement ? sentenceOf(statement) : String(given)]
  }
  const chosen = typeof given === 'string' ? [given] : given
  const parts = chosen.map((id) => options.find((option) => option.id === id)?.text ?? id)
  return parts.length === 1 && parts[0] === UNSURE ? null : parts
}

const UNSURE = 'unsure'

/** A stored answer as one text, as {@link answerParts}; `null` for "not sure". */
export function answerText({ capabilities }: Catalogue, question: Question, answer: StoredAnswer): string | null {
  if ('unsure' in answer) return null
  const capability = capabilities.find(({ id }) => id === question.capability)
  return answerParts(question, capability, givenIn(answer))?.join('; ') ?? null
}

function givenIn(answer: Exclude<StoredAnswer, { unsure: true }>): GivenAnswer | string[] {
  if ('level' in answer) return answer.level
  return 'options' in answer ? answer.options : answer.option
}
