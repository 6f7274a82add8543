import * as z from 'zod'

/** Where something may be known: `<place>:<id>`. */
const Known = z.string().regex(/^(system|record|answer|vendor):[a-z0-9-]+$/, 'must be such as record:purposes')

/** Where the answer may be known already, and what is shown beside it without being one. */
export const knownPlaces = { from: z.array(Known).default([]), beside: z.array(Known).default([]) }
