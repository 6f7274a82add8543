import { services } from '#app/context.server.ts'
import { hashOf } from '#app/report/model/hash.server.ts'
import { shownReport } from '#app/routes/report/handed-out.server.ts'
import { made, reportFile } from '#app/routes/report/report-file.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/preview'

/** Whose pages are drawn right now in this process. */
const drawn = new Set<string>()
/** The drawing of most reports ends within so long. */
const RETRY_SECONDS = 2

/**
 * The PDF as whoever writes the report sees it beside the form: the one of `report.pdf`, on the paper that was chosen.
 * What the browser has already, by its tag, is not drawn again; of one check, one drawing at a time.
 */
export async function loader({ context, params, request }: Route.LoaderArgs): Promise<Response> {
  const open = await requireAssessment(context, params.assessmentId)
  const own = context.get(services)
  const { report, file } = await shownReport(context, open)
  const paper = file?.paper ?? report.arranged?.paper ?? 'a4'
  const tag = `"${hashOf({ report, paper })}"`
  if (request.headers.get('If-None-Match') === tag) return new Response(null, { status: 304, headers: headersOf(tag) })
  const { id } = open.assessment
  if (drawn.has(id)) {
    own.retryAfter(RETRY_SECONDS)
    throw refusal(503, own.say('pdfBusy'))
  }
  drawn.add(id)
  try {
    await requireWithinLimit(own, 'preview', id)
    const pages = file?.content ?? (await made(context, own.pdf.render(report, { paper })))
    const answer = reportFile(report, pages, 'pdf')
    answer.headers.set('ETag', tag)
    return answer
  } finally {
    drawn.delete(id)
  }
}

/** Nobody keeps it: the tag is compared with what the open page holds. */
const headersOf = (tag: string) => ({ ETag: tag, 'Cache-Control': 'no-store' })
