import type { CharterContent, CharterDraft } from '#app/core/pilots/charter/charter-content.ts'
import type { PilotExport } from '#app/core/pilots/parse-pilot-record.ts'

/** A charter that nobody wrote anything into. */
export function aDraft(own: Partial<CharterDraft> = {}): CharterDraft {
  return {
    purpose: '',
    scopeIn: '',
    scopeOut: '',
    owner: '',
    users: '',
    team: [],
    design: 'before-after',
    period: 'week',
    startsOn: null,
    endsOn: null,
    extendedTo: null,
    followUpDays: 0,
    iteration: 1,
    baselinePeriods: null,
    baselineSource: '',
    expectation: { level: null, cases: null, caseSd: null, periodSd: null, hope: null },
    primary: null,
    kpis: [],
    guardrails: [],
    hardEvents: [],
    checks: [],
    value: null,
    claims: [],
    ...own,
  }
}

/** A charter as it is signed, around what figures hang on. */
export function aCharterContent(plan: PilotExport['charter'], own: Partial<CharterContent> = {}): CharterContent {
  return {
    plan,
    purpose: 'Answers in half the time.',
    scopeIn: '',
    scopeOut: '',
    owner: 'Kim Example',
    users: '',
    team: [],
    baselineSource: '',
    expectation: { level: null, cases: null, caseSd: null, periodSd: null, hope: null },
    words: {},
    hardEvents: [],
    checks: [],
    currency: null,
    ...own,
  }
}
