import { isIP, isIPv6 } from 'node:net'

/**
 * The address that limits count by: the socket's, or the rightmost forwarded one
 * that our own proxies did not add. An IPv6 address counts by its /64, because
 * one customer holds all of it.
 *
 * @param trustedProxies how many proxies of ours stand in front; 0 ignores the header
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | null,
  trustedProxies: number,
): string {
  const socket = socketAddress ?? 'unknown'
  const forwarded = trustedProxies > 0 ? (forwardedFor ?? '').split(',').map((part) => withoutPort(part.trim())) : []
  const client = forwarded.at(-trustedProxies)
  return prefixOf(client !== undefined && isIP(client) !== 0 ? client : socket)
}

/** Some proxies add the port: `192.0.2.7:4711`, `[2001:db8::1]:4711`. */
function withoutPort(address: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address
}

function prefixOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const network = [...left, ...zeros, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${network.join(':')}::/64`
}
