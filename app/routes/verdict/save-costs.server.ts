import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { readTypedMoney } from '#app/core/pilots/typed-money.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { fieldOf, readForm, textFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { type OpenPilot, requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { addCost, withdrawCost } from '#db/queries/pilot-costs.server.ts'
import { COST_REASON_MAX, type CostFields, type CostsOutcome, PURPOSE_MAX } from './costs-fields.ts'
import { currencyOf } from './costs-view.server.ts'

type Context = Readonly<RouterContextProvider>

const FIELDS = { intent: 'one', id: 'one', onDay: 'one', amount: 'one', purpose: 'one', reason: 'one' } as const

/** Writes down what was spent, or takes an entry back. @throws a redirect once it is done */
export async function saveCosts(context: Context, pilotId: string, request: Request) {
  const own = context.get(services)
  const open = await requirePilot(context, pilotId)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, own.say)
  if (open.pilot.archivedAt !== null) throw refusal(409, own.say('readings.putAway'))
  const typed: CostFields = {
    id: fieldOf(form, 'id'),
    onDay: fieldOf(form, 'onDay').trim(),
    amount: fieldOf(form, 'amount').trim(),
    purpose: fieldOf(form, 'purpose').trim(),
    reason: fieldOf(form, 'reason').trim(),
  }
  const intent = fieldOf(form, 'intent')
  if (!isUuid(typed.id) || (intent !== 'add' && intent !== 'withdraw')) throw refusal(400, own.say('unknownForm'))
  return intent === 'add' ? add(context, open, typed) : withdraw(context, open, typed)
}

async function add(context: Context, { scope, pilot, today }: OpenPilot, typed: CostFields) {
  const { database, say } = context.get(services)
  const currency = await database.withWorkspace(scope, (tx) => currencyOf(tx, pilot.id))
  if (currency === null) throw refusal(409, say('pilotUnsigned'))
  const { id, onDay, purpose } = typed
  const money = readTypedMoney(typed.amount, currency)
  const errors: CostsOutcome['errors'] = {}
  if (dayOf(onDay) === null || onDay < '1990') errors.onDay = say('date')
  else if (onDay > today) errors.onDay = say('dateAhead')
  if (!money.ok) errors.amount = say(`pilotCosts.${typed.amount === '' ? 'noNumber' : money.fault}`)
  const wrong = purpose === '' ? say('pilotCosts.purpose') : textFault(purpose, PURPOSE_MAX, say)
  if (wrong !== null) errors.purpose = wrong
  if (Object.keys(errors).length === 0 && money.ok) {
    const cost = { id, onDay, cents: money.cents, currency, purpose }
    const isAdded = await database.withWorkspace(scope, (tx) => addCost(tx, pilot.id, cost))
    if (isAdded) throw redirect(`/pilots/${pilot.id}/costs?saved=yes`)
    errors.purpose = say('pilotCosts.full')
  }
  return data<CostsOutcome>({ form: 'add', errors, typed }, 422)
}

async function withdraw(context: Context, { scope, pilot }: OpenPilot, typed: CostFields) {
  const { database, say } = context.get(services)
  const { id, reason } = typed
  const wrong = reason === '' ? say('readings.why') : textFault(reason, COST_REASON_MAX, say)
  if (wrong !== null) return data<CostsOutcome>({ form: id, errors: { reason: wrong }, typed }, 422)
  await database.withWorkspace(scope, (tx) => withdrawCost(tx, pilot.id, id, reason))
  throw redirect(`/pilots/${pilot.id}/costs`)
}
