import { pgSchema } from 'drizzle-orm/pg-core'

/** What belongs to a workspace. Every table leads with `workspace_id` and lies behind row-level security. */
export const app = pgSchema('app')

/** What belongs to nobody in particular: sessions, links, catalogues, limits. Never an answer. */
export const sys = pgSchema('sys')
