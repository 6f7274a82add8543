/** Red, green and blue, each 0-255. */
export type Channels = readonly number[]

/** The channels of `#rrggbb`; `null` for anything else. */
export function channelsOf(colour: string): Channels | null {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

/** As CSS writes it, `#rrggbb`. @param channels red, green and blue, whole, 0-255 */
export function toHex(channels: Channels): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/**
 * The contrast of two colours, 1-21.
 *
 * @source WCAG 2.2, contrast ratio
 */
export function contrast(one: Channels, other: Channels): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** @source WCAG 2.2, relative luminance */
function luminance([red = 0, green = 0, blue = 0]: Channels): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** The light of a channel, 0-1. @source IEC 61966-2-1 */
export function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
