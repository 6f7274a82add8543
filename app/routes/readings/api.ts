import { services } from '#app/context.server.ts'
import { readSentReadings } from '#app/core/pilots/readings/read-sent-readings.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { type PilotWords, pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { cursorAfter, readCursor } from '#app/server/pilots/reading-cursor.ts'
import { openReadingsApi, type ReadingsApi, senderRefOf } from '#app/server/pilots/readings-api.server.ts'
import { writtenFigure } from '#app/server/pilots/written-figure.ts'
import { problem } from '#app/server/problem.server.ts'
import { type DeliveryOutcome, deliverReadings } from '#db/queries/pilot-deliveries.server.ts'
import { listReadings, MOST_READINGS, type StoredReading } from '#db/queries/pilot-readings.server.ts'
import type { Route } from './+types/api'

/** Figures of one answer, and how many a program may ask for. */
const PAGE = 100
const MOST_A_PAGE = 1_000

/**
 * The figures of a pilot by KPI, day and arm, a page at a time; `kpi`, `from` and `to` in the address choose among them.
 * `next` of an answer, sent as `cursor`, gives those behind it; `null`: there are no more.
 */
export async function loader({ context, params, request, url }: Route.LoaderArgs): Promise<Response> {
  return openReadingsApi(context, { request, url, pilotId: params.pilotId }, async ({ holder, plan }) => {
    const asked = readSearch(url)
    if (!asked.ok) return problem(422, 'Some fields do not fit.', asked.errors)
    const { database } = context.get(services)
    const { kpi, limit, ...among } = asked.search
    const search = { ...among, kpis: kpi === null ? plan.figures.map(({ id }) => id) : [kpi], limit: limit + 1 }
    const found = await database.withWorkspace(holder.scope, (tx) => listReadings(tx, holder.pilotId, search))
    const readings = found.slice(0, limit)
    const last = readings.at(-1)
    return Response.json({
      readings: readings.map(sentOf),
      next: last && found.length > limit ? cursorAfter(last) : null,
    })
  })
}

function readSearch({ searchParams }: URL) {
  const said = (name: string) => searchParams.get(name) ?? undefined
  const [from, to, limit, cursor] = [said('from'), said('to'), said('limit'), said('cursor')]
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const size = limit === undefined ? PAGE : /^\d{1,4}$/.test(limit) ? Number(limit) : 0
  const noDay = (field: string, day: string | undefined) =>
    day === undefined || dayOf(day) !== null ? [] : [{ field, detail: 'Write a day: 2026-11-16.' }]
  const errors = [
    ...noDay('from', from),
    ...noDay('to', to),
    ...(size < 1 || size > MOST_A_PAGE ? [{ field: 'limit', detail: `Write a number from 1 to ${MOST_A_PAGE}.` }] : []),
    ...(after === null ? [{ field: 'cursor', detail: 'Send what an answer gave as "next".' }] : []),
  ]
  if (errors.length > 0 || after === null) return { ok: false as const, errors }
  return { ok: true as const, search: { kpi: searchParams.get('kpi'), from, to, after, limit: size } }
}

const sentOf = ({ kpiId, onDay, arm, measured, cases, caseSd, isProvisional, recordedAt, version }: StoredReading) => ({
  kpi: kpiId,
  on: onDay,
  arm,
  ...measured,
  ...(cases !== null && { cases }),
  ...(caseSd !== null && { caseSd }),
  provisional: isProvisional,
  version,
  recordedAt: recordedAt.toISOString(),
})

/** Takes one figure or many, all or none of them. The same ones again change nothing. */
export async function action({ context, params, request, url }: Route.ActionArgs): Promise<Response> {
  return openReadingsApi(context, { request, url, pilotId: params.pilotId }, async (open) => {
    const { database, now } = context.get(services)
    const senderRef = senderRefOf(request)
    if (senderRef === 'wrong')
      return problem(400, 'Idempotency-Key has 1 to 180 letters, digits and signs, and no blanks around them.')
    const json = await jsonOf(request)
    if (json === undefined) return problem(400, 'The body is no JSON in UTF-8.')
    const sent = readSentReadings(json, { plan: open.plan, today: dateIn(now(), open.timeZone) })
    if (!sent.ok) return problem(422, 'Nothing was stored. Mend these fields and send all of it again.', sent.faults)
    const { figures: readings, reason, isSingle } = sent
    const { pilotId, keyId, scope } = open.holder
    const delivery = { source: 'api', senderRef, fileName: '', keyId, readings, reason } as const
    const outcome = await database.withWorkspace(scope, (tx) => deliverReadings(tx, pilotId, delivery))
    return answerOf(outcome, { open, readings, isSingle, words: await pilotWords(context) })
  })
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await request.arrayBuffer()))
  } catch {
    return undefined
  }
}

type Sent = {
  open: ReadingsApi
  readings: readonly { kpiId: string; onDay: string; arm: string }[]
  isSingle: boolean
  words: PilotWords
}

function answerOf(outcome: DeliveryOutcome, sent: Sent): Response {
  switch (outcome.is) {
    case 'stored':
    case 'again': {
      const { is, ...counts } = outcome
      const isNew = is === 'stored' && counts.added + counts.corrected > 0
      return Response.json({ ...counts, replayed: is === 'again' }, { status: isNew ? 201 : 200 })
    }
    case 'nameTaken':
      return problem(422, 'Something else was sent with this Idempotency-Key before. Use a new one.')
    case 'differs':
      return problem(
        409,
        'Other figures are there already, and nothing was stored. Send a "reason" to correct them.',
        differing(outcome, sent),
      )
    case 'full':
      return problem(409, `A pilot has room for ${MOST_READINGS} figures.`)
    case 'gone':
      return problem(404, 'There is no such pilot.')
  }
}

function differing(
  { differing }: Extract<DeliveryOutcome, { is: 'differs' }>,
  { open, readings, isSingle, words }: Sent,
) {
  return differing.map(({ before, after }) => {
    const at = readings.findIndex(
      ({ kpiId, onDay, arm }) => kpiId === after.kpiId && onDay === after.onDay && arm === after.arm,
    )
    const unit = open.plan.figures.find(({ id }) => id === after.kpiId)?.unit ?? ''
    const field = 'value' in after.measured ? 'value' : 'numerator'
    const detail = `There is ${writtenFigure(words, before.measured, unit).replaceAll('\u00a0', ' ')} already.`
    return { field: isSingle ? field : `readings.${at}.${field}`, detail }
  })
}
