import { sql } from 'drizzle-orm'
import { boolean, check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { sys } from './namespaces.ts'

/** Who is at which browser. Holds the SHA-256 of the token, never the token. */
export const sessions = sys.table(
  'sessions',
  {
    tokenHash: bytea('token_hash').primaryKey(),
    /** Names the session where somebody lists and ends theirs; opens nothing. */
    id: uuid('id').notNull().defaultRandom(),
    kind: text('kind', { enum: ['guest', 'participant', 'member', 'reader'] }).notNull(),
    /** The workspace they work in now. Whether a member still may, only the membership says. */
    workspaceId: uuid('workspace_id').notNull(),
    /** The person, for logs and histories; of a member the user, of a reader the link that they opened. */
    actorId: uuid('actor_id').notNull(),
    /** What they signed in with, in a few words of ours; empty: not known. */
    device: text('device').notNull().default(''),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** When they last proved who they are: by signing in, or again since. */
    provenAt: timestamp('proven_at', { withTimezone: true }).notNull().defaultNow(),
    /** Whether they proved it by two factors. */
    isTwoFactor: boolean('is_two_factor').notNull().default(false),
    /** The workspace whose provider said who they are; `null`: none did. */
    providerOf: uuid('provider_of'),
  },
  (table) => [
    index('sessions_by_workspace').on(table.workspaceId),
    index('sessions_by_actor').on(table.actorId),
    index('sessions_by_expiry').on(table.expiresAt),
    check('sessions_kind', sql`${table.kind} in ('guest', 'participant', 'member', 'reader')`),
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
