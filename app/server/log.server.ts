import pino from 'pino'

export type Log = pino.Logger

/**
 * JSON lines on standard output, times in UTC. Only names from a fixed list are
 * written: routes as patterns, never bodies, parameters, tokens or answers.
 *
 * @param level `silent` in tests
 */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: errorWithoutValues },
  })
}

/** Keeps an error's name, code and place; drops its message, which may quote what somebody typed. */
function errorWithoutValues(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    code,
    stack: stack?.join('\n'),
    cause: error.cause instanceof Error ? error.cause.name : undefined,
  }
}
