import * as z from 'zod'
import { firstFault } from '#app/core/roadmap/parse-people.ts'
import { findRecordFault } from './find-record-fault.ts'
import { GATE_DECISIONS, GOVERNANCE_STATES } from './gate.ts'
import type { Reading } from './pilot.ts'
import { MOST_CENTS } from './typed-money.ts'

const IsoDate = z.iso.date()
const Id = z.string().min(1).max(100)
const Amount = z.strictObject({ by: z.number(), relative: z.boolean().default(false) })
const Range = z.strictObject({ low: z.number(), base: z.number(), high: z.number() })

const Followed = z.strictObject({
  id: Id,
  name: z.string().max(200).optional(),
  unit: z.string().max(50).optional(),
  kind: z.enum(['continuous', 'proportion', 'skewed']),
  direction: z.enum(['up', 'down']),
  reference: z.number().nullable().default(null),
  bounds: z.strictObject({ lower: z.number().optional(), upper: z.number().optional() }).default({}),
})

const Value = z.strictObject({
  volume: Range,
  adoption: Range,
  minutes: Range.nullable().default(null),
  wage: Range,
  realised: Range,
  run: Range,
  oneOff: Range,
  errors: z.strictObject({ avoided: Range, cost: Range }).nullable().default(null),
  seed: z.int().default(1),
})

const CharterFile = z.strictObject({
  design: z.enum(['before-after', 'control-group', 'random-split']),
  period: z.enum(['day', 'week', 'month']).default('week'),
  startsOn: IsoDate,
  endsOn: IsoDate,
  extendedTo: IsoDate.nullable().default(null),
  declaredOn: IsoDate,
  followUpDays: z.int().min(0).max(365).default(0),
  baselinePeriods: z.int().min(1).max(1_000).nullable().default(null),
  iteration: z.int().min(1).max(99).default(1),
  primary: Id,
  kpis: z
    .array(Followed.extend({ worthwhile: Amount.nullable().default(null) }))
    .min(1)
    .max(50),
  guardrails: z
    .array(Followed.extend({ margin: Amount }))
    .max(50)
    .default([]),
  rules: z.enum(['wheeler', 'nhs']).default('wheeler'),
  screen: z.boolean().default(false),
  value: Value.nullable().default(null),
  claims: z
    .array(z.strictObject({ id: Id, kpi: Id, least: z.number().gt(0) }))
    .max(20)
    .default([]),
})

const RecordFile = z.strictObject({
  charter: CharterFile,
  readings: z
    .array(
      z.strictObject({
        kpi: Id,
        on: IsoDate,
        arm: z.enum(['pilot', 'control']).default('pilot'),
        value: z.number().optional(),
        numerator: z.int().min(0).optional(),
        denominator: z.int().min(0).optional(),
        provisional: z.boolean().default(false),
      }),
    )
    .max(50_000),
  annotations: z
    .array(
      z.strictObject({
        on: IsoDate,
        text: z.string().max(2_000),
        hardEvent: Id.nullable().default(null),
        // Left out where there are none, so that what was exported before keeps its hash.
        newLimits: z
          .strictObject({ kpi: Id, decidedOn: IsoDate, wanted: z.literal(true), lasting: z.literal(true) })
          .optional(),
      }),
    )
    .max(5_000)
    .default([]),
  governance: z
    .array(z.strictObject({ id: Id, state: z.enum(GOVERNANCE_STATES) }))
    .max(100)
    .default([]),
  decisions: z
    .array(z.strictObject({ on: IsoDate, decision: z.enum(GATE_DECISIONS), reason: z.string().max(5_000).default('') }))
    .max(50)
    .default([]),
  // What was really spent; left out where nothing is, for the same reason.
  costs: z
    .array(
      z.strictObject({
        on: IsoDate,
        cents: z.int().min(1).max(MOST_CENTS),
        currency: z.string().regex(/^[A-Z]{3}$/),
        text: z.string().min(1).max(200),
      }),
    )
    .max(1_000)
    .optional(),
})

/**
 * A pilot as it is exported: charter, readings, annotations, checks of governance, decisions of people, and
 * what was spent if anybody wrote it down. No figure hangs on that. */
export type PilotExport = z.infer<typeof RecordFile>

export type ParsedPilot = { ok: true; pilot: PilotExport } | { ok: false; error: { field: string; message: string } }

/**
 * Reads an exported pilot from JSON; what may be left out is filled in.
 *
 * @returns the first fault as the path of a field and a sentence that says what to do
 */
export function parsePilotRecord(json: unknown): ParsedPilot {
  const parsed = RecordFile.safeParse(json)
  if (!parsed.success) return { ok: false, error: firstFault(parsed.error, 'export.json') }
  const fault = findRecordFault(parsed.data)
  return fault === null ? { ok: true, pilot: inOrder(parsed.data) } : { ok: false, error: fault }
}

/** Readings as they are computed with. */
export function readingsOf({ readings }: PilotExport): Reading[] {
  return readings.map(({ kpi, on, arm, value, numerator, denominator, provisional }) => ({
    kpi,
    on,
    arm,
    measured: value === undefined ? { numerator: numerator ?? 0, denominator: denominator ?? 0 } : { value },
    provisional,
  }))
}

/** Equal pilots give equal text: lists whose order means nothing are sorted. */
function inOrder(pilot: PilotExport): PilotExport {
  const key = ({ kpi, on, arm }: PilotExport['readings'][number]) => `${kpi} ${on} ${arm}`
  const by =
    <One>(of: (one: One) => string) =>
    (a: One, b: One) =>
      of(a) < of(b) ? -1 : Number(of(a) > of(b))
  return {
    ...pilot,
    readings: pilot.readings.toSorted(by(key)),
    annotations: pilot.annotations.toSorted(by(({ on, text }) => `${on} ${text}`)),
    governance: pilot.governance.toSorted(by(({ id }) => id)),
    decisions: pilot.decisions.toSorted(by(({ on }) => on)),
    ...(pilot.costs && {
      costs: pilot.costs.toSorted(by(({ on, text, cents, currency }) => `${on} ${text} ${currency} ${cents}`)),
    }),
  }
}
