import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { assessments, participants } from './assessments.ts'
import { bytea } from './bytea.ts'
import { app } from './namespaces.ts'

/** That several people are asked for one assessment. No row: nobody but the lead was ever asked. */
export const rounds = app.table(
  'rounds',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    /** Until when people are asked to answer, in the workspace's zone; `null`: no day was named. */
    dueOn: date('due_on', { mode: 'string' }),
    /** So many days before that day who is missing gets a mail; empty: never. */
    reminderDays: integer('reminder_days').array().notNull().default(sql`'{7,3,1}'`),
    openedBy: uuid('opened_by').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull().defaultNow(),
    /** `null`: it is open. */
    closedAt: timestamp('closed_at', { withTimezone: true }),
    closedBy: uuid('closed_by'),
    /** The last time; `null`: never. */
    reopenedAt: timestamp('reopened_at', { withTimezone: true }),
    reopenedBy: uuid('reopened_by'),
  },
  (table) => [
    primaryKey({ name: 'rounds_pk', columns: [table.workspaceId, table.assessmentId] }),
    foreignKey({
      name: 'rounds_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    check(
      'rounds_reminder_days',
      sql`cardinality(${table.reminderDays}) <= 5 and 1 <= all(${table.reminderDays}) and 60 >= all(${table.reminderDays})`,
    ),
    check('rounds_closed', sql`(${table.closedAt} is null) = (${table.closedBy} is null)`),
    check('rounds_reopened', sql`(${table.reopenedAt} is null) = (${table.reopenedBy} is null)`),
  ],
)

/**
 * A link to answer by. `many`: whoever has it comes in as somebody new. `person`: mailed to one person; `return`: made
 * by somebody who is in, to come back. Kept once it was taken back, so that it can say so.
 */
export const answerLinks = app.table(
  'answer_links',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    kind: text('kind', { enum: ['many', 'person', 'return'] }).notNull(),
    /** Whose it is; `null` only for `many`. */
    participantId: uuid('participant_id'),
    /** Of whoever comes in by it; `null`: they say it themselves. */
    discipline: text('discipline'),
    /** SHA-256. */
    tokenHash: bytea('token_hash').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'answer_links_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'answer_links_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'answer_links_of_participant',
      columns: [table.workspaceId, table.assessmentId, table.participantId],
      foreignColumns: [participants.workspaceId, participants.assessmentId, participants.id],
    }).onDelete('cascade'),
    index('answer_links_by_assessment').on(table.workspaceId, table.assessmentId, table.kind),
    index('answer_links_by_token').on(table.workspaceId, table.tokenHash),
    check('answer_links_kind', sql`${table.kind} in ('many', 'person', 'return')`),
    check('answer_links_person', sql`(${table.kind} = 'many') = (${table.participantId} is null)`),
    check('answer_links_token', sql`octet_length(${table.tokenHash}) = 32`),
    check(
      'answer_links_discipline',
      sql`${table.discipline} in ('marketing', 'data', 'it', 'legal', 'management', 'finance')`,
    ),
  ],
)

/** A question that somebody passes on: to a discipline, to somebody of the team, or to somebody by name. */
export const questionPasses = app.table(
  'question_passes',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    /** Who passes it on. */
    participantId: uuid('participant_id').notNull(),
    questionId: text('question_id').notNull(),
    /** `null`: to a person. */
    toDiscipline: text('to_discipline'),
    /** Somebody of the team; `null`: to a discipline, or to a name that may be nobody's there yet. */
    toParticipantId: uuid('to_participant_id'),
    /** Empty: to a discipline, or to somebody of the team. */
    toName: text('to_name').notNull().default(''),
    passedAt: timestamp('passed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'question_passes_pk',
      columns: [table.workspaceId, table.assessmentId, table.participantId, table.questionId],
    }),
    foreignKey({
      name: 'question_passes_of_participant',
      columns: [table.workspaceId, table.assessmentId, table.participantId],
      foreignColumns: [participants.workspaceId, participants.assessmentId, participants.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'question_passes_to_participant',
      columns: [table.workspaceId, table.assessmentId, table.toParticipantId],
      foreignColumns: [participants.workspaceId, participants.assessmentId, participants.id],
    }).onDelete('cascade'),
    index('question_passes_by_person').on(table.workspaceId, table.toParticipantId),
    check('question_passes_question', sql`char_length(${table.questionId}) between 1 and 100`),
    check(
      'question_passes_to',
      sql`num_nonnulls(${table.toDiscipline}, ${table.toParticipantId}, nullif(${table.toName}, '')) = 1
        and char_length(${table.toName}) <= 200
        and ${table.toDiscipline} in ('marketing', 'data', 'it', 'legal', 'management', 'finance')`,
    ),
  ],
)

/** A mail that reminded somebody, so that none is sent twice. */
export const participantNotices = app.table(
  'participant_notices',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    /** The day that it was due. */
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** So many days before it. */
    daysBefore: integer('days_before').notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'participant_notices_pk',
      columns: [table.workspaceId, table.participantId, table.dueOn, table.daysBefore],
    }),
    foreignKey({
      name: 'participant_notices_of_participant',
      columns: [table.workspaceId, table.assessmentId, table.participantId],
      foreignColumns: [participants.workspaceId, participants.assessmentId, participants.id],
    }).onDelete('cascade'),
  ],
)
