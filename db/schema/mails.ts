import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { sys } from './namespaces.ts'

const MAIL_KINDS = [
  'code',
  'newDevice',
  'invitation',
  'removed',
  'handedOver',
  'closing',
  'kept',
  'confirm',
  'newAddress',
  'addressChanged',
  'security',
  'factorRequired',
  'vendorQuestions',
  'pilotMissing',
  'pilotGuardrail',
  'pilotHardEvent',
  'answerInvitation',
  'answerReminder',
  'mentioned',
  'questionPassed',
  'report',
  'reportCode',
  'publicEnquiry',
  'enquiry',
  'enquiryAnswer',
] as const

/** Mail that is to be sent: written in the transaction that is its reason, deleted once it is sent. */
export const mails = sys.table(
  'mails',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind', { enum: MAIL_KINDS }).notNull(),
    /** One address. */
    recipient: text('recipient').notNull(),
    locale: text('locale').notNull(),
    /** What its text is filled with, by name. */
    facts: jsonb('facts').$type<Record<string, string>>().notNull(),
    /** A PDF that goes with it, its name among the facts; `null`: none. */
    attachment: bytea('attachment'),
    tries: integer('tries').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** Nobody tries it before. */
    tryAt: timestamp('try_at', { withTimezone: true }).notNull().defaultNow(),
    /** Nobody sends it after. */
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** Only where mail is shown instead of sent, in development; `null`: still to be sent. */
    shownAt: timestamp('shown_at', { withTimezone: true }),
    /** The span that wrote it, as a W3C `traceparent`; `null`: nothing was traced. */
    cause: text('cause'),
  },
  (table) => [
    index('mails_by_try').on(table.tryAt),
    check(
      'mails_kind',
      sql`${table.kind} in ('code', 'newDevice', 'invitation', 'removed', 'handedOver', 'closing', 'kept', 'confirm', 'newAddress', 'addressChanged', 'security', 'factorRequired', 'vendorQuestions', 'pilotMissing', 'pilotGuardrail', 'pilotHardEvent', 'answerInvitation', 'answerReminder', 'mentioned', 'questionPassed', 'report', 'reportCode', 'publicEnquiry', 'enquiry', 'enquiryAnswer')`,
    ),
    check('mails_cause', sql`${table.cause} ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$'`),
    check('mails_facts', sql`jsonb_typeof(${table.facts}) = 'object'`),
  ],
)
