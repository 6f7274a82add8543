import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { assessments } from './assessments.ts'
import { app } from './namespaces.ts'

/** What a consultant saw of a capability, beside what the company says of itself. Changes no verdict. */
export const consultantRatings = app.table(
  'consultant_ratings',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    capabilityId: text('capability_id').notNull(),
    /** Levels from 0 to 4; the same: one level was seen. */
    lo: integer('lo').notNull(),
    hi: integer('hi').notNull(),
    reason: text('reason').notNull(),
    /** Of `sys.users`. */
    ratedBy: uuid('rated_by').notNull(),
    ratedAt: timestamp('rated_at', { withTimezone: true }).notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({
      name: 'consultant_ratings_pk',
      columns: [table.workspaceId, table.assessmentId, table.capabilityId],
    }),
    foreignKey({
      name: 'consultant_ratings_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    check('consultant_ratings_capability', sql`char_length(${table.capabilityId}) between 1 and 100`),
    check('consultant_ratings_levels', sql`${table.lo} >= 0 and ${table.lo} <= ${table.hi} and ${table.hi} <= 4`),
    check('consultant_ratings_reason', sql`char_length(${table.reason}) between 1 and 2000`),
    check('consultant_ratings_version', sql`${table.version} > 0`),
  ],
)
