import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { app } from './namespaces.ts'
import { workspaces } from './workspaces.ts'

/** What a workspace asks otherwise than the standard: a question not asked, other words for one, or one of its own. */
export const ownQuestions = app.table(
  'own_questions',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: ['hidden', 'reworded', 'added'] }).notNull(),
    /** Of the standard; of an added one `own-` and its id. */
    questionId: text('question_id').notNull(),
    /** Dimension of an added one; `null` else. */
    section: text('section'),
    /** What an added one informs; `null`: nothing, or not added. */
    capabilityId: text('capability_id'),
    ask: text('ask').notNull().default(''),
    help: text('help').notNull().default(''),
    /** Of an added one, from the lowest. */
    levels: text('levels').array().notNull().default(sql`'{}'`),
    /** Of an added one among those of its dimension, ascending; equal places by id. */
    position: integer('position').notNull().default(0),
    /** Of `sys.users`. */
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    changedBy: uuid('changed_by').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
    /** When an added one with answers was taken out: its words stay with the answers. `null`: it is asked. */
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ name: 'own_questions_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'own_questions_of_workspace',
      columns: [table.workspaceId],
      foreignColumns: [workspaces.workspaceId],
    }).onDelete('cascade'),
    unique('own_questions_once').on(table.workspaceId, table.kind, table.questionId),
    check('own_questions_kind', sql`${table.kind} in ('hidden', 'reworded', 'added')`),
    check(
      'own_questions_id',
      sql`(${table.kind} = 'added' and ${table.questionId} = 'own-' || ${table.id}::text) or (${table.kind} <> 'added' and ${table.questionId} not like 'own-%')`,
    ),
    check(
      'own_questions_added',
      sql`case when ${table.kind} = 'added'
        then ${table.section} in ('pilot', 'kpi', 'team', 'data', 'tech', 'aiact', 'privacy')
          and cardinality(${table.levels}) between 2 and 5
          and (${table.capabilityId} is null or cardinality(${table.levels}) = 5)
        else ${table.section} is null and ${table.capabilityId} is null and cardinality(${table.levels}) = 0
          and ${table.withdrawnAt} is null end`,
    ),
    check(
      'own_questions_texts',
      sql`(${table.kind} = 'hidden') = (${table.ask} = '') and char_length(${table.ask}) <= 300 and char_length(${table.help}) <= 600
        and char_length(array_to_string(${table.levels}, '')) <= 1500`,
    ),
    check('own_questions_version', sql`${table.version} > 0 and ${table.position} >= 0`),
  ],
)
