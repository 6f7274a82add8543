/**
 * What the database may answer instead of rows. Recognise them by `code`, so that
 * it also holds across bundles. None carries a parameter of the query: an answer
 * or a token never gets into a log this way (P43).
 */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
  /** SQLSTATE. */
  code: string
  constraint: string | null
  /** The SQL text with `$1`, without its values. */
  statement: string | null

  constructor(code: string, constraint: string | null, statement: string | null) {
    super(`PostgreSQL ${code}${constraint ? ` on ${constraint}` : ''}${statement ? ` in: ${statement}` : ''}`)
    this.code = code
    this.constraint = constraint
    this.statement = statement
  }
}

/** Too much at once, or the row is held by somebody else: worth trying again soon. */
export class Busy extends Error {
  override name = 'Busy'
  code = 'PREFLIGHT_BUSY'
}

/** The database cannot be reached now. Nothing is known to be stored: try again with the same operation id. */
export class Unavailable extends Error {
  override name = 'Unavailable'
  code = 'PREFLIGHT_UNAVAILABLE'
}

/** The request may be answered with 503 and `Retry-After`. */
export function isTemporary(error: unknown): error is Busy | Unavailable {
  return error instanceof Error && 'code' in error && TEMPORARY.has(String(error.code))
}

/** The database answers, others come first. */
export function isBusy(error: unknown): error is Busy {
  return isTemporary(error) && error.code === 'PREFLIGHT_BUSY'
}

const TEMPORARY = new Set(['PREFLIGHT_BUSY', 'PREFLIGHT_UNAVAILABLE'])

/** Statement or lock timeout, deadlock, serialization failure. */
const BUSY = new Set(['57014', '55P03', '40P01', '40001'])
/** Driver and system codes of a connection that cannot be made or was lost, and of a server without disk or memory (53). */
const LOST = /^(E(CONN|PIPE|NOENT|NOTFOUND|TIMEDOUT|HOST|NET|AI_)|CONNECT|57P0|08|53|25P0[34]|28)/

type Cause = { code?: unknown; constraint_name?: unknown; severity?: unknown }

/** Turns what the driver or drizzle threw into one of the three above; anything else is returned as it is. */
export function translateError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const statement = 'query' in error && 'params' in error ? String(error.query) : null
  const cause: Error & Cause = statement !== null && error.cause instanceof Error ? error.cause : error
  const code = typeof cause.code === 'string' ? cause.code : null
  if (code !== null && TEMPORARY.has(code)) return cause
  if (code === null) return statement === null ? error : new DatabaseError('unknown', null, statement)
  if (BUSY.has(code)) return new Busy(`The database is busy (${code}).`)
  if (LOST.test(code)) return new Unavailable(`The database cannot be reached (${code}).`)
  if (statement === null && cause.severity === undefined) return error
  return new DatabaseError(code, typeof cause.constraint_name === 'string' ? cause.constraint_name : null, statement)
}
