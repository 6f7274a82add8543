import { type Channels, channelsOf, contrast, linear, toHex } from './contrast.ts'

/** WCAG 2.2, 1.4.3: text. */
export const READABLE = 4.5

/** What a wished colour is as text on a ground, and the nearest that reads there. */
export type ReadableColour = { colour: string; isWish: boolean; wishContrast: number; contrast: number }

/**
 * The colour nearest to a wish that reads on a ground: the same hue, only as much darker or lighter as it takes.
 *
 * @param wish `#rrggbb`
 * @param ground `#rrggbb`, so light or dark that black or white reads on it
 * @returns `null` if either is no colour
 * @source WCAG 2.2, 1.4.3; B. Ottosson (2020), Oklab, for what is the same hue
 */
export function readableOn(wish: string, ground: string): ReadableColour | null {
  const [wished, behind] = [channelsOf(wish), channelsOf(ground)]
  if (!wished || !behind) return null
  const wishContrast = contrast(wished, behind)
  if (wishContrast >= READABLE) {
    return { colour: toHex(wished), isWish: true, wishContrast, contrast: wishContrast }
  }
  const nearest = nearestReadable(wished, behind)
  return { colour: toHex(nearest), isWish: false, wishContrast, contrast: contrast(nearest, behind) }
}

/** Steps of lightness that nobody tells apart. */
const STEPS = 400

function nearestReadable(wished: Channels, ground: Channels): Channels {
  const [lightness, a, b] = toOklab(wished)
  const isDarker = contrast([0, 0, 0], ground) > contrast([255, 255, 255], ground)
  const end = isDarker ? 0 : 1
  for (let step = 1; step < STEPS; step += 1) {
    const tried = inGamut(lightness + ((end - lightness) * step) / STEPS, a, b)
    if (contrast(tried, ground) >= READABLE) return tried
  }
  return isDarker ? [0, 0, 0] : [255, 255, 255]
}

/** As colourful as screens can show it at this lightness. */
function inGamut(lightness: number, a: number, b: number): Channels {
  for (let share = 1; share > 0; share -= 0.02) {
    const light = fromOklab(lightness, a * share, b * share)
    if (light.every((part) => part >= -0.0001 && part <= 1.0001)) return light.map(toChannel)
  }
  return fromOklab(lightness, 0, 0).map(toChannel)
}

function toChannel(light: number): number {
  const held = Math.min(1, Math.max(0, light))
  return Math.round(255 * (held <= 0.0031308 ? 12.92 * held : 1.055 * held ** (1 / 2.4) - 0.055))
}

function toOklab(channels: Channels): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = channels.map(linear)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab(lightness: number, a: number, b: number): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}
