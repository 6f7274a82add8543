import { services } from '#app/context.server.ts'
import { readSentReadings, type SentFault } from '#app/core/pilots/readings/read-sent-readings.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { type PilotWords, pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { cursorAfter, readCursor } from '#app/server/pilots/reading-cursor.ts'
import { openReadingsApi, type ReadingsApi, senderRefOf } from '#app/server/pilots/readings-api.server.ts'
import { writtenFigure } from '#app/server/pilots/written-figure.ts'
import { problem } from '#app/server/problem.server.ts'
import type { Say } from '#app/server/words.server.ts'
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
    const { database, say } = context.get(services)
    if (!asked.ok) {
      const errors = asked.faults.map((fault) => ({
        ...fault,
        detail: say(`api.field.${fault.code}`, { max: MOST_A_PAGE }),
      }))
      return problem(say, { status: 422, detail: say('api.search'), errors })
    }
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
    day === undefined || dayOf(day) !== null ? [] : [{ field, code: 'day' as const }]
  const faults = [
    ...noDay('from', from),
    ...noDay('to', to),
    ...(size < 1 || size > MOST_A_PAGE ? [{ field: 'limit', code: 'limit' as const }] : []),
    ...(after === null ? [{ field: 'cursor', code: 'cursor' as const }] : []),
  ]
  if (faults.length > 0 || after === null) return { ok: false as const, faults }
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
    const { database, now, say } = context.get(services)
    const senderRef = senderRefOf(request)
    if (senderRef === 'wrong') return problem(say, { status: 400, detail: say('api.idempotencyKey') })
    const json = await jsonOf(request)
    if (json === undefined) return problem(say, { status: 400, detail: say('api.noJson') })
    const sent = readSentReadings(json, { plan: open.plan, today: dateIn(now(), open.timeZone) })
    if (!sent.ok) {
      const errors = sent.faults.map((fault) => problemOf(fault, say))
      return problem(say, { status: 422, detail: say('api.nothingStored'), errors })
    }
    const { figures: readings, reason, isSingle } = sent
    const { pilotId, keyId, scope } = open.holder
    const delivery = { source: 'api', senderRef, fileName: '', keyId, readings, reason } as const
    const outcome = await database.withWorkspace(scope, (tx) => deliverReadings(tx, pilotId, delivery))
    return answerOf(outcome, { open, readings, isSingle, words: await pilotWords(context), say })
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
  say: Say
}

const problemOf = ({ field, code, values }: SentFault, say: Say) => ({
  field,
  code,
  detail: say(`api.field.${code}`, values),
})

function answerOf(outcome: DeliveryOutcome, sent: Sent): Response {
  const { say } = sent
  switch (outcome.is) {
    case 'stored':
    case 'again': {
      const { is, ...counts } = outcome
      const isNew = is === 'stored' && counts.added + counts.corrected > 0
      return Response.json({ ...counts, replayed: is === 'again' }, { status: isNew ? 201 : 200 })
    }
    case 'nameTaken':
      return problem(say, { status: 422, detail: say('api.nameTaken') })
    case 'differs':
      return problem(say, { status: 409, detail: say('api.differs'), errors: differing(outcome, sent) })
    case 'full':
      return problem(say, { status: 409, detail: say('api.full', { max: MOST_READINGS }) })
    case 'gone':
      return problem(say, { status: 404, detail: say('api.gone') })
  }
}

function differing(
  { differing }: Extract<DeliveryOutcome, { is: 'differs' }>,
  { open, readings, isSingle, words, say }: Sent,
) {
  return differing.map(({ before, after }) => {
    const at = readings.findIndex(
      ({ kpiId, onDay, arm }) => kpiId === after.kpiId && onDay === after.onDay && arm === after.arm,
    )
    const unit = open.plan.figures.find(({ id }) => id === after.kpiId)?.unit ?? ''
    const field = 'value' in after.measured ? 'value' : 'numerator'
    const figure = writtenFigure(words, before.measured, unit).replaceAll('\u00a0', ' ')
    const detail = say('api.field.there', { figure })
    return { field: isSingle ? field : `readings.${at}.${field}`, code: 'there', detail }
  })
}
