import { compileScreening, type ScreeningModel } from '#app/core/governance/screening/compile-screening.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import type { ScreeningView } from '#app/core/governance/views/screening-view.ts'
import { viewScreening } from '#app/core/governance/views/view-screening.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'

/** The real rules, read once for each file of tests. */
export const privacyRules = loadPrivacyRules()

const models = new Map<string, ScreeningModel>()

/** The rules on a day, for a country; compiled once, since each model plans its order of questions anew. */
export function screeningModel(on: string, country: string | null = null): ScreeningModel {
  const key = `${on} ${country}`
  const model = models.get(key) ?? compileScreening(privacyRules, { on, country })
  models.set(key, model)
  return model
}

/** A screening in words, on a day of the law as it was read. */
export function screeningViewOf(answers: Record<string, string>, country: string | null = null): ScreeningView {
  const given = new Map(Object.entries(answers))
  return viewScreening(privacyRules, screen(screeningModel('2026-11-21', country), given), given)
}
