import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { app } from './namespaces.ts'
import { clients, memberships } from './workspaces.ts'

/** Who of the workspace works on a client. It goes with the membership. */
export const clientPeople = app.table(
  'client_people',
  {
    workspaceId: uuid('workspace_id').notNull(),
    clientId: uuid('client_id').notNull(),
    userId: uuid('user_id').notNull(),
  },
  (table) => [
    primaryKey({ name: 'client_people_pk', columns: [table.workspaceId, table.clientId, table.userId] }),
    foreignKey({
      name: 'client_people_of_client',
      columns: [table.workspaceId, table.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'client_people_of_member',
      columns: [table.workspaceId, table.userId],
      foreignColumns: [memberships.workspaceId, memberships.userId],
    }).onDelete('cascade'),
    index('client_people_by_member').on(table.workspaceId, table.userId),
  ],
)

/** Whom one talks to at a client. */
export const clientContacts = app.table(
  'client_contacts',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    clientId: uuid('client_id').notNull(),
    name: text('name').notNull(),
    /** What they are there; empty: not said. */
    role: text('role').notNull().default(''),
    /** Empty: not said. */
    email: text('email').notNull().default(''),
  },
  (table) => [
    primaryKey({ name: 'client_contacts_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'client_contacts_of_client',
      columns: [table.workspaceId, table.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }).onDelete('cascade'),
    index('client_contacts_by_client').on(table.workspaceId, table.clientId, table.id),
    check(
      'client_contacts_texts',
      sql`char_length(${table.name}) between 1 and 200 and char_length(${table.role}) <= 200 and char_length(${table.email}) <= 254`,
    ),
  ],
)

/** What somebody of the workspace wrote down about a client, for the workspace alone. */
export const clientNotes = app.table(
  'client_notes',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    clientId: uuid('client_id').notNull(),
    /** Of `sys.users`. */
    authorId: uuid('author_id').notNull(),
    body: text('body').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** `null`: as first written. */
    changedAt: timestamp('changed_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'client_notes_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'client_notes_of_client',
      columns: [table.workspaceId, table.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }).onDelete('cascade'),
    index('client_notes_by_client').on(table.workspaceId, table.clientId, table.createdAt),
    check('client_notes_body', sql`char_length(${table.body}) between 1 and 4000`),
  ],
)

/** A file that belongs to a client. What is in it is only ever handed out, never opened by us. */
export const clientFiles = app.table(
  'client_files',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    clientId: uuid('client_id').notNull(),
    /** As it was called where it came from, its ending included. */
    name: text('name').notNull(),
    kind: text('kind', { enum: ['pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx', 'csv', 'txt'] }).notNull(),
    /** Bytes. */
    size: integer('size').notNull(),
    content: bytea('content').notNull(),
    /** Of `sys.users`. */
    addedBy: uuid('added_by').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'client_files_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'client_files_of_client',
      columns: [table.workspaceId, table.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }).onDelete('cascade'),
    index('client_files_by_client').on(table.workspaceId, table.clientId, table.addedAt),
    check('client_files_name', sql`char_length(${table.name}) between 1 and 200`),
    check('client_files_kind', sql`${table.kind} in ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx', 'csv', 'txt')`),
    check(
      'client_files_size',
      sql`${table.size} = octet_length(${table.content}) and ${table.size} between 1 and 5242880`,
    ),
  ],
)
