import { services } from '#app/context.server.ts'
import { recordEntry } from '#app/core/governance/documents/record-entry.ts'
import { XLSX_TYPE } from '#app/routes/import/answer-sheet.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { saidBy } from '#app/server/papers/draft-papers.server.ts'
import { knowledgeOf } from '#app/server/papers/knowledge.server.ts'
import { paperWords } from '#app/server/papers/paper-words.server.ts'
import { requireRegister } from '#app/server/register/register.server.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'
import { eachInTurn } from '#app/server/turns.server.ts'
import { listSystems } from '#db/queries/ai-systems.server.ts'
import { listVendorRequests } from '#db/queries/vendor-requests.server.ts'
import type { Route } from './+types/record-xlsx'

/** All systems of a register that are not retired, as rows of the record of processing. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const open = await requireRegister(context, params)
  const own = context.get(services)
  const { database, law } = own
  await requireWithinLimit(own, 'register', open.scope.workspaceId)
  const words = await paperWords(context)
  const { recordFields } = law().privacy
  const { asked, records } = await database.withWorkspace(open.scope, async (tx) => {
    const records = await listSystems(tx, open.clientId)
    const asked = []
    for (const system of records) {
      if (system.status !== 'retired') asked.push({ system, requests: await listVendorRequests(tx, system.id) })
    }
    return { asked, records }
  })
  const frame = { company: open.frame.client.name, today: open.today, words }
  const rows = await eachInTurn(asked, ({ system, requests }) => {
    const entries = recordEntry(knowledgeOf(context, { open, system, words, requests, records }).source)
    const cells = recordFields.map(({ id }) => {
      const entry = entries.find((one) => one.id === id)
      if (!entry) return words.t('record.notNeeded')
      const stands = [...new Set(entry.known.map((one) => saidBy(frame, one).says))].join('\n')
      return entry.open
        ? [stands, words.t('record.openCell', { who: entry.open.who })].filter(Boolean).join('\n')
        : stands
    })
    const name = system.status === 'idea' ? words.t('record.idea', { name: system.name }) : system.name
    return [name, words.t(`status.${system.status}`), system.owner, ...cells]
  })
  const heads = [words.t('record.system'), words.t('record.status'), words.t('record.owner')]
  const file = writeXlsx({
    name: words.t('record.sheet'),
    columns: [
      ...heads.map((head) => ({ head, width: 24 })),
      ...recordFields.map(({ name, cited }) => ({ head: `${name} (${cited})`, width: 36 })),
    ],
    rows,
    choices: { column: 0, lists: [] },
  })
  const name = `${open.frame.client.name}, ${words.t('record.title')}, ${words.date(open.today)}.xlsx`
  return new Response(new Uint8Array(file), {
    headers: { 'Content-Type': XLSX_TYPE, 'Content-Disposition': attachment(name), 'Cache-Control': 'no-store' },
  })
}
