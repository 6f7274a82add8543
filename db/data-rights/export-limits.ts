/** What one export may hold; an import takes no more than that. */
export const EXPORT_LIMITS = {
  /** Of one table. */
  rows: 100_000,
  /** Of all rows together, as JSON. */
  bytes: 64 * 1024 * 1024,
} as const

/** The form of an export, in its manifest. Another one needs another number. */
export const EXPORT_FORM = 1
