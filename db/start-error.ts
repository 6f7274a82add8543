/** Why the product cannot start, in one sentence for the person who started it. Ends the process with 1, without a stack. */
export class StartError extends Error {
  override name = 'StartError'
  code = 'PREFLIGHT_START'
}
