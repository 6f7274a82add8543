import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Context,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { ServerBuild, ServerInstrumentation } from 'react-router'
import type { Step } from '#db/tracing.ts'
import type { Log } from './log.server.ts'
import type { Tracing, TracingSettings } from './tracing.server.ts'

/** How long spans are gathered before they are sent. */
const GATHER_MS = 2_000
/** How long the collector may take, also at the end. */
const PATIENCE_MS = 3_000

/** Sends spans to a collector; while it does not take them, they are dropped and nothing else suffers. */
export function createOtlpTracing({ endpoint, serviceName, ratio }: TracingSettings, log: Log): Tracing {
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`
  const exporter = withLog(new OTLPTraceExporter({ url, timeoutMillis: PATIENCE_MS }), log)
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: GATHER_MS })],
  })
  const tracer = provider.getTracer('preflight')
  const present = new AsyncLocalStorage<Context | undefined>()
  const parent = () => present.getStore()

  async function within<T>(span: Span, work: () => Promise<T>): Promise<T> {
    try {
      return await present.run(trace.setSpan(ROOT_CONTEXT, span), work)
    } catch (error) {
      fail(span, error)
      throw error
    } finally {
      span.end()
    }
  }
  const start = ({ name, facts }: Step, above: Context, kind = SpanKind.INTERNAL, links: Link[] = []) =>
    tracer.startSpan(name, { kind, attributes: facts, links }, above)

  const tracing: Tracing = {
    async follow(step, work) {
      const above = parent()
      return above === undefined ? work() : within(start(step, above), work)
    },
    begin(step) {
      const above = parent()
      if (above === undefined) return () => {}
      const span = start(step, above, SpanKind.CLIENT)
      return (error) => {
        if (error !== undefined) fail(span, error)
        span.end()
      }
    },
    present: () => written(parent()),
    async request({ method, requestId, from }, work) {
      const above = from === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, readContext(from))
      const facts = { 'http.request.method': method, 'preflight.request.id': requestId }
      const span = start({ name: method, facts }, above, SpanKind.SERVER)
      await within(span, async () => {
        const { route, status } = await work()
        span.setAttribute('http.response.status_code', status)
        if (route) span.updateName(`${method} ${route}`).setAttribute('http.route', route)
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', String(status))
      })
    },
    job: (name, cause, work) => {
      const links = cause === null ? [] : [{ context: readContext(cause) }]
      return within(start({ name }, ROOT_CONTEXT, SpanKind.CONSUMER, links), work)
    },
    apart: (work) => present.run(undefined, work),
    traceId: () => contextOf(parent())?.traceId ?? null,
    instrument: (build) => instrumented(build, (step, work) => tracing.follow(step, work)),
    close: async () => {
      await Promise.race([provider.shutdown().catch(() => {}), sleep(PATIENCE_MS, undefined, { ref: false })])
    },
  }
  return tracing
}

const contextOf = (context: Context | undefined) => (context === undefined ? undefined : trace.getSpanContext(context))

function written(context: Context | undefined): string | null {
  const own = contextOf(context)
  if (own === undefined) return null
  return `00-${own.traceId}-${own.spanId}-${own.traceFlags.toString(16).padStart(2, '0')}`
}

/** @param traceparent well-formed */
function readContext(traceparent: string): SpanContext {
  const [, traceId = '', spanId = '', flags = ''] = traceparent.split('-')
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
}

/** Its kind alone: a message may quote what somebody typed. */
function fail(span: Span, error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null
  const kind = error instanceof Response ? String(error.status) : error instanceof Error ? error.name : typeof error
  span.setAttribute('error.type', code ?? kind)
  // A refusal is an answer, not a fault.
  if (!(error instanceof Response) || error.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
}

function instrumented(build: ServerBuild, follow: Tracing['follow']): ServerBuild {
  const wrap =
    (kind: 'loader' | 'action') =>
    async (handler: () => Promise<{ error: Error | undefined }>, { pattern }: { pattern: string }) => {
      const step = { name: `${kind} ${pattern}`, facts: { 'http.route': pattern } }
      const handled = follow(step, async () => {
        const { error } = await handler()
        if (error) throw error
      })
      // The router has the error already, and goes on with it by itself.
      await handled.catch(() => {})
    }
  const instrumentation: ServerInstrumentation = {
    route: (route) => route.instrument({ loader: wrap('loader'), action: wrap('action') }),
  }
  const { entry } = build
  return { ...build, entry: { ...entry, module: { ...entry.module, instrumentations: [instrumentation] } } }
}

/** Says once that the collector takes nothing, and once that it does again. */
function withLog(exporter: SpanExporter, log: Log): SpanExporter {
  let isAway = false
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.code !== 0
        if (failed && !isAway) log.warn({ err: result.error, event: 'traces not taken' }, 'tracing')
        if (!failed && isAway) log.info({ event: 'traces taken again' }, 'tracing')
        isAway = failed
        done(result)
      }),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  }
}
