import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { findAddress, isCallable, type Reach } from './reach.server.ts'

/** Together with looking the host up. */
const LONGEST_MS = 7_000
/** What a provider says of itself, its keys and its answers is far smaller. */
const LARGEST = 256 * 1024

type Sent = { method: string; headers: Record<string, string>; body?: unknown; signal?: AbortSignal | undefined }

/**
 * A `fetch` for addresses that somebody else chose: https alone, resolved once and connected to just that address,
 * no redirect, no more than 256 KB, no longer than 7 seconds.
 *
 * @throws Error if it may not be called, does not answer in time or says too much
 */
export function createCall(reach: Reach) {
  return async (href: string, { method, headers, body, signal }: Sent): Promise<Response> => {
    const url = new URL(href)
    if (!isCallable(url, reach)) throw new Error('This address may not be called.')
    const late = AbortSignal.any([AbortSignal.timeout(LONGEST_MS), ...(signal ? [signal] : [])])
    const address = await findAddress(url, reach, { signal: late })
    late.throwIfAborted()
    if (address === null) throw new Error('This host has no address that may be called.')
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = url.protocol === 'https:' ? requestHttps : requestHttp
      const sent = request(url, { method, headers, agent: false, signal: late, lookup: pinned(address) }, resolve)
      sent.on('error', reject)
      sent.end(body === undefined || body === null ? undefined : String(body))
    })
    return new Response(await readAll(answer), { status: answer.statusCode ?? 502, headers: headersOf(answer) })
  }
}

/** Whatever the name means a moment later, this is where we go. */
const pinned =
  ({ address, family }: { address: string; family: number }): LookupFunction =>
  (_, options, done) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family)

async function readAll(answer: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer) {
    size += part.length
    if (size > LARGEST) {
      answer.destroy()
      throw new Error('The answer is too large.')
    }
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

function headersOf({ headers }: IncomingMessage): Headers {
  const type = headers['content-type']
  const cache = headers['cache-control']
  return new Headers({ ...(type && { 'content-type': type }), ...(cache && { 'cache-control': cache }) })
}
