import { sql } from 'drizzle-orm'
import { check, foreignKey, jsonb, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { assessments } from './assessments.ts'
import { app } from './namespaces.ts'

/** `score`: `null` if the dimension does not apply. */
export type DimensionSummary = { id: string; score: { lo: number; hi: number } | null }

/** A submitted assessment, frozen: what went in, what came out. Written once, never changed (P16). */
export const snapshots = app.table(
  'snapshots',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    inputs: jsonb('inputs').$type<unknown>().notNull(),
    catalogueHash: text('catalogue_hash').notNull(),
    engineVersion: text('engine_version').notNull(),
    result: jsonb('result').$type<unknown>().notNull(),
    /** `null`: no plan was asked for or possible. */
    plan: jsonb('plan').$type<unknown>(),
    report: jsonb('report').$type<unknown>().notNull(),
    /** The same plan and report in the other languages, by language (older ones: the report alone); `null`: submitted when reports were in one alone. */
    translations: jsonb('translations').$type<Record<string, unknown>>(),
    /** The workspace's own questions as they were asked, with the result that they gave; `null`: it asked the standard's. */
    own: jsonb('own').$type<unknown>(),
    /** Of the result, the score of each dimension: what lists of many clients show without reading results. */
    dimensions: jsonb('dimensions').$type<DimensionSummary[]>().notNull().default([]),
    /** Of the canonical JSON of inputs, versions, result, plan and report, hex. */
    sha256: text('sha256').notNull(),
    submittedBy: uuid('submitted_by').notNull(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'snapshots_pk', columns: [table.workspaceId, table.id] }),
    unique('snapshots_of_assessment').on(table.workspaceId, table.assessmentId),
    foreignKey({
      name: 'snapshots_in_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    check('snapshots_dimensions', sql`jsonb_typeof(${table.dimensions}) = 'array'`),
    check('snapshots_sha256', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
)
