import type { PaperSource, SystemKnowledge } from '#app/core/governance/documents/known-facts.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { loadRegisterPapers } from '#content/register-papers.server.ts'
import { privacyRules, screeningModel } from '#tests/support/screening-rules.ts'

export const rules = privacyRules
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
  screen(screeningModel('2026-11-22', country), source.answers)
