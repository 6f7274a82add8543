import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { assessments } from './assessments.ts'
import { bytea } from './bytea.ts'
import { app } from './namespaces.ts'

/** A version of a report that was issued: the whole report as it then was. Written once, never changed. */
export const reportEditions = app.table(
  'report_editions',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    /** Its version is `major.minor`, such as 1.0. */
    major: integer('major').notNull(),
    minor: integer('minor').notNull(),
    /** The report model with settings, commentary and brand. */
    report: jsonb('report').$type<unknown>().notNull(),
    /** Of the canonical JSON of the report, hex. */
    sha256: text('sha256').notNull(),
    /** Of the canonical JSON of what the report was made from, without its own cover; hex: tells whether something changed since. */
    contentSha256: text('content_sha256').notNull(),
    /** What it is for, or why it was issued; empty: nothing was said. */
    note: text('note').notNull().default(''),
    paper: text('paper', { enum: ['a4', 'letter'] }).notNull(),
    /** Viewers may sign it, too. */
    mayViewersSign: boolean('may_viewers_sign').notNull().default(false),
    /** Of `sys.users`, or a guest. */
    issuedBy: uuid('issued_by').notNull(),
    /** As it stands in the report; empty: a guest without a name. */
    issuerName: text('issuer_name').notNull(),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'report_editions_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'report_editions_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    unique('report_editions_version').on(table.workspaceId, table.assessmentId, table.major, table.minor),
    check('report_editions_number', sql`${table.major} > 0 and ${table.minor} >= 0`),
    check(
      'report_editions_sha256',
      sql`${table.sha256} ~ '^[0-9a-f]{64}$' and ${table.contentSha256} ~ '^[0-9a-f]{64}$'`,
    ),
    check('report_editions_paper', sql`${table.paper} in ('a4', 'letter')`),
    check('report_editions_texts', sql`char_length(${table.note}) <= 1000 and char_length(${table.issuerName}) <= 200`),
  ],
)

/** That somebody stands for a version by name. One signature a version; after it the next version counts anew. */
export const editionSignatures = app.table(
  'edition_signatures',
  {
    workspaceId: uuid('workspace_id').notNull(),
    editionId: uuid('edition_id').notNull(),
    /** As typed by whoever signs: stands on the cover. */
    name: text('name').notNull(),
    /** Such as their position; empty: nothing was said. */
    position: text('position').notNull().default(''),
    /** Of `sys.users`. */
    signedBy: uuid('signed_by').notNull(),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'edition_signatures_pk', columns: [table.workspaceId, table.editionId] }),
    foreignKey({
      name: 'edition_signatures_of_edition',
      columns: [table.workspaceId, table.editionId],
      foreignColumns: [reportEditions.workspaceId, reportEditions.id],
    }).onDelete('cascade'),
    check(
      'edition_signatures_texts',
      sql`char_length(${table.name}) between 1 and 120 and char_length(${table.position}) <= 120`,
    ),
  ],
)

/**
 * The PDF of a version as it was handed out: stored, so that no later release draws it otherwise. It lies here, or in
 * the object storage that the settings name; its hash says that it is the same in either place.
 */
export const editionFiles = app.table(
  'edition_files',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    editionId: uuid('edition_id').notNull(),
    /** As issued, or with the signature on its cover. */
    kind: text('kind', { enum: ['issued', 'signed'] }).notNull(),
    /** `null`: it lies in the object storage. */
    content: bytea('content'),
    /** Of the content, hex. */
    sha256: text('sha256').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull().defaultNow(),
    /** What its object there is called; `null`: it lies here. */
    objectId: uuid('object_id'),
  },
  (table) => [
    primaryKey({ name: 'edition_files_pk', columns: [table.workspaceId, table.id] }),
    unique('edition_files_once').on(table.workspaceId, table.editionId, table.kind),
    foreignKey({
      name: 'edition_files_of_edition',
      columns: [table.workspaceId, table.editionId],
      foreignColumns: [reportEditions.workspaceId, reportEditions.id],
    }).onDelete('cascade'),
    check('edition_files_held', sql`num_nonnulls(${table.content}, ${table.objectId}) = 1`),
    check('edition_files_kind', sql`${table.kind} in ('issued', 'signed')`),
    check('edition_files_size', sql`octet_length(${table.content}) between 1 and 20971520`),
    check('edition_files_sha256', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
)
