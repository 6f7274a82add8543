import type { RouterContextProvider } from 'react-router'
import { data, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { SIGN_OFFS } from '#app/core/pilots/charter/charter-content.ts'
import { checkDecision, GATE_DECISIONS } from '#app/core/pilots/gate.ts'
import { mayReview } from '#app/core/pilots/review-opens.ts'
import { fieldOf, nameFault, readForm, textFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireEvaluated } from '#app/server/pilots/evaluated-pilot.server.ts'
import { freezeReview } from '#app/server/pilots/freeze-review.server.ts'
import { startNextPilot } from '#app/server/pilots/next-pilot.server.ts'
import { type OpenPilot, requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { decideReview, listReviews, signReview } from '#db/queries/pilot-reviews.server.ts'
import { GATE_NAME_MAX, GATE_REASON_MAX, type GateFault } from './gate-fields.ts'
import { sayCheck } from './say-check.server.ts'

type Context = Readonly<RouterContextProvider>

const FIELDS = {
  intent: 'one',
  number: 'count',
  hash: 'one',
  decision: 'one',
  reason: 'one',
  discipline: 'one',
  name: 'one',
  check: 'one',
  state: 'one',
  evidence: 'one',
  baseline: 'one',
} as const

/** Opens a gate review, writes down how a check stands or what people decided, signs it, or begins the next pilot. */
export async function changeGate(context: Context, pilotId: string, request: Request) {
  const own = context.get(services)
  const open = await requirePilot(context, pilotId)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, own.say)
  const intent = fieldOf(form, 'intent')
  if (intent === 'open') return openNow(context, pilotId)
  if (intent === 'check') return sayCheck(context, open, form)
  if (intent === 'decide') return decide(context, pilotId, form)
  if (intent === 'next') return beginNext(context, open, form)
  if (intent === 'sign') return sign(context, pilotId, form)
  throw refusal(400, own.say('unknownForm'))
}

const fault = (found: GateFault, status: number) => data<GateFault>(found, status)
const NOTHING = { typed: '', discipline: '', decision: '', check: '' }

async function openNow(context: Context, pilotId: string) {
  const { database, say } = context.get(services)
  const { evaluated, scope, pilot, today } = await requireEvaluated(context, pilotId)
  if (!evaluated || !mayReview(evaluated.figures))
    return fault({ ...NOTHING, field: 'form', message: say('reviewTooEarly') }, 409)
  const number = await freezeReview({ database, scope, pilotId: pilot.id }, today)
  if (number === 'full') return fault({ ...NOTHING, field: 'form', message: say('reviewsFull') }, 409)
  throw redirect(`/pilots/${pilot.id}/gate`)
}

async function beginNext(context: Context, open: OpenPilot, form: FormData) {
  const next = await startNextPilot(context, open, { takeBaseline: fieldOf(form, 'baseline') === 'yes' })
  if ('error' in next) return fault({ ...NOTHING, field: 'form', message: next.error }, 409)
  throw redirect(`/pilots/${next.id}/charter`)
}

async function decide(context: Context, pilotId: string, form: FormData) {
  const { database, say } = context.get(services)
  const { scope, pilot } = await requirePilot(context, pilotId)
  const review = (await database.withWorkspace(scope, (tx) => listReviews(tx, pilot.id)))[0]
  const number = Number(fieldOf(form, 'number'))
  const decision = GATE_DECISIONS.find((one) => one === fieldOf(form, 'decision'))
  const typed = fieldOf(form, 'reason')
  const reason = typed.trim()
  const again = { ...NOTHING, typed, decision: decision ?? '' }
  const isThis = review?.number === number && review.inputsSha256 === fieldOf(form, 'hash') && review.decision === null
  if (!review || !isThis) return fault({ ...again, field: 'form', message: say('reviewChanged') }, 409)
  if (decision === undefined) return fault({ ...again, field: 'decision', message: say('decisionMissing') }, 422)
  const wrong = textFault(typed, GATE_REASON_MAX, say)
  if (wrong) return fault({ ...again, field: 'reason', message: wrong }, 422)
  if (checkDecision(review.proposed, { decision, reason }).missingReason)
    return fault({ ...again, field: 'reason', message: say('overrideReason') }, 422)
  const { inputsSha256 } = review
  const isDecided = await database.withWorkspace(scope, (tx) =>
    decideReview(tx, pilot.id, { number, inputsSha256, decision, reason }),
  )
  if (!isDecided) return fault({ ...again, field: 'form', message: say('reviewChanged') }, 409)
  throw redirect(`/pilots/${pilot.id}/gate`)
}

async function sign(context: Context, pilotId: string, form: FormData) {
  const { database, say } = context.get(services)
  const { scope, pilot } = await requirePilot(context, pilotId)
  const discipline = SIGN_OFFS.find((one) => one === fieldOf(form, 'discipline'))
  if (discipline === undefined) throw refusal(400, say('unknownForm'))
  const typed = fieldOf(form, 'name')
  const name = typed.trim()
  const wrong = name === '' ? say('signName') : nameFault(name, GATE_NAME_MAX, say)
  const again = { ...NOTHING, typed, discipline }
  if (wrong) return fault({ ...again, field: 'name', message: wrong }, 422)
  const number = Number(fieldOf(form, 'number'))
  const isSigned = await database.withWorkspace(scope, (tx) => signReview(tx, pilot.id, { number, discipline, name }))
  if (!isSigned) return fault({ ...again, field: 'form', message: say('signedMeanwhile') }, 409)
  throw redirect(`/pilots/${pilot.id}/gate#signatures`)
}
