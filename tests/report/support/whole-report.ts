import { assessAgreement } from '#app/core/agreement/assess-agreement.ts'
import type { TeamMember } from '#app/core/agreement/team.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { listDuties } from '#app/core/governance/duties/list-duties.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { viewScreening } from '#app/core/governance/views/view-screening.ts'
import { viewTriage } from '#app/core/governance/views/view-triage.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import { describeGovernance } from '#app/report/model/governance.ts'
import type { ReportInput } from '#app/report/model/report-input.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { loadAiAct } from '#content/ai-act.server.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import { answersOf, rules, triageOf } from '#tests/support/ai-act-rules.ts'
import { privacyRules, screeningModel } from '#tests/support/screening-rules.ts'
import { inputOf, modelIn, someSheet } from './sample-report.ts'
import { somePilots } from './some-pilots.ts'
import { withSomeSecondView } from './some-second-view.ts'

const ON = '2026-11-23'

/** Two people beside the lead, of whom one sees everything two levels higher. */
function teamOf(sheet: AnswerSheet, locale: 'en' | 'de'): NonNullable<ReportInput['team']> {
  const raised = Object.entries(sheet.answers).map(([id, level]) => [
    id,
    typeof level === 'number' ? Math.min(4, level + 2) : level,
  ])
  const person = (id: string, given: Partial<TeamMember>): TeamMember => ({
    ...{ id, disciplines: [], isLead: false, isPending: false, answers: {} },
    ...given,
  })
  const members = [
    person('lead', { disciplines: ['marketing'], isLead: true, answers: sheet.answers }),
    person('it', { disciplines: ['it', 'data'], answers: Object.fromEntries(raised) }),
    person('legal', { disciplines: ['legal'], answers: sheet.answers }),
  ]
  return { members, agreement: assessAgreement(modelIn(locale), { ...sheet, members, consensus: [] }) }
}

/** Systems as the worked examples of the law place them, with the duties that follow. */
function governanceOf(
  scenarios: readonly (readonly [id: string, name: string])[],
  locale: 'en' | 'de',
): ReportModel['governance'] {
  const [aiAct, privacy] =
    locale === 'en' ? [rules, privacyRules] : [loadAiAct({ locale }), loadPrivacyRules({ locale })]
  const screening = screen(screeningModel(ON), new Map())
  const placed = scenarios.map(([scenario, name]) => {
    const own = { id: scenario, name, status: 'live' as const }
    const triage = triageOf(scenario, {}, ON)
    const view = viewTriage(aiAct, triage, answersOf(scenario))
    return {
      view: {
        ...own,
        isAsked: { 'ai-act': true, privacy: true },
        triage: view,
        screening: viewScreening(privacy, screening, new Map()),
        record: null,
      },
      duty: { ...own, useCaseId: null, tool: null, triage, screening, notAsked: [], answered: [], kept: [] },
    }
  })
  const duties = listDuties(
    { aiAct, privacy },
    placed.map(({ duty }) => duty),
    ON,
  )
  return describeGovernance({ locale, on: ON, systems: placed.map(({ view }) => view), duties })
}

const SYSTEMS = [
  ['s05', 'Support chatbot'],
  ['s10', 'Ranking of applications'],
  ['s16', 'Pictures for campaigns'],
] as const

/** A report in which no section is missing: answered by a team, with a register of systems and pilots. What people typed is English. */
export function wholeReport(sheet: AnswerSheet = someSheet, differs: Parameters<typeof inputOf>[1] = {}): ReportModel {
  const { locale = 'en' } = differs
  const team = teamOf(sheet, locale)
  const input = inputOf(sheet, { invited: team.members.length, ...differs })
  const governance = governanceOf(SYSTEMS, locale)
  const report = { ...buildReport({ ...input, team }), ...(governance && { governance }), pilots: somePilots }
  return withSomeSecondView(report)
}
