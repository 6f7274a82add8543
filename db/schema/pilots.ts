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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { CharterContent, CharterDraft } from '#app/core/pilots/charter/charter-content.ts'
import { app } from './namespaces.ts'
import { clients } from './workspaces.ts'

/** A pilot of a company, with the charter as people work on it. */
export const pilots = app.table(
  'pilots',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    /** The company that runs it. */
    clientId: uuid('client_id').notNull(),
    /** The check that it came from, which may be gone; `null`: from none. */
    assessmentId: uuid('assessment_id'),
    /** Use case or technique of the catalogue; `null`: none of these. */
    targetId: text('target_id'),
    /** The pilot that it goes on from, which may be gone; `null`: it is the first on its plan. */
    previousId: uuid('previous_id'),
    name: text('name').notNull(),
    /** The charter as it is worked on. What counts is the version that was signed. */
    draft: jsonb('draft').$type<CharterDraft>().notNull(),
    /** The signed version that counts; `null`: none yet. */
    charterNumber: integer('charter_number'),
    /** First and last day by that version, extended or not; `null` without one. */
    startsOn: date('starts_on', { mode: 'string' }),
    endsOn: date('ends_on', { mode: 'string' }),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    /** When people decided at the gate; `null`: not yet. */
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    /** Since when it is put away; `null`: it is on the board. */
    archivedAt: timestamp('archived_at', { withTimezone: true }),
    /** Of name and draft. */
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ name: 'pilots_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'pilots_of_client',
      columns: [table.workspaceId, table.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }).onDelete('cascade'),
    index('pilots_by_client').on(table.workspaceId, table.clientId, table.id),
    index('pilots_by_assessment').on(table.workspaceId, table.assessmentId),
    check('pilots_name', sql`char_length(${table.name}) between 1 and 200`),
    check('pilots_target', sql`char_length(${table.targetId}) between 1 and 100`),
    check('pilots_draft', sql`jsonb_typeof(${table.draft}) = 'object'`),
    check(
      'pilots_signed',
      sql`(${table.charterNumber} is null) = (${table.startsOn} is null) and (${table.startsOn} is null) = (${table.endsOn} is null)
        and ${table.charterNumber} >= 1 and ${table.endsOn} >= ${table.startsOn}`,
    ),
  ],
)

/** A version of a charter that was put before those who sign. It never changes; it counts once all three signed. */
export const pilotCharters = app.table(
  'pilot_charters',
  {
    workspaceId: uuid('workspace_id').notNull(),
    pilotId: uuid('pilot_id').notNull(),
    /** From 1 in each pilot. */
    number: integer('number').notNull(),
    content: jsonb('content').$type<CharterContent>().notNull(),
    /** Why it differs from the one before; empty: nothing was signed before. */
    reason: text('reason').notNull().default(''),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull().defaultNow(),
    /** Since when it counts; `null`: not all signed. A later version takes its place. */
    inForceAt: timestamp('in_force_at', { withTimezone: true }),
    /** When it was taken back before all had signed; `null`: it was not. */
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'pilot_charters_pk', columns: [table.workspaceId, table.pilotId, table.number] }),
    foreignKey({
      name: 'pilot_charters_of_pilot',
      columns: [table.workspaceId, table.pilotId],
      foreignColumns: [pilots.workspaceId, pilots.id],
    }).onDelete('cascade'),
    uniqueIndex('pilot_charters_one_waiting')
      .on(table.workspaceId, table.pilotId)
      .where(sql`${table.inForceAt} is null and ${table.withdrawnAt} is null`),
    check('pilot_charters_number', sql`${table.number} >= 1`),
    check('pilot_charters_content', sql`jsonb_typeof(${table.content}) = 'object'`),
    check('pilot_charters_reason', sql`char_length(${table.reason}) <= 2000`),
    check('pilot_charters_end', sql`${table.inForceAt} is null or ${table.withdrawnAt} is null`),
  ],
)

/** One discipline's agreement to a version of a charter. */
export const pilotSignOffs = app.table(
  'pilot_sign_offs',
  {
    workspaceId: uuid('workspace_id').notNull(),
    pilotId: uuid('pilot_id').notNull(),
    number: integer('number').notNull(),
    discipline: text('discipline', { enum: ['marketing', 'data-it', 'legal'] }).notNull(),
    /** Who agrees, as they are called. */
    name: text('name').notNull(),
    /** Who pressed the button. */
    signedBy: uuid('signed_by').notNull(),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'pilot_sign_offs_pk',
      columns: [table.workspaceId, table.pilotId, table.number, table.discipline],
    }),
    foreignKey({
      name: 'pilot_sign_offs_of_charter',
      columns: [table.workspaceId, table.pilotId, table.number],
      foreignColumns: [pilotCharters.workspaceId, pilotCharters.pilotId, pilotCharters.number],
    }).onDelete('cascade'),
    check('pilot_sign_offs_discipline', sql`${table.discipline} in ('marketing', 'data-it', 'legal')`),
    check('pilot_sign_offs_name', sql`char_length(${table.name}) between 1 and 200`),
  ],
)

/** How a check of governance stands that no duty of the register answers. */
export const pilotChecks = app.table(
  'pilot_checks',
  {
    workspaceId: uuid('workspace_id').notNull(),
    pilotId: uuid('pilot_id').notNull(),
    /** Of the charter. */
    checkId: text('check_id').notNull(),
    state: text('state', { enum: ['fail', 'missing', 'pass'] }).notNull(),
    /** What shows it: words or a link; empty: not said. */
    evidence: text('evidence').notNull().default(''),
    changedBy: uuid('changed_by').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'pilot_checks_pk', columns: [table.workspaceId, table.pilotId, table.checkId] }),
    foreignKey({
      name: 'pilot_checks_of_pilot',
      columns: [table.workspaceId, table.pilotId],
      foreignColumns: [pilots.workspaceId, pilots.id],
    }).onDelete('cascade'),
    check('pilot_checks_state', sql`${table.state} in ('fail', 'missing', 'pass')`),
    check(
      'pilot_checks_texts',
      sql`char_length(${table.checkId}) between 1 and 100 and char_length(${table.evidence}) <= 2000`,
    ),
  ],
)
