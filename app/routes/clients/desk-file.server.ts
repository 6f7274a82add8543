import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireDesk } from '#app/server/client.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { writeCsv } from '#app/server/spreadsheet/write-csv.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { type DeskLine, deskAsked, readLines, standingsOf } from './desk.server.ts'

type Context = Readonly<RouterContextProvider>
type Place = { context: Context; workspaceId: string; address: URL }

/** Clients that are read at once. */
const CHUNK = 500

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The whole list as it is asked for, over all of its pages and in its order, as a file for a table program. */
export async function deskFile({ context, workspaceId, address }: Place, kind: keyof typeof TYPES): Promise<Response> {
  const { scope, workspace } = await requireDesk(context, workspaceId)
  const { database, catalogue, say } = context.get(services)
  const asked = deskAsked(address.searchParams)
  if (asked === null) throw refusal(400, say('badSearch'))
  await requireWithinLimit(context.get(services), 'save', scope.actorId)
  const lines = await database.viewWorkspace(scope, async (tx) => {
    const all: DeskLine[] = []
    for (let after: string | null = null, isMore = true; isMore; after = all.at(-1)?.id ?? null) {
      const read = await readLines(context, tx, { ...asked, after, limit: CHUNK, timeZone: workspace.timeZone })
      all.push(...standingsOf(context, read))
      isMore = read.lines.length === CHUNK
    }
    return all
  })
  const columns = columnsOf(catalogue, say)
  const rows = lines.map((line) => columns.map(({ cell }) => cell(line)))
  const name = say(asked.isArchived ? 'desk.archived' : 'desk.name', { kind: workspace.kind })
  const heads = columns.map(({ head, width }) => ({ head, width }))
  const body =
    kind === 'csv'
      ? writeCsv(heads, rows)
      : writeXlsx({ name, columns: heads, rows, choices: { column: 0, lists: [] } })
  return new Response(new Uint8Array(body), {
    headers: { 'Content-Type': TYPES[kind], 'Content-Disposition': attachment(`${workspace.name} ${name}.${kind}`) },
  })
}

type FileColumn = { head: string; width: number; cell: (line: DeskLine) => string }

function columnsOf({ dimensions }: Catalogue, say: Say): FileColumn[] {
  return [
    { head: say('desk.company'), width: 32, cell: ({ name }) => name },
    { head: say('desk.number'), width: 14, cell: ({ reference }) => reference ?? '' },
    { head: say('desk.checks'), width: 8, cell: ({ checks }) => String(checks) },
    { head: say('desk.openChecks'), width: 8, cell: ({ openChecks }) => String(openChecks) },
    { head: say('desk.submittedOn'), width: 14, cell: ({ latest }) => latest?.on ?? '' },
    ...dimensions.map(({ id, short }) => ({
      head: short,
      width: 14,
      cell: (line: DeskLine) => rangeOf(line, id, say),
    })),
    { head: say('desk.activity'), width: 18, cell: ({ activity }) => say(`desk.did.${activity.kind}`) },
    { head: say('desk.activityOn'), width: 14, cell: ({ activity }) => activity.on },
    { head: say('desk.waiting'), width: 34, cell: ({ waiting }) => say(`desk.waits.${waiting.for}`, { ...waiting }) },
    { head: say('desk.who'), width: 24, cell: ({ who }) => who },
  ]
}

/** Points from the lowest to the highest that is possible, such as `20 to 40`: with a dash a table program makes a date of it. */
function rangeOf({ latest }: DeskLine, dimension: string, say: Say): string {
  const found = latest?.strip.find(({ id }) => id === dimension)
  if (!found) return ''
  const { range } = found
  if (range === null) return say('desk.none')
  return range.lo === range.hi ? String(range.lo) : say('desk.range', range)
}
