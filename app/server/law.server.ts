import { nextQuestion } from '#app/core/governance/screening/next-question.ts'
import { type Locale, nameOrder } from '#app/messages/locales.ts'
import { loadAiAct } from '#content/ai-act.server.ts'
import type { AiAct } from '#content/ai-act.ts'
import { loadDutyLinks } from '#content/duty-links.server.ts'
import type { DutyLink } from '#content/duty-links.ts'
import { loadPrefills } from '#content/prefill.server.ts'
import type { Prefill } from '#content/prefill.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import type { PrivacyRules } from '#content/privacy-rules.ts'
import { loadRegisterPapers } from '#content/register-papers.server.ts'
import type { RegisterPapers } from '#content/register-papers.ts'
import { classifyOnce, screeningModel } from './governance/remembered.server.ts'

/** The rules of law that the process goes by, frozen. */
export type Law = {
  /** What its words are in. */
  locale: Locale
  aiAct: AiAct
  privacy: PrivacyRules
  /** What is known of kinds of systems before anybody was asked. */
  prefills: readonly Prefill[]
  /** What steps of capabilities do for duties. */
  dutyLinks: readonly DutyLink[]
  /** What vendors are asked, and how the papers of a register are laid out. */
  papers: RegisterPapers
}

/** Reads the rules in one language when they are first asked for, and once. It throws a ContentFault naming the first fault, each time */
export function createLaw(locale: Locale): () => Law {
  let law: Law | null = null
  return () => {
    law ??= {
      locale,
      aiAct: loadAiAct({ locale }),
      privacy: loadPrivacyRules({ locale }),
      prefills: loadPrefills({ locale }),
      dutyLinks: loadDutyLinks(),
      papers: loadRegisterPapers({ locale }),
    }
    return law
  }
}

/** Most are asked about without a country, or where the German list applies. */
const WARM_COUNTRIES = [null, 'de']

/** Works out the order of the questions about the rules, so that nobody waits for it. @param on ISO day */
export function warmUpLaw(law: () => Law, on: string): void {
  const rules = law()
  classifyOnce(rules, {}, on)
  for (const country of WARM_COUNTRIES) nextQuestion(screeningModel(rules, on, country), new Map())
}

/** The countries that have lists of their own, to choose from. */
export function countriesOf({ privacy, locale }: Law): { country: string; name: string }[] {
  return privacy.nationalLists.map(({ country, name }) => ({ country, name })).sort(nameOrder(locale))
}
