/** What is wrong with what was given: the option, file or field, and the mend. */
export type Fault = { field: string; message: string }

/** Says on standard error, as JSON, what is wrong with the input; exit code 1. */
export function refuse(error: Fault): number {
  process.stderr.write(`${JSON.stringify({ error })}\n`)
  return 1
}

/** Shows how a command is used: to somebody who asked on standard output, exit code 0; to others on standard error, 2. */
export function showUsage(asked: 'help' | null, usage: string): number {
  const isAsked = asked === 'help'
  const stream = isAsked ? process.stdout : process.stderr
  stream.write(usage)
  return isAsked ? 0 : 2
}
