import { type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import type { VendorEffect } from '#app/core/governance/vendor/vendor-effects.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenSystem } from '#app/server/register/register.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { vendorPlace } from '#app/server/vendor/vendor-place.server.ts'
import { effectsOf, sealOf } from '#app/server/vendor/vendor-view.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { saveSystemAnswers } from '#db/queries/ai-system-answers.server.ts'
import { findSystem } from '#db/queries/ai-systems.server.ts'
import { forgetLinks, watchLinks } from '#db/queries/ended-links.server.ts'
import { lockSystem, readEvidence, saveEvidence, saveRecord } from '#db/queries/system-record.server.ts'
import { listVendorRequests, markVendorTaken, removeVendorRequest } from '#db/queries/vendor-requests.server.ts'
import { signatureOf } from './requests-view.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * Takes one answer of a vendor over, exactly as it was shown.
 *
 * @throws a redirect; a 404 response if there is no such answer
 */
export async function takeOver(context: Context, open: OpenSystem, form: FormData): Promise<never> {
  const { database, say } = context.get(services)
  const place = { clientId: open.clientId, systemId: open.system.id }
  // Placed once before, so that what the rules say is remembered while others wait for the transaction.
  vendorPlace(context, { system: open.system, today: open.today, evidence: {} })
  const taken = await database.withWorkspace(open.scope, async (tx) => {
    const system = (await lockSystem(tx, place)) ? await findSystem(tx, place) : null
    const requests = await listVendorRequests(tx, open.system.id)
    const request = requests.find(({ id, answeredAt }) => id === fieldOf(form, 'request') && answeredAt !== null)
    const { vendorQuestions } = context.get(services).law().papers
    const question = vendorQuestions.find(({ id }) => id === fieldOf(form, 'question'))
    const reply = question && request?.answers[question.id]
    if (!system || !question || !request || !reply) throw refusal(404, say('noVendorAnswer'))
    const signature = signatureOf(context, open, request)
    const now = vendorPlace(context, { system, today: open.today, evidence: await readEvidence(tx, system.id) })
    const effects = effectsOf(now, question, { ...reply, signature })
    if (sealOf(effects) !== fieldOf(form, 'seen') || effects.every(({ kind }) => kind === 'full')) return false
    await apply(tx, { ...place, system }, effects)
    await markVendorTaken(tx, system.id, request.id)
    return { request: request.id, question: question.id }
  })
  const done = new URLSearchParams(taken ? { done: 'taken', ...taken } : { done: 'changed' })
  throw redirect(`${open.frame.base}/${open.system.id}/vendor?${done}`)
}

type Place = { clientId: string; systemId: string; system: { record: Record<string, string>; version: number } }

async function apply(tx: WorkspaceTx, { system, ...place }: Place, effects: readonly VendorEffect[]): Promise<void> {
  const answers = effects.flatMap((effect) =>
    effect.kind === 'answer'
      ? [{ part: effect.part, questionId: effect.question, answer: effect.to, source: 'vendor' as const }]
      : [],
  )
  await saveSystemAnswers(tx, place.systemId, answers)
  const fields = effects.flatMap((effect) => (effect.kind === 'record' ? [[effect.field, effect.to] as const] : []))
  if (fields.length > 0) {
    const record = { ...system.record, ...Object.fromEntries(fields) }
    await saveRecord(tx, place, { record, baseVersion: system.version })
  }
  for (const effect of effects) {
    if (effect.kind !== 'evidence') continue
    await saveEvidence(tx, place.systemId, { dutyId: effect.duty, evidence: effect.to })
  }
}

/**
 * Takes a request back: its link opens nothing any more.
 *
 * @throws a redirect; a 404 response if there is none
 */
export async function removeRequest(context: Context, open: OpenSystem, form: FormData): Promise<never> {
  const { database, say } = context.get(services)
  const id = fieldOf(form, 'request')
  if (!isUuid(id)) throw refusal(404, say('noVendorAnswer'))
  const { done: isGone, ended } = await database.withWorkspace(open.scope, (tx) =>
    watchLinks(tx, () => removeVendorRequest(tx, open.system.id, id)),
  )
  if (!isGone) throw refusal(404, say('noVendorAnswer'))
  await database.withSys((tx) => forgetLinks(tx, ended))
  throw redirect(`${open.frame.base}/${open.system.id}/vendor?done=removed`)
}
