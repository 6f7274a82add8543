import { screen } from '#app/core/governance/screening/screen.ts'
import { type AiActView, viewAiAct } from '#app/core/governance/views/view-ai-act.ts'
import { type PrivacyLawView, viewPrivacyLaw } from '#app/core/governance/views/view-privacy-law.ts'
import type { Law } from '../law.server.ts'
import { classifyOnce, screeningModel } from './remembered.server.ts'

const remembered = new WeakMap<Law, { on: string; view: AiActView }>()

/** What the page on the AI Act says on a day; worked out once a day, since it places every worked example. @param on ISO day */
export function aiActOn(law: Law, on: string): AiActView {
  const known = remembered.get(law)
  if (known?.on === on) return known.view
  const view = viewAiAct(law.aiAct, (answers) => classifyOnce(law, answers, on))
  remembered.set(law, { on, view })
  return view
}

/** What the page on data protection says on a day, its worked examples screened without a national list. @param on ISO day */
export function privacyLawOn(law: Law, on: string): PrivacyLawView {
  const model = screeningModel(law, on, null)
  return viewPrivacyLaw(law.privacy, (answers) => screen(model, answers))
}
