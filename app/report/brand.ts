import { colours } from './theme.ts'

export type CheckedBrand = { ok: true; accent: string; wasDarkened: boolean } | { ok: false; reason: 'notAColour' }

const READABLE = 4.5
const STEP = 0.94

/**
 * A client's colour as it can be used for text and marks on white: darkened until it reads.
 *
 * @param accent `#rrggbb`
 * @source WCAG 2.2, 1.4.3: at least 4.5:1
 */
export function checkBrand(accent: string): CheckedBrand {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(accent) ?? []
  if (!red || !green || !blue) return { ok: false, reason: 'notAColour' }
  let channels = [red, green, blue].map((channel) => Number.parseInt(channel, 16))
  const given = toHex(channels)
  while (contrastOnWhite(channels) < READABLE) channels = channels.map((channel) => Math.floor(channel * STEP))
  const used = toHex(channels)
  return { ok: true, accent: used, wasDarkened: used !== given }
}

/** The colour that a report uses: the brand's, darkened if need be, else the product's own. */
export function accentOf(accent: string | undefined): string {
  if (accent === undefined) return colours.accent
  const checked = checkBrand(accent)
  return checked.ok ? checked.accent : colours.accent
}

/** The contrast of a colour to white, 1-21. */
export function contrastOnWhite(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map(linear)
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function toHex(channels: readonly number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** A colour mixed with white. @param share of the colour, 0-1 */
export function tint(colour: string, share: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return toHex(channels.map((channel) => Math.round(255 - (255 - channel) * share)))
}
