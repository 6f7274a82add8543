import { sql } from 'drizzle-orm'
import { check, date, foreignKey, integer, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { assessments } from './assessments.ts'
import { bytea } from './bytea.ts'
import { app } from './namespaces.ts'

/**
 * What was said of one action of a plan, each time that somebody said something. Rows are only added; the highest version
 * holds. Work begins when a check is submitted, so this goes on beside the submitted plan, which stays as it was.
 */
export const actionTasks = app.table(
  'action_tasks',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    actionId: text('action_id').notNull(),
    /** 1 for the first; grows by one. */
    version: integer('version').notNull(),
    status: text('status', { enum: ['proposed', 'planned', 'doing', 'done', 'dropped'] }).notNull(),
    /** Id of a person of the plan; `null`: chosen by the plan. */
    person: text('person'),
    /** First day on which it may begin. */
    notBefore: date('not_before', { mode: 'string' }),
    dueOn: date('due_on', { mode: 'string' }),
    /** When it was actually begun and done; `null`: not yet, or nobody said. */
    begunOn: date('begun_on', { mode: 'string' }),
    doneOn: date('done_on', { mode: 'string' }),
    /** Why it was dropped; empty for everything else. */
    dropReason: text('drop_reason').notNull().default(''),
    /** Own estimate in half-days of work; `null`: the catalogue's. */
    lowHalfDays: integer('low_half_days'),
    highHalfDays: integer('high_half_days'),
    /** Own lines of the checklist. */
    steps: text('steps').array().notNull().default(sql`'{}'`),
    /** What of the checklist is ticked: `deliverable`, `definition` and own lines by their words. */
    ticked: text('ticked').array().notNull().default(sql`'{}'`),
    note: text('note').notNull().default(''),
    /** Addresses of what shows it. */
    links: text('links').array().notNull().default(sql`'{}'`),
    /** Of `sys.users`, or a guest; `null`: taken over from an earlier version of Preflight. */
    changedBy: uuid('changed_by'),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'action_tasks_pk',
      columns: [table.workspaceId, table.assessmentId, table.actionId, table.version],
    }),
    foreignKey({
      name: 'action_tasks_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    check('action_tasks_action', sql`char_length(${table.actionId}) between 1 and 100`),
    check('action_tasks_version', sql`${table.version} > 0`),
    check('action_tasks_status', sql`${table.status} in ('proposed', 'planned', 'doing', 'done', 'dropped')`),
    check('action_tasks_person', sql`char_length(${table.person}) between 1 and 100`),
    check(
      'action_tasks_days',
      sql`(${table.begunOn} is null or ${table.status} in ('doing', 'done'))
        and (${table.doneOn} is null or ${table.status} = 'done')
        and (${table.begunOn} is null or ${table.doneOn} is null or ${table.begunOn} <= ${table.doneOn})`,
    ),
    check(
      'action_tasks_dropped',
      sql`(${table.status} = 'dropped') = (${table.dropReason} <> '') and char_length(${table.dropReason}) <= 2000`,
    ),
    check(
      'action_tasks_estimate',
      sql`(${table.lowHalfDays} is null) = (${table.highHalfDays} is null)
        and ${table.lowHalfDays} between 0 and ${table.highHalfDays} and ${table.highHalfDays} between 1 and 1000`,
    ),
    check('action_tasks_steps', sql`cardinality(${table.steps}) <= 20 and cardinality(${table.ticked}) <= 22`),
    check('action_tasks_note', sql`char_length(${table.note}) <= 4000`),
    check('action_tasks_links', sql`cardinality(${table.links}) <= 10`),
  ],
)

/** A calendar of a check's actions that calendar programs read by a secret address. */
export const actionFeeds = app.table(
  'action_feeds',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    /** SHA-256. */
    tokenHash: bytea('token_hash').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'action_feeds_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'action_feeds_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    unique('action_feeds_of_assessment_once').on(table.workspaceId, table.assessmentId),
    check('action_feeds_token', sql`octet_length(${table.tokenHash}) = 32`),
  ],
)
