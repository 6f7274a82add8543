/**
 * Where a statement of law stands; `article` is the place in the act, such as `50(1)` or `Annex III 4(a)`, `cited` both in one
 * line as the language cites them.
 */
type LegalSource = { act: string; article: string; url: string; cited: string }

/** A statement of law on the day it was read, until it is to be read again. ISO days; at least one source. */
export type Dated = { asOf: string; reviewBy: string; sources: LegalSource[] }
