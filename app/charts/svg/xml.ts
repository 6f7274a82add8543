/** A picture without its frame: what is drawn, and the room that it takes, in points. */
export type Drawing = { width: number; height: number; body: string }

/** How wide a text is in points, in the typeface that reports are set in. */
export type Measure = (text: string, font: { size: number; isBold?: boolean }) => number

type Attributes = Record<string, string | number | undefined>

/** An element of SVG. @param inside is written as it is: text goes through `xmlText` first */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes).flatMap(([key, held]) =>
    held === undefined ? [] : [` ${key}="${xmlText(String(held))}"`],
  )
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}

type Words = {
  x: number
  y: number
  size: number
  fill: string
  anchor?: 'start' | 'middle' | 'end'
  isBold?: boolean
  /** Takes the typeface of headings. */
  isSerif?: boolean
}

/** A line of text; `y` is its foot. */
export function words(text: string, { x, y, size, fill, anchor = 'start', isBold, isSerif }: Words): string {
  return element(
    'text',
    {
      x,
      y,
      fill,
      'font-size': size,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      'font-weight': isBold || isSerif ? 600 : undefined,
      'font-family': isSerif ? SERIF : undefined,
    },
    xmlText(text),
  )
}

/** What stands in for our typefaces where they are not installed. */
export const SANS = 'Inter, Arial, sans-serif'
const SERIF = 'Source Serif 4, Georgia, serif'

/** Moved to a place of its own. */
export const placed = ({ body }: Drawing, x: number, y: number) =>
  element('g', { transform: `translate(${x} ${y})` }, body)

/** The text, or as much of it as has room, with dots. */
export function shortened(text: string, room: number, width: (text: string) => number): string {
  if (width(text) <= room) return text
  const letters = Array.from(text)
  let [fits, tooLong] = [0, letters.length]
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (width(`${letters.slice(0, middle).join('')}…`) <= room) fits = middle
    else tooLong = middle
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`
}

/** Text as it may stand in XML; what XML cannot hold at all is left out. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\x20-\uffff]|[\ufffe\uffff]/g, (found) => ((found.codePointAt(0) ?? 0) > 0xff_ff ? found : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
