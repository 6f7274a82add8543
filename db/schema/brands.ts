import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { app } from './namespaces.ts'
import { clients, workspaces } from './workspaces.ts'

/** How reports look: one row for a workspace, and one for each client with a look of its own. */
export const brands = app.table(
  'brands',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    /** `null`: the workspace's own. */
    clientId: uuid('client_id'),
    /** As it was wished, `#rrggbb`; what can be read of it is worked out where it is used. `null`: the product's. */
    accent: text('accent'),
    /** Stands at the foot of each page; empty: nothing does. */
    footer: text('footer').notNull().default(''),
    /** A PNG that we drew ourselves, never the file that was sent. */
    logo: bytea('logo'),
    /** In pixels. */
    logoWidth: integer('logo_width'),
    logoHeight: integer('logo_height'),
    /** What it is seen on. */
    logoGround: text('logo_ground', { enum: ['paper', 'dark'] }),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'brands_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'brands_of_workspace',
      columns: [table.workspaceId],
      foreignColumns: [workspaces.workspaceId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'brands_of_client',
      columns: [table.workspaceId, table.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }).onDelete('cascade'),
    unique('brands_owner').on(table.workspaceId, table.clientId).nullsNotDistinct(),
    check('brands_accent', sql`${table.accent} ~ '^#[0-9a-f]{6}$'`),
    check('brands_footer', sql`char_length(${table.footer}) <= 120`),
    check(
      'brands_logo',
      sql`num_nonnulls(${table.logo}, ${table.logoWidth}, ${table.logoHeight}, ${table.logoGround}) in (0, 4)`,
    ),
    check(
      'brands_logo_png',
      sql`octet_length(${table.logo}) <= 524288 and substring(${table.logo} from 1 for 8) = '\\x89504e470d0a1a0a'::bytea`,
    ),
    check('brands_logo_size', sql`${table.logoWidth} between 1 and 600 and ${table.logoHeight} between 1 and 180`),
    check('brands_logo_ground', sql`${table.logoGround} in ('paper', 'dark')`),
  ],
)
