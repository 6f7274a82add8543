/** What the command line rounds numbers to. */
const DECIMALS = 1e9

/** JSON for standard output, numbers rounded to 1e-9, followed by a line break. */
export function formatJson(json: unknown): string {
  return `${JSON.stringify(json, (_, value) => (typeof value === 'number' ? roundNumber(value) : value), 2)}\n`
}

/** Rounds to 1e-9; there is no negative zero. */
export function roundNumber(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS + 0
}
