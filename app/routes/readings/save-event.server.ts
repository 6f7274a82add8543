import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { fieldOf, textFault } from '#app/server/form.server.ts'
import type { OpenPilot } from '#app/server/pilots/open-pilot.server.ts'
import { noteHardEvent, tellOfHardEvent } from '#app/server/pilots/pilot-mails.server.ts'
import { findAskedReadings } from '#app/server/pilots/reading-plan.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { addEvent, withdrawEvent } from '#db/queries/pilot-events.server.ts'
import { EVENT_MAX } from './reason-max.ts'

export const EVENT_FIELDS = {
  intent: 'one',
  onDay: 'one',
  body: 'one',
  hardEvent: 'one',
  event: 'one',
  reason: 'one',
} as const

/** A form that was not taken. `form`: `add`, `hard`, or the id of what was to be taken back. */
export type EventOutcome = { form: string; errors: Record<string, string>; typed: Record<string, string> }

type Context = Readonly<RouterContextProvider>

/** Writes down what happened, or takes it back. @throws a redirect once it is done */
export async function saveEvent(
  context: Context,
  open: OpenPilot,
  { form, origin }: { form: FormData; origin: string },
) {
  const { database, say } = context.get(services)
  if (open.pilot.archivedAt !== null) throw refusal(409, say('readings.putAway'))
  const intent = fieldOf(form, 'intent')
  const place = `/pilots/${open.pilot.id}/readings/events`
  if (intent === 'withdraw') {
    const outcome = await withdraw(context, open, form)
    if (outcome !== null) return outcome
    throw redirect(place)
  }
  if (intent !== 'add' && intent !== 'hard') throw refusal(400, say('unknownForm'))
  const event = { onDay: fieldOf(form, 'onDay'), body: fieldOf(form, 'body').trim() }
  const { hardEvents } = await database.withWorkspace(open.scope, (tx) => findAskedReadings(tx, open.pilot))
  const hard = intent === 'hard' ? hardEvents.find(({ id }) => id === fieldOf(form, 'hardEvent')) : null
  const errors = faultsOf(context, open, event)
  if (hard === undefined) errors.hardEvent = say('readings.whichEvent')
  if (Object.keys(errors).length === 0) {
    const added = { ...event, hardEventId: hard?.id ?? null }
    const told = await database.withWorkspace(open.scope, async (tx) => {
      const id = await addEvent(tx, open.pilot.id, added)
      if (id === null) return null
      return hard ? noteHardEvent(tx, open, id) : []
    })
    if (told !== null) {
      if (hard) await tellOfHardEvent(context, open, { ...event, told, text: hard.text, origin })
      throw redirect(`${place}${hard ? '?saved=hard' : ''}`)
    }
    errors.body = say('readings.manyEvents')
  }
  const typed = { ...event, hardEvent: fieldOf(form, 'hardEvent') }
  return data<EventOutcome>({ form: intent, errors, typed }, 422)
}

function faultsOf(context: Context, { today }: OpenPilot, { onDay, body }: { onDay: string; body: string }) {
  const { say } = context.get(services)
  const errors: Record<string, string> = {}
  if (dayOf(onDay) === null || onDay < '1990') errors.onDay = say('date')
  else if (onDay > today) errors.onDay = say('dateAhead')
  const fault = body === '' ? say('readings.eventEmpty') : textFault(body, EVENT_MAX, say)
  if (fault !== null) errors.body = fault
  return errors
}

async function withdraw(context: Context, { scope, pilot }: OpenPilot, form: FormData) {
  const { database, say } = context.get(services)
  const [id, reason] = [fieldOf(form, 'event'), fieldOf(form, 'reason').trim()]
  if (!isUuid(id)) throw refusal(400, say('unknownForm'))
  const fault = reason === '' ? say('readings.why') : textFault(reason, EVENT_MAX, say)
  if (fault !== null) return data<EventOutcome>({ form: id, errors: { reason: fault }, typed: { reason } }, 422)
  await database.withWorkspace(scope, (tx) => withdrawEvent(tx, pilot.id, id, reason))
  return null
}
