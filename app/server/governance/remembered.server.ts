import { compileScreening, type ScreeningModel } from '#app/core/governance/screening/compile-screening.ts'
import { classify } from '#app/core/governance/triage/classify.ts'
import type { TriageAnswers } from '#app/core/governance/triage/read-answers.ts'
import type { Triage } from '#app/core/governance/triage/triage.ts'
import type { Law } from '../law.server.ts'
import { createRecent } from '../recent.server.ts'

/**
 * Placing a system costs up to two thirds of a second; people go back and forth, and registers are read again each day.
 * A triage takes some 5 KB, so that all of them stay below 20 MB.
 */
const TRIAGES_KEPT = 2_000

type Remembered = { models: Map<string, ScreeningModel>; triages: ReturnType<typeof createRecent<Triage>> }

const remembered = new WeakMap<Law, Remembered>()

function rememberedOf(law: Law): Remembered {
  const found = remembered.get(law) ?? { models: new Map(), triages: createRecent<Triage>(TRIAGES_KEPT) }
  remembered.set(law, found)
  return found
}

/**
 * As `classify`; the answers asked for last are remembered, until one of the law's dates has come.
 *
 * @param on ISO day
 */
export function classifyOnce(law: Law, answers: TriageAnswers, on: string): Triage {
  const triage = rememberedOf(law).triages(keyOf(law, answers, on), () => classify(law.aiAct, answers, on))
  return triage.on === on ? triage : { ...triage, on }
}

/** Whether `classifyOnce` would answer at once. @param on ISO day */
export const isRemembered = (law: Law, answers: TriageAnswers, on: string): boolean =>
  rememberedOf(law).triages.has(keyOf(law, answers, on))

/** What applies changes on the law's dates alone, so that all days between two of them are alike. */
function keyOf({ aiAct }: Law, answers: TriageAnswers, on: string): string {
  const begun = aiAct.dates.filter((date) => date.on <= on).length
  return JSON.stringify([begun, Object.entries(answers).sort()])
}

/**
 * As `compileScreening`; kept for each country and each set of prohibitions in force.
 *
 * @param on ISO day
 * @throws RangeError if there is no list for the country
 */
export function screeningModel(law: Law, on: string, country: string | null): ScreeningModel {
  const { models } = rememberedOf(law)
  const inForce = law.privacy.stops.filter(({ from }) => from <= on).map(({ id }) => id)
  const key = JSON.stringify([country, inForce])
  const model = models.get(key) ?? compileScreening(law.privacy, { on, country })
  models.set(key, model)
  return { ...model, on }
}
