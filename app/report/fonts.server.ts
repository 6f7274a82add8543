import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'
import { fonts } from './theme.ts'

const { resolve } = createRequire(import.meta.url)

const FILES = [
  { family: fonts.sans, fontWeight: 400, file: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf' },
  { family: fonts.sans, fontWeight: 600, file: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf' },
  {
    family: fonts.serif,
    fontWeight: 600,
    file: '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  },
] as const

/** Longer words than this may break anywhere; nothing else is ever hyphenated, names least of all. */
const UNBROKEN = 28
const PIECE = 14

/** Makes the report's typefaces known, from their files among the installed packages; once a process. */
export function registerFonts(): void {
  for (const { family, fontWeight, file } of FILES) Font.register({ family, fontWeight, src: resolve(file) })
  Font.registerHyphenationCallback(breakWord)
}

/** The pieces that a line may be broken between. */
export function breakWord(word: string): string[] {
  if (word.length <= UNBROKEN) return [word]
  const letters = Array.from(word)
  return Array.from({ length: Math.ceil(letters.length / PIECE) }, (_, piece) =>
    letters.slice(piece * PIECE, (piece + 1) * PIECE).join(''),
  )
}
