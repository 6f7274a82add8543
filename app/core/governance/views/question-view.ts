import type { AiAct } from '#content/ai-act.ts'
import type { PrivacyRules } from '#content/privacy-rules.ts'
import { type CitedPlace, placesIn, placesOf } from './cited-place.ts'

/** One question with every word that a reader needs; "not sure" is allowed beside the options. Days are ISO. */
export type GovernanceQuestion = {
  id: string
  ask: string
  help: string
  examples: string[]
  options: { id: string; text: string }[]
  places: CitedPlace[]
  /** The day on which the law was read. */
  asOf: string
}

/** An answer with its question; `answer: null` says that somebody is not sure. */
export type AnswerStep = { question: string; ask: string; answer: string | null; places: CitedPlace[] }

/** A question that would settle something; `isUnsure`: it was answered with "not sure". */
export type OpenQuestion = { id: string; ask: string; isUnsure: boolean }

/** One question of the triage for a reader. @throws RangeError for an id that the rules do not have */
export function viewTriageQuestion(rules: AiAct, id: string): GovernanceQuestion {
  const { ask, help, examples, options, sources, asOf } = found(rules.questions, id)
  return { id, ask, help, examples, options: options.map(worded), places: placesIn(rules, sources), asOf }
}

/** One question of the screening for a reader. @throws RangeError for an id that the rules do not have */
export function viewScreeningQuestion(rules: PrivacyRules, id: string): GovernanceQuestion {
  const { ask, help, examples, options, sources, asOf } = found(rules.questions, id)
  return { id, ask, help, examples, options: options.map(worded), places: placesOf(sources), asOf }
}

/** A question with the answer given to it. */
export function answerStep({ id, ask, options, places }: GovernanceQuestion, option: string): AnswerStep {
  return { question: id, ask, answer: options.find((one) => one.id === option)?.text ?? null, places }
}

const worded = ({ id, text }: { id: string; text: string }) => ({ id, text })

/** The one with this id. @throws RangeError if there is none */
export function found<One extends { id: string }>(all: readonly One[], id: string): One {
  const one = all.find((candidate) => candidate.id === id)
  if (!one) throw new RangeError(`The rules have no "${id}".`)
  return one
}
