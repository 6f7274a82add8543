import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { language } from './language.ts'
import { app } from './namespaces.ts'

export const workspaces = app.table(
  'workspaces',
  {
    workspaceId: uuid('workspace_id').primaryKey(),
    kind: text('kind', { enum: ['guest', 'team', 'consultancy'] }).notNull(),
    name: text('name').notNull(),
    /** Where its mail goes, in lines; reports and agreements show it. Empty: not told. */
    address: text('address').notNull().default(''),
    /** IANA zone; calendar dates and weeks are read in it. */
    timeZone: text('time_zone').notNull().default('Europe/Berlin'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    lastActiveAt: timestamp('last_active_at', { withTimezone: true }).notNull().defaultNow(),
    /** `null`: kept until somebody deletes it. */
    expiresAt: timestamp('expires_at', { withTimezone: true }),
    /** When it will be deleted because an owner wants it so; `null`: nobody does. */
    closesAt: timestamp('closes_at', { withTimezone: true }),
    /** Whether it is closed to members who have not proven who they are by two factors. */
    requiresSecondFactor: boolean('requires_second_factor').notNull().default(false),
    /** Whether it is closed to members who did not come in by its own provider. */
    requiresProvider: boolean('requires_provider').notNull().default(false),
  },
  (table) => [
    check('workspaces_kind', sql`${table.kind} in ('guest', 'team', 'consultancy')`),
    check('workspaces_name', sql`char_length(${table.name}) between 1 and 200`),
    check('workspaces_address', sql`char_length(${table.address}) <= 500`),
    check('workspaces_guest_expires', sql`${table.kind} <> 'guest' or ${table.expiresAt} is not null`),
  ],
)

/**
 * A name as it is searched and sorted: without capitals and accents, by code point, the first 100 characters. Of
 * built-in parts alone, so that every server sorts alike and the index outlives an update of its system's languages.
 */
export const foldedName = (name: unknown) =>
  sql`left(regexp_replace(normalize(lower(${name}), NFKD), '[\\u0300-\\u036f]', '', 'g'), 100) collate "C"`

export const clients = app.table(
  'clients',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** The workspace's own number of it, such as from another system; `null`: it has none. */
    reference: text('reference'),
    /** In which language it gets its reports and mail. */
    language: language('language').notNull().default('en'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** Since when it is put away; `null`: it is on the desk. */
    archivedAt: timestamp('archived_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'clients_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'clients_of_workspace',
      columns: [table.workspaceId],
      foreignColumns: [workspaces.workspaceId],
    }).onDelete('cascade'),
    index('clients_in_order').on(table.workspaceId, foldedName(table.name), table.id),
    unique('clients_reference').on(table.workspaceId, table.reference),
    check('clients_reference_length', sql`char_length(${table.reference}) between 1 and 100`),
    check('clients_name', sql`char_length(${table.name}) between 1 and 200`),
    check('clients_language', sql`${table.language} ~ '^[a-z]{2}$'`),
  ],
)

/** Who belongs to a workspace, and as what. The one row that gives access; it is read with each request. */
export const memberships = app.table(
  'memberships',
  {
    workspaceId: uuid('workspace_id').notNull(),
    /** Of `sys.users`; no foreign key, because keys of this schema begin with the workspace. */
    userId: uuid('user_id').notNull(),
    role: text('role', { enum: ['owner', 'consultant', 'member', 'viewer'] }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'memberships_pk', columns: [table.workspaceId, table.userId] }),
    foreignKey({
      name: 'memberships_of_workspace',
      columns: [table.workspaceId],
      foreignColumns: [workspaces.workspaceId],
    }).onDelete('cascade'),
    check('memberships_role', sql`${table.role} in ('owner', 'consultant', 'member', 'viewer')`),
  ],
)

/** Somebody is asked by mail to join. The mail holds the token; here is only its hash. */
export const invitations = app.table(
  'invitations',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    /** Canonical; whoever joins has proved that it is theirs. */
    email: text('email').notNull(),
    role: text('role', { enum: ['owner', 'consultant', 'member', 'viewer'] }).notNull(),
    /** SHA-256. */
    tokenHash: bytea('token_hash').notNull(),
    /** Of `sys.users`. */
    invitedBy: uuid('invited_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'invitations_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'invitations_of_workspace',
      columns: [table.workspaceId],
      foreignColumns: [workspaces.workspaceId],
    }).onDelete('cascade'),
    unique('invitations_email').on(table.workspaceId, table.email),
    check('invitations_role', sql`${table.role} in ('owner', 'consultant', 'member', 'viewer')`),
    check(
      'invitations_email_canonical',
      sql`${table.email} = lower(${table.email}) and char_length(${table.email}) <= 254`,
    ),
    check('invitations_token', sql`octet_length(${table.tokenHash}) = 32`),
  ],
)

/**
 * What was done in a workspace that touches rights or ends something: only ever added
 * to, each entry sealed with the one before it. It goes only with its workspace.
 */
export const auditLog = app.table(
  'audit_log',
  {
    workspaceId: uuid('workspace_id').notNull(),
    /** From 1, without gaps; the database gives it. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    /** The database's time. */
    at: timestamp('at', { withTimezone: true }).notNull(),
    actorId: uuid('actor_id').notNull(),
    action: text('action').notNull(),
    /** Ids, roles and dates; no name, address or answer. */
    facts: jsonb('facts').$type<Record<string, string>>().notNull(),
    /** SHA-256 over the entry and the hash of the one before it. */
    hash: bytea('hash').notNull(),
  },
  (table) => [
    primaryKey({ name: 'audit_log_pk', columns: [table.workspaceId, table.seq] }),
    foreignKey({
      name: 'audit_log_of_workspace',
      columns: [table.workspaceId],
      foreignColumns: [workspaces.workspaceId],
    }).onDelete('cascade'),
    check('audit_log_hash', sql`octet_length(${table.hash}) = 32`),
    check('audit_log_facts', sql`jsonb_typeof(${table.facts}) = 'object'`),
  ],
)
