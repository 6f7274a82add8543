import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type DeskOrder, orderFromAddress } from '#app/core/clients/desk-order.ts'
import { REPEAT_MONTHS } from '#app/core/clients/waiting.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { type CheckInputs, readCheckInputs } from '#db/queries/client-checks.server.ts'
import { type ClientLine, listClients } from '#db/queries/client-list.server.ts'
import { askedOf, listOwnQuestions } from '#db/queries/own-questions.server.ts'
import { answererOf, lastActivity, stripOf, waitingOf } from './standing.server.ts'

type Context = Readonly<RouterContextProvider>
type Reader = Parameters<typeof listClients>[0]

/** What of the desk an address asks for. */
export type DeskAsked = { search: string; after: string | null; isArchived: boolean; order: DeskOrder }

const SEARCH_MAX = 100

/** What of an address is understood; `null` if one of its parts can be none of ours. */
export function deskAsked(query: URLSearchParams): DeskAsked | null {
  const [search, after, order] = [query.get('q') ?? '', query.get('after'), orderFromAddress(query.get('sort'))]
  const isUnderstood = search.length <= SEARCH_MAX && (after === null || isUuid(after))
  return isUnderstood && order
    ? { search: search.trim(), after, isArchived: query.get('archived') === 'yes', order }
    : null
}

type Wanted = DeskAsked & {
  limit: number
  /** IANA zone of the workspace. */
  timeZone: string
}

/** Lines of the desk with all that is needed to say how they stand. */
export async function readLines(context: Context, tx: Reader, asked: Wanted) {
  const { timeZone } = asked
  const repeat = { months: REPEAT_MONTHS, today: dateIn(context.get(services).now(), timeZone), timeZone }
  const lines = await listClients(tx, { ...asked, repeat })
  const open = lines.flatMap(({ openId }) => (openId === null ? [] : [openId]))
  return { lines, inputs: await readCheckInputs(tx, open), questions: askedOf(await listOwnQuestions(tx)), timeZone }
}

export type Lines = {
  lines: readonly ClientLine[]
  inputs: ReadonlyMap<string, CheckInputs>
  questions: ReturnType<typeof askedOf>
  /** IANA zone of the workspace. */
  timeZone: string
}

export type DeskLine = ReturnType<typeof standingsOf>[number]

/** How each of these clients stands: as the desk shows it, and as its files tell it. */
export function standingsOf(context: Context, { lines, inputs, questions, timeZone }: Lines) {
  const { catalogue, now } = context.get(services)
  const today = dateIn(now(), timeZone)
  const asks = askedIn(context, { own: questions })
  return lines.map((line) => {
    const open = line.openId === null ? undefined : inputs.get(line.openId)
    return {
      id: line.id,
      name: line.name,
      reference: line.reference,
      checks: line.checks,
      openChecks: line.openChecks,
      openId: line.openId,
      latest: line.latest && {
        id: line.latest.id,
        on: dateIn(line.latest.submittedAt, timeZone),
        strip: stripOf(catalogue, line.latest.dimensions),
      },
      activity: lastActivity(line, { today, timeZone }),
      waiting: waitingOf(asks, line, { inputs, today, timeZone }),
      who: open ? answererOf(catalogue, open) : '',
    }
  })
}
