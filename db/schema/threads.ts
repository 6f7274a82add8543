import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { assessments } from './assessments.ts'
import { app } from './namespaces.ts'

/** What somebody said about a question of an assessment. Who said it stays; what was said goes when they delete it. */
export const comments = app.table(
  'comments',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    questionId: text('question_id').notNull(),
    /** The comment that began the thread; its own id: this one did. */
    threadId: uuid('thread_id').notNull(),
    /** Of the comment that began a thread: whoever is asked to answer by a link may read the thread and write in it. */
    forAsked: boolean('for_asked').notNull().default(false),
    /** Of `sys.users`, of a participant, or a guest. */
    authorId: uuid('author_id').notNull(),
    /** Empty once it is deleted. */
    body: text('body').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** `null`: as first written. */
    changedAt: timestamp('changed_at', { withTimezone: true }),
    /** `null`: it stands. */
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'comments_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'comments_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    index('comments_by_question').on(table.workspaceId, table.assessmentId, table.questionId, table.id),
    check('comments_question', sql`char_length(${table.questionId}) between 1 and 100`),
    check(
      'comments_body',
      sql`char_length(${table.body}) <= 4000 and (${table.body} = '') = (${table.deletedAt} is not null)`,
    ),
  ],
)

/** When a thread was resolved and when it was opened again; the latest counts. */
export const threadTurns = app.table(
  'thread_turns',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    /** The comment that began the thread. */
    threadId: uuid('thread_id').notNull(),
    turn: text('turn', { enum: ['resolved', 'reopened'] }).notNull(),
    actedBy: uuid('acted_by').notNull(),
    actedAt: timestamp('acted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'thread_turns_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'thread_turns_of_thread',
      columns: [table.workspaceId, table.threadId],
      foreignColumns: [comments.workspaceId, comments.id],
    }).onDelete('cascade'),
    index('thread_turns_by_thread').on(table.workspaceId, table.threadId, table.id),
    check('thread_turns_turn', sql`${table.turn} in ('resolved', 'reopened')`),
  ],
)

/** Whom a comment names. */
export const commentMentions = app.table(
  'comment_mentions',
  {
    workspaceId: uuid('workspace_id').notNull(),
    commentId: uuid('comment_id').notNull(),
    /** Of `sys.users` or of a participant. */
    personId: uuid('person_id').notNull(),
    /** When mail tells them, which may be later; `null`: another mail does, or none. */
    mailAt: timestamp('mail_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'comment_mentions_pk', columns: [table.workspaceId, table.commentId, table.personId] }),
    foreignKey({
      name: 'comment_mentions_of_comment',
      columns: [table.workspaceId, table.commentId],
      foreignColumns: [comments.workspaceId, comments.id],
    }).onDelete('cascade'),
    index('comment_mentions_by_person').on(table.workspaceId, table.personId, table.mailAt),
  ],
)

/** Who wants no more mail about comments of an assessment. */
export const commentMailStops = app.table(
  'comment_mail_stops',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    personId: uuid('person_id').notNull(),
    stoppedAt: timestamp('stopped_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'comment_mail_stops_pk', columns: [table.workspaceId, table.assessmentId, table.personId] }),
    foreignKey({
      name: 'comment_mail_stops_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
  ],
)
