import { lookup, Resolver } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { isLoopbackHost } from '../origin.server.ts'

/** Which addresses the server calls for somebody who may only name them. */
export type Reach = {
  /** Also those of private networks, for whoever runs both ends. */
  allowsPrivate: boolean
  /** Also this machine, without https. */
  isDevelopment: boolean
}

const PRIVATE = new BlockList()
const V4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`
for (const range of V4.split(/\s+/)) {
  const [net = '', bits] = range.split('/')
  PRIVATE.addSubnet(net, Number(bits), 'ipv4')
}
// Of 2000::/3, where all public ones are: documentation, and what carries an IPv4 address inside.
for (const [net, bits] of [
  ['2001:db8::', 32],
  ['2001::', 32],
  ['2002::', 16],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv6')
}
const PUBLIC_V6 = new BlockList()
PUBLIC_V6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address belongs to the open internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !PRIVATE.check(address, 'ipv4')
  return isIP(address) === 6 && PUBLIC_V6.check(address, 'ipv6') && !PRIVATE.check(address, 'ipv6')
}

/** Whether the form of a URL is one that we call at all, whatever it resolves to. */
export function isCallable(url: URL, { allowsPrivate, isDevelopment }: Reach): boolean {
  const isOwn = isDevelopment && isLoopbackHost(url.host)
  const isScheme = url.protocol === 'https:' || (isOwn && url.protocol === 'http:')
  const isPort = url.port === '' || allowsPrivate || isOwn
  return isScheme && isPort && url.username === '' && url.password === ''
}

/** Nobody waits longer for the DNS, all tries together. */
const LOOKUP_MS = 3_000

type Patience = {
  /** Ends the wait earlier. */
  signal?: AbortSignal | undefined
  /** DNS servers, such as `127.0.0.1:5353`; left out: those of this machine. */
  servers?: readonly string[]
}

/**
 * Resolves a host once; every address it has must be one that we may call.
 *
 * @returns the address to connect to; `null` if there is none, one that we may not call, or no answer within 3 seconds
 */
export async function findAddress({ host, hostname }: URL, reach: Reach, { signal, servers }: Patience = {}) {
  const isOwn = reach.isDevelopment && isLoopbackHost(host)
  const name = hostname.replace(/^\[|\]$/g, '')
  const late = AbortSignal.any([AbortSignal.timeout(LOOKUP_MS), ...(signal ? [signal] : [])])
  const isNear = reach.allowsPrivate || isOwn
  const found = isNear ? await lookUp(name, late) : await askDns(name, { late, servers })
  return isNear || found.every(({ address }) => isPublicAddress(address)) ? (found[0] ?? null) : null
}

type Found = { address: string; family: number }[]

/** By the means of this machine, its list of hosts included. A look-up cannot be called back: it is only not waited for. */
function lookUp(name: string, late: AbortSignal): Promise<Found> {
  const given = new Promise<Found>((resolve) => late.addEventListener('abort', () => resolve([]), { once: true }))
  return Promise.race([lookup(name, { all: true }).catch(() => []), given])
}

/** By the DNS alone, and called back in time: a name that never answers would hold one of the few threads that look up. */
async function askDns(name: string, { late, servers }: { late: AbortSignal; servers?: readonly string[] | undefined }) {
  const family = isIP(name)
  if (family !== 0) return [{ address: name, family }]
  const resolver = new Resolver({ timeout: LOOKUP_MS / 2, tries: 2 })
  if (servers) resolver.setServers([...servers])
  const stop = () => resolver.cancel()
  late.addEventListener('abort', stop, { once: true })
  const named = (of: 4 | 6) => (addresses: string[]) => addresses.map((address) => ({ address, family: of }))
  const found = await Promise.all([
    resolver.resolve4(name).then(named(4), () => []),
    resolver.resolve6(name).then(named(6), () => []),
  ])
  late.removeEventListener('abort', stop)
  return found.flat()
}
