import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { DraftModel } from '#app/report/draft/draft-model.ts'
import { attachment } from '#app/server/attachment.ts'
import { FILE_TYPES } from '#app/server/file-types.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { type RegisterParams, requireSystem } from '#app/server/register/register.server.ts'
import { renderRefusal } from '#app/server/render-refusal.server.ts'
import { listRecords } from '#db/queries/system-record.server.ts'
import { listVendorRequests } from '#db/queries/vendor-requests.server.ts'
import { knowledgeOf } from './knowledge.server.ts'
import { paperWords } from './paper-words.server.ts'

/**
 * All that a paper about one system needs.
 *
 * @throws as `requireSystem`
 */
export async function openPaper(
  context: Readonly<RouterContextProvider>,
  params: RegisterParams & { systemId: string },
) {
  const open = await requireSystem(context, params)
  const { database, law } = context.get(services)
  const words = await paperWords(context)
  const { system } = open
  const { requests, records } = await database.withWorkspace(open.scope, async (tx) => ({
    requests: await listVendorRequests(tx, system.id),
    records: await listRecords(tx, open.clientId),
  }))
  const knowledge = knowledgeOf(context, { open, system, words, requests, records })
  const frame = { company: open.frame.client.name, today: open.today, words }
  return { open, frame, knowledge, papers: law().papers }
}

/** A draft to write on in. @throws a refusal if too many files are being made, or it could not be made */
export async function docxOf(
  context: Readonly<RouterContextProvider>,
  draft: DraftModel,
  systemId: string,
): Promise<Response> {
  const own = context.get(services)
  await requireWithinLimit(own, 'pdf', `${systemId} docx`)
  const bytes = await own.pdf.writeDraft(draft).catch((error: unknown) => {
    throw renderRefusal(error, own)
  })
  return fileOf(draft, new Uint8Array(bytes), { type: FILE_TYPES.docx, ending: 'docx' })
}

/** A draft as a file, named by company and system. */
export function fileOf(
  { company, title, subtitle }: DraftModel,
  bytes: Uint8Array<ArrayBuffer>,
  { type, ending }: { type: string; ending: string },
): Response {
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': attachment(`${company}, ${title}, ${subtitle}.${ending}`),
      'Cache-Control': 'no-store',
    },
  })
}
