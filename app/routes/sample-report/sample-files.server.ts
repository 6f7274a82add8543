import { createHash } from 'node:crypto'
import { LOCALES } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import type { Paper } from '#app/report/theme.ts'
import { attachment } from '#app/server/attachment.ts'
import { FILE_TYPES } from '#app/server/file-types.ts'
import { createRecentWork } from '#app/server/recent.server.ts'
import { renderRefusal } from '#app/server/render-refusal.server.ts'
import type { RequestServices } from '#app/server/services.server.ts'
import { sampleReport } from './sample-report.server.ts'

type Kind = 'pdf' | 'docx'
type MadeFile = { bytes: Uint8Array; etag: string }

/** Each file there can be, both papers in each language: they are small, and nobody's asking makes one anew. */
const made = createRecentWork<MadeFile>(4 * LOCALES.length)

/**
 * The sample report as a file, the same bytes for everybody: drawn once per process, then sent from memory, so that no
 * number of requests draws more.
 *
 * @throws the refusal that says why it could not be drawn; the next request tries again
 */
export async function sampleFile(
  own: RequestServices,
  request: Request,
  { kind, paper }: { kind: Kind; paper: Paper },
): Promise<Response> {
  const key = `${own.locale} ${own.model.catalogue.hash} ${kind} ${paper}`
  const { bytes, etag } = await made(key, () => make(own, kind, paper)).catch((error: unknown) => {
    throw renderRefusal(error, own)
  })
  const headers = { ETag: etag, 'Cache-Control': 'public, max-age=3600' }
  if (isKnown(request.headers.get('If-None-Match'), etag)) return new Response(null, { status: 304, headers })
  const { sampleReport: words } = await loadMessages(own.locale)
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      'Content-Type': FILE_TYPES[kind],
      'Content-Disposition': attachment(`${words.fileName}.${kind}`),
    },
  })
}

async function make(own: RequestServices, kind: Kind, paper: Paper): Promise<MadeFile> {
  const report = await sampleReport(own)
  const bytes = await (kind === 'pdf'
    ? own.publicPdf.render(report, { paper })
    : own.publicPdf.writeReport(report, kind, { paper }))
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"` }
}

/** Whether the reader has it already; a proxy may have weakened the tag. */
function isKnown(tags: string | null, etag: string): boolean {
  if (tags === null) return false
  return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
