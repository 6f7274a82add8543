import { lookup } from 'node:dns/promises'
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

/**
 * Resolves a host once; every address it has must be one that we may call.
 *
 * @returns the address to connect to; `null` if there is none, or one that we may not call
 */
export async function findAddress({ host, hostname }: URL, { allowsPrivate, isDevelopment }: Reach) {
  const isOwn = isDevelopment && isLoopbackHost(host)
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => [])
  const mayCall = allowsPrivate || isOwn || found.every(({ address }) => isPublicAddress(address))
  return mayCall ? (found[0] ?? null) : null
}
