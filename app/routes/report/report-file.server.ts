import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { ReportSource } from '#app/report/report-json.server.ts'
import type { Paper } from '#app/report/theme.ts'
import { attachment } from '#app/server/attachment.ts'
import { decisionsOf } from '#app/server/decisions.server.ts'
import { FILE_TYPES } from '#app/server/file-types.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { renderRefusal } from '#app/server/render-refusal.server.ts'
import { type HandedOut, shownReport, usualPaper } from './handed-out.server.ts'
import { inReportLanguage } from './report-language.server.ts'

type FileKind = keyof typeof FILE_TYPES

/**
 * The whole report of an assessment as its files show it, with what it was made from.
 *
 * @param asked `assessmentId` from the address, and the language it asks for
 * @param kind of file; so many an hour of each are made
 */
export async function requireReportFile(
  context: Readonly<RouterContextProvider>,
  { params, url }: { params: { assessmentId: string }; url: URL },
  kind: string,
): Promise<Pick<HandedOut, 'report' | 'file'> & { source: ReportSource }> {
  const open = inReportLanguage(await requireAssessment(context, params.assessmentId), url)
  await requireWithinLimit(
    context.get(services),
    'pdf',
    kind === 'pdf' ? open.assessment.id : `${open.assessment.id} ${kind}`,
  )
  const decisions = await decisionsOf(context, open)
  const { sheet, score, plan } = decisions
  const { report, file } = await shownReport(context, open, decisions)
  return { report, file, source: { sheet, score, plan } }
}

/** What the drawing processes made, or the refusal that says why they did not. */
export async function made<Bytes>(context: Readonly<RouterContextProvider>, making: Promise<Bytes>): Promise<Bytes> {
  return making.catch((error: unknown) => {
    throw renderRefusal(error, context.get(services))
  })
}

/**
 * The report as a PDF; a version is the very file that was issued.
 *
 * @param asked for `a4` or `letter`; anything else: the usual paper
 */
export async function reportPdf(
  context: Readonly<RouterContextProvider>,
  { report, file }: Pick<HandedOut, 'report' | 'file'>,
  asked: string | null,
): Promise<Response> {
  const paper = paperAsked(asked) ?? usualPaper({ report, file })
  const stored = file?.paper === paper ? await file.read() : null
  return reportFile(report, stored ?? (await made(context, context.get(services).pdf.render(report, { paper }))), 'pdf')
}

/** The report to write on in. @param asked as for {@link reportPdf} */
export async function reportDocx(
  context: Readonly<RouterContextProvider>,
  { report, file }: Pick<HandedOut, 'report' | 'file'>,
  asked: string | null,
): Promise<Response> {
  const paper = paperAsked(asked) ?? usualPaper({ report, file })
  const { pdf } = context.get(services)
  return reportFile(report, await made(context, pdf.writeReport(report, 'docx', { paper })), 'docx')
}

const paperAsked = (asked: string | null): Paper | null => (asked === 'letter' || asked === 'a4' ? asked : null)

/** A file of a report, named by its company, title and version. @param name takes the place of the report's title */
export function reportFile(
  { cover: { company, title, edition } }: ReportModel,
  content: Uint8Array | string,
  kind: FileKind,
  name = title,
): Response {
  return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
    headers: {
      'Content-Type': FILE_TYPES[kind],
      'Content-Disposition': attachment(`${[company, name, ...(edition ? [edition.version] : [])].join(', ')}.${kind}`),
      'Cache-Control': 'no-store',
    },
  })
}
