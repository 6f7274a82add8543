import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import type { Locale } from '#app/messages/locales.ts'
import type { FieldFault, Values } from '#app/routes/pilots/typed.ts'
import { typedIn } from '#app/routes/pilots/typed.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { forgetUseCaseValue, saveUseCaseValue } from '#db/queries/use-case-values.server.ts'
import { asTyped, readValue, VALUE_FIELDS } from './value-form.ts'
import { openValue } from './value-view.server.ts'

type Context = Readonly<RouterContextProvider>

/** What was typed and is not stored: fields are wrong, somebody changed it meanwhile, or a pilot's minutes were put in. */
export type ValueOutcome = {
  values: Values
  faults: Readonly<Record<string, FieldFault>>
  /** Set if it was changed meanwhile; 0: it was taken back. */
  theirs?: { version: number }
  /** Whose minutes stand in the form now. */
  pilot?: string
}

/** Stores what a use case would bring, takes it back, or puts in what a pilot measured. @throws a redirect once it is done */
export async function saveValue(context: Context, ids: { assessmentId: string; useCaseId: string }, request: Request) {
  const own = context.get(services)
  const open = await requireAssessment(context, ids.assessmentId)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, VALUE_FIELDS, own.say)
  if (open.assessment.status !== 'open') throw refusal(409, own.say('submitted'))
  const loaded = await openValue(context, open, ids.useCaseId)
  const values = Object.fromEntries([...form].map(([name, typed]) => [name, String(typed)]))
  const intent = fieldOf(form, 'intent')
  const taken = loaded.pilots.find(({ id }) => intent === `pilot:${id}`)
  if (taken?.minutes)
    return data<ValueOutcome>(withMinutes(values, { id: taken.id, minutes: taken.minutes }, own.locale))
  const baseVersion = Number(fieldOf(form, 'version'))
  const key = { assessmentId: open.assessment.id, useCaseId: ids.useCaseId, baseVersion }
  const page = `/assessments/${open.assessment.id}/priority`
  if (intent === 'forget') {
    const isForgotten = await own.database.withWorkspace(open.scope, (tx) => forgetUseCaseValue(tx, key))
    if (isForgotten) throw redirect(page)
  } else if (intent === 'save') {
    const pilot = loaded.pilots.find(({ id }) => id === values.pilot)
    const measured = pilot?.minutes ? { id: pilot.id, minutes: pilot.minutes } : null
    const read = readValue(values, { shown: loaded.shown, pilot: measured })
    if (!read.ok) return data<ValueOutcome>({ values, faults: read.faults }, 422)
    const saved = await own.database.withWorkspace(open.scope, (tx) => saveUseCaseValue(tx, key, read.figures))
    if (saved !== null) throw redirect(`${page}?saved=${ids.useCaseId}`)
  } else throw refusal(400, own.say('unknownForm'))
  const now = await openValue(context, open, ids.useCaseId)
  return data<ValueOutcome>({ values, faults: {}, theirs: { version: now.own?.version ?? 0 } }, 409)
}

type Taken = { id: string; minutes: { low: number; base: number; high: number } }

function withMinutes(values: Values, { id, minutes }: Taken, locale: Locale): ValueOutcome {
  const write = typedIn(locale)
  const { low, base, high } = asTyped(minutes)
  const put = { 'minutes.low': write(low), 'minutes.base': write(base), 'minutes.high': write(high), pilot: id }
  return { values: { ...values, ...put }, faults: {}, pilot: id }
}
