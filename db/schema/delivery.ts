import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { assessments } from './assessments.ts'
import { bytea } from './bytea.ts'
import { reportEditions } from './editions.ts'
import { app } from './namespaces.ts'
import { workspaces } from './workspaces.ts'

/** A link by which somebody without an account reads the report of an assessment. Kept once it has ended, so that it can say so. */
export const reportLinks = app.table(
  'report_links',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    /** The version that it shows; `null`: the report as it stands whenever it is opened. */
    editionId: uuid('edition_id'),
    /** SHA-256. */
    tokenHash: bytea('token_hash').notNull(),
    /** For whom it was made, in the words of whoever made it. */
    label: text('label').notNull(),
    /** The address that it was mailed to; empty: it was shown once, to be handed on. */
    mailedTo: text('mailed_to').notNull().default(''),
    /** Whether it opens only with a code that is mailed to one of the addresses. */
    isGuarded: boolean('is_guarded').notNull().default(false),
    /** Canonical; none are left once they were forgotten, and then a code opens nothing. */
    addresses: text('addresses').array().notNull().default(sql`'{}'`),
    /** Whether the report may be taken along as a file. */
    mayDownload: boolean('may_download').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    revokedBy: uuid('revoked_by'),
    /** How often a browser opened the report; who that was is not kept. */
    views: integer('views').notNull().default(0),
    firstViewedAt: timestamp('first_viewed_at', { withTimezone: true }),
    lastViewedAt: timestamp('last_viewed_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'report_links_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'report_links_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'report_links_of_edition',
      columns: [table.workspaceId, table.editionId],
      foreignColumns: [reportEditions.workspaceId, reportEditions.id],
    }).onDelete('cascade'),
    index('report_links_by_assessment').on(table.workspaceId, table.assessmentId),
    index('report_links_by_token').on(table.workspaceId, table.tokenHash),
    check('report_links_token', sql`octet_length(${table.tokenHash}) = 32`),
    check('report_links_label', sql`char_length(${table.label}) between 1 and 200`),
    check('report_links_mailed_to', sql`char_length(${table.mailedTo}) <= 254`),
    check('report_links_addresses', sql`cardinality(${table.addresses}) <= 20`),
    check('report_links_revoked', sql`(${table.revokedAt} is null) = (${table.revokedBy} is null)`),
    check(
      'report_links_views',
      sql`${table.views} >= 0 and (${table.views} = 0) = (${table.firstViewedAt} is null)
        and (${table.firstViewedAt} is null) = (${table.lastViewedAt} is null)`,
    ),
  ],
)

/** A mail that took a link to somebody, and how far it came. */
export const reportMails = app.table(
  'report_mails',
  {
    workspaceId: uuid('workspace_id').notNull(),
    /** Of the link that it took along. */
    linkId: uuid('link_id').notNull(),
    subject: text('subject').notNull(),
    /** Without the link itself. */
    body: text('body').notNull(),
    hasPdf: boolean('has_pdf').notNull(),
    queuedAt: timestamp('queued_at', { withTimezone: true }).notNull().defaultNow(),
    /** Nobody tries it after. */
    triedUntil: timestamp('tried_until', { withTimezone: true }).notNull(),
    /** When our mail server took it; `null`: not yet, or never. */
    sentAt: timestamp('sent_at', { withTimezone: true }),
    /** Why the last try failed; `null`: none did, or it was sent. */
    fault: text('fault', { enum: ['unreachable', 'address', 'refused'] }),
    /** Since when nobody tries any more; `null`: it is tried, or was sent. */
    failedAt: timestamp('failed_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'report_mails_pk', columns: [table.workspaceId, table.linkId] }),
    foreignKey({
      name: 'report_mails_of_link',
      columns: [table.workspaceId, table.linkId],
      foreignColumns: [reportLinks.workspaceId, reportLinks.id],
    }).onDelete('cascade'),
    check('report_mails_subject', sql`char_length(${table.subject}) between 1 and 200`),
    check('report_mails_body', sql`char_length(${table.body}) between 1 and 5000`),
    check('report_mails_fault', sql`${table.fault} in ('unreachable', 'address', 'refused')`),
    check(
      'report_mails_state',
      sql`num_nonnulls(${table.sentAt}, ${table.failedAt}) <= 1
        and (${table.failedAt} is null or ${table.fault} is not null)`,
    ),
  ],
)

/** What a workspace writes with its reports. No row: what the product proposes. */
export const reportMailTexts = app.table(
  'report_mail_texts',
  {
    workspaceId: uuid('workspace_id').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    changedBy: uuid('changed_by').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ name: 'report_mail_texts_pk', columns: [table.workspaceId] }),
    foreignKey({
      name: 'report_mail_texts_of_workspace',
      columns: [table.workspaceId],
      foreignColumns: [workspaces.workspaceId],
    }).onDelete('cascade'),
    check('report_mail_texts_subject', sql`char_length(${table.subject}) between 1 and 200`),
    check('report_mail_texts_body', sql`char_length(${table.body}) between 1 and 5000`),
    check('report_mail_texts_version', sql`${table.version} > 0`),
  ],
)
