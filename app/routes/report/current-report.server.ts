import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { arrangeSections } from '#app/report/model/arrange.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { brandedReport } from '#app/server/brand.server.ts'
import { decisionsOf } from '#app/server/decisions.server.ts'
import { withGovernance } from '#app/server/governance/report-section.server.ts'
import type { StoredAssessment } from '#app/server/open-assessment.server.ts'
import { withPriority } from '#app/server/priority/priority-now.server.ts'
import { findReportSettings } from '#db/queries/report-settings.server.ts'
import { listReportTexts } from '#db/queries/report-texts.server.ts'
import { withPilots } from './pilots-section.server.ts'
import { withSecondView } from './second-view-section.server.ts'

type Context = Readonly<RouterContextProvider>

/** The report of a check with all that belongs in it, in nobody's words but the product's: what is arranged. */
export async function plainReport(context: Context, open: StoredAssessment): Promise<ReportModel> {
  const { report } = await decisionsOf(context, open)
  return fullReport(context, open, report)
}

/** A report that was decided, with what the registers of the company, the use cases' values and a second view add. */
export async function fullReport(context: Context, open: StoredAssessment, report: ReportModel): Promise<ReportModel> {
  const withRegisters = await withPilots(context, open, await withGovernance(context, open, report))
  return withSecondView(context, open, await withPriority(context, open, withRegisters))
}

/**
 * A plain report as people want it now: with its look, its sections in their order, and what they wrote into it. Pages
 * and files of every format show this one; figures of a submitted check are those of its snapshot.
 */
export async function arrangedReport(
  context: Context,
  open: StoredAssessment,
  report: ReportModel,
): Promise<ReportModel> {
  const { database } = context.get(services)
  const [settings, texts] = await database.withWorkspace(open.scope, (tx) =>
    Promise.all([findReportSettings(tx, open.assessment.id), listReportTexts(tx, open.assessment.id)]),
  )
  const branded = await brandedReport(context, open, report, settings.look)
  const written = Object.fromEntries(texts.map(({ field, body }) => [field, body]))
  const isUsual = settings.version === 0 && texts.every(({ body }) => body === '')
  return isUsual ? branded : arrangeSections(branded, { ...settings, texts: written })
}
