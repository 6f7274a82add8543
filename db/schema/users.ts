import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { language } from './language.ts'
import { sys } from './namespaces.ts'

/** People who signed in at least once: each proved that the address is theirs. */
export const users = sys.table(
  'users',
  {
    id: uuid('id').primaryKey(),
    /** Lower case; see `canonicalEmail`. */
    email: text('email').notNull(),
    /** As they want to be called; empty: not said. */
    name: text('name').notNull().default(''),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When they last proved that they read mail to this address. */
    verifiedAt: timestamp('verified_at', { withTimezone: true }).notNull().defaultNow(),
    /** Whether a code from the mail is not enough for them. Only with a passkey of theirs. */
    asksSecondFactor: boolean('asks_second_factor').notNull().default(false),
    /** In which language we speak to them; `null`: they never chose one. */
    language: language('language'),
  },
  (table) => [
    unique('users_email').on(table.email),
    check('users_email_canonical', sql`${table.email} = lower(${table.email}) and char_length(${table.email}) <= 254`),
    check('users_name', sql`char_length(${table.name}) <= 200`),
    check('users_language', sql`${table.language} ~ '^[a-z]{2}$'`),
  ],
)

/** One code that was asked for, bound to the browser that asked. Kept an hour, to count how many an address got. */
export const signInCodes = sys.table(
  'sign_in_codes',
  {
    /** SHA-256 of the browser's pending-sign-in cookie; for other purposes of the purpose and its session's token. */
    pendingHash: bytea('pending_hash').primaryKey(),
    /** SHA-256 of that cookie and the code together. */
    codeHash: bytea('code_hash').notNull(),
    purpose: text('purpose', { enum: ['signIn', 'confirm', 'newAddress', 'report'] })
      .notNull()
      .default('signIn'),
    email: text('email').notNull(),
    /** `false`: past the limit of the address; nobody was told this code. */
    isSent: boolean('is_sent').notNull(),
    tries: integer('tries').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** `null`: not used. */
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (table) => [
    index('sign_in_codes_by_email').on(table.email, table.createdAt),
    index('sign_in_codes_by_time').on(table.createdAt),
    check(
      'sign_in_codes_hashes',
      sql`octet_length(${table.pendingHash}) = 32 and octet_length(${table.codeHash}) = 32`,
    ),
    check('sign_in_codes_purpose', sql`${table.purpose} in ('signIn', 'confirm', 'newAddress', 'report')`),
    check('sign_in_codes_tries', sql`${table.tries} between 0 and 5`),
  ],
)

/** Where to look for a person's workspaces. Whether they belong to one, only its own membership says. */
export const workspaceMembers = sys.table(
  'workspace_members',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    workspaceId: uuid('workspace_id').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'workspace_members_pk', columns: [table.userId, table.workspaceId] }),
    index('workspace_members_by_workspace').on(table.workspaceId),
  ],
)

/** Browsers that a person signed in with before: from any other one they get a mail. */
export const knownDevices = sys.table(
  'known_devices',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of the browser's own cookie. */
    deviceHash: bytea('device_hash').notNull(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'known_devices_pk', columns: [table.userId, table.deviceHash] }),
    index('known_devices_by_use').on(table.lastUsedAt),
    check('known_devices_hash', sql`octet_length(${table.deviceHash}) = 32`),
  ],
)

/** Where to look for an invitation whose token somebody brings. What it grants, only its own row says. */
export const invitationPlaces = sys.table(
  'invitation_places',
  {
    /** SHA-256. */
    tokenHash: bytea('token_hash').primaryKey(),
    workspaceId: uuid('workspace_id').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('invitation_places_by_workspace').on(table.workspaceId),
    index('invitation_places_by_end').on(table.expiresAt),
    check('invitation_places_hash', sql`octet_length(${table.tokenHash}) = 32`),
  ],
)
