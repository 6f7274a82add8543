/** What may be kept with a client, or as evidence, by the ending of its name. */
export type FileKind = 'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx' | 'pptx' | 'csv' | 'txt'

const ENDINGS = new Map<string, FileKind>(
  Object.entries({
    pdf: 'pdf',
    png: 'png',
    jpg: 'jpeg',
    jpeg: 'jpeg',
    docx: 'docx',
    xlsx: 'xlsx',
    pptx: 'pptx',
    csv: 'csv',
    txt: 'txt',
  } as const),
)

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))

/** How the bytes of each kind begin; texts have no beginning of their own. */
const BEGINNINGS: Partial<Record<FileKind, readonly number[]>> = {
  pdf: ascii('%PDF-'),
  png: [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
  docx: [...ascii('PK'), 0x03, 0x04],
  xlsx: [...ascii('PK'), 0x03, 0x04],
  pptx: [...ascii('PK'), 0x03, 0x04],
}

/** The folder that only this kind of document has; it names each part in the list at the end of the file. */
const INSIDE: Partial<Record<FileKind, string>> = { docx: 'word/', xlsx: 'xl/', pptx: 'ppt/' }

/**
 * What a file is, if its name and its bytes say the same and it is one of the kinds that are taken. The bytes are
 * looked at, never unpacked.
 *
 * @returns `null` for anything else, also for a document with macros
 */
export function fileKindOf(name: string, bytes: Uint8Array): FileKind | null {
  const kind = ENDINGS.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
  if (!kind || !name.includes('.')) return null
  const beginning = BEGINNINGS[kind]
  if (beginning === undefined) return isText(bytes) ? kind : null
  if (!beginning.every((byte, at) => bytes[at] === byte)) return null
  const folder = INSIDE[kind]
  return folder === undefined || isDocument(bytes, folder) ? kind : null
}

/** No sign but letters, spaces and line ends, in whatever encoding a spreadsheet wrote it. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c)
}

/** Every office document names its types, and its own folder; one with macros names them too. */
function isDocument(bytes: Uint8Array, folder: string): boolean {
  const names = new TextDecoder('latin1').decode(bytes)
  return names.includes('[Content_Types].xml') && names.includes(folder) && !names.includes('vbaProject.bin')
}
