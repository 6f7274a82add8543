import { refsOf } from '#app/core/scoring/bind-expression.ts'
import { FALSE, TRUE, type Truth, UNKNOWN } from '#app/core/scoring/truth.ts'
import type { Expression } from '#content/expression.ts'
import {
  type LegalRule,
  type NationalList,
  type PrivacyRules,
  SCREENING_OUTCOMES,
  type ScreeningOutcome,
} from '#content/privacy-rules.ts'
import { bindCondition, type Condition } from './answers.ts'
import { DecisionDiagram, type Variable } from './decision-diagram.ts'
import { QuestionOrder } from './question-order.ts'

/** What a screening rests on: `id` is said in results, such as `criterion:5`. */
export type Ground = Pick<LegalRule, 'sources' | 'reviewBy'> & { id: string; when: Expression; holds: Condition }

/** The grounds of a screening in the order in which they decide. */
export type Grounds = { stops: Ground[]; applies: Ground; statute: Ground[]; criteria: Ground[]; list: Ground[] }

type Decision = { diagram: DecisionDiagram<ScreeningOutcome>; order: QuestionOrder<ScreeningOutcome> }

/** The rules of one day and country, ready to screen with. */
export type ScreeningModel = {
  rules: PrivacyRules
  on: string
  list: NationalList | null
  grounds: Grounds
  /** Without the national list: what decides first. */
  european: Decision
  /** With it; the same if no country was named. */
  whole: Decision
}

/**
 * Makes the rules ready for one day and country. Prohibitions count from their first day on.
 *
 * @param options.on      a calendar date such as 2026-11-22
 * @param options.country two letters; `null`: no national list is looked at
 * @throws RangeError if there is no list for the country, or a question that can decide has no shares
 */
export function compileScreening(rules: PrivacyRules, options: { on: string; country: string | null }): ScreeningModel {
  const list = rules.nationalLists.find(({ country }) => country === options.country) ?? null
  if (options.country !== null && !list) throw new RangeError(`There is no list for "${options.country}".`)
  const grounds = groundsOf(rules, options.on, list)
  const european = compileDecision(rules, { ...grounds, list: [] })
  const whole = list ? compileDecision(rules, grounds) : european
  return { rules, on: options.on, list, grounds, european, whole }
}

function groundsOf(rules: PrivacyRules, on: string, list: NationalList | null): Grounds {
  const ground = (id: string, rule: Omit<LegalRule, 'id'>): Ground => ({
    id,
    sources: rule.sources,
    reviewBy: rule.reviewBy,
    when: rule.when,
    holds: bindCondition(rule.when),
  })
  return {
    stops: rules.stops.filter(({ from }) => from <= on).map((stop) => ground(`stop:${stop.id}`, stop)),
    applies: ground('applies', rules.applies),
    statute: rules.statuteCases.map((entry) => ground(`statute:${entry.id}`, entry)),
    criteria: rules.criteria.map((criterion) => ground(`criterion:${criterion.number}`, criterion)),
    list: (list?.entries ?? []).map((entry) => ground(`list:${list?.country}-${entry.number}`, entry)),
  }
}

function compileDecision(rules: PrivacyRules, grounds: Grounds): Decision {
  const conditions = [...grounds.stops, grounds.applies, ...grounds.statute, ...grounds.criteria, ...grounds.list]
  const asked = new Set(conditions.flatMap(({ when }) => refsOf(when)))
  const questions = rules.questions.filter(({ id }) => asked.has(id))
  const variables: Variable[] = questions.map(({ id, options }) => ({
    id,
    options: options.map((option) => option.id),
  }))
  const diagram = new DecisionDiagram({
    variables,
    outcomes: SCREENING_OUTCOMES,
    conditions: conditions.map(({ when }) => when),
    decide: (truths) => decide(truths, grounds, rules.enoughCriteria),
  })
  const shares = questions.map(({ id, options, likely }) => {
    if (!likely) throw new RangeError(`"${id}" can decide and has no shares.`)
    return options.map((option) => (likely[option.id] ?? 0) / 100)
  })
  return { diagram, order: new QuestionOrder(diagram, shares) }
}

/**
 * The outcome, or `null` while more answers could change it.
 *
 * What is prohibited stops before anything is weighed, with or without personal data. Then a case of the statute,
 * then enough criteria, then the national list.
 *
 * @source GDPR Art. 35(3), 35(4); WP 248 rev.01, III.B: two criteria or more
 */
function decide(truths: readonly Truth[], grounds: Grounds, enough: number): ScreeningOutcome | null {
  const told = tellApart(truths, grounds)
  if (told.stop === TRUE) return 'stop'
  if (told.stop === FALSE && told.applies === FALSE) return 'notApplicable'
  if (told.stop !== FALSE || told.applies !== TRUE) return null
  if (told.statute !== FALSE) return told.statute === TRUE ? 'statute' : null
  const met = told.criteria.filter((truth) => truth === TRUE).length
  const open = told.criteria.filter((truth) => truth === UNKNOWN).length
  if (met >= enough) return 'criteria'
  if (met + open >= enough) return null
  if (told.list === TRUE) return 'nationalList'
  return told.list === FALSE ? 'screening' : null
}

/** The truths of the conditions, by what they are conditions of. */
function tellApart(truths: readonly Truth[], { stops, statute, criteria }: Grounds) {
  const fromApplies = stops.length
  const fromStatute = fromApplies + 1
  const fromCriteria = fromStatute + statute.length
  const fromList = fromCriteria + criteria.length
  return {
    stop: anyOf(truths.slice(0, fromApplies)),
    applies: truths[fromApplies] ?? FALSE,
    statute: anyOf(truths.slice(fromStatute, fromCriteria)),
    criteria: truths.slice(fromCriteria, fromList),
    list: anyOf(truths.slice(fromList)),
  }
}

/** True if one is, false if all are. */
function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes(TRUE)) return TRUE
  return truths.includes(UNKNOWN) ? UNKNOWN : FALSE
}
