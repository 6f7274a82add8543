import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { DraftModel } from '#app/report/draft/draft-model.ts'
import { attachment } from '#app/server/attachment.ts'
import { type RegisterParams, requireSystem } from '#app/server/register/register.server.ts'
import { listRecords } from '#db/queries/system-record.server.ts'
import { listVendorRequests } from '#db/queries/vendor-requests.server.ts'
import { knowledgeOf } from './knowledge.server.ts'
import { paperWords } from './paper-words.server.ts'
import { DOCX_TYPE, writeDocx } from './write-docx.server.ts'

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

export const docxOf = (draft: DraftModel): Response =>
  fileOf(draft, writeDocx(draft), { type: DOCX_TYPE, ending: 'docx' })

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
