/** Two bytes for each are within the 255 that file systems take. */
const MOST_CHARACTERS = 120
/** Letters that a German or Nordic reader spells with two, or that no accent makes. */
const SPELLED: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  å: 'aa',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  '–': '-',
  '—': '-',
  '’': "'",
  '‘': "'",
  '€': 'EUR',
}
/** What no file system takes, and what ends or splits a header. */
const FORBIDDEN = /[\p{C}<>:"/\\|?*]+/gu

/**
 * A `Content-Disposition` that keeps a file's name in its own letters, with an ASCII name for old browsers that reads
 * as one would spell it: `Müller` is `Mueller` there, and letters that cannot be spelled are `Preflight` together.
 *
 * @param name with its extension; shortened before it
 * @source RFC 6266, appendix D; RFC 8187
 */
export function attachment(name: string): string {
  const tidy = tidyName(name)
  return `attachment; filename="${plain(tidy)}"; filename*=UTF-8''${encoded(tidy)}`
}

/** A name that every file system takes, in its own letters. @param name with its extension; shortened before it */
export function tidyName(name: string): string {
  return shortened(name.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim())
}

/** In the letters of ASCII alone, without what a quoted name must not hold. */
function plain(name: string): string {
  const ascii = name
    .replace(/[^\0-\x7f]/gu, (letter, at: number) => spelled(letter, name.slice(at + letter.length)))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]+|["\\%]/g, '_')
  return /[A-Za-z0-9]/.test(stemOf(ascii)) ? ascii : `Preflight${ascii.slice(stemOf(ascii).length)}`
}

/** Of a capital both letters are capitals only where the word goes on in them: `ÜBER` is `UEBER`, `Über` is `Ueber`. */
function spelled(letter: string, rest: string): string {
  const small = SPELLED[letter.toLowerCase()]
  if (small === undefined || letter in SPELLED) return small ?? letter
  return /^\p{Lu}/u.test(rest) ? small.toUpperCase() : small.charAt(0).toUpperCase() + small.slice(1)
}

function shortened(name: string): string {
  const stem = stemOf(name)
  const characters = [...stem]
  const kept = characters.slice(0, MOST_CHARACTERS).join('')
  const isInWord = /^[^\s,]/.test(characters[MOST_CHARACTERS] ?? '')
  // Half a word says less than none, unless it is most of the name.
  const whole = isInWord ? kept.slice(0, Math.max(kept.lastIndexOf(' '), 0)) : kept
  return (whole.length < kept.length / 2 ? kept : whole).replace(/(?<![\s,])[\s,]+$/, '') + name.slice(stem.length)
}

const stemOf = (name: string) => name.slice(0, name.includes('.') ? name.lastIndexOf('.') : undefined)

/** RFC 8187 leaves fewer letters as they are than `encodeURIComponent` does. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
