import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { fieldOf, readForm, textFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { type EvaluatedPilot, requireEvaluated } from '#app/server/pilots/evaluated-pilot.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { addEvent, withdrawEvent } from '#db/queries/pilot-events.server.ts'
import { LIMITS_REASON_MAX, type LimitsOutcome, QUESTIONS, type Typed } from './limits-fields.ts'
import { gapsOf } from './limits-view.server.ts'

type Context = Readonly<RouterContextProvider>

const FIELDS = {
  intent: 'one',
  kpi: 'one',
  from: 'one',
  known: 'one',
  wanted: 'one',
  lasting: 'one',
  reason: 'one',
  event: 'one',
} as const

/** Sets new limits if nothing stands against them, or takes some back. @throws a redirect once it is done */
export async function saveLimits(context: Context, pilotId: string, request: Request) {
  const own = context.get(services)
  const open = await requireEvaluated(context, pilotId)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, own.say)
  if (open.pilot.archivedAt !== null) throw refusal(409, own.say('readings.putAway'))
  if (fieldOf(form, 'intent') === 'withdraw') return withdraw(context, open, form)
  if (fieldOf(form, 'intent') !== 'set') throw refusal(400, own.say('unknownForm'))
  return set(context, open, form)
}

async function set(context: Context, { evaluated, scope, pilot, today }: EvaluatedPilot, form: FormData) {
  const { database, say } = context.get(services)
  if (!evaluated) throw refusal(409, say('pilotUnsigned'))
  const kpi = fieldOf(form, 'kpi')
  const typed: Typed = {
    from: fieldOf(form, 'from'),
    reason: fieldOf(form, 'reason'),
    known: fieldOf(form, 'known'),
    wanted: fieldOf(form, 'wanted'),
    lasting: fieldOf(form, 'lasting'),
  }
  const body = typed.reason.trim().replaceAll('\r\n', '\n')
  const errors: LimitsOutcome['errors'] = {}
  if (dayOf(typed.from) === null) errors.from = say('date')
  for (const question of QUESTIONS)
    if (!['yes', 'no'].includes(typed[question])) errors[question] = say('pilotLimits.answer')
  const wrong = textFault(typed.reason, LIMITS_REASON_MAX, say)
  if (wrong !== null) errors.reason = wrong
  else if (typed.known === 'yes' && body === '') errors.reason = say('pilotLimits.reason')
  const gaps =
    Object.keys(errors).length > 0
      ? []
      : gapsOf(evaluated, {
          kpi,
          from: typed.from,
          reasonKnown: typed.known === 'yes',
          wanted: typed.wanted === 'yes',
          lasting: typed.lasting === 'yes',
        })
  if (Object.keys(errors).length > 0 || gaps.length > 0)
    return data<LimitsOutcome>({ form: 'set', errors, gaps, typed }, 422)
  const newLimits = { kpi, decidedOn: today, wanted: true, lasting: true } as const
  const event = { onDay: typed.from, body, hardEventId: null, newLimits }
  const id = await database.withWorkspace(scope, (tx) => addEvent(tx, pilot.id, event))
  if (id !== null) throw redirect(`/pilots/${pilot.id}/limits?kpi=${encodeURIComponent(kpi)}&saved=yes`)
  const full = { form: 'set', errors: { reason: say('readings.manyEvents') }, gaps: [], typed }
  return data<LimitsOutcome>(full, 422)
}

async function withdraw(context: Context, { scope, pilot }: EvaluatedPilot, form: FormData) {
  const { database, say } = context.get(services)
  const [id, kpi, reason] = [fieldOf(form, 'event'), fieldOf(form, 'kpi'), fieldOf(form, 'reason').trim()]
  if (!isUuid(id)) throw refusal(400, say('unknownForm'))
  const wrong = reason === '' ? say('readings.why') : textFault(reason, LIMITS_REASON_MAX, say)
  if (wrong !== null) {
    const typed: Typed = { from: '', known: '', wanted: '', lasting: '', reason }
    return data<LimitsOutcome>({ form: id, errors: { reason: wrong }, gaps: [], typed }, 422)
  }
  await database.withWorkspace(scope, (tx) => withdrawEvent(tx, pilot.id, id, reason))
  throw redirect(`/pilots/${pilot.id}/limits?kpi=${encodeURIComponent(kpi)}`)
}
