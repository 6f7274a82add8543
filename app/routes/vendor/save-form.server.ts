import { data, type RouterContextProvider, redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { mergeReplies, NO_REPLY } from '#app/core/governance/vendor/merge-replies.ts'
import { readVendorForm, type VendorFormFault, type VendorReplies } from '#app/core/governance/vendor/vendor-form.ts'
import { fieldOf, isStorable, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { sealOfName, sealOfReply } from '#app/server/vendor/reply-seal.server.ts'
import { findOpenRequest } from '#app/server/vendor/vendor-request.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { lockVendorAnswers, saveVendorAnswers } from '#db/queries/vendor-requests.server.ts'

/** What the page shows instead of what is stored, after a form that was not kept. */
export type VendorOutcome = {
  errors: Record<string, string>
  typed: VendorReplies
  name: string
  /** By question, and `name`: a fingerprint of what stands beside what was typed. */
  seen: Record<string, string>
  /** What others answered meanwhile, by question. */
  theirs: VendorReplies
  /** Why nothing was kept, whatever the fields hold; `null`: because of them. */
  refused: string | null
}

/** What could not be kept at all, to copy: each question with what was typed. */
export type LostForm = { sentence: string; wasSent: boolean; typed: { ask: string; option: string; text: string }[] }

const FIELDS = { intent: 'one', name: 'one', 'option.*': 'one', 'text.*': 'one', 'seen.*': 'one' } as const

type Context = Readonly<RouterContextProvider>

/**
 * Keeps what was entered beside what others entered meanwhile, and sends it for good if asked to.
 *
 * @returns the form as it was typed, with 422, or with 429 to whoever sends too often
 * @throws a redirect once it is kept; what was typed, with 404 or 409, if the link has ended or somebody sent it first
 */
export async function saveForm(context: Context, token: string, request: Request) {
  const { database, law, say } = context.get(services)
  const form = await readForm(request, FIELDS, say)
  const refused = await tooOften(context)
  const open = await findOpenRequest(context, token)
  const isSent = fieldOf(form, 'intent') === 'send'
  const entered = Object.fromEntries([...form].map(([field, typed]) => [field, String(typed)]))
  const { replies, name, faults } = readVendorForm(law().papers.vendorQuestions, entered, isSent)
  if (!open) throw lost(context, 'over', replies)
  if (refused !== null) {
    const seen = Object.fromEntries(Object.entries(entered).flatMap(([field, seal]) => seenAs(field, seal)))
    const outcome: VendorOutcome = { errors: {}, typed: replies, name, seen, theirs: {}, refused }
    return data(outcome, { status: 429 })
  }
  const errors = { ...errorsOf(context, faults), ...unstorable(context, entered) }
  const kept = await database.withWorkspace(open.scope, (tx) =>
    keep(tx, { context, token, entered, replies, name, errors, isSent }),
  )
  if (kept === 'over' || kept === 'sent') throw lost(context, kept, replies)
  if (kept !== null) return data(kept, { status: 422 })
  throw redirect(isSent ? `/vendor/${token}` : `/vendor/${token}?saved=yes`)
}

/** Why this visitor may not save now; `null`: they may. What was typed is not to be lost with it. */
async function tooOften(context: Context): Promise<string | null> {
  try {
    await requireWithinLimit(context.get(services), 'save', context.get(visitor).address)
    return null
  } catch (error) {
    if (error instanceof Response && error.status === 429) return error.text()
    throw error
  }
}

const seenAs = (field: string, seal: string): [string, string][] =>
  field.startsWith('seen.') ? [[field.slice('seen.'.length), seal]] : []

type Entered = {
  context: Context
  token: string
  entered: Record<string, string>
  replies: VendorReplies
  name: string
  errors: Record<string, string>
  isSent: boolean
}

/** @returns `null`: kept; else nothing was changed */
async function keep(
  tx: WorkspaceTx,
  { context, token, entered, replies, name, errors, isSent }: Entered,
): Promise<VendorOutcome | 'over' | 'sent' | null> {
  const { law, say } = context.get(services)
  const { vendorQuestions } = law().papers
  const stored = await lockVendorAnswers(tx, token)
  if (stored === null) return 'over'
  if (stored.answeredAt !== null) return 'sent'
  const seals = Object.fromEntries(
    vendorQuestions.map(({ id }) => [id, entered[`seen.${id}`] ?? sealOfReply(NO_REPLY)] as const),
  )
  const nameShown = entered['seen.name'] ?? sealOfName('')
  const wasShown = (id: string, reply: VendorReplies[string]) => sealOfReply(reply) === seals[id]
  const merged = mergeReplies(vendorQuestions, { stored: stored.answers, typed: replies, wasShown, isSent })
  const clashes = Object.fromEntries(merged.changed.map((id) => [`option.${id}`, say('vendorChanged')]))
  if (Object.keys(errors).length + merged.changed.length > 0) {
    const theirs = Object.fromEntries(merged.changed.map((id) => [id, stored.answers[id] ?? NO_REPLY]))
    const seen = Object.fromEntries(Object.entries(theirs).map(([id, reply]) => [id, sealOfReply(reply)]))
    return {
      errors: { ...errors, ...clashes },
      typed: replies,
      name,
      seen: { ...seals, ...seen, name: nameShown },
      theirs,
      refused: null,
    }
  }
  const isTheirs = !isSent && nameShown !== sealOfName(stored.answeredBy) && nameShown === sealOfName(name)
  const answeredBy = isTheirs ? stored.answeredBy : name
  await saveVendorAnswers(tx, token, { answers: merged.replies, answeredBy, isSent })
  return null
}

/** Everything that was typed, so that it can be copied. */
function lost(context: Context, why: 'over' | 'sent', replies: VendorReplies) {
  const { law, say } = context.get(services)
  const typed = law().papers.vendorQuestions.flatMap(({ id, ask, options }) => {
    const reply = replies[id]
    return reply ? [{ ask, option: options.find((one) => one.id === reply.answer)?.text ?? '', text: reply.text }] : []
  })
  const wasSent = why === 'sent'
  const sentence = say(wasSent ? 'vendorSent' : 'noVendorRequest')
  return data({ sentence, wasSent, typed } satisfies LostForm, { status: wasSent ? 409 : 404 })
}

function errorsOf(context: Context, faults: readonly VendorFormFault[]): Record<string, string> {
  const { say } = context.get(services)
  return Object.fromEntries(
    faults.map(({ field, fault, max }) => [
      field,
      fault === 'long' ? say('tooLong', { max }) : say(field === 'name' ? 'vendorName' : 'chooseAnswer'),
    ]),
  )
}

function unstorable(context: Context, entered: Record<string, string>): Record<string, string> {
  const { say } = context.get(services)
  return Object.fromEntries(
    Object.entries(entered)
      .filter(([, typed]) => !isStorable(typed))
      .map(([field]) => [field, say('characters')]),
  )
}
