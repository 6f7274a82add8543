import { compileScreening } from '#app/core/governance/screening/compile-screening.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import type { ScreeningView } from '#app/core/governance/views/screening-view.ts'
import { viewScreening } from '#app/core/governance/views/view-screening.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'

/** The real rules, read once for each file of tests. */
export const privacyRules = loadPrivacyRules()

/** A screening in words, on a day of the law as it was read. */
export function screeningViewOf(answers: Record<string, string>, country: string | null = null): ScreeningView {
  const given = new Map(Object.entries(answers))
  const model = compileScreening(privacyRules, { on: '2026-11-21', country })
  return viewScreening(privacyRules, screen(model, given), given)
}
