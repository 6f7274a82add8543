import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { LevelTargets } from '#app/core/roadmap/level-targets.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import { app } from './namespaces.ts'
import { clients } from './workspaces.ts'

export const assessments = app.table(
  'assessments',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    clientId: uuid('client_id').notNull(),
    title: text('title').notNull(),
    form: text('form', { enum: ['short', 'full'] }).notNull(),
    status: text('status', { enum: ['open', 'submitted'] })
      .notNull()
      .default('open'),
    locale: text('locale').notNull(),
    /** The catalogue it was started with. */
    catalogueHash: text('catalogue_hash').notNull(),
    /** How questions are shown; `null`: as fits the screen. `quick`: only those that the interests' verdicts hang on. */
    viewMode: text('view_mode', { enum: ['sections', 'single', 'quick'] }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }),
    /** SHA-256 (hex) of the answers that it was brought in with; `null`: it began empty or as a copy. */
    importHash: text('import_hash'),
    version: integer('version').notNull().default(1),
    /** The assessment that this one began as a copy of, which may be gone; `null`: it is no copy. */
    originId: uuid('origin_id'),
  },
  (table) => [
    primaryKey({ name: 'assessments_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'assessments_of_client',
      columns: [table.workspaceId, table.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }).onDelete('cascade'),
    index('assessments_by_client').on(table.workspaceId, table.clientId, table.id),
    index('assessments_submitted_by_client').on(table.workspaceId, table.clientId, table.submittedAt),
    check('assessments_import_hash', sql`${table.importHash} ~ '^[0-9a-f]{64}$'`),
    check('assessments_title', sql`char_length(${table.title}) between 1 and 200`),
    check('assessments_form', sql`${table.form} in ('short', 'full')`),
    check('assessments_status', sql`${table.status} in ('open', 'submitted')`),
    check('assessments_submitted', sql`(${table.status} = 'submitted') = (${table.submittedAt} is not null)`),
    check('assessments_view_mode', sql`${table.viewMode} in ('sections', 'single', 'quick')`),
  ],
)

export const participants = app.table(
  'participants',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    kind: text('kind', { enum: ['lead', 'participant'] }).notNull(),
    name: text('name').notNull().default(''),
    disciplines: text('disciplines').array().notNull().default(sql`'{}'`),
    /** The question they looked at last; `null`: none yet. */
    lastQuestionId: text('last_question_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** Canonical; empty: no mail goes to them. */
    email: text('email').notNull().default(''),
    /** When they were asked by mail; `null`: they came by a link, or the lead enters for them. */
    invitedAt: timestamp('invited_at', { withTimezone: true }),
    /** When they first came in; `null`: not yet. */
    enteredAt: timestamp('entered_at', { withTimezone: true }),
    /** When they said that they are done; `null`: they did not, or went on after it. */
    doneAt: timestamp('done_at', { withTimezone: true }),
    /** When they were taken out; what they answered stays. */
    removedAt: timestamp('removed_at', { withTimezone: true }),
    /** Since when they want no reminders; `null`: they may get some. */
    quietSince: timestamp('quiet_since', { withTimezone: true }),
    /** When the last mail about questions passed on to them goes, which may be later; `null`: none did. */
    toldAt: timestamp('told_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'participants_pk', columns: [table.workspaceId, table.id] }),
    unique('participants_of_assessment').on(table.workspaceId, table.assessmentId, table.id),
    foreignKey({
      name: 'participants_in_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    uniqueIndex('participants_one_lead').on(table.workspaceId, table.assessmentId).where(sql`${table.kind} = 'lead'`),
    check('participants_kind', sql`${table.kind} in ('lead', 'participant')`),
    uniqueIndex('participants_one_address')
      .on(table.workspaceId, table.assessmentId, table.email)
      .where(sql`${table.email} <> '' and ${table.removedAt} is null`),
    check('participants_name', sql`char_length(${table.name}) <= 200`),
    check('participants_email', sql`char_length(${table.email}) <= 254`),
    check(
      'participants_disciplines',
      sql`${table.disciplines} <@ array['marketing', 'data', 'it', 'legal', 'management', 'finance']`,
    ),
  ],
)

/** What the team is interested in, and the scope answers per use case (mapping A4). */
export const profiles = app.table(
  'profiles',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    interests: text('interests').array().notNull().default(sql`'{}'`),
    useCaseScope: jsonb('use_case_scope').$type<Record<string, Record<string, string>>>().notNull().default({}),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ name: 'profiles_pk', columns: [table.workspaceId, table.assessmentId] }),
    foreignKey({
      name: 'profiles_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    check('profiles_interests', sql`cardinality(${table.interests}) <= 5`),
    check('profiles_use_case_scope', sql`jsonb_typeof(${table.useCaseScope}) = 'object'`),
  ],
)

/** A contradiction that somebody looked at and lets stand, with their reason. */
export const acknowledgements = app.table(
  'acknowledgements',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    contradictionId: text('contradiction_id').notNull(),
    reason: text('reason').notNull(),
    /** The answers that the reason explains, as the result told them; empty: not known, so it explains none. */
    answersKey: text('answers_key').notNull().default(''),
    acknowledgedBy: uuid('acknowledged_by').notNull(),
    acknowledgedAt: timestamp('acknowledged_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'acknowledgements_pk',
      columns: [table.workspaceId, table.assessmentId, table.contradictionId],
    }),
    foreignKey({
      name: 'acknowledgements_by_participant',
      columns: [table.workspaceId, table.assessmentId, table.acknowledgedBy],
      foreignColumns: [participants.workspaceId, participants.assessmentId, participants.id],
    }).onDelete('cascade'),
    check('acknowledgements_reason', sql`char_length(${table.reason}) between 1 and 2000`),
    check('acknowledgements_answers_key', sql`char_length(${table.answersKey}) <= 8000`),
  ],
)

/** What the roadmap is planned with: targets, people, start. */
export const planSettings = app.table(
  'plan_settings',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    targets: text('targets').array().notNull().default(sql`'{}'`),
    /** `null`: the default people by team size. */
    people: jsonb('people').$type<Person[]>(),
    /** `null`: from the next Monday on. */
    startOn: date('start_on', { mode: 'string' }),
    hasHistory: boolean('has_history').notNull().default(false),
    /** Filled by exports of earlier versions alone, and emptied at once: what it held are `action_tasks`. */
    marks: jsonb('marks').$type<Record<string, unknown>>().notNull().default({}),
    /** Levels 1-4 by capability id that are to be reached beside the targets. */
    levels: jsonb('levels').$type<LevelTargets>().notNull().default({}),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ name: 'plan_settings_pk', columns: [table.workspaceId, table.assessmentId] }),
    foreignKey({
      name: 'plan_settings_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    check('plan_settings_targets', sql`cardinality(${table.targets}) <= 5`),
    check('plan_settings_people', sql`jsonb_typeof(${table.people}) = 'array'`),
    check('plan_settings_marks', sql`jsonb_typeof(${table.marks}) = 'object'`),
    check('plan_settings_levels', sql`jsonb_typeof(${table.levels}) = 'object'`),
  ],
)
