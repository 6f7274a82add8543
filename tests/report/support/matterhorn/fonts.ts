import { streamAt } from '../pdf-content.ts'
import { dictAt, listAt, type PdfFile, resolved } from '../pdf-file.ts'
import { type Dict, nameOf } from '../pdf-reader.ts'
import type { Checked, Conditions } from './conditions.ts'

type Used = { name: string; font: Dict; own: Dict; face: Face | null; names: Map<number, string>; codes: number[] }

/** That every glyph on a page is in the file, as wide as it says, and stands for a letter. */
export const FONTS: Conditions = {
  '10-001': each(({ codes, names }) => codes.filter((code) => !names.get(code))),
  '31-004': each(({ own }) => (nameOf(own.get('CIDToGIDMap')) === 'Identity' ? [] : ['map'])),
  '31-006': each(({ font }) => (nameOf(font.get('Encoding')) === 'Identity-H' ? [] : ['encoding'])),
  '31-009': each(({ face }) => (face ? [] : ['not embedded'])),
  '31-011': each(({ face, codes }) => codes.filter((code) => face && code >= face.widths.length)),
  '31-014': each(({ own }) => (own.has('CIDSet') ? ['CIDSet'] : [])),
  '31-016': (checked) => each(({ face, own, codes }) => wrongWidths(checked.file, own, { face, codes }))(checked),
  '31-017': each(({ font, own }) =>
    nameOf(font.get('Subtype')) === 'Type0' && nameOf(own.get('Subtype')) === 'CIDFontType2' ? [] : ['another kind'],
  ),
  '31-027': each(({ names }) => (names.size > 0 ? [] : ['no ToUnicode'])),
  '31-028': each(({ names }) => [...names].filter(([, text]) => text.includes('\0')).map(([code]) => code)),
  '31-029': each(({ names }) => [...names].filter(([, text]) => /[\uFEFF\uFFFE]/.test(text)).map(([code]) => code)),
  '31-030': each(({ codes }) => codes.filter((code) => code === 0)),
}

function each(fault: (used: Used) => (string | number)[]) {
  return (checked: Checked) => usedFonts(checked).flatMap((used) => fault(used).map((what) => `${used.name}: ${what}`))
}

function usedFonts({ file, painted }: Checked): Used[] {
  const all = new Map<Dict, Set<number>>()
  for (const { font, codes = [] } of painted) {
    if (!font) continue
    const known = all.get(font) ?? new Set()
    for (const code of codes) known.add(code)
    all.set(font, known)
  }
  return [...all].map(([font, codes]) => {
    const own = resolved(file, listAt(file, font, 'DescendantFonts')[0])
    const held: Dict = own instanceof Map ? own : new Map()
    const data = streamAt(file, dictAt(file, held, 'FontDescriptor'), 'FontFile2')
    return {
      name: nameOf(font.get('BaseFont')),
      font,
      own: held,
      face: data.length > 1 ? readFace(data) : null,
      names: readNames(streamAt(file, font, 'ToUnicode').toString('latin1')),
      codes: [...codes],
    }
  })
}

/** Of each glyph, in thousandths of the size. */
type Face = { widths: number[] }

function readFace(data: Buffer): Face {
  const tables = new Map(
    Array.from({ length: data.readUInt16BE(4) }, (_, at) => {
      const entry = 12 + at * 16
      return [data.toString('latin1', entry, entry + 4), data.readUInt32BE(entry + 8)] as const
    }),
  )
  const at = (table: string, offset: number) => data.readUInt16BE((tables.get(table) ?? 0) + offset)
  const glyphs = at('maxp', 4)
  const measured = at('hhea', 34)
  const unit = 1000 / at('head', 18)
  return {
    widths: Array.from({ length: glyphs }, (_, glyph) => at('hmtx', 4 * Math.min(glyph, measured - 1)) * unit),
  }
}

function wrongWidths(file: PdfFile, own: Dict, { face, codes }: Pick<Used, 'face' | 'codes'>): number[] {
  const said = new Map<number, number>()
  const list = listAt(file, own, 'W')
  for (let at = 0; at < list.length; at += 2) {
    const run = resolved(file, list[at + 1])
    if (!Array.isArray(run)) continue
    for (const [index, width] of run.entries()) said.set(Number(list[at]) + index, Number(width))
  }
  const usual = Number(own.get('DW') ?? 1000)
  return codes.filter((code) => Math.abs((said.get(code) ?? usual) - (face?.widths[code] ?? Number.NaN)) > 1)
}

/** What each code stands for, by its map to Unicode. */
function readNames(map: string): Map<number, string> {
  const names = new Map<number, string>()
  for (const [, body = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', , list = '', one = ''] of body.matchAll(
      /<(\w+)>\s*<(\w+)>\s*(?:\[([^\]]*)\]|<([\w\s]+)>)/g,
    )) {
      const texts = list ? [...list.matchAll(/<([\w\s]*)>/g)].map(([, hex = '']) => hex) : [one]
      for (const [at, hex] of texts.entries()) names.set(Number.parseInt(from, 16) + at, textOf(hex))
    }
  }
  for (const [, body = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', hex = ''] of body.matchAll(/<(\w+)>\s*<([\w\s]*)>/g))
      names.set(Number.parseInt(code, 16), textOf(hex))
  return names
}

function textOf(hex: string): string {
  return Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le')
}
