import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'
import { fonts } from './theme.ts'

const require = createRequire(import.meta.url)

const FILES = [
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

/** Longer words than this may break anywhere; nothing else is ever hyphenated, names least of all. */
const UNBROKEN = 28
const PIECE = 14
/** Texts that are kept shaped; beyond it all are forgotten. */
const MOST_SHAPED = 10_000

/** Makes the report's typefaces known, from their files among the installed packages; once a process. */
export async function loadFonts(): Promise<void> {
  Font.registerHyphenationCallback(breakWord)
  for (const { family, fontWeight, file } of FILES) {
    Font.register({ family, fontWeight, src: file })
    const descriptor = { fontFamily: family, fontWeight }
    await Font.load(descriptor)
    const { data } = Font.getFont(descriptor)
    if (data) rememberShapes(data)
  }
}

type Shaped = NonNullable<ReturnType<typeof Font.getFont>['data']>

/** Shaping the same text again gives the same glyphs and is half of all layout time: each text is shaped once. */
function rememberShapes(font: Shaped): void {
  const shape = font.layout.bind(font) as (...input: unknown[]) => unknown
  const shapes = new Map<string, unknown>()
  const layout = (...input: unknown[]) => {
    const key = JSON.stringify(input)
    const known = shapes.get(key)
    if (known !== undefined) return known
    if (shapes.size >= MOST_SHAPED) shapes.clear()
    const shaped = shape(...input)
    shapes.set(key, shaped)
    return shaped
  }
  Object.assign(font, { layout })
}

/** The pieces that a line may be broken between. */
function breakWord(word: string): string[] {
  if (word.length <= UNBROKEN) return [word]
  const letters = Array.from(word)
  return Array.from({ length: Math.ceil(letters.length / PIECE) }, (_, piece) =>
    letters.slice(piece * PIECE, (piece + 1) * PIECE).join(''),
  )
}
