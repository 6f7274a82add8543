/** A word of a text as it is compared, and where it stands: `start` to `end`, counted in UTF-16 units of the text. */
export type FoundWord = { word: string; start: number; end: number }

const WORD = /[\p{L}\p{N}]+/gu

/** The same in lower case without accents, so that "Ausreißer" and "ausreisser", "modèle" and "modele" are one word. */
function fold(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '')
}

/** The words of a text in order: runs of letters and digits, folded. No words: an empty list. */
export function wordsOf(text: string): FoundWord[] {
  return [...text.normalize('NFC').matchAll(WORD)].map((found) => ({
    word: fold(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }))
}

/** All letters and digits of a text without what is between them, so that "fine-tuning" and "finetuning" are one. */
export const joined = (text: string): string =>
  wordsOf(text)
    .map(({ word }) => word)
    .join('')
