/** Of a text enough to know it again. */
const LINES = 6
const CHARACTERS = 400

/** How a text file begins: at most six lines and 400 characters, in whatever encoding it came. */
export function firstLines(bytes: Uint8Array): string {
  const begin = bytes.subarray(0, 4 * CHARACTERS)
  const utf8 = new TextDecoder('utf-8').decode(begin, { stream: true })
  const text = utf8.includes('\ufffd') ? new TextDecoder('latin1').decode(begin) : utf8
  const lines = text
    .split(/\r\n|\n|\r/)
    .slice(0, LINES)
    .join('\n')
  return lines.length > CHARACTERS ? `${[...lines].slice(0, CHARACTERS).join('')}…` : lines
}
