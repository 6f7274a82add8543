import type { ServerBuild } from 'react-router'
import { type Tracing as Steps, UNTRACED } from '#db/tracing.ts'
import type { Log } from './log.server.ts'

/** A request as it arrives. */
type Arriving = {
  method: string
  requestId: string
  /** The `traceparent` of a proxy that is believed; `null`: the request begins here. */
  from: string | null
}

/** Follows requests and jobs through everything that they do; tells the time and the way, never what anybody wrote. */
export type Tracing = Steps & {
  /** @param work says in the end which route answered, as a pattern, and how */
  request(arriving: Arriving, work: () => Promise<{ route: string | undefined; status: number }>): Promise<void>
  /** Something that nobody waits for. @param cause the `traceparent` of what led to it, which may be over; `null`: the clock */
  job<T>(name: string, cause: string | null, work: () => Promise<T>): Promise<T>
  /** Leaves what is being followed, for work that belongs to nobody in particular. */
  apart<T>(work: () => T): T
  /** Of what is being followed; `null`: nothing is. */
  traceId(): string | null
  /** The same routes, their loaders and actions followed. */
  instrument(build: ServerBuild): ServerBuild
  /** Sends what is still to be sent, for a few seconds at most. */
  close(): Promise<void>
}

export const NOT_TRACED: Tracing = {
  ...UNTRACED,
  request: async (_, work) => {
    await work()
  },
  job: (_name, _cause, work) => work(),
  apart: (work) => work(),
  traceId: () => null,
  instrument: (build) => build,
  close: async () => {},
}

export type TracingSettings = {
  /** Of an OpenTelemetry collector that takes OTLP over HTTP, such as `http://localhost:4318`. */
  endpoint: string
  serviceName: string
  /** The part of requests and jobs that is followed, 0 to 1, where nobody before us decided. */
  ratio: number
}

/** Loads OpenTelemetry only where it is wanted: a start without it costs nothing. @param settings `null`: off */
export async function startTracing(settings: TracingSettings | null, log: Log): Promise<Tracing> {
  if (settings === null) return NOT_TRACED
  const { createOtlpTracing } = await import('./otlp-tracing.server.ts')
  return createOtlpTracing(settings, log)
}

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/**
 * The trace that a request belongs to. Anybody can send the header: with no proxy of ours in front it is not believed,
 * so that nobody writes into others' traces or has everything followed.
 */
export function believedTrace(header: string | null, trustedProxies: number): string | null {
  return trustedProxies > 0 && header !== null && TRACEPARENT.test(header) ? header : null
}
