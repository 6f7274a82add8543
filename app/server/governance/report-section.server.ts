import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { describeGovernance } from '#app/report/model/governance.ts'
import type { GovernanceReport } from '#app/report/model/governance-model.ts'
import { governedSystem } from '#app/report/model/governed-system.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { dutiesOn, readStoredDuties } from '#app/server/duties/read-duties.server.ts'
import type { StoredAssessment } from '#app/server/open-assessment.server.ts'
import { placeAll } from '#app/server/register/place-all.server.ts'
import { placingRules } from '#app/server/register/placing.server.ts'
import { latestRecords } from '#db/queries/ai-system-reviews.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * A report with where the company's AI systems stand today. What was submitted says what stood then, and stays so; it
 * says nothing if it is older than registers.
 */
export async function withGovernance(
  context: Context,
  open: StoredAssessment,
  report: ReportModel,
): Promise<ReportModel> {
  if (open.assessment.status === 'submitted') return report
  return { ...report, governance: await governanceNow(context, open) }
}

/** Where the AI systems of an assessment's company stand in the law of this day. Placing them takes its time: not for within a transaction. */
export async function governanceNow(
  context: Context,
  { scope, client, language, timeZone }: StoredAssessment,
): Promise<GovernanceReport> {
  const { database, inLanguage, now } = context.get(services)
  const { law } = inLanguage(language)
  const on = dateIn(now(), timeZone)
  const { stored, used, records } = await database.withWorkspace(scope, async (tx) => {
    const stored = await readStoredDuties(tx, client.id)
    const used = stored.systems.filter(({ status }) => status !== 'retired')
    const ids = used.map(({ id }) => id)
    return { stored, used, records: await latestRecords(tx, ids) }
  })
  if (used.length === 0) return describeGovernance({ locale: language, on, systems: [], duties: [] })
  const rules = placingRules(law())
  const placed = await placeAll(rules, used, on)
  const systems = placed.map((each) => {
    const record = records.get(each.system.id)
    return governedSystem(rules, each, record ? { state: record.state, on: record.placedOn } : null)
  })
  const { duties } = await dutiesOn(law(), stored, on)
  return describeGovernance({ locale: language, on, systems, duties })
}
