import { sql } from 'drizzle-orm'
import { check, index, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Locale } from '#app/messages/locales.ts'
import type { Catalogue } from '#content/schema.ts'
import { sys } from './namespaces.ts'

/** Every catalogue the product was ever started with, so that an old wording can be shown again. */
export const catalogues = sys.table(
  'catalogues',
  {
    /** The same in every language. */
    hash: text('hash').notNull(),
    language: text('language').$type<Locale>().notNull().default('en'),
    catalogue: jsonb('catalogue').$type<Catalogue>().notNull(),
    firstSeen: timestamp('first_seen', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'catalogues_pk', columns: [table.hash, table.language] }),
    check('catalogues_language', sql`${table.language} ~ '^[a-z]{2}$'`),
  ],
)

/** One bucket a limit and caller. Not logged: after a crash of the database all buckets are full again. */
export const rateLimits = sys.table(
  'rate_limits',
  {
    bucket: text('bucket').primaryKey(),
    /** When the bucket would be full again. */
    fullAt: timestamp('full_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('rate_limits_by_full_at').on(table.fullAt)],
)

/** Who looks at the questions of an assessment at this moment, by id alone. Not logged: a crash forgets it. */
export const presences = sys.table(
  'presences',
  {
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    /** A member's user, a participant, or a guest. */
    actorId: uuid('actor_id').notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'presences_pk', columns: [table.workspaceId, table.assessmentId, table.actorId] }),
    index('presences_by_seen_at').on(table.seenAt),
  ],
)

/** When to look whether a workspace has expired. Whether it has, only its own row says. */
export const retention = sys.table(
  'retention',
  {
    workspaceId: uuid('workspace_id').primaryKey(),
    lookAt: timestamp('look_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('retention_by_look_at').on(table.lookAt)],
)

/**
 * What was erased, by id alone: whatever comes back with an older copy of the data is erased
 * again. Only ever added to.
 */
export const erasures = sys.table(
  'erasures',
  {
    kind: text('kind', { enum: ['workspace', 'person'] }).notNull(),
    id: uuid('id').notNull(),
    erasedAt: timestamp('erased_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'erasures_pk', columns: [table.kind, table.id] }),
    check('erasures_kind', sql`${table.kind} in ('workspace', 'person')`),
  ],
)
