import { sql } from 'drizzle-orm'
import { check, customType, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { sys } from './namespaces.ts'

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** Who is at which browser. Holds the SHA-256 of the token, never the token. */
export const sessions = sys.table(
  'sessions',
  {
    tokenHash: bytea('token_hash').primaryKey(),
    kind: text('kind', { enum: ['guest', 'participant'] }).notNull(),
    /** The workspace they work in now. */
    workspaceId: uuid('workspace_id').notNull(),
    /** The person, for logs and histories. */
    actorId: uuid('actor_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('sessions_by_workspace').on(table.workspaceId),
    index('sessions_by_expiry').on(table.expiresAt),
    check('sessions_kind', sql`${table.kind} in ('guest', 'participant')`),
    check('sessions_token_hash', sql`octet_length(${table.tokenHash}) = 32`),
  ],
)

/** The private link that brings somebody back to their answers on another device. */
export const resumeLinks = sys.table(
  'resume_links',
  {
    tokenHash: bytea('token_hash').primaryKey(),
    workspaceId: uuid('workspace_id').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    /** The person who comes back. */
    actorId: uuid('actor_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('resume_links_by_workspace').on(table.workspaceId),
    check('resume_links_token_hash', sql`octet_length(${table.tokenHash}) = 32`),
  ],
)
