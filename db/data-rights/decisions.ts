import { CHECK_DECISIONS } from './decisions/check-decisions.ts'
import type { Decision } from './decisions/decision.ts'
import { PERSON_DECISIONS } from './decisions/person-decisions.ts'
import { PILOT_DECISIONS } from './decisions/pilot-decisions.ts'
import { REPORT_DECISIONS } from './decisions/report-decisions.ts'
import { WORKSPACE_DECISIONS } from './decisions/workspace-decisions.ts'

/**
 * One decision a table, with its columns by name: a table or column that is not here fails
 * `tests/db/data-rights.test.ts`, so that none is forgotten.
 */
export const DECISIONS: Readonly<Record<string, Decision>> = {
  ...WORKSPACE_DECISIONS,
  ...CHECK_DECISIONS,
  ...REPORT_DECISIONS,
  ...PILOT_DECISIONS,
  ...PERSON_DECISIONS,
}

/** The names in a list of columns. */
export const namesIn = (columns: string) => columns.trim().split(/\s+/)
