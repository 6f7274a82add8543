import { services } from '#app/context.server.ts'
import { RenderBusy, RenderFailed } from '#app/report/render-failure.ts'
import { decisionsOf } from '#app/server/decisions.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { RequestServices } from '#app/server/services.server.ts'
import type { Route } from './+types/pdf'
import { attachment } from './attachment.ts'

const FAILED_RETRY_SECONDS = 60

/** The report as a file; `?paper=letter` for the other side of the ocean. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const own = context.get(services)
  await requireWithinLimit(own, 'pdf', open.assessment.id)
  const { report } = await decisionsOf(context, open)
  const paper = new URL(request.url).searchParams.get('paper') === 'letter' ? 'letter' : 'a4'
  const bytes = await own.pdf.render(report, { paper }).catch((error: unknown) => {
    throw refusalOf(error, own)
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': attachment(`${report.cover.company}, ${report.cover.title}.pdf`),
      'Cache-Control': 'no-store',
    },
  })
}

/** What is known to happen is said in a sentence; anything else stays an error. */
function refusalOf(error: unknown, { log, say, retryAfter }: RequestServices): unknown {
  if (error instanceof RenderBusy) {
    retryAfter(error.retryAfter)
    return refusal(503, say('pdfBusy'))
  }
  if (!(error instanceof RenderFailed)) return error
  log.error({ err: error, reason: error.reason }, 'report not made')
  retryAfter(FAILED_RETRY_SECONDS)
  return refusal(503, say('pdfFailed'))
}
