/** A file as text, or why it is none. */
export type DecodedText = { ok: true; text: string } | { ok: false; fault: 'empty' | 'packed' | 'binary' }

const ZIP = [0x50, 0x4b]

/**
 * Reads a text file as programs write them: UTF-8 with or without a mark in front, UTF-16 with one, else Windows-1252.
 *
 * @returns `packed`: a zip, which spreadsheets are too; `binary`: no text at all
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) return { ok: false, fault: 'empty' }
  if (ZIP.every((byte, at) => bytes[at] === byte)) return { ok: false, fault: 'packed' }
  const text = decodeAs(bytes, markedEncoding(bytes) ?? 'utf-8') ?? decodeAs(bytes, 'windows-1252')
  if (text === null || text.includes('\0')) return { ok: false, fault: 'binary' }
  return text.trim() === '' ? { ok: false, fault: 'empty' } : { ok: true, text }
}

function markedEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/** Without the mark in front; `null`: not of this encoding. */
function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
