import type { ScreeningResult } from '#app/core/governance/screening/screening-result.ts'
import type { PrivacyRules } from '#content/privacy-rules.ts'

/** What the ids of a result stand for; `nationalList` is what was left out of it, `null` if none was looked at. */
export function textsFor(rules: PrivacyRules, result: ScreeningResult) {
  const gaps = result.gdpr.filter(({ state }) => state === 'gap')
  const tiers = gaps.flatMap(({ fineTier }) => fineTier ?? [])
  return {
    outcomes: named(rules.outcomes, result.possible),
    grounds: groundTexts(rules).filter(({ ground }) => result.reasons.some((reason) => reason.ground === ground)),
    hints: named(rules.hints.map(withoutCondition), idsOf(result.hints)),
    contested: named(rules.contested.map(withoutCondition), idsOf(result.contested)),
    against: named(
      rules.interestRules.map(withoutCondition),
      (result.legitimateInterest?.against ?? []).map(({ rule }) => rule),
    ),
    toDo: named(
      rules.questions,
      gaps.map(({ question }) => question),
    ).map(({ id, mend }) => ({ id, mend })),
    fines: [...named(rules.fineTiers, tiers), ...(tiers.length > 0 ? rules.fineRules : [])],
    recordFields: named(rules.recordFields.map(withoutCondition), result.recordFields),
    nationalList: rules.nationalLists.find(({ country }) => country === result.country)?.leftOut ?? null,
  }
}

function groundTexts({ applies, stops, statuteCases, criteria, nationalLists }: PrivacyRules) {
  return [
    { ground: 'applies', says: applies.says },
    ...stops.map(({ id, says }) => ({ ground: `stop:${id}`, says })),
    ...statuteCases.map(({ id, says }) => ({ ground: `statute:${id}`, says })),
    ...criteria.map(({ number, name }) => ({ ground: `criterion:${number}`, says: name })),
    ...nationalLists.flatMap(({ country, entries }) =>
      entries.map(({ number, says }) => ({ ground: `list:${country}-${number}`, says })),
    ),
  ]
}

const named = <T extends { id: string }>(list: readonly T[], ids: readonly string[]): T[] =>
  list.filter(({ id }) => ids.includes(id))

const idsOf = (notes: readonly { id: string }[]) => notes.map(({ id }) => id)

const withoutCondition = <T extends { when: unknown }>({ when, ...text }: T) => text
