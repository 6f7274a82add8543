import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { app, sys } from './namespaces.ts'
import { workspaces } from './workspaces.ts'

/** The OpenID provider with which people of a workspace's own domains sign in; at most one. */
export const providers = app.table(
  'providers',
  {
    workspaceId: uuid('workspace_id').primaryKey(),
    /** Its address, exactly as it names itself. */
    issuer: text('issuer').notNull(),
    clientId: text('client_id').notNull(),
    /** Sealed with a key of the installation's; useless elsewhere. */
    clientSecret: bytea('client_secret').notNull(),
    /** What somebody of a proved domain becomes with their first sign-in; `null`: only who was invited comes in. */
    joinsAs: text('joins_as', { enum: ['viewer', 'member'] }),
    /** The owner says that it is the company's alone: then an address counts of which it does not say that it is confirmed. */
    isCompanyOwn: boolean('is_company_own').notNull().default(false),
    /** It sends people back to an address of this workspace alone; else to the one that older ones share. */
    hasOwnCallback: boolean('has_own_callback').notNull().default(false),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      name: 'providers_of_workspace',
      columns: [table.workspaceId],
      foreignColumns: [workspaces.workspaceId],
    }).onDelete('cascade'),
    check('providers_joins_as', sql`${table.joinsAs} in ('viewer', 'member')`),
    check(
      'providers_text',
      sql`char_length(${table.issuer}) between 9 and 500 and char_length(${table.clientId}) between 1 and 500`,
    ),
  ],
)

/** A mail domain that a workspace says is its own. It counts only once it is proved. */
export const domains = app.table(
  'domains',
  {
    workspaceId: uuid('workspace_id').notNull(),
    /** Lower case, ASCII. */
    domain: text('domain').notNull(),
    /** What its DNS has to hold; no secret. */
    proof: text('proof').notNull(),
    /** When its DNS last held it; `null`: never. */
    provedAt: timestamp('proved_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'domains_pk', columns: [table.workspaceId, table.domain] }),
    foreignKey({
      name: 'domains_of_workspace',
      columns: [table.workspaceId],
      foreignColumns: [workspaces.workspaceId],
    }).onDelete('cascade'),
    check('domains_domain', sql`${table.domain} = lower(${table.domain}) and char_length(${table.domain}) <= 253`),
  ],
)

/** Where to look for the provider of a proved domain: of one workspace at a time. */
export const domainPlaces = sys.table(
  'domain_places',
  {
    domain: text('domain').primaryKey(),
    workspaceId: uuid('workspace_id').notNull(),
    proof: text('proof').notNull(),
  },
  (table) => [index('domain_places_by_workspace').on(table.workspaceId)],
)

/** Somebody who was sent to a provider and is expected back, in the same browser, once, within ten minutes. */
export const providerSignIns = sys.table(
  'provider_sign_ins',
  {
    /** SHA-256 of the browser's own cookie, from which everything that is compared on the way back is made. */
    tokenHash: bytea('token_hash').primaryKey(),
    workspaceId: uuid('workspace_id').notNull(),
    /** As they gave it; the provider says whose it really is. */
    email: text('email').notNull(),
    /** Whether the mailed code is no way into this workspace. */
    isOnlyWay: boolean('is_only_way').notNull(),
    /** The page of ours that they wanted; `null`: none in particular. */
    place: text('place'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('provider_sign_ins_by_expiry').on(table.expiresAt),
    index('provider_sign_ins_by_email').on(table.email),
    check('provider_sign_ins_hash', sql`octet_length(${table.tokenHash}) = 32`),
  ],
)
