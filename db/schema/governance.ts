import { sql } from 'drizzle-orm'
import {
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
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { app, sys } from './namespaces.ts'
import { clients } from './workspaces.ts'

/** An AI system that a company uses or plans, as its register keeps it. */
export const aiSystems = app.table(
  'ai_systems',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    /** The company whose system it is. */
    clientId: uuid('client_id').notNull(),
    name: text('name').notNull(),
    /** Of the catalogue; `null`: none of its use cases. */
    useCaseId: text('use_case_id'),
    /** Option of the scope question on AI in use; `null`: none of these. */
    tool: text('tool'),
    status: text('status', { enum: ['idea', 'pilot', 'live', 'retired'] }).notNull(),
    /** Who answers for it; empty: nobody named. */
    owner: text('owner').notNull().default(''),
    /** Whose product it is; empty: not said, or own. */
    vendor: text('vendor').notNull().default(''),
    /** What it is used for; empty: not said. */
    purpose: text('purpose').notNull().default(''),
    /** What goes into it and comes out; empty: not said. */
    data: text('data').notNull().default(''),
    /** Whose list of processings counts, such as `de`; `null`: nobody's. */
    country: text('country'),
    /** Fields of the record of processing, by their id in the rules; what is missing is not told. */
    record: jsonb('record').$type<Record<string, string>>().notNull().default({}),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ name: 'ai_systems_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'ai_systems_of_client',
      columns: [table.workspaceId, table.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }).onDelete('cascade'),
    index('ai_systems_by_client').on(table.workspaceId, table.clientId, table.id),
    check('ai_systems_name', sql`char_length(${table.name}) between 1 and 200`),
    check('ai_systems_status', sql`${table.status} in ('idea', 'pilot', 'live', 'retired')`),
    check('ai_systems_country', sql`${table.country} ~ '^[a-z]{2}$'`),
    check('ai_systems_record', sql`jsonb_typeof(${table.record}) = 'object'`),
    check(
      'ai_systems_texts',
      sql`char_length(${table.owner}) <= 200 and char_length(${table.vendor}) <= 200 and char_length(${table.purpose}) <= 2000
        and char_length(${table.data}) <= 2000 and char_length(${table.useCaseId}) <= 100 and char_length(${table.tool}) <= 100`,
    ),
  ],
)

/** What was answered about a system, as it stands. */
export const aiSystemAnswers = app.table(
  'ai_system_answers',
  {
    workspaceId: uuid('workspace_id').notNull(),
    systemId: uuid('system_id').notNull(),
    part: text('part', { enum: ['ai-act', 'privacy'] }).notNull(),
    questionId: text('question_id').notNull(),
    /** An option of the question, or `unsure`. */
    answer: text('answer').notNull(),
    /** Where it comes from: somebody of the company, the vendor's own answer, or what was known of the use case and confirmed. */
    source: text('source', { enum: ['person', 'vendor', 'known'] })
      .notNull()
      .default('person'),
    answeredBy: uuid('answered_by').notNull(),
    /** Since when it stands as it is; who confirms it leaves it. */
    answeredAt: timestamp('answered_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'ai_system_answers_pk',
      columns: [table.workspaceId, table.systemId, table.part, table.questionId],
    }),
    foreignKey({
      name: 'ai_system_answers_of_system',
      columns: [table.workspaceId, table.systemId],
      foreignColumns: [aiSystems.workspaceId, aiSystems.id],
    }).onDelete('cascade'),
    check('ai_system_answers_part', sql`${table.part} in ('ai-act', 'privacy')`),
    check('ai_system_answers_source', sql`${table.source} in ('person', 'vendor', 'known')`),
    check(
      'ai_system_answers_texts',
      sql`char_length(${table.questionId}) between 1 and 100 and char_length(${table.answer}) between 1 and 100`,
    ),
  ],
)

/** A system as it was placed on one day, frozen, with the word of a second person on it. */
export const aiSystemReviews = app.table(
  'ai_system_reviews',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    systemId: uuid('system_id').notNull(),
    /** From 1 in each system. */
    number: integer('number').notNull(),
    /** The law of this day was asked. */
    placedOn: date('placed_on', { mode: 'string' }).notNull(),
    /** The system's facts, its answers by part, and what the rules made of them. */
    facts: jsonb('facts').$type<unknown>().notNull(),
    answers: jsonb('answers').$type<unknown>().notNull(),
    triage: jsonb('triage').$type<unknown>().notNull(),
    /** `null`: it was not asked. */
    screening: jsonb('screening').$type<unknown>(),
    /** Why it was placed anew; empty: not said. */
    note: text('note').notNull().default(''),
    submittedBy: uuid('submitted_by').notNull(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }).notNull().defaultNow(),
    state: text('state', { enum: ['waiting', 'approved', 'returned'] })
      .notNull()
      .default('waiting'),
    /** Never the one who submitted it; `null`: nobody yet. */
    reviewedBy: uuid('reviewed_by'),
    reviewedAt: timestamp('reviewed_at', { withTimezone: true }),
    /** What the second person says to it. */
    reviewNote: text('review_note').notNull().default(''),
  },
  (table) => [
    primaryKey({ name: 'ai_system_reviews_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'ai_system_reviews_of_system',
      columns: [table.workspaceId, table.systemId],
      foreignColumns: [aiSystems.workspaceId, aiSystems.id],
    }).onDelete('cascade'),
    unique('ai_system_reviews_number').on(table.workspaceId, table.systemId, table.number),
    check('ai_system_reviews_order', sql`${table.number} >= 1`),
    check('ai_system_reviews_state', sql`${table.state} in ('waiting', 'approved', 'returned')`),
    check(
      'ai_system_reviews_second_person',
      sql`(${table.state} = 'waiting') = (${table.reviewedBy} is null) and (${table.reviewedBy} is null) = (${table.reviewedAt} is null)
        and ${table.reviewedBy} is distinct from ${table.submittedBy}`,
    ),
    check(
      'ai_system_reviews_texts',
      sql`char_length(${table.note}) <= 2000 and char_length(${table.reviewNote}) <= 2000
        and (${table.state} <> 'returned' or ${table.reviewNote} <> '')`,
    ),
  ],
)

/** How far a duty of a system is; a duty without a row is open and nobody's. */
export const aiDuties = app.table(
  'ai_duties',
  {
    workspaceId: uuid('workspace_id').notNull(),
    systemId: uuid('system_id').notNull(),
    /** Of the rules: an obligation, a paragraph of Article 50, an article of the GDPR. */
    dutyId: text('duty_id').notNull(),
    state: text('state', { enum: ['open', 'doing', 'done', 'waived'] })
      .notNull()
      .default('open'),
    /** Empty: nobody named. */
    owner: text('owner').notNull().default(''),
    /** The company's own day for it; `null`: the law's. */
    dueOn: date('due_on', { mode: 'string' }),
    /** What shows that it is met: words or a link. */
    evidence: text('evidence').notNull().default(''),
    /** Why it is not needed. */
    reason: text('reason').notNull().default(''),
    changedBy: uuid('changed_by').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ name: 'ai_duties_pk', columns: [table.workspaceId, table.systemId, table.dutyId] }),
    foreignKey({
      name: 'ai_duties_of_system',
      columns: [table.workspaceId, table.systemId],
      foreignColumns: [aiSystems.workspaceId, aiSystems.id],
    }).onDelete('cascade'),
    check('ai_duties_state', sql`${table.state} in ('open', 'doing', 'done', 'waived')`),
    check(
      'ai_duties_texts',
      sql`char_length(${table.dutyId}) between 1 and 100 and char_length(${table.owner}) <= 200 and char_length(${table.evidence}) <= 2000
        and char_length(${table.reason}) <= 2000 and (${table.state} <> 'waived' or ${table.reason} <> '')`,
    ),
  ],
)

/** A vendor is asked about a system by a link; here is only its fingerprint. */
export const vendorRequests = app.table(
  'vendor_requests',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    systemId: uuid('system_id').notNull(),
    /** Who is asked. */
    vendor: text('vendor').notNull(),
    /** Where the mail went; empty: the link was handed on. */
    email: text('email').notNull().default(''),
    /** SHA-256. */
    tokenHash: bytea('token_hash').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** By question: the option, and what the vendor wrote to it. */
    answers: jsonb('answers').$type<Record<string, { answer: string; text: string }>>().notNull().default({}),
    /** Who answered there, as they say; empty: not said. */
    answeredBy: text('answered_by').notNull().default(''),
    /** When the vendor sent it; `null`: not yet. */
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    /** When the company took it over; `null`: not yet. */
    takenAt: timestamp('taken_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'vendor_requests_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'vendor_requests_of_system',
      columns: [table.workspaceId, table.systemId],
      foreignColumns: [aiSystems.workspaceId, aiSystems.id],
    }).onDelete('cascade'),
    index('vendor_requests_by_system').on(table.workspaceId, table.systemId, table.id),
    check('vendor_requests_token', sql`octet_length(${table.tokenHash}) = 32`),
    check('vendor_requests_answers', sql`jsonb_typeof(${table.answers}) = 'object'`),
    check(
      'vendor_requests_texts',
      sql`char_length(${table.vendor}) between 1 and 200 and char_length(${table.email}) <= 254 and char_length(${table.answeredBy}) <= 200`,
    ),
    check('vendor_requests_taken', sql`${table.takenAt} is null or ${table.answeredAt} is not null`),
  ],
)

/** A calendar of a company's dates that calendar programs read by a secret address. */
export const calendarFeeds = app.table(
  'calendar_feeds',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    clientId: uuid('client_id').notNull(),
    /** SHA-256. */
    tokenHash: bytea('token_hash').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'calendar_feeds_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'calendar_feeds_of_client',
      columns: [table.workspaceId, table.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }).onDelete('cascade'),
    unique('calendar_feeds_of_client_once').on(table.workspaceId, table.clientId),
    check('calendar_feeds_token', sql`octet_length(${table.tokenHash}) = 32`),
  ],
)

/** In which workspace the link of a vendor or of a calendar is to be looked for. */
export const linkPlaces = sys.table(
  'link_places',
  {
    /** SHA-256. */
    tokenHash: bytea('token_hash').primaryKey(),
    workspaceId: uuid('workspace_id').notNull(),
    /** `null`: until it is taken back. */
    expiresAt: timestamp('expires_at', { withTimezone: true }),
  },
  (table) => [
    index('link_places_by_workspace').on(table.workspaceId),
    index('link_places_by_end').on(table.expiresAt),
    check('link_places_hash', sql`octet_length(${table.tokenHash}) = 32`),
  ],
)
