import * as z from 'zod'
import { comparableName } from '#app/core/exchange/same-name.ts'
import type { Measured } from '#app/core/pilots/pilot.ts'
import { type FigureFault, figureFault, fitDay } from './fit-figure.ts'
import { type FigureKey, keyOf } from './missing-periods.ts'
import type { ReadingPlan } from './reading-plan.ts'
import { LARGEST_COUNT } from './typed-figure.ts'
import { readTypedPeriod } from './typed-period.ts'

/** What one call may send. */
const MOST_SENT = 1_000

/** A figure as a program sends it. */
type SentFigure = FigureKey & {
  measured: Measured
  cases: number | null
  caseSd: number | null
  isProvisional: boolean
}

/** What is wrong with a field; words for each stand in `refusals.api.field`. */
type SentFaultCode =
  | FigureFault
  | 'unknown'
  | 'type'
  | 'least'
  | 'most'
  | 'choice'
  | 'period'
  | 'characters'
  | 'wrong'
  | 'twice'
  | 'casesOfCounts'
  | 'noPeriod'
  | 'tooLong'
  | 'future'
  | 'farAway'

/** What is wrong, with the path of the field that it is wrong in, such as `readings.0.value`. */
export type SentFault = { field: string; code: SentFaultCode; values?: Readonly<Record<string, string | number>> }

export type SentReadings =
  | { ok: true; figures: SentFigure[]; reason: string | null; isSingle: boolean }
  | { ok: false; faults: SentFault[] }

const Count = z.int().min(0).max(LARGEST_COUNT)
const One = z.strictObject({
  kpi: z.string().min(1).max(200),
  on: z.string().regex(/^\d{4}-(?:\d{2}-\d{2}|\d{2}|W\d{2})$/),
  arm: z.enum(['pilot', 'control']).default('pilot'),
  value: z.number().min(-1e15).max(1e15).optional(),
  numerator: Count.optional(),
  denominator: Count.optional(),
  cases: z.int().min(1).max(LARGEST_COUNT).optional(),
  caseSd: z.number().min(0).max(1e15).optional(),
  provisional: z.boolean().default(false),
})
const Reason = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .refine((text) => text.isWellFormed() && !text.includes('\0'))
  .optional()
const Many = z.strictObject({ readings: z.array(One).min(1).max(MOST_SENT), reason: Reason })
const Single = One.extend({ reason: Reason })

/**
 * Reads what a program sends: one reading, or several as `readings`; every fault of every field.
 *
 * @param today ISO date; nothing can be known of periods that begin later
 */
export function readSentReadings(json: unknown, { plan, today }: { plan: ReadingPlan; today: string }): SentReadings {
  const isSingle = !(typeof json === 'object' && json !== null && 'readings' in json)
  const parsed = isSingle ? Single.safeParse(json) : Many.safeParse(json)
  if (!parsed.success) return { ok: false, faults: shapeFaults(parsed.error) }
  const sent = 'readings' in parsed.data ? parsed.data.readings : [parsed.data]
  const faults: SentFault[] = []
  const seen = new Set<string>()
  const figures = sent.flatMap((one, at) => {
    const path = (field: string) => (isSingle ? field : `readings.${at}.${field}`)
    const read = fitSent(one, { plan, today })
    if ('code' in read) faults.push({ ...read, field: path(read.field) })
    else if (seen.has(keyOf(read))) faults.push({ field: path('on'), code: 'twice' })
    else {
      seen.add(keyOf(read))
      return [read]
    }
    return []
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, figures, reason: parsed.data.reason ?? null, isSingle }
}

const MOST_FAULTS = 100

function shapeFaults({ issues }: z.ZodError): SentFault[] {
  return issues.slice(0, MOST_FAULTS).flatMap((issue): SentFault[] => {
    if (issue.code !== 'unrecognized_keys') return [{ field: issue.path.join('.'), ...shapeFault(issue) }]
    return issue.keys.map((key) => ({ field: [...issue.path, key.slice(0, 100)].join('.'), code: 'unknown' }))
  })
}

function shapeFault(issue: z.core.$ZodIssue): Pick<SentFault, 'code' | 'values'> {
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'type', values: { expected: issue.expected } }
    case 'too_small':
      return { code: 'least', values: { of: issue.origin, number: Number(issue.minimum) } }
    case 'too_big':
      return { code: 'most', values: { of: issue.origin, number: Number(issue.maximum) } }
    case 'invalid_value':
      return { code: 'choice', values: { choices: issue.values.join(', ') } }
    case 'invalid_format':
      return { code: 'period' }
    case 'custom':
      return { code: 'characters' }
    default:
      return { code: 'wrong' }
  }
}

/** In which field each is mended. */
const FIELDS: Record<FigureFault, string> = {
  unknownKpi: 'kpi',
  noControl: 'arm',
  countsNeeded: 'numerator',
  valueNeeded: 'value',
  countsReversed: 'numerator',
}

const refused = (code: FigureFault): SentFault => ({ field: FIELDS[code], code })

function fitSent(
  { kpi, on, arm, value, numerator, denominator, cases, caseSd, provisional }: z.infer<typeof One>,
  { plan, today }: { plan: ReadingPlan; today: string },
): SentFigure | SentFault {
  const asked = plan.figures.find(({ id, name }) => id === kpi || comparableName(name) === comparableName(kpi))
  if (asked === undefined) return refused('unknownKpi')
  const onDay = dayIn(on, plan, today)
  if (typeof onDay !== 'string') return onDay
  const isValue = value !== undefined && numerator === undefined && denominator === undefined
  const isCounts = value === undefined && numerator !== undefined && denominator !== undefined
  if (!isValue && !isCounts) return refused(asked.kind === 'proportion' ? 'countsNeeded' : 'valueNeeded')
  const measured = isValue ? { value } : { numerator: numerator ?? 0, denominator: denominator ?? 0 }
  const figure = { kpiId: asked.id, onDay, arm, measured }
  const misfit = figureFault(plan, figure)
  if (misfit !== null) return refused(misfit)
  if (isCounts && (cases !== undefined || caseSd !== undefined)) return { field: 'cases', code: 'casesOfCounts' }
  return { ...figure, cases: cases ?? null, caseSd: caseSd ?? null, isProvisional: provisional }
}

const LENGTH = { day: 0, week: 1, month: 2 } as const

function dayIn(on: string, plan: ReadingPlan, today: string): string | SentFault {
  const read = readTypedPeriod(on, { style: 'day-first', today })
  if (!read.ok) return { field: 'on', code: 'noPeriod' }
  if (LENGTH[read.grain] > LENGTH[plan.period]) return { field: 'on', code: 'tooLong', values: { period: plan.period } }
  const fit = fitDay(read.on, plan, today)
  if (fit.ok) return fit.onDay
  if (fit.fault === 'future') return { field: 'on', code: 'future' }
  return { field: 'on', code: 'farAway' }
}
