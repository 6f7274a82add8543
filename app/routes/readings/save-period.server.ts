import { createHash } from 'node:crypto'
import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import {
  FIGURE_PARTS,
  fieldName,
  readTypedFigure,
  type TypedFigure,
  typedOf,
} from '#app/core/pilots/readings/figure-fields.ts'
import { numberOf } from '#app/core/pilots/readings/fit-figure.ts'
import { isFarOff, plausibleRange } from '#app/core/pilots/readings/plausible-range.ts'
import type { Arm, AskedFigure } from '#app/core/pilots/readings/reading-plan.ts'
import type { Locale } from '#app/messages/locales.ts'
import { fieldOf, textFault } from '#app/server/form.server.ts'
import type { OpenPilot } from '#app/server/pilots/open-pilot.server.ts'
import { type PilotWords, pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { writtenFigure, writtenValue } from '#app/server/pilots/written-figure.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { deliverReadings } from '#db/queries/pilot-deliveries.server.ts'
import { listRecentValues } from '#db/queries/pilot-reading-pages.server.ts'
import { MOST_READINGS, type NewReading } from '#db/queries/pilot-readings.server.ts'
import { type EnteredPeriod, readPeriod } from './enter-view.server.ts'
import { REASON_MAX } from './reason-max.ts'

export const PERIOD_FIELDS = {
  intent: 'one',
  on: 'one',
  standing: 'one',
  reason: 'one',
  sure: 'one',
  'value.*.*': 'one',
  'numerator.*.*': 'one',
  'denominator.*.*': 'one',
  'cases.*.*': 'one',
} as const

/** What became of a form that was not taken. */
export type PeriodOutcome = {
  errors: Record<string, string>
  /** What is asked back, by field; `sure` is sent along with a yes. */
  asks: { field: string; ask: string }[]
  sure: string
  typed: Record<string, string>
}

type Context = Readonly<RouterContextProvider>

/**
 * Saves what was typed for one period, all or nothing.
 *
 * @throws a redirect to the next period that is due
 */
export async function savePeriod(context: Context, open: OpenPilot, form: FormData) {
  const { database, say } = context.get(services)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(fieldOf(form, 'on'))?.[0]
  if (day === undefined || open.pilot.archivedAt !== null) throw refusal(409, say('readings.putAway'))
  const reason = fieldOf(form, 'reason').trim()
  const words = await pilotWords(context)
  const reasonFault = textFault(reason, REASON_MAX, say)
  const outcome = await database.withWorkspace(open.scope, async (tx) => {
    const entered = await readPeriod(tx, open, day)
    if (entered.onDay !== day) throw refusal(409, say('readings.otherPeriod'))
    const { readings, errors } = readFields(form, entered, { say, locale: words.locale })
    if (reasonFault !== null) errors.reason = reasonFault
    if (Object.keys(errors).length === 0 && readings.length === 0) errors.figures = say('readings.nothing')
    if (Object.keys(errors).length > 0) return { errors, asks: [], sure: '' }
    const far = await listFarOff(tx, open.pilot.id, { entered, readings, say, words })
    const sure = fingerprint(far.map(({ field }) => [field, readingOf(readings, field)]))
    if (far.length > 0 && fieldOf(form, 'sure') !== sure) return { errors: {}, asks: far, sure }
    return store(tx, open.pilot.id, { readings, reason, say, entered, words })
  })
  if (outcome !== null) return data<PeriodOutcome>({ ...outcome, typed }, 422)
  throw redirect(`/pilots/${open.pilot.id}/readings?saved=${day}`)
}

type Say = ReturnType<typeof sayOf>
const sayOf = (context: Context) => context.get(services).say

type Reader = { say: Say; locale: Locale }

function readFields(form: FormData, { asked, onDay, stored }: EnteredPeriod, { say, locale }: Reader) {
  const errors: Record<string, string> = {}
  const readings: NewReading[] = []
  const isProvisional = fieldOf(form, 'standing') === 'provisional'
  for (const figure of asked.plan.figures)
    for (const arm of asked.plan.arms) {
      const typed = typedIn(form, figure, arm)
      const there = stored.find((one) => one.kpiId === figure.id && one.arm === arm)
      const key = { kpiId: figure.id, onDay, arm, isProvisional }
      if (there && isSame(typed, typedOf(there.measured, locale))) {
        const { measured, cases, caseSd } = there
        if (there.isProvisional !== isProvisional) readings.push({ ...key, measured, cases, caseSd })
        continue
      }
      const read = readTypedFigure(typed, figure)
      if (!read.ok)
        errors[fieldName(read.part, figure.id, arm)] = say(`readings.typed.${read.fault}`, { line: read.line ?? 0 })
      else if (read.figure) readings.push({ ...key, ...read.figure })
    }
  return { readings, errors }
}

const typedIn = (form: FormData, { id }: AskedFigure, arm: Arm) =>
  Object.fromEntries(FIGURE_PARTS.map((part) => [part, fieldOf(form, fieldName(part, id, arm))])) as TypedFigure

const isSame = (one: TypedFigure, other: TypedFigure) => FIGURE_PARTS.every((part) => one[part].trim() === other[part])

type FarOff = { field: string; ask: string }
const MOST_COMPARED = 26

type Said = { entered: EnteredPeriod; say: Say; words: PilotWords }

async function listFarOff(
  tx: WorkspaceTx,
  pilotId: string,
  { entered, readings, say, words }: Said & { readings: readonly NewReading[] },
): Promise<FarOff[]> {
  const kpis = [...new Set(readings.map(({ kpiId }) => kpiId))]
  const recent = await listRecentValues(tx, pilotId, { kpis, most: MOST_COMPARED, but: entered.onDay })
  return readings.flatMap(({ kpiId, arm, measured }) => {
    const figure = entered.asked.plan.figures.find(({ id }) => id === kpiId)
    const value = numberOf(measured)
    if (!figure || value === null) return []
    const own = recent.filter((one) => one.kpiId === kpiId && one.arm === arm).map((one) => one.value)
    const range = plausibleRange(own, figure.level)
    if (range === null || !isFarOff(value, range)) return []
    const [low, high] = range.from === 'figures' ? [Math.min(...own), Math.max(...own)] : [figure.level ?? 0, 0]
    const facts = { name: figure.name, typed: writtenFigure(words, measured, figure.unit) }
    const ends = { low: writtenValue(words, low, figure), high: writtenValue(words, high, figure) }
    const part = 'value' in measured ? 'value' : 'numerator'
    return [{ field: fieldName(part, kpiId, arm), ask: say(`readings.farFrom.${range.from}`, { ...facts, ...ends }) }]
  })
}

const readingOf = (readings: readonly NewReading[], field: string) =>
  readings.find(({ kpiId, arm }) => field.endsWith(fieldName('value', kpiId, arm).slice('value'.length)))?.measured

const fingerprint = (of: unknown) => createHash('sha256').update(JSON.stringify(of)).digest('hex')

async function store(
  tx: WorkspaceTx,
  pilotId: string,
  { readings, reason, say, entered, words }: Said & { readings: NewReading[]; reason: string },
) {
  const stored = await deliverReadings(tx, pilotId, {
    source: 'form',
    senderRef: null,
    fileName: '',
    keyId: null,
    readings,
    reason: reason === '' ? null : reason,
  })
  const failed = (errors: Record<string, string>) => ({ errors, asks: [], sure: '' })
  if (stored.is === 'differs') {
    const [{ before } = { before: undefined }] = stored.differing
    const figure = entered.asked.plan.figures.find(({ id }) => id === before?.kpiId)
    const facts = {
      name: figure?.name ?? '',
      was: before ? writtenFigure(words, before.measured, figure?.unit ?? '') : '',
    }
    return failed({ reason: say('readings.reason', facts) })
  }
  if (stored.is === 'full') return failed({ figures: say('readings.full', { max: MOST_READINGS }) })
  if (stored.is === 'gone') throw refusal(404, say('noPilot'))
  return null
}
