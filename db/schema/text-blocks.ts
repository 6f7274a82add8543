import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { app } from './namespaces.ts'
import { workspaces } from './workspaces.ts'

/** A text that a workspace writes once and puts into many reports, with variables such as `{client}`. */
export const textBlocks = app.table(
  'text_blocks',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** Rich text as it is typed. */
    body: text('body').notNull(),
    /** Ascending; equal places by id. */
    position: integer('position').notNull().default(0),
    /** Of `sys.users`. */
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    changedBy: uuid('changed_by').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ name: 'text_blocks_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'text_blocks_of_workspace',
      columns: [table.workspaceId],
      foreignColumns: [workspaces.workspaceId],
    }).onDelete('cascade'),
    uniqueIndex('text_blocks_name').on(table.workspaceId, sql`lower(${table.name})`),
    check(
      'text_blocks_texts',
      sql`char_length(${table.name}) between 1 and 80 and char_length(${table.body}) between 1 and 4000`,
    ),
    check('text_blocks_version', sql`${table.version} > 0 and ${table.position} >= 0`),
  ],
)
