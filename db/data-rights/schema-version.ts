import journal from '#db/migrations/meta/_journal.json' with { type: 'json' }

/** How many migrations this version knows: what an export was written with. */
export const SCHEMA_VERSION = journal.entries.length
