import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'
import { fonts } from './theme.ts'
import { breakWord } from './word-breaks.ts'

const require = createRequire(import.meta.url)

/** The typefaces of reports and where they lie. */
export const FONT_FILES = [
  {
    family: fonts.sans,
    fontWeight: 400,
    file: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  },
  {
    family: fonts.sans,
    fontWeight: 600,
    file: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  },
  {
    family: fonts.serif,
    fontWeight: 600,
    file: require.resolve('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
  },
] as const

/** Texts that are kept shaped; beyond it all are forgotten. */
const MOST_SHAPED = 10_000

let loading: Promise<void> | null = null

/** Makes the report's typefaces known, from their files among the installed packages; once a process. */
export function loadFonts(): Promise<void> {
  loading ??= readFonts()
  return loading
}

async function readFonts(): Promise<void> {
  Font.registerHyphenationCallback(breakWord)
  for (const { family, fontWeight, file } of FONT_FILES) {
    Font.register({ family, fontWeight, src: file })
    const descriptor = { fontFamily: family, fontWeight }
    await Font.load(descriptor)
    const { data } = Font.getFont(descriptor)
    if (data) {
      nameGlyphs(data)
      rememberShapes(data)
      rememberFacts(data)
    }
  }
}

type Shaped = NonNullable<ReturnType<typeof Font.getFont>['data']>

/** Ligatures are found by their letters. */
const lettersOf = (character: string) => (/[\uFB00-\uFB06]/.test(character) ? character.normalize('NFKC') : character)

/** Signs of phonetics that share their shape with an everyday one: quotation marks, the apostrophe, iota. */
const PHONETIC = /[\u0250-\u02FF]/
/** Codes that mean nothing outside the typeface: Inter has its figures of one width there, which shaping names by the digit. */
const PRIVATE = /[\uE000-\uF8FF]/

/**
 * What a glyph stands for is the typeface's to say, an everyday sign where it has several. By itself fontkit takes the first text in which it met the glyph, so
 * what is copied out of a report, and its bytes, would depend on the reports before it.
 */
function nameGlyphs(font: Shaped): void {
  const own = font as unknown as Named
  const find = own.getGlyph.bind(font)
  const names = new Map<number, number[] | null>()
  const nameOf = (id: number) => {
    const known = names.get(id)
    if (known !== undefined) return known
    const characters = own.stringsForGlyph(id).filter((sign) => !PRIVATE.test(sign))
    const character = characters.find((sign) => !PHONETIC.test(sign)) ?? characters[0]
    const name = character ? Array.from(lettersOf(character), (letter) => letter.codePointAt(0) ?? 0) : null
    names.set(id, name)
    return name
  }
  Object.assign(font, { getGlyph: (id: number, characters?: number[]) => find(id, nameOf(id) ?? characters) })
}

type Named = { getGlyph(id: number, characters?: number[]): unknown; stringsForGlyph(id: number): string[] }

/** Shaping the same text again gives the same glyphs and is half of all layout time: each text is shaped once. */
function rememberShapes(font: Shaped): void {
  const shape = font.layout.bind(font) as (...input: unknown[]) => Glyphs
  const shapes = new Map<string, Glyphs>()
  const layout = (...input: unknown[]) => {
    const key = JSON.stringify(input)
    const known = shapes.get(key)
    if (known !== undefined) return known
    if (shapes.size >= MOST_SHAPED) shapes.clear()
    const shaped = shape(...input)
    if (String(input[0]).endsWith('\n')) endLine(shaped)
    shapes.set(key, shaped)
    return shaped
  }
  Object.assign(font, { layout })
}

type Glyphs = { positions: { xAdvance: number }[] }

/** Every typeface has this sign, which is never drawn: else another one would stand in for it, with a width of its own. */
const LINE_END = 10

/** The sign that ends a line takes no room on it: else a line that just fits would break. */
function endLine({ positions }: Glyphs): void {
  const last = positions.at(-1)
  if (last) last.xAdvance = 0
}

/** Facts that are read again for every letter or every run of text, and that fontkit decodes from the file each time. */
const FACTS = ['unitsPerEm', 'ascent', 'descent', 'lineGap', 'capHeight', 'xHeight', 'bbox', 'italicAngle'] as const

function rememberFacts(font: Shaped): void {
  const known = new Map([[LINE_END, true]])
  const has = font.hasGlyphForCodePoint.bind(font)
  const hasGlyphForCodePoint = (codePoint: number) => {
    const answer = known.get(codePoint) ?? has(codePoint)
    known.set(codePoint, answer)
    return answer
  }
  Object.defineProperties(font, {
    ...Object.fromEntries(FACTS.map((fact) => [fact, { value: font[fact] }])),
    hasGlyphForCodePoint: { value: hasGlyphForCodePoint },
  })
  nameBriefly(font)
}

/** With every run of text pdfkit compares all the names of its face, the licence too: the one that tells faces apart is enough. */
function nameBriefly(font: Shaped): void {
  const { name } = font as { name?: { records?: Record<string, unknown> } }
  if (!name?.records) return
  const { postscriptName } = name.records
  name.records = { postscriptName }
}
