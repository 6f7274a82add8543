import { sql } from 'drizzle-orm'
import { check, foreignKey, index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { assessments } from './assessments.ts'
import { app, sys } from './namespaces.ts'

/** What somebody asks, in a check, the people who look after its workspace, and what they answered. */
export const enquiries = app.table(
  'enquiries',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    /** The page that it is about, from the check's own address on, such as `techniques/active-learning`; empty: none in particular. */
    about: text('about').notNull(),
    asker: text('asker', { enum: ['member', 'participant', 'reader'] }).notNull(),
    /** Of `sys.users`, of a participant, or of the link to a report that they read. */
    askedBy: uuid('asked_by').notNull(),
    /** As they gave it; empty: not given, and always of a member, whose account says it. */
    name: text('name').notNull(),
    /** Canonical, where the answer goes; empty: to the page alone, or to the address of a member's account. */
    email: text('email').notNull(),
    body: text('body').notNull(),
    /** In which the answer's mail speaks. */
    locale: text('locale').notNull(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().defaultNow(),
    /** Empty: not answered yet, or answered otherwise than from here. */
    answer: text('answer').notNull().default(''),
    answeredBy: uuid('answered_by'),
    /** `null`: open. */
    answeredAt: timestamp('answered_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'enquiries_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'enquiries_of_assessment',
      columns: [table.workspaceId, table.assessmentId],
      foreignColumns: [assessments.workspaceId, assessments.id],
    }).onDelete('cascade'),
    index('enquiries_by_assessment').on(table.workspaceId, table.assessmentId),
    check('enquiries_about', sql`char_length(${table.about}) <= 300`),
    check('enquiries_asker', sql`${table.asker} in ('member', 'participant', 'reader')`),
    check('enquiries_name', sql`char_length(${table.name}) <= 200`),
    check('enquiries_email', sql`char_length(${table.email}) <= 254`),
    check('enquiries_body', sql`char_length(${table.body}) between 1 and 4000`),
    check('enquiries_answer', sql`char_length(${table.answer}) <= 4000`),
    check(
      'enquiries_answered',
      sql`(${table.answeredAt} is null) = (${table.answeredBy} is null)
        and (${table.answeredAt} is not null or ${table.answer} = '')`,
    ),
  ],
)

/** In which workspace an answered enquiry is to be forgotten, and when. */
export const enquiryPlaces = sys.table(
  'enquiry_places',
  {
    workspaceId: uuid('workspace_id').notNull(),
    enquiryId: uuid('enquiry_id').notNull(),
    lookAt: timestamp('look_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'enquiry_places_pk', columns: [table.workspaceId, table.enquiryId] }),
    index('enquiry_places_by_look_at').on(table.lookAt),
  ],
)

/** What somebody asked the operator on a public page; the answer is a mail of the operator's own. */
export const publicEnquiries = sys.table(
  'public_enquiries',
  {
    id: uuid('id').primaryKey(),
    /** The path of the page that it is about, such as `/glossary/active-learning`; empty: none in particular. */
    about: text('about').notNull(),
    /** Empty: not given. */
    name: text('name').notNull(),
    /** Canonical, and not proven. */
    email: text('email').notNull(),
    body: text('body').notNull(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().defaultNow(),
    /** When the operator said that it is answered; `null`: open. */
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    /** When it is deleted, answered or not. */
    keepUntil: timestamp('keep_until', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('public_enquiries_by_keep_until').on(table.keepUntil),
    check('public_enquiries_about', sql`char_length(${table.about}) <= 300`),
    check('public_enquiries_name', sql`char_length(${table.name}) <= 200`),
    check('public_enquiries_email', sql`char_length(${table.email}) between 3 and 254`),
    check('public_enquiries_body', sql`char_length(${table.body}) between 1 and 4000`),
  ],
)
