import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Measured } from '#app/core/pilots/pilot.ts'
import { app } from './namespaces.ts'
import { pilots } from './pilots.ts'

/** One time that figures came in: a form, a file, a paste, a call of a program. */
export const pilotDeliveries = app.table(
  'pilot_deliveries',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    pilotId: uuid('pilot_id').notNull(),
    source: text('source', { enum: ['form', 'import', 'api', 'paste'] }).notNull(),
    /** By what the sender knows it again; `null`: they named nothing. Once in each pilot. */
    senderRef: text('sender_ref'),
    /** SHA-256 (hex) of what was sent, so that one name is not used for two things. */
    contentHash: text('content_hash').notNull(),
    /** Of a file; empty: none. */
    fileName: text('file_name').notNull().default(''),
    /** The key of a program, which may be gone; `null`: a person. */
    keyId: uuid('key_id'),
    /** Of `sys.users`; of a program, whoever made its key. */
    deliveredBy: uuid('delivered_by').notNull(),
    deliveredAt: timestamp('delivered_at', { withTimezone: true }).notNull().defaultNow(),
    /** How many figures were new, already there as sent, and corrected. */
    added: integer('added').notNull().default(0),
    unchanged: integer('unchanged').notNull().default(0),
    corrected: integer('corrected').notNull().default(0),
  },
  (table) => [
    primaryKey({ name: 'pilot_deliveries_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'pilot_deliveries_of_pilot',
      columns: [table.workspaceId, table.pilotId],
      foreignColumns: [pilots.workspaceId, pilots.id],
    }).onDelete('cascade'),
    unique('pilot_deliveries_sent_once').on(table.workspaceId, table.pilotId, table.senderRef),
    check('pilot_deliveries_source', sql`${table.source} in ('form', 'import', 'api', 'paste')`),
    check('pilot_deliveries_hash', sql`${table.contentHash} ~ '^[0-9a-f]{64}$'`),
    check(
      'pilot_deliveries_texts',
      sql`char_length(${table.senderRef}) between 1 and 200 and char_length(${table.fileName}) <= 200`,
    ),
    check('pilot_deliveries_counts', sql`least(${table.added}, ${table.unchanged}, ${table.corrected}) >= 0`),
  ],
)

/** The figure of one KPI or guardrail for one period and arm: the key is why no week doubles. */
export const pilotReadings = app.table(
  'pilot_readings',
  {
    workspaceId: uuid('workspace_id').notNull(),
    pilotId: uuid('pilot_id').notNull(),
    /** Of the charter. */
    kpiId: text('kpi_id').notNull(),
    /** First day of the period: the day itself, a Monday, or the first of a month. */
    onDay: date('on_day', { mode: 'string' }).notNull(),
    arm: text('arm', { enum: ['pilot', 'control'] }).notNull(),
    /** A plain figure; `null`: it is counted. */
    value: doublePrecision('value'),
    /** Cases that count, of all cases; `null`: it is a plain figure. */
    numerator: integer('numerator'),
    denominator: integer('denominator'),
    /** What a plain figure rests on: cases, and their standard deviation; `null`: not said. */
    cases: integer('cases'),
    caseSd: doublePrecision('case_sd'),
    /** Known to change still. */
    isProvisional: boolean('is_provisional').notNull().default(false),
    /** What it came with last, of the same pilot. */
    deliveryId: uuid('delivery_id').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({
      name: 'pilot_readings_pk',
      columns: [table.workspaceId, table.pilotId, table.kpiId, table.onDay, table.arm],
    }),
    foreignKey({
      name: 'pilot_readings_of_pilot',
      columns: [table.workspaceId, table.pilotId],
      foreignColumns: [pilots.workspaceId, pilots.id],
    }).onDelete('cascade'),
    check('pilot_readings_kpi', sql`char_length(${table.kpiId}) between 1 and 100`),
    check('pilot_readings_arm', sql`${table.arm} in ('pilot', 'control')`),
    check(
      'pilot_readings_figure',
      sql`(${table.value} is null) = (${table.numerator} is not null) and (${table.numerator} is null) = (${table.denominator} is null)
        and ${table.numerator} between 0 and ${table.denominator} and abs(${table.value}) < 'Infinity'`,
    ),
    check('pilot_readings_cases', sql`${table.cases} >= 1 and ${table.caseSd} >= 0 and ${table.caseSd} < 'Infinity'`),
  ],
)

/** What is kept of a figure in its history: all of it but who and when. */
export type PastReading = {
  measured: Measured
  cases: number | null
  caseSd: number | null
  isProvisional: boolean
  version: number
}

/** What a figure was before it was corrected or taken out, by whom and why. Only ever added to. */
export const pilotReadingChanges = app.table(
  'pilot_reading_changes',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    pilotId: uuid('pilot_id').notNull(),
    kpiId: text('kpi_id').notNull(),
    onDay: date('on_day', { mode: 'string' }).notNull(),
    arm: text('arm', { enum: ['pilot', 'control'] }).notNull(),
    /** Value or counts, cases and whether it was provisional, as stored; `after` is `null` for one taken out. */
    before: jsonb('before').$type<PastReading>().notNull(),
    after: jsonb('after').$type<PastReading>(),
    /** Empty only where the figure was known to change still. */
    reason: text('reason').notNull(),
    changedBy: uuid('changed_by').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'pilot_reading_changes_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'pilot_reading_changes_of_pilot',
      columns: [table.workspaceId, table.pilotId],
      foreignColumns: [pilots.workspaceId, pilots.id],
    }).onDelete('cascade'),
    index('pilot_reading_changes_by_reading').on(
      table.workspaceId,
      table.pilotId,
      table.kpiId,
      table.onDay,
      table.arm,
      table.id,
    ),
    check('pilot_reading_changes_kpi', sql`char_length(${table.kpiId}) between 1 and 100`),
    check('pilot_reading_changes_arm', sql`${table.arm} in ('pilot', 'control')`),
    check(
      'pilot_reading_changes_reason',
      sql`char_length(${table.reason}) <= 2000 and (${table.reason} <> '' or ${table.before} ->> 'isProvisional' = 'true')`,
    ),
  ],
)
