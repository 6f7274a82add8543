import { sql } from 'drizzle-orm'
import { check, foreignKey, index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { app } from './namespaces.ts'

export const workspaces = app.table(
  'workspaces',
  {
    workspaceId: uuid('workspace_id').primaryKey(),
    kind: text('kind', { enum: ['guest', 'team', 'consultancy'] }).notNull(),
    name: text('name').notNull(),
    /** IANA zone; calendar dates and weeks are read in it. */
    timeZone: text('time_zone').notNull().default('Europe/Berlin'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    lastActiveAt: timestamp('last_active_at', { withTimezone: true }).notNull().defaultNow(),
    /** `null`: kept until somebody deletes it. */
    expiresAt: timestamp('expires_at', { withTimezone: true }),
  },
  (table) => [
    check('workspaces_kind', sql`${table.kind} in ('guest', 'team', 'consultancy')`),
    check('workspaces_name', sql`char_length(${table.name}) between 1 and 200`),
    check('workspaces_guest_expires', sql`${table.kind} <> 'guest' or ${table.expiresAt} is not null`),
  ],
)

export const clients = app.table(
  'clients',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'clients_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'clients_of_workspace',
      columns: [table.workspaceId],
      foreignColumns: [workspaces.workspaceId],
    }).onDelete('cascade'),
    index('clients_by_name').on(table.workspaceId, table.name),
    check('clients_name', sql`char_length(${table.name}) between 1 and 200`),
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
