import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { UNSURE } from '#app/core/governance/screening/answers.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenSystem } from '#app/server/register/register.server.ts'
import { vendorPlace } from '#app/server/vendor/vendor-place.server.ts'
import {
  effectsOf,
  sayEffect,
  sayStanding,
  sealOf,
  standingsOf,
  type VendorPlace,
} from '#app/server/vendor/vendor-view.server.ts'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { readEvidence } from '#db/queries/system-record.server.ts'
import { listVendorRequests } from '#db/queries/vendor-requests.server.ts'

type Context = Readonly<RouterContextProvider>
type Question = Parameters<typeof effectsOf>[1]
type Stored = Awaited<ReturnType<typeof listVendorRequests>>[number]

/** The requests about a system, the newest first, with what each answer would change. */
export async function viewRequests(context: Context, open: OpenSystem) {
  const { database, law } = context.get(services)
  const { vendorQuestions } = law().papers
  const { requests, evidence } = await database.withWorkspace(open.scope, async (tx) => ({
    requests: await listVendorRequests(tx, open.system.id),
    evidence: await readEvidence(tx, open.system.id),
  }))
  const place = vendorPlace(context, { system: open.system, today: open.today, evidence })
  return requests.map((request) => ({
    id: request.id,
    vendor: request.vendor,
    /** Whom a mail went to; empty to whoever only reads. */
    email: open.frame.mayWrite ? request.email : '',
    way: request.email !== '' ? ('mail' as const) : request.isLongOver ? null : ('link' as const),
    askedOn: dateIn(request.createdAt, open.timeZone),
    until: dateIn(request.expiresAt, open.timeZone),
    state: request.answeredAt ? ('answered' as const) : request.isOver ? ('over' as const) : ('waiting' as const),
    answeredOn: request.answeredAt && dateIn(request.answeredAt, open.timeZone),
    answeredBy: request.answeredBy,
    answers: request.answeredAt
      ? vendorQuestions.map((question) => viewAnswer(place, question, { context, open, request }))
      : [],
  }))
}

export type RequestView = Awaited<ReturnType<typeof viewRequests>>[number]

type Asked = { context: Context; open: OpenSystem; request: Stored }

function viewAnswer(place: VendorPlace, question: Question, { context, open, request }: Asked) {
  const reply = request.answers[question.id] ?? { answer: UNSURE, text: '' }
  const given = { ...reply, signature: signatureOf(context, open, request) }
  const effects = effectsOf(place, question, given)
  const at = { base: open.frame.base, systemId: open.system.id }
  return {
    question: question.id,
    ask: question.ask,
    /** `null`: the vendor does not know. */
    option: question.options.find(({ id }) => id === reply.answer)?.text ?? null,
    text: reply.text,
    effects: effects.map((effect) => sayEffect(place.rules, effect)),
    /** Where it stands already, in words. */
    standings: standingsOf(place, question, given).map((standing) => sayStanding(place.rules, standing, at)),
    seen: sealOf(effects),
  }
}

/** Who answered and when, as evidence says it. */
export function signatureOf(
  context: Context,
  { timeZone }: Pick<OpenSystem, 'timeZone'>,
  { vendor, answeredBy, answeredAt }: Pick<Stored, 'vendor' | 'answeredBy' | 'answeredAt'>,
): string {
  const day = answeredAt && formatCalendarDate(dateIn(answeredAt, timeZone), context.get(page).locale)
  return [vendor, answeredBy, day?.replaceAll('\u00a0', ' ')].filter(Boolean).join(', ')
}
