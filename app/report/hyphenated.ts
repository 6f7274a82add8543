import { syllables as german } from '@react-pdf/hyphenate/de'
import { type Locale, localeOf } from '#app/messages/locales.ts'

/** Where sentences may be broken inside their words. English has hardly a word that is worth it. */
const SYLLABLES: Partial<Record<Locale, (word: string) => string[]>> = { de: german }

/** What may stand between two lines of a word, and is seen only there. */
export const SOFT_HYPHEN = '\u00ad'

/** Shorter texts are names, labels and figures. */
const SENTENCE = 40
/** Shorter words stay whole, and so do the beginning and the end of longer ones. */
const LONG = /(?<![\p{L}\d@/.-])\p{L}{14,}(?![\p{L}\d@/]|\.\p{L})/gu
const END = 4

/** Headings and names, what people typed, and what is not read: whatever its length, no word of it is broken. */
const WHOLE = new Set(
  `arranged ask cover d evidence headline heading id label labels name note picture pieces ref reason reply secondView
  source subtitle title url who`.split(/\s+/),
)

/** The same texts with places in their sentences where a word may go on in the next line, in languages of long words. */
export function hyphenated<Shown extends { locale: string }>(model: Shown): Shown {
  const syllables = SYLLABLES[localeOf(model.locale)]
  if (syllables === undefined) return model
  const broken = (text: string) => text.replace(LONG, (word) => breakable(syllables(word)))
  return walked(model, (text) => (text.length < SENTENCE ? text : broken(text)))
}

function walked<Part>(part: Part, change: (text: string) => string): Part {
  if (typeof part === 'string') return change(part) as Part
  if (Array.isArray(part)) return part.map((each) => walked(each, change)) as Part
  if (part === null || typeof part !== 'object') return part
  const entries = Object.entries(part).map(([key, held]) => [key, WHOLE.has(key) ? held : walked(held, change)])
  return Object.fromEntries(entries)
}

function breakable(syllables: readonly string[]): string {
  const length = syllables.reduce((sum, one) => sum + one.length, 0)
  let at = 0
  return syllables
    .map((syllable) => {
      const mayBreak = at >= END && length - at >= END
      at += syllable.length
      return mayBreak ? `${SOFT_HYPHEN}${syllable}` : syllable
    })
    .join('')
}
