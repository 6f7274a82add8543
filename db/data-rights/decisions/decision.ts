/** What happens to a table when somebody takes their data along, or wants it gone. */
export type Decision =
  /** Leaves with the workspace it belongs to. `staysBehind`: why an import elsewhere does not take it. */
  | { goesWith: 'workspace'; columns: string; without?: Record<string, string>; staysBehind?: string }
  /**
   * Leaves with the person, and is deleted with them. `by` holds the user's id, or the address if
   * `holds` says so. `without` names the columns that stay, each with the reason.
   */
  | {
      goesWith: 'person'
      by: string
      holds: 'id' | 'email'
      columns: string
      without?: Record<string, string>
    }
  /** Leaves with nobody. */
  | { goesWith: 'nobody'; because: string }
