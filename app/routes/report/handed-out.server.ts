import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { versionText } from '#app/core/editions/edition-version.ts'
import { signatureMarked } from '#app/report/changes/edition-words.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Paper } from '#app/report/theme.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { Decisions } from '#app/server/decisions.server.ts'
import type { StoredAssessment } from '#app/server/open-assessment.server.ts'
import { type Edition, findEdition, findEditionFile } from '#db/queries/editions.server.ts'
import { isIssued, type StandingReport, standingReport } from './standing-report.server.ts'

type Context = Readonly<RouterContextProvider>

/** What is given to readers of a report. */
export type HandedOut = {
  report: ReportModel
  /** Such as `1.0`; `null`: none was issued, and it is the report as it stands now. */
  version: string | null
  /** The stored file of the version, in the paper it was issued for; read where it is asked for. */
  file: { read(): Promise<Uint8Array>; paper: Paper } | null
}

/** The paper that a report is printed on unless somebody asks otherwise: that of the version, else the chosen one. */
export const usualPaper = ({ report, file }: Pick<HandedOut, 'report' | 'file'>): Paper =>
  file?.paper ?? report.arranged?.paper ?? 'a4'

/**
 * The latest version that was issued, as it was frozen and with its signature; where none was, the report as it stands
 * now, marked as a draft if it is one.
 */
export async function handedOut(context: Context, open: StoredAssessment): Promise<HandedOut> {
  const current = await standingReport(context, open)
  return current.latest ? handedOutVersion(context, open, current.latest) : asItStands(current)
}

const asItStands = ({ report }: StandingReport): HandedOut => ({ report, version: null, file: null })

/**
 * The report as whoever works on it sees it now: the draft, or the version that says the same in the same language, as it
 * was frozen.
 *
 * @param decided what `decisionsOf` gave, where it is at hand already
 */
export async function shownReport(
  context: Context,
  open: StoredAssessment,
  decided?: Pick<Decisions, 'report'>,
): Promise<HandedOut & Pick<StandingReport, 'state'>> {
  const current = await standingReport(context, open, decided)
  const { state, latest } = current
  const shown = isIssued(current) && latest ? await handedOutVersion(context, open, latest) : asItStands(current)
  return { ...shown, state }
}

/** One version as it is given to readers. @throws TypeError if it is none of the assessment's */
async function handedOutVersion(
  context: Context,
  { scope, assessment, timeZone }: StoredAssessment,
  edition: Pick<Edition, 'major' | 'minor'>,
): Promise<HandedOut & { version: string }> {
  const { database, readFile } = context.get(services)
  const [found, file] = await database.withWorkspace(scope, async (tx) => [
    await findEdition(tx, assessment.id, edition),
    await findEditionFile(tx, assessment.id, edition),
  ])
  if (!found) throw new TypeError('A version that was listed is there.')
  const frozen = found.report as ReportModel
  const { signature } = found
  const report = signature
    ? signatureMarked(frozen, { ...signature, on: dateIn(signature.signedAt, timeZone) })
    : frozen
  return {
    report,
    version: versionText(found),
    file: file && { read: () => readFile(scope.workspaceId, file), paper: found.paper },
  }
}
