import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { assessments } from './assessments.ts'
import { app } from './namespaces.ts'

/** How the report of a check is laid out; without a row, as usual. Lies beside the snapshot: figures stay as they were. */
export const reportSettings = app.table(
  'report_settings',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    /** Section ids in the order that was wished; those that it does not name follow as usual. */
    sectionOrder: text('section_order').array().notNull().default(sql`'{}'`),
    /** Sections that are switched off. */
    hidden: text('hidden').array().notNull().default(sql`'{}'`),
    paper: text('paper', { enum: ['a4', 'letter'] })
      .notNull()
      .default('a4'),
    /** Whose colours and logos: the client's over the workspace's, or one of them alone. */
    look: text('look', { enum: ['both', 'client', 'workspace'] })
      .notNull()
      .default('both'),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ name: 'report_settings_pk', columns: [table.workspaceId, table.assessmentId] }),
    foreignKey({
      name: 'report_settings_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    check('report_settings_order', sql`cardinality(${table.sectionOrder}) <= 100`),
    check('report_settings_hidden', sql`cardinality(${table.hidden}) <= 100`),
    check('report_settings_paper', sql`${table.paper} in ('a4', 'letter')`),
    check('report_settings_look', sql`${table.look} in ('both', 'client', 'workspace')`),
  ],
)

/** What people wrote into the report of a check, each text by itself, so that two who write do not disturb each other. */
export const reportTexts = app.table(
  'report_texts',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    /** What it says something of, such as `dimension:people` or `summary:headline`. */
    field: text('field').notNull(),
    /** As it was typed; empty: taken back. */
    body: text('body').notNull(),
    /** What was proposed when it was written; `null`: nothing was. */
    basis: text('basis'),
    /** 1 for the first; grows by one with each change, also where a text is taken back. */
    version: integer('version').notNull(),
    /** Who wrote it last: of `sys.users`, or a guest. */
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'report_texts_pk', columns: [table.workspaceId, table.assessmentId, table.field] }),
    foreignKey({
      name: 'report_texts_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    check('report_texts_field', sql`${table.field} ~ '^[a-z-]{1,30}:[a-z0-9-]{1,100}$'`),
    check('report_texts_body', sql`char_length(${table.body}) <= 6000`),
    check('report_texts_basis', sql`char_length(${table.basis}) <= 10000`),
    check('report_texts_version', sql`${table.version} > 0`),
  ],
)
