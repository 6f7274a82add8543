import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { SIGN_OFFS } from '#app/core/pilots/charter/charter-content.ts'
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
import { findPilot } from '#db/queries/pilots.server.ts'
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

/** @returns `null`: it is done */
export async function changeCharter(
  context: Context,
  open: OpenPilot,
  request: Request,
): Promise<CharterChangeFault | null> {
  const { say } = context.get(services)
  const form = await readForm(request, FIELDS, say)
  const intent = fieldOf(form, 'intent')
  if (intent === 'propose') return propose(context, open, form)
  if (intent === 'sign') return sign(context, open, form)
  if (intent !== 'withdraw') throw refusal(400, say('unknownForm'))
  const { database } = context.get(services)
  await database.withWorkspace(open.scope, (tx) => withdrawCharter(tx, open.pilot.id))
  return null
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
    const foreseen = await foreseeDraft(tx, pilot)
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
