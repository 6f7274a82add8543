import { toHex } from '#app/core/brand/contrast.ts'
import { readableOn } from '#app/core/brand/readable.ts'
import { colours } from './theme.ts'

export type CheckedBrand = { ok: true; accent: string; wasDarkened: boolean } | { ok: false; reason: 'notAColour' }

/** What reports and pages lie on; what reads on a page's paper reads on white too. */
export const GROUNDS = { light: '#fcfbf8', dark: '#141a22' } as const

/**
 * A client's colour as it can be used for text and marks on paper: darkened until it reads.
 *
 * @param accent `#rrggbb`
 */
export function checkBrand(accent: string): CheckedBrand {
  const readable = readableOn(accent, GROUNDS.light)
  if (!readable) return { ok: false, reason: 'notAColour' }
  return { ok: true, accent: readable.colour, wasDarkened: !readable.isWish }
}

/** The colour that a report uses: the brand's, darkened if need be, else the product's own. */
export function accentOf(accent: string | undefined): string {
  if (accent === undefined) return colours.accent
  const checked = checkBrand(accent)
  return checked.ok ? checked.accent : colours.accent
}

/** A colour mixed with white. @param share of the colour, 0-1 */
export function tint(colour: string, share: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return toHex(channels.map((channel) => Math.round(255 - (255 - channel) * share)))
}

/** The brand's colour as it reads on light and on dark pages; `null`: there is none. */
export function accentsOf(accent: string | undefined): { light: string; dark: string } | null {
  if (accent === undefined) return null
  const [light, dark] = [readableOn(accent, GROUNDS.light), readableOn(accent, GROUNDS.dark)]
  return light && dark ? { light: light.colour, dark: dark.colour } : null
}
