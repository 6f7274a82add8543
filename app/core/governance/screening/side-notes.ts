import { refsOf } from '#app/core/scoring/bind-expression.ts'
import { FALSE, TRUE, type Truth, UNKNOWN } from '#app/core/scoring/truth.ts'
import type { Expression } from '#content/expression.ts'
import type { PrivacyRules } from '#content/privacy-rules.ts'
import { bindCondition, isOpen, type PrivacyAnswers, UNSURE } from './answers.ts'
import type { ArticleNote, HintNote, ScreeningResult } from './screening-result.ts'

type Place = { on: string; country: string | null }

/** The other rules to look at; those of a country only there. What nobody was asked yet is left out. */
export function listHints(rules: PrivacyRules, answers: PrivacyAnswers, { on, country }: Place): HintNote[] {
  return rules.hints
    .filter((hint) => hint.country === null || hint.country === country)
    .flatMap(({ id, when, from }) => {
      const state = stateOf(when, answers)
      return state ? [{ id, state, from, inForce: from === null || from <= on }] : []
    })
}

/**
 * The points on which lawyers differ that this processing touches. The first condition of a point is what it is about:
 * where that holds, the point is possible while the others stand open.
 */
export function listContested(rules: PrivacyRules, answers: PrivacyAnswers): ScreeningResult['contested'] {
  return rules.contested.flatMap(({ id, when }) => {
    const isTouched = bindCondition(firstOf(when))(answers) === TRUE && bindCondition(when)(answers) !== FALSE
    const state = stateOf(when, answers) ?? (isTouched ? 'possible' : null)
    return state ? [{ id, state }] : []
  })
}

const firstOf = (when: Expression): Expression => (when.op === 'and' ? (when.terms[0] ?? when) : when)

function stateOf(when: Expression, answers: PrivacyAnswers): HintNote['state'] | null {
  const truth = bindCondition(when)(answers)
  if (truth === TRUE) return 'holds'
  return truth !== FALSE && restsOnUnsure(when, answers) ? 'possible' : null
}

/** Unknown only for what is unsure: with a question not asked yet it is too early to say. */
function restsOnUnsure(when: Expression, answers: PrivacyAnswers): boolean {
  const refs = refsOf(when)
  return refs.some((ref) => answers.get(ref) === UNSURE) && refs.every((ref) => answers.has(ref))
}

/** The articles of the GDPR that concern this processing, as answered. */
export function reviewArticles(rules: PrivacyRules, answers: PrivacyAnswers): ArticleNote[] {
  return rules.questions
    .filter(({ part, when }) => part === 'gdpr' && truthOf(when, answers) === TRUE)
    .map(({ id, fineTier }) => ({ question: id, state: articleState(answers.get(id)), fineTier }))
}

function articleState(answer: string | undefined): ArticleNote['state'] {
  if (answer === undefined) return 'open'
  if (answer === UNSURE) return 'unsure'
  return answer === 'yes' ? 'met' : 'gap'
}

/** The fields of the record of processing that are needed; one that depends on an unknown answer is, unless it stands only if that is sure. */
export const listRecordFields = (rules: PrivacyRules, answers: PrivacyAnswers): string[] =>
  rules.recordFields
    .filter(({ when, onlyIfSure }) => {
      const truth = truthOf(when, answers)
      return onlyIfSure ? truth === TRUE : truth !== FALSE
    })
    .map(({ id }) => id)

/** Questions about facts that stand open and that something still hangs on: a rule to look at, an article, a field of the record. */
export function listOpenFacts(rules: PrivacyRules, answers: PrivacyAnswers, place: Place): string[] {
  const open = rules.questions.filter(({ id, when }) => isOpen(id, when && bindCondition(when), answers))
  const matters = new Set(unsettledOf(rules, answers, place).flatMap(refsOf))
  // Backwards: what a question waits for stands before it.
  for (const { id, when } of open.toReversed()) {
    if (when && matters.has(id)) for (const ref of refsOf(when)) matters.add(ref)
  }
  return open.filter(({ id, part }) => part === 'context' && matters.has(id)).map(({ id }) => id)
}

/** Conditions that more answers would settle. */
function unsettledOf(rules: PrivacyRules, answers: PrivacyAnswers, { country }: Place): Expression[] {
  const hints = rules.hints.filter((hint) => hint.country === null || hint.country === country)
  const articles = rules.questions.filter(({ part }) => part === 'gdpr')
  return [...hints, ...rules.contested, ...rules.recordFields, ...articles].flatMap(({ when }) =>
    when && bindCondition(when)(answers) === UNKNOWN ? [when] : [],
  )
}

const truthOf = (when: Expression | null, answers: PrivacyAnswers): Truth =>
  when ? bindCondition(when)(answers) : TRUE
