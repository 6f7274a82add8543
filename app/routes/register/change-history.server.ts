import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { factsOf, freezeSystem } from '#app/core/governance/register/record.ts'
import { fieldOf, textFault } from '#app/server/form.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { type OpenSystem, requireSystemRight } from '#app/server/register/register.server.ts'
import { markOf } from '#app/server/register/second-look.server.ts'
import { placeToday } from '#app/server/register/system-view.server.ts'
import {
  judgeRecord,
  listRecords,
  MOST_GUEST_RECORDS,
  MOST_RECORDS,
  recordSystem,
} from '#db/queries/ai-system-reviews.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import { TEXT_MAX } from './system-fields.ts'

type Context = Readonly<RouterContextProvider>

export type HistoryOutcome = {
  /** Which form it is about, and what keeps it from being done. */
  form: 'record' | 'judge'
  error: string
  /** What was sent with it. */
  note: string
}

/** What the forms of a history hold. */
export const HISTORY_FIELDS = { intent: 'one', note: 'one', mark: 'one', number: 'count' } as const

/**
 * Records a system, or adds a second person's word to a record.
 *
 * @throws a redirect once it is done; a 4xx response for another form, or for who may not
 */
export async function changeHistory(context: Context, open: OpenSystem, form: FormData) {
  const intent = fieldOf(form, 'intent')
  const note = fieldOf(form, 'note').trim()
  const { say } = context.get(services)
  const fault = textFault(note, TEXT_MAX, say)
  if (intent === 'record') {
    const error = fault ?? (await record(context, open, { note, mark: fieldOf(form, 'mark') }))
    if (error !== null) return outcome({ form: 'record', error, note })
  } else if (intent === 'approve' || intent === 'return') {
    requireSystemRight(context, open, 'system.approve')
    const missing = intent === 'return' && note === '' ? say('returnNote') : null
    const number = Number(fieldOf(form, 'number'))
    const error = fault ?? missing ?? (await judge(context, open, { number, note, isApproved: intent === 'approve' }))
    if (error !== null) return outcome({ form: 'judge', error, note })
  } else throw refusal(400, say('unknownForm'))
  throw redirect(`${open.frame.base}/${open.system.id}/history`)
}

const outcome = (result: HistoryOutcome) => data<HistoryOutcome>(result, 422)

async function record(context: Context, open: OpenSystem, { note, mark }: { note: string; mark: string }) {
  const { database, say } = context.get(services)
  const { system, scope, clientId, today } = open
  if (!system.answers.some(({ source }) => source === 'person')) return say('nothingToRecord')
  if (mark !== markOf(system)) return say('recordChanged')
  const { placement } = placeToday(context, open)
  const frozen = freezeSystem({ facts: factsOf(system), answers: system.answers }, placement)
  const recorded = await database.withWorkspace(scope, (tx) =>
    recordSystem(
      tx,
      { clientId, systemId: system.id },
      { frozen, placedOn: today, note, isSame: (stored) => markOf(stored) === mark },
    ),
  )
  if (recorded === 'changed') return say('recordChanged')
  if (recorded !== 'full') return null
  if (open.actor !== 'guest') return say('tooManyRecords', { max: MOST_RECORDS })
  return say('tooManyGuestRecords', { max: MOST_GUEST_RECORDS, more: MOST_RECORDS })
}

/** A record of nobody who has an account could be one's own, from before there was one: nobody judges it. */
async function judge(
  context: Context,
  { scope, system }: OpenSystem,
  { number, note, isApproved }: { number: number; note: string; isApproved: boolean },
) {
  const { database, say } = context.get(services)
  const records = await database.withWorkspace(scope, (tx) => listRecords(tx, system.id))
  const author = records.find((one) => one.number === number)?.submittedBy
  if (author === undefined) return say('notToJudge')
  const named = await database.withSys((tx) => namesOf(tx, new Set([author])))
  if (!named.has(author)) return say('noAuthor')
  const judgement = { number, state: isApproved ? ('approved' as const) : ('returned' as const), reviewNote: note }
  const isDone = await database.withWorkspace(scope, (tx) => judgeRecord(tx, system.id, judgement))
  return isDone ? null : say('notToJudge')
}
