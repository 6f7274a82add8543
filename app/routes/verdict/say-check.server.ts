import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { fieldOf, textFault } from '#app/server/form.server.ts'
import type { OpenPilot } from '#app/server/pilots/open-pilot.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { findCharterInForce } from '#db/queries/pilot-charters.server.ts'
import { saveCheck } from '#db/queries/pilot-checks.server.ts'
import { CHECK_STATES, EVIDENCE_MAX, type GateFault } from './gate-fields.ts'

/**
 * Writes down how a check of the charter stands that the register does not answer.
 *
 * @throws a redirect once it is written; a 400 response for a check that is none of these
 */
export async function sayCheck(
  context: Readonly<RouterContextProvider>,
  { scope, pilot }: Pick<OpenPilot, 'scope' | 'pilot'>,
  form: FormData,
) {
  const { database, say } = context.get(services)
  const id = fieldOf(form, 'check')
  const typed = fieldOf(form, 'evidence')
  const state = CHECK_STATES.find((one) => one === fieldOf(form, 'state'))
  const fail = (field: GateFault['field'], message: string) =>
    data<GateFault>({ field, message, typed, check: id, discipline: '', decision: state ?? '' }, 422)
  const evidence = typed.trim().replaceAll('\r\n', '\n')
  await database.withWorkspace(scope, async (tx) => {
    const checks = (await findCharterInForce(tx, pilot.id))?.content.checks ?? []
    if (!checks.some((one) => one.id === id && one.systemId === null)) throw refusal(400, say('unknownForm'))
  })
  if (state === undefined) return fail('state', say('checkState'))
  const wrong = textFault(evidence, EVIDENCE_MAX, say)
  if (wrong !== null) return fail('evidence', wrong)
  if (state !== 'missing' && evidence === '') return fail('evidence', say('checkEvidence'))
  await database.withWorkspace(scope, (tx) => saveCheck(tx, pilot.id, { id, state, evidence }))
  throw redirect(`/pilots/${pilot.id}/gate#checks`)
}
