import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { sys } from './namespaces.ts'
import { users } from './users.ts'

/** Keys that a person's devices hold. Only the public half is here, so that the table opens nothing. */
export const passkeys = sys.table(
  'passkeys',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** As the device names it. */
    credentialId: bytea('credential_id').notNull(),
    /** COSE. */
    publicKey: bytea('public_key').notNull(),
    /** Signatures that the device counted; 0: it does not count. It never goes back. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    /** How the browser reaches the device, such as `internal,hybrid`; empty: not known. */
    transports: text('transports').notNull().default(''),
    /** As its owner calls it. */
    name: text('name').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** `null`: never since it was added. */
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  },
  (table) => [
    unique('passkeys_credential_id').on(table.credentialId),
    index('passkeys_by_user').on(table.userId),
    check('passkeys_credential', sql`octet_length(${table.credentialId}) between 1 and 1023`),
    check('passkeys_counter', sql`${table.counter} >= 0`),
    check('passkeys_name', sql`char_length(${table.name}) between 1 and 100`),
  ],
)

/** What a device is asked to sign: once, within five minutes, for one purpose, in the browser that asked. */
export const passkeyChallenges = sys.table(
  'passkey_challenges',
  {
    /** SHA-256 of the purpose and the browser's cookie. */
    askedHash: bytea('asked_hash').primaryKey(),
    challenge: text('challenge').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('passkey_challenges_by_expiry').on(table.expiresAt),
    check('passkey_challenges_hash', sql`octet_length(${table.askedHash}) = 32`),
  ],
)

/** Somebody whose code was right and whose second factor is still asked for. It is no session. */
export const halfSignIns = sys.table(
  'half_sign_ins',
  {
    /** SHA-256 of the browser's own cookie for it. */
    tokenHash: bytea('token_hash').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The workspace whose provider was the first factor; `null`: a mailed code was. */
    providerOf: uuid('provider_of'),
    /** Recovery codes that were tried. */
    tries: integer('tries').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('half_sign_ins_by_user').on(table.userId),
    index('half_sign_ins_by_expiry').on(table.expiresAt),
    check('half_sign_ins_hash', sql`octet_length(${table.tokenHash}) = 32`),
    check('half_sign_ins_tries', sql`${table.tries} between 0 and 5`),
  ],
)

/** Codes for whoever has lost their passkeys. One that was used is gone. */
export const recoveryCodes = sys.table(
  'recovery_codes',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of the user and the code. */
    codeHash: bytea('code_hash').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'recovery_codes_pk', columns: [table.userId, table.codeHash] }),
    check('recovery_codes_hash', sql`octet_length(${table.codeHash}) = 32`),
  ],
)
