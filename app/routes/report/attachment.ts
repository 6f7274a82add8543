const MOST_CHARACTERS = 100
/** Letters that no accent makes. */
const SPELLED: Record<string, string> = { ß: 'ss', æ: 'ae', Æ: 'Ae', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', œ: 'oe', Œ: 'Oe' }
/** What no file system takes, and what ends or splits a header. */
const FORBIDDEN = /[\p{C}<>:"/\\|?*]+/gu

/**
 * A `Content-Disposition` that keeps a file's name in its own letters, with an ASCII name for old browsers.
 *
 * @param name with its extension; shortened before it
 * @source RFC 6266, appendix D; RFC 8187
 */
export function attachment(name: string): string {
  const tidy = shortened(name.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim())
  const ascii = tidy
    .replace(/[^\0-\x7f]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
  return `attachment; filename="${ascii.replace(/["\\%]/g, '_')}"; filename*=UTF-8''${encoded(tidy)}`
}

function shortened(name: string): string {
  const dot = name.lastIndexOf('.')
  const stem = [...name.slice(0, dot)].slice(0, MOST_CHARACTERS).join('').trim()
  return stem + name.slice(dot)
}

/** RFC 8187 leaves fewer letters as they are than `encodeURIComponent` does. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
