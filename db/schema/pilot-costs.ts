import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { app } from './namespaces.ts'
import { pilots } from './pilots.ts'

/** Money that was really spent on a pilot, as its team wrote it down. Never changed, only taken back. */
export const pilotCosts = app.table(
  'pilot_costs',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    pilotId: uuid('pilot_id').notNull(),
    /** The day that it was spent. */
    onDay: date('on_day', { mode: 'string' }).notNull(),
    /** In hundredths of the currency. */
    cents: integer('cents').notNull(),
    /** ISO 4217: that of the charter on the day it was written down. */
    currency: text('currency').notNull(),
    /** What it was spent for. */
    purpose: text('purpose').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When it was taken back, by whom and why: then it counts no more; `null` and empty: it stands. */
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnReason: text('withdrawn_reason').notNull().default(''),
  },
  (table) => [
    primaryKey({ name: 'pilot_costs_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'pilot_costs_of_pilot',
      columns: [table.workspaceId, table.pilotId],
      foreignColumns: [pilots.workspaceId, pilots.id],
    }).onDelete('cascade'),
    index('pilot_costs_by_day').on(table.workspaceId, table.pilotId, table.onDay, table.id),
    check('pilot_costs_amount', sql`${table.cents} between 1 and 1000000000 and ${table.currency} ~ '^[A-Z]{3}$'`),
    check(
      'pilot_costs_texts',
      sql`char_length(${table.purpose}) between 1 and 200 and char_length(${table.withdrawnReason}) <= 500`,
    ),
    check(
      'pilot_costs_withdrawn',
      sql`(${table.withdrawnAt} is null) = (${table.withdrawnBy} is null)
        and (${table.withdrawnAt} is null) = (${table.withdrawnReason} = '')`,
    ),
  ],
)
