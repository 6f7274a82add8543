import { bigint, timestamp } from 'drizzle-orm/pg-core'
import { sys } from './namespaces.ts'

/** When a backup was finished, so that the product can say how old the last one is. */
export const backups = sys.table('backups', {
  /** The moment it shows. */
  takenAt: timestamp('taken_at', { withTimezone: true }).primaryKey(),
  /** Size of the file. */
  bytes: bigint('bytes', { mode: 'number' }).notNull(),
})
