import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { NewLimits } from '#app/core/pilots/new-limits.ts'
import { bytea } from './bytea.ts'
import { app } from './namespaces.ts'
import { pilots } from './pilots.ts'

/** Something that happened in a pilot on a day, such as a new form going live; also a hard event. */
export const pilotAnnotations = app.table(
  'pilot_annotations',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    pilotId: uuid('pilot_id').notNull(),
    onDay: date('on_day', { mode: 'string' }).notNull(),
    body: text('body').notNull(),
    /** The hard event of the charter that it was; `null`: none. */
    hardEventId: text('hard_event_id'),
    /** It gives a KPI's chart new limits from this day on; `null`: it does not. Never changed, only taken back. */
    newLimits: jsonb('new_limits').$type<NewLimits>(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When it was taken back, by whom and why: then it counts no more; `null` and empty: it stands. */
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnReason: text('withdrawn_reason').notNull().default(''),
  },
  (table) => [
    primaryKey({ name: 'pilot_annotations_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'pilot_annotations_of_pilot',
      columns: [table.workspaceId, table.pilotId],
      foreignColumns: [pilots.workspaceId, pilots.id],
    }).onDelete('cascade'),
    index('pilot_annotations_by_day').on(table.workspaceId, table.pilotId, table.onDay, table.id),
    check(
      'pilot_annotations_texts',
      sql`char_length(${table.body}) between 1 and 2000 and char_length(${table.hardEventId}) between 1 and 100
        and char_length(${table.withdrawnReason}) <= 2000`,
    ),
    check(
      'pilot_annotations_new_limits',
      sql`${table.newLimits} is null or (jsonb_typeof(${table.newLimits}) = 'object' and ${table.hardEventId} is null)`,
    ),
    check(
      'pilot_annotations_withdrawn',
      sql`(${table.withdrawnAt} is null) = (${table.withdrawnBy} is null)
        and (${table.withdrawnAt} is null) = (${table.withdrawnReason} = '')`,
    ),
  ],
)

/** By it a program sends figures of one pilot; here is only its fingerprint. */
export const pilotKeys = app.table(
  'pilot_keys',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    pilotId: uuid('pilot_id').notNull(),
    /** What it is for. */
    name: text('name').notNull(),
    /** SHA-256. */
    tokenHash: bytea('token_hash').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** `null`: never. */
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
    /** Since when it opens nothing any more; `null`: it still does. */
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'pilot_keys_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'pilot_keys_of_pilot',
      columns: [table.workspaceId, table.pilotId],
      foreignColumns: [pilots.workspaceId, pilots.id],
    }).onDelete('cascade'),
    index('pilot_keys_by_pilot').on(table.workspaceId, table.pilotId, table.id),
    unique('pilot_keys_token').on(table.workspaceId, table.tokenHash),
    check('pilot_keys_name', sql`char_length(${table.name}) between 1 and 200`),
    check('pilot_keys_hash', sql`octet_length(${table.tokenHash}) = 32`),
  ],
)

/** A gate review: what the rule proposed on a day, frozen, and what people decided. */
export const pilotGateReviews = app.table(
  'pilot_gate_reviews',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    pilotId: uuid('pilot_id').notNull(),
    /** From 1 in each pilot. */
    number: integer('number').notNull(),
    /** The day that was looked from. */
    onDay: date('on_day', { mode: 'string' }).notNull(),
    /** The charter that counted. */
    charterNumber: integer('charter_number').notNull(),
    /** The pilot as it would be exported, and the figures that came of it. */
    inputs: jsonb('inputs').$type<unknown>().notNull(),
    figures: jsonb('figures').$type<unknown>().notNull(),
    /** What computed them. */
    engine: text('engine').notNull(),
    /** Of the canonical JSON of the inputs, hex: what `preflight kpi` prints as `inputs`. */
    inputsSha256: text('inputs_sha256').notNull(),
    /** What the rule proposed. */
    proposed: text('proposed', { enum: ['stop', 'iterate', 'go'] }).notNull(),
    openedBy: uuid('opened_by').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull().defaultNow(),
    /** What people decided; `null`: not yet. */
    decision: text('decision', { enum: ['stop', 'iterate', 'go'] }),
    /** Why; never empty against the rule. */
    reason: text('reason').notNull().default(''),
    decidedBy: uuid('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'pilot_gate_reviews_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'pilot_gate_reviews_of_pilot',
      columns: [table.workspaceId, table.pilotId],
      foreignColumns: [pilots.workspaceId, pilots.id],
    }).onDelete('cascade'),
    unique('pilot_gate_reviews_number').on(table.workspaceId, table.pilotId, table.number),
    uniqueIndex('pilot_gate_reviews_one_open')
      .on(table.workspaceId, table.pilotId)
      .where(sql`${table.decision} is null`),
    check('pilot_gate_reviews_order', sql`${table.number} >= 1 and ${table.charterNumber} >= 1`),
    check('pilot_gate_reviews_hash', sql`${table.inputsSha256} ~ '^[0-9a-f]{64}$'`),
    check(
      'pilot_gate_reviews_decisions',
      sql`${table.proposed} in ('stop', 'iterate', 'go') and ${table.decision} in ('stop', 'iterate', 'go')`,
    ),
    check(
      'pilot_gate_reviews_decided',
      sql`(${table.decision} is null) = (${table.decidedBy} is null) and (${table.decision} is null) = (${table.decidedAt} is null)
        and char_length(${table.reason}) <= 5000
        and (${table.decision} is null or ${table.decision} = ${table.proposed} or char_length(btrim(${table.reason})) >= 10)`,
    ),
    check('pilot_gate_reviews_engine', sql`char_length(${table.engine}) between 1 and 100`),
  ],
)

/** Who signed what was decided at a gate, for which discipline. */
export const pilotGateSignatures = app.table(
  'pilot_gate_signatures',
  {
    workspaceId: uuid('workspace_id').notNull(),
    reviewId: uuid('review_id').notNull(),
    discipline: text('discipline', { enum: ['marketing', 'data-it', 'legal'] }).notNull(),
    /** Who signs, as they are called. */
    name: text('name').notNull(),
    /** Who pressed the button. */
    signedBy: uuid('signed_by').notNull(),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'pilot_gate_signatures_pk',
      columns: [table.workspaceId, table.reviewId, table.discipline],
    }),
    foreignKey({
      name: 'pilot_gate_signatures_of_review',
      columns: [table.workspaceId, table.reviewId],
      foreignColumns: [pilotGateReviews.workspaceId, pilotGateReviews.id],
    }).onDelete('cascade'),
    check('pilot_gate_signatures_discipline', sql`${table.discipline} in ('marketing', 'data-it', 'legal')`),
    check('pilot_gate_signatures_name', sql`char_length(${table.name}) between 1 and 200`),
  ],
)

/** What people were mailed about a pilot, so that nothing is mailed twice. */
export const pilotNotices = app.table(
  'pilot_notices',
  {
    workspaceId: uuid('workspace_id').notNull(),
    pilotId: uuid('pilot_id').notNull(),
    kind: text('kind', { enum: ['missing', 'guardrail', 'hardEvent'] }).notNull(),
    /** The first day of the period, the guardrail, or the annotation that it was about. */
    about: text('about').notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'pilot_notices_pk', columns: [table.workspaceId, table.pilotId, table.kind, table.about] }),
    foreignKey({
      name: 'pilot_notices_of_pilot',
      columns: [table.workspaceId, table.pilotId],
      foreignColumns: [pilots.workspaceId, pilots.id],
    }).onDelete('cascade'),
    check('pilot_notices_kind', sql`${table.kind} in ('missing', 'guardrail', 'hardEvent')`),
    check('pilot_notices_about', sql`char_length(${table.about}) between 1 and 100`),
  ],
)
