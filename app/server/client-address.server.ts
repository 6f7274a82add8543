import { isIPv6 } from 'node:net'

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
  const chain = [...(forwardedFor ?? '').split(','), socketAddress ?? ''].map((part) => part.trim()).filter(Boolean)
  const position = Math.max(0, chain.length - 1 - trustedProxies)
  return prefixOf(chain[position] ?? 'unknown')
}

function prefixOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}
