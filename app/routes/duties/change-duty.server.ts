import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { DUTY_STATES, type LawDuty, statesFor } from '#app/core/governance/duties/duty.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { type TheirVersion, withTaken } from '#app/server/conflict.server.ts'
import { fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import type { OpenSystem } from '#app/server/register/register.server.ts'
import type { Say } from '#app/server/words.server.ts'
import { TAKE } from '#app/ui/theirs.tsx'
import { type DutyChange, saveDuty, saveDutyForAll } from '#db/queries/ai-duties.server.ts'
import { type DutyField, OWNER_MAX, TEXT_MAX } from './duty-fields.ts'
import { savedHref } from './duty-row.ts'
import { openDuty } from './open-duty.server.ts'

export type DutyOutcome = {
  errors: Partial<Record<DutyField, string>>
  typed: Record<DutyField, string>
  forAll: boolean
  /** Of what the form was made from. */
  version: string
  /** Somebody else changed it meanwhile. */
  theirs: TheirVersion<DutyField> | null
}

/** What the form of a duty holds. */
export const DUTY_FIELDS = {
  state: 'one',
  owner: 'one',
  dueOn: 'one',
  evidence: 'one',
  reason: 'one',
  forAll: 'one',
  version: 'count',
  [TAKE]: 'many',
} as const

/**
 * Stores what the form of a duty holds, for its system or for all that have the same duty and nothing else said of it.
 *
 * @throws a redirect once it is done, to the list, or to the duty where it names the systems that were left; a 404 response if the law asks no such thing
 */
export async function changeDuty(
  context: Readonly<RouterContextProvider>,
  open: OpenSystem,
  { dutyId, form }: { dutyId: string; form: FormData },
) {
  const { database, say } = context.get(services)
  const { duty, alike } = await openDuty(context, open, dutyId)
  const theirs = { version: duty.version, fields: fieldsOf(duty) }
  const version = fieldOf(form, 'version')
  const typed = withTaken(typedIn(form), { version, taken: form.getAll(TAKE) }, theirs)
  const shown = { typed, forAll: fieldOf(form, 'forAll') === 'yes', version }
  const { forAll } = shown
  const errors = faultsOf(duty, typed, say)
  if (Object.keys(errors).length > 0) return data<DutyOutcome>({ ...shown, errors, theirs: null }, 422)
  const { clientId, scope, system, frame } = open
  const change = changeIn(typed)
  const baseVersion = Number(version)
  const place = { clientId, systemId: system.id, dutyId }
  const saved = await database.withWorkspace(scope, async (tx) => {
    if (forAll)
      return saveDutyForAll(tx, { ...place, systemIds: alike.map(({ id }) => id) }, { ...change, baseVersion })
    return (await saveDuty(tx, place, { ...change, baseVersion })) === null ? null : { left: 0 }
  })
  if (saved) throw redirect(saved.left > 0 ? `${duty.href}?left=yes` : savedHref(frame.base, system.id, dutyId))
  return data<DutyOutcome>({ ...shown, errors: {}, theirs }, 409)
}

const fieldsOf = ({ state, owner, dueOn, evidence, reason }: DutyChange): Record<DutyField, string> => ({
  state,
  owner,
  dueOn: dueOn ?? '',
  evidence,
  reason,
})

const typedIn = (form: FormData): Record<DutyField, string> => ({
  state: fieldOf(form, 'state'),
  owner: fieldOf(form, 'owner').trim(),
  dueOn: fieldOf(form, 'dueOn'),
  evidence: fieldOf(form, 'evidence').trim(),
  reason: fieldOf(form, 'reason').trim(),
})

function faultsOf(duty: Pick<LawDuty, 'weight'>, typed: Record<DutyField, string>, say: Say): DutyOutcome['errors'] {
  const isDay = typed.dueOn === '' || dayOf(typed.dueOn) !== null
  const faults: Record<DutyField, string | null> = {
    state: stateFault(duty, typed.state, say),
    owner: nameFault(typed.owner, OWNER_MAX, say),
    dueOn: isDay ? null : say('dutyDay'),
    evidence: textFault(typed.evidence, TEXT_MAX, say),
    reason:
      typed.state === 'waived' && typed.reason === '' ? say('dutyReason') : textFault(typed.reason, TEXT_MAX, say),
  }
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== null))
}

function stateFault(duty: Pick<LawDuty, 'weight'>, typed: string, say: Say): string | null {
  if (statesFor(duty).some((state) => state === typed)) return null
  return say(DUTY_STATES.some((state) => state === typed) ? 'dutyProhibited' : 'chooseAnswer')
}

const changeIn = ({ state, owner, dueOn, evidence, reason }: Record<DutyField, string>): DutyChange => ({
  state: DUTY_STATES.find((one) => one === state) ?? 'open',
  owner,
  dueOn: dueOn || null,
  evidence,
  reason,
})
