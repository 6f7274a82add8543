import type { DutySystem, KeptDuty } from '#app/core/governance/duties/duty.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { classify } from '#app/core/governance/triage/classify.ts'
import type { TriageAnswers } from '#app/core/governance/triage/read-answers.ts'
import { rules as act } from '#tests/support/ai-act-rules.ts'
import { privacyRules, screeningModel } from '#tests/support/screening-rules.ts'

export const law = { aiAct: act, privacy: privacyRules }
export const TODAY = '2026-11-21'

type Described = Partial<Omit<DutySystem, 'triage' | 'screening' | 'answered'>> & {
  answers?: TriageAnswers
  privacy?: Readonly<Record<string, string>>
  answeredAt?: Date
}

/** A system as answered; all answers of one moment, long before anything was written down. */
export function aSystem({ answers = {}, privacy, answeredAt = new Date(0), ...told }: Described = {}): DutySystem {
  const asked = { 'ai-act': answers, privacy: privacy ?? {} }
  return {
    id: 'one',
    name: 'Helper',
    status: 'live',
    useCaseId: null,
    tool: null,
    notAsked: privacy ? [] : ['privacy'],
    kept: [],
    ...told,
    triage: classify(act, answers, TODAY),
    screening: privacy ? screen(screeningModel(TODAY), new Map(Object.entries(privacy))) : null,
    answered: (['ai-act', 'privacy'] as const).flatMap((part) =>
      Object.keys(asked[part]).map((question) => ({ part, question, at: answeredAt })),
    ),
  }
}

/** What was written down about a duty: open and nobody's, unless said otherwise. */
export function aRow(told: Partial<KeptDuty> & Pick<KeptDuty, 'dutyId'>): KeptDuty {
  return {
    state: 'open',
    owner: '',
    dueOn: null,
    evidence: '',
    reason: '',
    version: 1,
    changedAt: new Date('2026-10-01T00:00:00Z'),
    ...told,
  }
}
