import pino from 'pino'
import { ContentFault } from '#content/fault.ts'

export type Log = pino.Logger
export type LogStream = pino.DestinationStream

/**
 * JSON lines, times in UTC. Only names from a fixed list are written: routes as
 * patterns, never bodies, parameters, tokens or answers.
 *
 * @param level `silent` writes nothing
 * @param to default: standard output
 * @param traceId of what is being followed, to stand in each line; `null`: nothing is
 */
export function createLog(level: string, to?: LogStream, traceId: () => string | null = () => null): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: errorWithoutValues },
    mixin: () => {
      const id = traceId()
      return id === null ? {} : { traceId: id }
    },
  }
  return to ? pino(options, to) : pino(options)
}

const told = new WeakSet<ContentFault>()

/** Whether it is a fault of the content that was asked about before: it lasts until somebody mends a file, and is told once. */
export function wasTold(error: unknown): boolean {
  if (!(error instanceof ContentFault)) return false
  const before = told.has(error)
  told.add(error)
  return before
}

/** Keeps an error's name, code and place; drops its message, which may quote what somebody typed, unless it speaks of our files. */
function errorWithoutValues(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(error instanceof ContentFault && { fault: error.message }),
    code,
    stack: stack?.join('\n'),
    cause: error.cause instanceof Error ? error.cause.name : undefined,
  }
}
