import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { assessments } from './assessments.ts'
import { bytea } from './bytea.ts'
import { app } from './namespaces.ts'
import { clients } from './workspaces.ts'

/** Something that shows a fact of a company: a file or a link. Files are handed out and never opened by us. */
export const evidencePieces = app.table(
  'evidence_pieces',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    clientId: uuid('client_id').notNull(),
    /** A file's, its ending included; what a link is called. */
    name: text('name').notNull(),
    kind: text('kind', { enum: ['link', 'pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx', 'csv', 'txt'] }).notNull(),
    /** `null`: a file, or gone. */
    url: text('url'),
    /** Bytes; 0: a link, or gone. */
    size: integer('size').notNull().default(0),
    /** Pictures as we drew them anew; `null`: a link, or gone. */
    content: bytea('content'),
    /** Of `sys.users` or a guest. */
    addedBy: uuid('added_by').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
    /** Since when nothing but its name is kept, as no answer used it any more; `null`: it is there. */
    goneAt: timestamp('gone_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'evidence_pieces_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'evidence_pieces_of_client',
      columns: [table.workspaceId, table.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }).onDelete('cascade'),
    index('evidence_pieces_by_client').on(table.workspaceId, table.clientId, table.addedAt),
    check('evidence_pieces_name', sql`char_length(${table.name}) between 1 and 200`),
    check(
      'evidence_pieces_kind',
      sql`${table.kind} in ('link', 'pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx', 'csv', 'txt')`,
    ),
    check('evidence_pieces_url', sql`${table.url} ~ '^https?://' and char_length(${table.url}) <= 2000`),
    check(
      'evidence_pieces_size',
      sql`${table.size} = coalesce(octet_length(${table.content}), 0) and ${table.size} <= 5242880`,
    ),
    check(
      'evidence_pieces_held',
      sql`(${table.url} is not null) = (${table.kind} = 'link' and ${table.goneAt} is null)
        and (${table.content} is not null) = (${table.kind} <> 'link' and ${table.goneAt} is null)`,
    ),
  ],
)

/** Which piece shows the answer to which question; what was taken away stays as a row that says so. */
export const evidenceUses = app.table(
  'evidence_uses',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    questionId: text('question_id').notNull(),
    pieceId: uuid('piece_id').notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
    /** `null`: it counts. */
    removedBy: uuid('removed_by'),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'evidence_uses_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'evidence_uses_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'evidence_uses_of_piece',
      columns: [table.workspaceId, table.pieceId],
      foreignColumns: [evidencePieces.workspaceId, evidencePieces.id],
    }).onDelete('cascade'),
    uniqueIndex('evidence_uses_once')
      .on(table.workspaceId, table.assessmentId, table.questionId, table.pieceId)
      .where(sql`${table.removedAt} is null`),
    index('evidence_uses_by_piece').on(table.workspaceId, table.pieceId),
    check('evidence_uses_question', sql`char_length(${table.questionId}) between 1 and 100`),
    check('evidence_uses_removed', sql`(${table.removedAt} is null) = (${table.removedBy} is null)`),
  ],
)
