import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { StoredFigures } from '#app/core/priority/use-case-value.ts'
import { assessments } from './assessments.ts'
import { app } from './namespaces.ts'

/** What a year of a use case would bring and cost, as its people put it. Without a row it is not estimated. */
export const useCaseValues = app.table(
  'use_case_values',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    useCaseId: text('use_case_id').notNull(),
    /** Low, base and high of each input, and where it comes from. */
    figures: jsonb('figures').$type<StoredFigures>().notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ name: 'use_case_values_pk', columns: [table.workspaceId, table.assessmentId, table.useCaseId] }),
    foreignKey({
      name: 'use_case_values_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    check('use_case_values_use_case', sql`char_length(${table.useCaseId}) between 1 and 100`),
    check('use_case_values_figures', sql`jsonb_typeof(${table.figures}) = 'object'`),
    check('use_case_values_version', sql`${table.version} > 0`),
  ],
)
