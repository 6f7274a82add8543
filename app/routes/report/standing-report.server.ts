import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type EditionVersion, nextVersion } from '#app/core/editions/edition-version.ts'
import { isDraft, type ReportState, reportState } from '#app/core/editions/report-state.ts'
import { type Locale, localeOf } from '#app/messages/locales.ts'
import { draftMarked } from '#app/report/changes/edition-words.ts'
import { hashOf } from '#app/report/model/hash.server.ts'
import { SECTIONS } from '#app/report/model/report-fields.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { Decisions } from '#app/server/decisions.server.ts'
import type { StoredAssessment } from '#app/server/open-assessment.server.ts'
import { type Edition, findLatestEdition } from '#db/queries/editions.server.ts'

import { arrangedReport, fullReport, plainReport } from './current-report.server.ts'

type Context = Readonly<RouterContextProvider>

/** A report as it stands now, and what it is beside the versions that were issued. */
export type StandingReport = {
  /** Ready to be shown: with its look, and marked as a draft where it is one. */
  report: ReportModel
  state: ReportState
  /** The latest version; `null`: none was issued. */
  latest: Edition | null
  /** The number that the next version gets. */
  next: EditionVersion
  /** Of what a version would be made from now; `null`: the check is open, and none can be made. */
  contentSha256: string | null
}

/**
 * The report as whoever works on it sees it: what was decided, with what people wrote into it, put into its look.
 * What is to be handed out comes from {@link handedOut}.
 */
export async function standingReport(
  context: Context,
  open: StoredAssessment,
  decided?: Pick<Decisions, 'report'>,
): Promise<StandingReport> {
  const { database, now } = context.get(services)
  const plain = decided ? await fullReport(context, open, decided.report) : await plainReport(context, open)
  const arranged = await arrangedReport(context, open, plain)
  const hashIn = async (language: Locale) =>
    arranged.locale === language ? contentHash(arranged) : contentHash(await arrangedIn(context, { ...open, language }))
  const isSubmitted = open.assessment.status === 'submitted'
  const contentSha256 = isSubmitted ? contentHash(arranged) : null
  const latest = isSubmitted
    ? await database.withWorkspace(open.scope, (tx) => findLatestEdition(tx, open.assessment.id))
    : null
  const state = reportState({
    isSubmitted,
    isWorkedOn: isWorkedOn(arranged),
    // A version is compared in its own language: the same in another one is no change.
    latest: latest && { made: latest.contentSha256, now: await hashIn(localeOf(latest.language)) },
  })
  return {
    report: isDraft(state) ? draftMarked(arranged, { state, on: dateIn(now(), open.timeZone) }) : arranged,
    state,
    latest,
    next: nextVersion(latest && { ...latest, isSigned: latest.signature !== null }),
    contentSha256,
  }
}

/** Whether the latest version is this report, in the same language. */
export const isIssued = ({ state, latest, report }: StandingReport): boolean =>
  state === 'issued' && latest?.language === report.locale

async function arrangedIn(context: Context, open: StoredAssessment): Promise<ReportModel> {
  return arrangedReport(context, open, await plainReport(context, open))
}

function isWorkedOn({ arranged, summary, secondView }: ReportModel): boolean {
  const isWritten = Object.keys(arranged?.comments ?? {}).length > 0 || summary.edited !== undefined
  return isWritten || secondView !== undefined
}

/**
 * Of what a version says, without how it looks: a new logo makes no draft of what was issued, and no more does a section
 * that later releases know and the report does not have.
 */
function contentHash({ cover: { brand: _brand, draft: _draft, ...cover }, arranged, ...report }: ReportModel): string {
  const { sections, comments } = arranged ?? { sections: SECTIONS, comments: {} }
  const known = sections.filter((id) => id !== 'second-view' || report.secondView !== undefined)
  return hashOf({ ...report, cover, sections: known, comments })
}
