import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type EditionVersion, readVersion, versionText } from '#app/core/editions/edition-version.ts'
import { localeOf } from '#app/messages/locales.ts'
import { compareReports, type ReportSide } from '#app/report/changes/compare-reports.ts'
import { describeChanges } from '#app/report/changes/describe-changes.ts'
import { writtenIn } from '#app/report/changes/written-texts.ts'
import type { ChangesReport, ReportModel } from '#app/report/model/report-model.ts'
import { standingReport } from '#app/routes/report/standing-report.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { findAssessment } from '#db/queries/assessments.server.ts'
import { findEdition } from '#db/queries/editions.server.ts'

type Context = Readonly<RouterContextProvider>

/** A version as it was frozen, to be compared with. */
export type Base = { report: ReportModel; version: string; issuedOn: string }

/**
 * The version that a form names: `1.0` of this check, or `<check>:1.0` of another check of the same client.
 *
 * @returns `null`: there is none
 */
export async function findBase(context: Context, open: OpenAssessment, named: string): Promise<Base | null> {
  const [first = '', second] = named.split(':')
  const version = readVersion(second ?? first)
  const checkId = second === undefined ? open.assessment.id : first
  if (!version || !isUuid(checkId)) return null
  return readBase(context, open, { checkId, version })
}

type Named = { checkId: string; version: EditionVersion }

async function readBase(context: Context, open: OpenAssessment, { checkId, version }: Named): Promise<Base | null> {
  const { database } = context.get(services)
  const [check, found] = await database.withWorkspace(open.scope, async (tx) => [
    await findAssessment(tx, checkId),
    await findEdition(tx, checkId, version),
  ])
  if (!found || check?.clientId !== open.assessment.clientId) return null
  return {
    report: found.report as ReportModel,
    version: versionText(found),
    issuedOn: dateIn(found.issuedAt, open.timeZone),
  }
}

/** What reads otherwise in a report than in an earlier version, in words. */
export function changesSince({ report: before, version, issuedOn }: Base, after: ReportModel): ChangesReport {
  const changes = compareReports(sideOf(before), sideOf(after))
  return describeChanges(changes, { locale: after.locale, version, issuedOn })
}

const sideOf = (model: ReportModel): ReportSide => ({ model, ...writtenIn(model) })

/** Whether both say what they say in one language: in two, every sentence would read otherwise. */
export const isComparable = ({ report }: Base, later: ReportModel): boolean => report.locale === later.locale

/**
 * `now`: the report as it stands, in the language of what it is compared with; else one of its versions.
 *
 * @returns `null`: there is no such version; `changes` is `null` where the two are in different languages
 */
export async function compareNamed(context: Context, open: OpenAssessment, asked: { from: string; to: string }) {
  const base = await findBase(context, open, asked.from)
  if (!base) return null
  const later = asked.to === 'now' ? await standingIn(context, open, base) : await findBase(context, open, asked.to)
  return later && { changes: isComparable(base, later.report) ? changesSince(base, later.report) : null }
}

const standingIn = (context: Context, open: OpenAssessment, { report }: Base) =>
  standingReport(context, { ...open, language: localeOf(report.locale) })
