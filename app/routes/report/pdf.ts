import { services } from '#app/context.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { brandedReport } from '#app/server/brand.server.ts'
import { decisionsOf } from '#app/server/decisions.server.ts'
import { withGovernance } from '#app/server/governance/report-section.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/pdf'
import { pdfRefusal } from './pdf-refusal.server.ts'
import { withPilots } from './pilots-section.server.ts'

/** The report as a file; `?paper=letter` for the other side of the ocean. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const own = context.get(services)
  await requireWithinLimit(own, 'pdf', open.assessment.id)
  const { report: decided } = await decisionsOf(context, open)
  const report = await brandedReport(
    context,
    open,
    await withPilots(context, open, await withGovernance(context, open, decided)),
  )
  const paper = new URL(request.url).searchParams.get('paper') === 'letter' ? 'letter' : 'a4'
  const bytes = await own.pdf.render(report, { paper }).catch((error: unknown) => {
    throw pdfRefusal(error, own)
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': attachment(`${report.cover.company}, ${report.cover.title}.pdf`),
      'Cache-Control': 'no-store',
    },
  })
}
