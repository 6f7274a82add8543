import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { SYSTEM_STATUSES, type SystemFacts } from '#app/core/governance/register/system.ts'
import { type TheirVersion, withTaken } from '#app/server/conflict.server.ts'
import { fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { type OpenSystem, requireSystemRight } from '#app/server/register/register.server.ts'
import { TAKE } from '#app/ui/theirs.tsx'
import { changeSystem, findSystem, removeSystem } from '#db/queries/ai-systems.server.ts'
import { forgetLinks, watchLinks } from '#db/queries/ended-links.server.ts'
import { choicesFor } from './fact-choices.server.ts'
import { FACT_FIELDS, type FactField, NAME_MAX, TEXT_MAX } from './system-fields.ts'

type Context = Readonly<RouterContextProvider>

export type TypedFacts = Record<FactField, string>

export type FactsOutcome = {
  errors: Partial<Record<FactField | 'confirm', string>>
  /** What was sent; `null`: nothing of the facts. */
  typed: TypedFacts | null
  /** Of what the form was made from; empty: nothing of the facts was sent. */
  version: string
  /** Somebody else changed the facts meanwhile. */
  theirs: TheirVersion<FactField> | null
}

/** What the forms of a system's page hold. */
export const SYSTEM_FIELDS = { ...FACT_FIELDS, intent: 'one', confirm: 'one', [TAKE]: 'many' } as const

/**
 * Stores what the facts' form holds, or deletes the system.
 *
 * @throws a redirect once it is done; a 4xx response for a form that is neither
 */
export async function changeFacts(context: Context, open: OpenSystem, form: FormData) {
  const intent = fieldOf(form, 'intent')
  if (intent === 'delete') return deleteSystem(context, open, form)
  if (intent !== 'save') throw refusal(400, context.get(services).say('unknownForm'))
  const { database } = context.get(services)
  const stored = { version: open.system.version, fields: fieldsOf(open.system) }
  const version = fieldOf(form, 'version')
  const typed = withTaken(typedIn(form), { version, taken: form.getAll(TAKE) }, stored)
  const errors = faultsOf(context, typed)
  const shown = { typed, version }
  if (Object.keys(errors).length > 0) return data<FactsOutcome>({ ...shown, errors, theirs: null }, 422)
  const place = { clientId: open.clientId, systemId: open.system.id }
  const facts = { ...factsIn(typed), tool: open.system.tool, baseVersion: Number(version) }
  const { saved, theirs } = await database.withWorkspace(open.scope, async (tx) => ({
    saved: await changeSystem(tx, place, facts),
    theirs: await findSystem(tx, place),
  }))
  if (saved !== null) throw redirect(`${open.frame.base}/${open.system.id}?saved=yes#facts`)
  if (!theirs) throw refusal(404, context.get(services).say('noSystem'))
  const outcome = { ...shown, errors: {}, theirs: { version: theirs.version, fields: fieldsOf(theirs) } }
  return data<FactsOutcome>(outcome, 409)
}

async function deleteSystem(context: Context, open: OpenSystem, form: FormData) {
  requireSystemRight(context, open, 'system.delete')
  const { database, say } = context.get(services)
  if (fieldOf(form, 'confirm') !== 'yes') {
    return data<FactsOutcome>(
      { errors: { confirm: say('deleteMissing') }, typed: null, version: '', theirs: null },
      422,
    )
  }
  const place = { clientId: open.clientId, systemId: open.system.id }
  const { ended } = await database.withWorkspace(open.scope, (tx) => watchLinks(tx, () => removeSystem(tx, place)))
  await database.withSys((tx) => forgetLinks(tx, ended))
  throw redirect(open.frame.base)
}

const fieldsOf = (facts: SystemFacts): TypedFacts => ({
  name: facts.name,
  useCase: facts.useCaseId ?? '',
  status: facts.status,
  owner: facts.owner,
  vendor: facts.vendor,
  purpose: facts.purpose,
  data: facts.data,
  country: facts.country ?? '',
})

const typedIn = (form: FormData): TypedFacts => ({
  name: fieldOf(form, 'name'),
  useCase: fieldOf(form, 'useCase'),
  status: fieldOf(form, 'status'),
  owner: fieldOf(form, 'owner'),
  vendor: fieldOf(form, 'vendor'),
  purpose: fieldOf(form, 'purpose'),
  data: fieldOf(form, 'data'),
  country: fieldOf(form, 'country'),
})

function faultsOf(context: Context, typed: TypedFacts): Partial<Record<FactField, string>> {
  const { say } = context.get(services)
  const { useCases, countries } = choicesFor(context)
  const isOne = (options: readonly { value: string }[], chosen: string) =>
    chosen === '' || options.some(({ value }) => value === chosen)
  const faults: Record<FactField, string | null> = {
    name: typed.name.trim() === '' ? say('systemName') : nameFault(typed.name, NAME_MAX, say),
    useCase: isOne(useCases, typed.useCase) ? null : say('chooseAnswer'),
    status: SYSTEM_STATUSES.some((status) => status === typed.status) ? null : say('chooseAnswer'),
    owner: nameFault(typed.owner, NAME_MAX, say),
    vendor: nameFault(typed.vendor, NAME_MAX, say),
    purpose: textFault(typed.purpose, TEXT_MAX, say),
    data: textFault(typed.data, TEXT_MAX, say),
    country: isOne(countries, typed.country) ? null : say('chooseAnswer'),
  }
  return Object.fromEntries(Object.entries(faults).filter((entry): entry is [FactField, string] => entry[1] !== null))
}

function factsIn(typed: TypedFacts): Omit<SystemFacts, 'tool'> {
  return {
    name: typed.name.trim(),
    useCaseId: typed.useCase || null,
    status: SYSTEM_STATUSES.find((status) => status === typed.status) ?? 'idea',
    owner: typed.owner.trim(),
    vendor: typed.vendor.trim(),
    purpose: typed.purpose.trim(),
    data: typed.data.trim(),
    country: typed.country || null,
  }
}
