import type { CellLook } from '#app/report/sheets/workbook.ts'
import { isActive } from './safe-cells.ts'
import { MAIN, XML } from './xlsx-parts.ts'

const [INK, SOFT, ACCENT, EDGE, RAISE] = ['FF1B2430', 'FF55606E', 'FF0F6B66', 'FFC9C3B4', 'FFF5F2EB']

/** Fonts, fills and borders by the places in which looks name them. */
const FONTS = {
  usual: font(11, INK),
  strong: font(11, INK, '<b/>'),
  soft: font(10, SOFT),
  title: font(20, INK, '<b/>', 'Georgia'),
  about: font(12, SOFT),
  section: font(14, INK, '<b/>', 'Georgia'),
  link: font(11, ACCENT, '<u/>'),
}
const FILLS = {
  none: '<fill><patternFill patternType="none"/></fill>',
  /** Programs take the second for themselves. */
  kept: '<fill><patternFill patternType="gray125"/></fill>',
  raise: `<fill><patternFill patternType="solid"><fgColor rgb="${RAISE}"/><bgColor indexed="64"/></patternFill></fill>`,
}
const BORDERS = {
  none: '<border><left/><right/><top/><bottom/><diagonal/></border>',
  below: border({ bottom: `thin,${EDGE}` }),
  above: border({ top: `medium,${INK}` }),
  head: border({ bottom: `medium,${EDGE}` }),
  around: border({ left: `thin,${EDGE}`, right: `thin,${EDGE}`, top: `thin,${EDGE}`, bottom: `thin,${EDGE}` }),
}

type Look = {
  font: keyof typeof FONTS
  fill?: keyof typeof FILLS
  border?: keyof typeof BORDERS
  align?: 'right'
  vertical?: 'top' | 'center' | 'bottom'
}

const LOOKS: Record<CellLook, Look> = {
  title: { font: 'title', vertical: 'center' },
  about: { font: 'about' },
  section: { font: 'section', border: 'above', vertical: 'center' },
  label: { font: 'strong' },
  hint: { font: 'soft' },
  text: { font: 'usual' },
  mark: { font: 'usual', align: 'right' },
  link: { font: 'link' },
  entry: { font: 'usual', border: 'below', fill: 'raise' },
  head: { font: 'strong', border: 'head', fill: 'raise', vertical: 'bottom' },
  cell: { font: 'usual', border: 'around' },
}

const NAMES = Object.keys(LOOKS) as CellLook[]

/** The number of a look; of one that keeps its text a text, where the text looks like a formula. */
export const styleOf = (look: CellLook, text: string): number =>
  1 + NAMES.indexOf(look) + (isActive(text) ? NAMES.length : 0)

/** All looks that a cell can have, each also as one that keeps its text a text. */
export function stylesXml(): string {
  const own = (isQuoted: boolean) => NAMES.map((name) => format(LOOKS[name], isQuoted))
  const formats = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', ...own(false), ...own(true)]
  return `${XML}<styleSheet xmlns="${MAIN}">${list('fonts', Object.values(FONTS))}${list('fills', Object.values(FILLS))}${list('borders', Object.values(BORDERS))}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', formats)}</styleSheet>`
}

const list = (name: string, items: readonly string[]) => `<${name} count="${items.length}">${items.join('')}</${name}>`

function format({ font, fill = 'none', border = 'none', align, vertical = 'top' }: Look, isQuoted: boolean): string {
  const at = (items: object, key: string) => Object.keys(items).indexOf(key)
  const places = `fontId="${at(FONTS, font)}" fillId="${at(FILLS, fill)}" borderId="${at(BORDERS, border)}"`
  const side = align ? ` horizontal="${align}"` : ''
  return `<xf numFmtId="0" ${places} xfId="0"${isQuoted ? ' quotePrefix="1"' : ''} applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment${side} vertical="${vertical}" wrapText="1"/></xf>`
}

function font(size: number, colour: string, more = '', name = 'Calibri'): string {
  return `<font>${more}<sz val="${size}"/><color rgb="${colour}"/><name val="${name}"/></font>`
}

/** Its sides as `style,colour`. */
function border(sides: Partial<Record<'left' | 'right' | 'top' | 'bottom', string>>): string {
  const side = (name: keyof typeof sides) => {
    const [style, colour] = sides[name]?.split(',') ?? []
    return style ? `<${name} style="${style}"><color rgb="${colour}"/></${name}>` : `<${name}/>`
  }
  return `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border>`
}
