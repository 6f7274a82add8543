import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Level } from '#content/schema.ts'
import { assessments, participants } from './assessments.ts'
import { app } from './namespaces.ts'

/**
 * What was answered, as it is stored: exactly one of the four. `ticks` are the facts
 * that were ticked, as `<level>.<index>`.
 */
export type AnswerValue =
  | { level: Level; ticks?: string[] }
  | { option: string }
  | { options: string[] }
  | { unsure: true }

const isAnswer = (column: unknown) => sql`
  jsonb_typeof(${column}) = 'object'
  and ${column} - array['level', 'ticks', 'option', 'options', 'unsure'] = '{}'
  and (${column} ? 'level')::int + (${column} ? 'option')::int + (${column} ? 'options')::int + (${column} ? 'unsure')::int = 1
  and (not ${column} ? 'level' or ${column} -> 'level' in ('0', '1', '2', '3', '4'))
  and (not ${column} ? 'ticks' or (${column} ? 'level' and jsonb_typeof(${column} -> 'ticks') = 'array'))
  and (not ${column} ? 'option' or jsonb_typeof(${column} -> 'option') = 'string')
  and (not ${column} ? 'options' or jsonb_typeof(${column} -> 'options') = 'array')
  and (not ${column} ? 'unsure' or ${column} -> 'unsure' = 'true')`

/** The answers that hold now, one a participant and question. No row: not answered. */
export const answers = app.table(
  'answers',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    questionId: text('question_id').notNull(),
    value: jsonb('value').$type<AnswerValue>().notNull(),
    note: text('note').notNull().default(''),
    evidence: text('evidence').notNull().default(''),
    /** Who told it, if somebody else typed it in; empty: the participant. */
    toldBy: text('told_by').notNull().default(''),
    toldOn: date('told_on', { mode: 'string' }),
    /** Hash of the wording that was answered. */
    wordingHash: text('wording_hash').notNull(),
    /** Grows by one with every change of this answer, also over a clearing. */
    version: integer('version').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'answers_pk',
      columns: [table.workspaceId, table.assessmentId, table.participantId, table.questionId],
    }),
    foreignKey({
      name: 'answers_of_participant',
      columns: [table.workspaceId, table.assessmentId, table.participantId],
      foreignColumns: [participants.workspaceId, participants.assessmentId, participants.id],
    }).onDelete('cascade'),
    check('answers_value', isAnswer(table.value)),
    check('answers_version', sql`${table.version} > 0`),
    check(
      'answers_texts',
      sql`char_length(${table.note}) <= 4000 and char_length(${table.evidence}) <= 4000 and char_length(${table.toldBy}) <= 200`,
    ),
  ],
)

/** Every accepted change of an answer, for ever; the operation id makes a retry harmless. */
export const answerLog = app.table(
  'answer_log',
  {
    workspaceId: uuid('workspace_id').notNull(),
    /** Made by the page when the change is made. */
    opId: uuid('op_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    questionId: text('question_id').notNull(),
    /** `null`: the answer was cleared. */
    value: jsonb('value').$type<AnswerValue>(),
    note: text('note').notNull(),
    evidence: text('evidence').notNull(),
    toldBy: text('told_by').notNull(),
    toldOn: date('told_on', { mode: 'string' }),
    wordingHash: text('wording_hash').notNull(),
    version: integer('version').notNull(),
    actorId: uuid('actor_id').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'answer_log_pk', columns: [table.workspaceId, table.opId] }),
    foreignKey({
      name: 'answer_log_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    index('answer_log_by_answer').on(
      table.workspaceId,
      table.assessmentId,
      table.participantId,
      table.questionId,
      table.version,
    ),
    check('answer_log_value', isAnswer(table.value)),
  ],
)
