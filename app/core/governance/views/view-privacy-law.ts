import type { PrivacyRules } from '#content/privacy-rules.ts'
import type { PrivacyAnswers } from '../screening/answers.ts'
import type { ScreeningResult } from '../screening/screening-result.ts'
import { placesOf } from './cited-place.ts'
import type { ContestedView } from './triage-view.ts'
import type { LawNote, WrongClaimView } from './view-ai-act.ts'

/** Data protection law as a page explains it. Plain JSON. */
export type PrivacyLawView = {
  asOf: string
  outcomes: (LawNote & { next: string })[]
  statuteCases: LawNote[]
  criteria: (LawNote & { number: number })[]
  enough: number
  /** What can speak against a legitimate interest, by step. */
  interest: Record<'barred' | 'interest' | 'necessity' | 'balancing', LawNote[]>
  lists: { country: string; name: string; authority: string; adopted: string; leftOut: string; entries: LawNote[] }[]
  /** Questions on single articles, and what to do about a no. */
  articles: LawNote[]
  hints: (LawNote & { kind: string; do: string; from: string | null })[]
  fines: string[]
  contested: ContestedView[]
  wrongClaims: WrongClaimView[]
  examples: PrivacyExample[]
}

/** A worked example and what its screening comes to, with the signs of high risk that it has. */
export type PrivacyExample = {
  id: string
  name: string
  outcome: ScreeningResult['outcome']
  says: string
  signs: string[]
}

/** Everything that a page says of data protection law. @param screenExample places a worked example */
export function viewPrivacyLaw(
  rules: PrivacyRules,
  screenExample: (answers: PrivacyAnswers) => ScreeningResult,
): PrivacyLawView {
  const { interestRules } = rules
  const step = (id: (typeof interestRules)[number]['step']): LawNote[] =>
    interestRules
      .filter((rule) => rule.step === id)
      .map((rule) => ({ id: rule.id, name: rule.says, text: '', places: placesOf(rule.sources) }))
  return {
    asOf: rules.questions.map(({ asOf }) => asOf).sort()[0] ?? '',
    outcomes: rules.outcomes.map(({ id, name, says, next, sources }) => {
      return { id, name, text: says, next, places: placesOf(sources) }
    }),
    statuteCases: rules.statuteCases.map(({ id, says, sources }) => {
      return { id, name: says, text: '', places: placesOf(sources) }
    }),
    criteria: rules.criteria.map(({ id, number, name, says, sources }) => {
      return { id, number, name, text: says, places: placesOf(sources) }
    }),
    enough: rules.enoughCriteria,
    interest: {
      barred: step('barred'),
      interest: step('interest'),
      necessity: step('necessity'),
      balancing: step('balancing'),
    },
    lists: rules.nationalLists.map(({ country, name, authority, adopted, leftOut, entries }) => ({
      country,
      name,
      authority,
      adopted,
      leftOut,
      entries: entries.map(({ number, says, sources }) => {
        return { id: number, name: number, text: says, places: placesOf(sources) }
      }),
    })),
    articles: rules.questions
      .filter(({ part }) => part === 'gdpr')
      .map(({ id, ask, mend, sources }) => ({ id, name: ask, text: mend ?? '', places: placesOf(sources) })),
    hints: rules.hints.map(({ id, kind, name, says, do: todo, from, sources }) => {
      return { id, kind, name, text: says, do: todo, from, places: placesOf(sources) }
    }),
    fines: [...rules.fineTiers, ...rules.fineRules].map(({ says }) => says),
    contested: rules.contested.map(({ id, name, readings, advice, sources }) => ({
      id,
      name,
      readings: readings.map((reading) => ({ says: reading.says, places: placesOf(reading.sources) })),
      advice,
      places: placesOf(sources),
    })),
    wrongClaims: rules.wrongClaims.map(({ id, wrong, right, sources }) => {
      return { id, wrong, right, places: placesOf(sources) }
    }),
    examples: rules.examples.map(({ id, name, answers }) => {
      const { outcome, criteria } = screenExample(new Map(Object.entries(answers)))
      const met = rules.criteria.filter(({ number }) => criteria.includes(number))
      return {
        id,
        name,
        outcome,
        says: rules.outcomes.find((one) => one.id === outcome)?.says ?? '',
        signs: met.map((sign) => sign.name),
      }
    }),
  }
}
