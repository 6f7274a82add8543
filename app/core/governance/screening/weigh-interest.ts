import { refsOf } from '#app/core/scoring/bind-expression.ts'
import { FALSE, TRUE, type Truth } from '#app/core/scoring/truth.ts'
import type { InterestRule, LegalSource, PrivacyRules } from '#content/privacy-rules.ts'
import { bindCondition, type PrivacyAnswers, UNSURE } from './answers.ts'
import { DecisionDiagram } from './decision-diagram.ts'

const INTEREST_OUTCOMES = ['fails', 'needsBalancing', 'passes'] as const
type InterestOutcome = (typeof INTEREST_OUTCOMES)[number]

/** The test of a legitimate interest, with what speaks against it step by step. */
export type InterestResult = {
  outcome: InterestOutcome | 'undetermined'
  /** The worst first; one if it is certain. */
  possible: InterestOutcome[]
  against: { rule: string; step: InterestRule['step']; effect: InterestRule['effect']; sources: LegalSource[] }[]
  undetermined?: { ask: string[]; unsure: string[] }
}

/**
 * Tests whether a legitimate interest can be the legal basis.
 *
 * It fails if it is barred, or if interest or necessity are missing. If only the balancing has something against it,
 * a person must weigh: nothing is added up. It passes if nothing speaks against it.
 *
 * @source GDPR Art. 6(1)(f); EDPB Guidelines 1/2024: three cumulative steps
 */
export function weighInterest(rules: PrivacyRules, answers: PrivacyAnswers): InterestResult {
  const diagram = diagramOf(rules)
  const node = diagram.nodeFor(answers)
  const possible = diagram.possible(node)
  const relevant = diagram.relevant(node).flatMap((place) => diagram.variables[place]?.id ?? [])
  const [only] = possible
  const seen = { possible, against: against(rules, answers) }
  if (possible.length === 1 && only !== undefined) return { outcome: only, ...seen }
  return {
    outcome: 'undetermined',
    ...seen,
    undetermined: {
      ask: relevant.filter((id) => !answers.has(id)),
      unsure: relevant.filter((id) => answers.get(id) === UNSURE),
    },
  }
}

function diagramOf({ questions, interestRules }: PrivacyRules): DecisionDiagram<InterestOutcome> {
  const asked = new Set(interestRules.flatMap(({ when }) => refsOf(when)))
  return new DecisionDiagram({
    variables: questions
      .filter(({ id }) => asked.has(id))
      .map(({ id, options }) => ({ id, options: options.map((option) => option.id) })),
    outcomes: INTEREST_OUTCOMES,
    conditions: interestRules.map(({ when }) => when),
    decide: (truths) => decide(truths, interestRules),
  })
}

function decide(truths: readonly Truth[], rules: readonly InterestRule[]): InterestOutcome | null {
  const of = (effect: InterestRule['effect']) => truths.filter((_, index) => rules[index]?.effect === effect)
  const fails = of('fails')
  const weighs = of('weighs')
  if (fails.includes(TRUE)) return 'fails'
  if (fails.some((truth) => truth !== FALSE)) return null
  if (weighs.includes(TRUE)) return 'needsBalancing'
  return weighs.every((truth) => truth === FALSE) ? 'passes' : null
}

const against = ({ interestRules }: PrivacyRules, answers: PrivacyAnswers) =>
  interestRules
    .filter(({ when }) => bindCondition(when)(answers) === TRUE)
    .map(({ id, step, effect, sources }) => ({ rule: id, step, effect, sources }))
