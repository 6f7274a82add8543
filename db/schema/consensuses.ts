import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Level } from '#content/schema.ts'
import { assessments } from './assessments.ts'
import { app } from './namespaces.ts'

/** What people can agree on: one level or one option. */
export type AgreedValue = { level: Level } | { option: string }

/**
 * What the people of a check agreed on together about a question, each time that they did. Rows are only added; the
 * highest version holds, and one without a value takes the agreement back. Nobody's own answer is touched.
 */
export const consensuses = app.table(
  'consensuses',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    questionId: text('question_id').notNull(),
    /** 1 for the first; grows by one, also where an agreement is taken back. */
    version: integer('version').notNull(),
    /** `null`: taken back. */
    value: jsonb('value').$type<AgreedValue>(),
    reason: text('reason').notNull(),
    /** Hash of the wording that was talked about. */
    wordingHash: text('wording_hash').notNull(),
    /** Who wrote it down: of `sys.users`, or a guest. */
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'consensuses_pk',
      columns: [table.workspaceId, table.assessmentId, table.questionId, table.version],
    }),
    foreignKey({
      name: 'consensuses_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    check('consensuses_question', sql`char_length(${table.questionId}) between 1 and 100`),
    check('consensuses_version', sql`${table.version} > 0`),
    check('consensuses_reason', sql`char_length(${table.reason}) between 1 and 2000`),
    check(
      'consensuses_value',
      sql`jsonb_typeof(${table.value}) = 'object' and (
        ${table.value} ? 'level' and ${table.value} - 'level' = '{}' and ${table.value} -> 'level' in ('0', '1', '2', '3', '4')
        or ${table.value} ? 'option' and ${table.value} - 'option' = '{}' and jsonb_typeof(${table.value} -> 'option') = 'string')`,
    ),
  ],
)
