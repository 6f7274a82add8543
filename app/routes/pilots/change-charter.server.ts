import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type CharterDraft, SIGN_OFFS } from '#app/core/pilots/charter/charter-content.ts'
import type { TimeMend } from '#app/core/pilots/counted-periods.ts'
import { fieldOf, nameFault, readForm, textFault } from '#app/server/form.server.ts'
import { foreseeDraft } from '#app/server/pilots/foresight.server.ts'
import type { OpenPilot } from '#app/server/pilots/open-pilot.server.ts'
import { candidateOf, fitsReadings } from '#app/server/pilots/propose.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import {
  findCharterInForce,
  type NewSignature,
  proposeCharter,
  signCharter,
  withdrawCharter,
} from '#db/queries/pilot-charters.server.ts'
import { findPilot, savePilotDraft } from '#db/queries/pilots.server.ts'
import { NAME_MAX, TEXT_MAX } from './charter-fields.ts'

type Context = Readonly<RouterContextProvider>

/** Why nothing was done; `field` is where it stands. */
export type CharterChangeFault = {
  field: 'reason' | 'name' | 'form'
  message: string
  typed: string
  discipline: string
}

const FIELDS = {
  intent: 'one',
  version: 'count',
  reason: 'one',
  number: 'count',
  discipline: 'one',
  name: 'one',
} as const

/** What was done, by the part of the page where it shows; or why nothing was. */
export type CharterChange = { fault: CharterChangeFault | null; place: 'sign' | 'foresight' }

/** Puts the charter before those who sign, takes it back, signs it, or mends its time so that it can answer. */
export async function changeCharter(context: Context, open: OpenPilot, request: Request): Promise<CharterChange> {
  const { say } = context.get(services)
  const form = await readForm(request, FIELDS, say)
  const intent = fieldOf(form, 'intent')
  if (intent === 'propose') return { fault: await propose(context, open, form), place: 'sign' }
  if (intent === 'sign') return { fault: await sign(context, open, form), place: 'sign' }
  if (intent === 'moveEnd' || intent === 'byWeek')
    return { fault: await mendTime(context, open, form), place: 'foresight' }
  if (intent !== 'withdraw') throw refusal(400, say('unknownForm'))
  const { database } = context.get(services)
  await database.withWorkspace(open.scope, (tx) => withdrawCharter(tx, open.pilot.id))
  return { fault: null, place: 'sign' }
}

/** What mends it is reckoned anew: the day that stood on the page may be of yesterday. */
async function mendTime(context: Context, open: OpenPilot, form: FormData): Promise<CharterChangeFault | null> {
  const { database, say } = context.get(services)
  const changed: CharterChangeFault = { field: 'form', message: say('charterChanged'), typed: '', discipline: '' }
  return database.withWorkspace(open.scope, async (tx) => {
    const pilot = await findPilot(tx, open.pilot.id)
    const baseVersion = Number(fieldOf(form, 'version'))
    if (pilot === null || pilot.version !== baseVersion) return changed
    const mend = (await foreseeDraft(tx, pilot, open.today)).counted?.mend
    const draft = mend && mendedDraft(pilot.draft, mend, fieldOf(form, 'intent'))
    if (!draft) return changed
    const saved = await savePilotDraft(tx, pilot.id, { name: pilot.name, draft, baseVersion })
    return saved === null ? changed : null
  })
}

/** `null`: something else mends it by now. */
function mendedDraft(draft: CharterDraft, mend: TimeMend, intent: string): CharterDraft | null {
  if (mend.by === 'weeks' && intent === 'byWeek') return { ...draft, period: 'week' }
  if (mend.by !== 'later-end' || intent !== 'moveEnd') return null
  const { endsOn } = mend
  const extendedTo = (draft.extendedTo ?? '') > endsOn ? draft.extendedTo : null
  return { ...draft, endsOn, extendedTo }
}

async function propose(context: Context, open: OpenPilot, form: FormData): Promise<CharterChangeFault | null> {
  const { database, say } = context.get(services)
  const reason = fieldOf(form, 'reason').trim().replaceAll('\r\n', '\n')
  const wrong = textFault(reason, TEXT_MAX, say)
  const fault = (field: CharterChangeFault['field'], message: string) => ({
    field,
    message,
    typed: reason,
    discipline: '',
  })
  if (wrong !== null) return fault('reason', wrong)
  return database.withWorkspace(open.scope, async (tx) => {
    const pilot = await findPilot(tx, open.pilot.id)
    const baseVersion = Number(fieldOf(form, 'version'))
    if (pilot === null || pilot.version !== baseVersion) return fault('form', say('charterChanged'))
    const foreseen = await foreseeDraft(tx, pilot, open.today)
    const candidate = await candidateOf(tx, pilot, { today: open.today, foreseen })
    if (!candidate.ok) return fault('form', say('charterNotReady'))
    if (candidate.inForce !== null && reason === '') return fault('reason', say('charterReason'))
    const number = await proposeCharter(tx, pilot.id, { content: candidate.content, reason, baseVersion })
    if (number === 'full') return fault('form', say('charterFull'))
    return typeof number === 'number' ? null : fault('form', say('charterChanged'))
  })
}

async function sign(context: Context, open: OpenPilot, form: FormData): Promise<CharterChangeFault | null> {
  const { database, say } = context.get(services)
  const discipline = SIGN_OFFS.find((one) => one === fieldOf(form, 'discipline'))
  const number = Number(fieldOf(form, 'number'))
  if (!discipline) throw refusal(400, say('unknownForm'))
  const name = fieldOf(form, 'name').trim()
  const wrong = name === '' ? say('signName') : nameFault(name, NAME_MAX, say)
  if (wrong !== null) return { field: 'name', message: wrong, typed: name, discipline }
  const fault = (message: string): CharterChangeFault => ({ field: 'form', message, typed: name, discipline })
  try {
    const signed = await database.withWorkspace(open.scope, (tx) =>
      signFitting(tx, open.pilot.id, { number, discipline, name }),
    )
    return signed === null ? fault(say('signedMeanwhile')) : null
  } catch (error) {
    if (error instanceof Unfit) return fault(say('charterUnfit'))
    throw error
  }
}

/** Figures came in while it waited that it could not be judged by: nothing is signed. */
class Unfit extends Error {}

/** The last signature holds the pilot, so no figure comes in between the look and the end of the transaction. */
async function signFitting(tx: WorkspaceTx, pilotId: string, signature: NewSignature) {
  const signed = await signCharter(tx, pilotId, signature)
  const counts = signed === 'inForce' ? await findCharterInForce(tx, pilotId) : null
  if (counts !== null && !(await fitsReadings(tx, pilotId, counts.content))) throw new Unfit()
  return signed
}
