import type { PaperSource, SystemKnowledge } from '#app/core/governance/documents/known-facts.ts'
import { compileScreening } from '#app/core/governance/screening/compile-screening.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import { loadRegisterPapers } from '#content/register-papers.server.ts'

export const rules = loadPrivacyRules()
export const papers = loadRegisterPapers()

const NOTHING = { company: '', name: '', 'use-case': '', status: '', vendor: '', purpose: '', data: '' }

type Given = Partial<Omit<SystemKnowledge, 'answers' | 'facts'>> & {
  answers?: Record<string, string>
  facts?: Partial<SystemKnowledge['facts']>
}

/** What is known of one system; what is left out is not known. */
export function knowing({ answers = {}, facts = {}, record = {}, vendor = [] }: Given = {}): PaperSource {
  return {
    rules,
    vendorQuestions: papers.vendorQuestions,
    facts: { ...NOTHING, ...facts },
    record,
    vendor,
    answers: new Map(Object.entries(answers)),
  }
}

export const screened = (source: PaperSource, country: string | null = null) =>
  screen(compileScreening(rules, { on: '2026-11-22', country }), source.answers)
