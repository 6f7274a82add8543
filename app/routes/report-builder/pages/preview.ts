import { services } from '#app/context.server.ts'
import { hashOf } from '#app/report/model/hash.server.ts'
import { shownReport, usualPaper } from '#app/routes/report/handed-out.server.ts'
import { made, reportFile } from '#app/routes/report/report-file.server.ts'
import { inClientLanguage } from '#app/routes/report/report-language.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { RequestServices } from '#app/server/services.server.ts'
import type { Route } from './+types/preview'

type Drawing = { tag: string; pages: Promise<Uint8Array> }

/** What is drawn right now in this process, by check. */
const drawn = new Map<string, Drawing>()
/** The drawing of most reports ends within so long. */
const RETRY_SECONDS = 2

/**
 * The PDF as whoever writes the report sees it beside the form: the one of `report.pdf`, on the paper that was chosen.
 * What the browser has already, by its tag, is not drawn again; of one check, one drawing at a time. Who comes meanwhile
 * for the same gets the same, who comes for another waits until that one is done.
 */
export async function loader({ context, params, request }: Route.LoaderArgs): Promise<Response> {
  const open = inClientLanguage(await requireAssessment(context, params.assessmentId))
  const own = context.get(services)
  const { report, file } = await shownReport(context, open)
  const paper = usualPaper({ report, file })
  const tag = `"${hashOf({ report, paper })}"`
  if (request.headers.get('If-None-Match') === tag) return new Response(null, { status: 304, headers: headersOf(tag) })
  const draw = async () => {
    await requireWithinLimit(own, 'preview', open.assessment.id)
    return own.pdf.render(report, { paper })
  }
  const pages =
    (await file?.read()) ??
    (await made(context, drawnOnce(own, { id: open.assessment.id, tag, draw, gone: request.signal })))
  const answer = reportFile(report, pages, 'pdf')
  answer.headers.set('ETag', tag)
  return answer
}

type Asked = {
  id: string
  tag: string
  draw: () => Promise<Uint8Array>
  /** Ends once nobody waits any more. */
  gone: AbortSignal
}

/** @throws a 503 response where a third came in between, or nobody waits */
async function drawnOnce(own: RequestServices, { id, tag, draw, gone }: Asked): Promise<Uint8Array> {
  const before = drawn.get(id)
  if (before && before.tag !== tag) await Promise.allSettled([before.pages])
  const running = drawn.get(id)
  if (running?.tag === tag) return running.pages
  // Who saved twice meanwhile has given up the pages between.
  if (running || gone.aborted) {
    own.retryAfter(RETRY_SECONDS)
    throw refusal(503, own.say('pdfBusy'))
  }
  const pages = draw().finally(() => drawn.delete(id))
  drawn.set(id, { tag, pages })
  return pages
}

/** Nobody keeps it: the tag is compared with what the open page holds. */
const headersOf = (tag: string) => ({ ETag: tag, 'Cache-Control': 'no-store' })
