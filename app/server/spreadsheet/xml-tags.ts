/** One tag of an XML text, with the text in front of it. Prefixes of names are left out. */
export type XmlTag = { name: string; kind: 'start' | 'end' | 'empty'; attributes: string; before: string }

/** A sheet of answers has some thousands. */
const MAX_TAGS = 300_000

/**
 * The tags of an XML text in their order, each character read once. Knows what spreadsheets hold and no more: nothing is
 * resolved, loaded or declared.
 *
 * @throws RangeError for a declaration of a document type, for a tag that never ends, and for more than 300,000 of them
 */
export function* xmlTags(xml: string): Generator<XmlTag> {
  let at = 0
  for (let count = 0; ; count += 1) {
    if (count > MAX_TAGS) throw new RangeError('There are too many tags.')
    const open = xml.indexOf('<', at)
    if (open === -1) return
    const before = xml.slice(at, open)
    if (xml.startsWith('<!', open) && !xml.startsWith('<!--', open)) throw new RangeError('A declaration is not read.')
    const isComment = xml.startsWith('<!--', open)
    const close = xml.indexOf(isComment ? '-->' : '>', open)
    if (close === -1) throw new RangeError('A tag never ends.')
    at = close + (isComment ? 3 : 1)
    if (isComment || xml[open + 1] === '?') continue
    yield tagIn(xml.slice(open + 1, close), before)
  }
}

function tagIn(inner: string, before: string): XmlTag {
  const isEnd = inner.startsWith('/')
  const isEmpty = inner.endsWith('/')
  const body = inner.slice(isEnd ? 1 : 0, isEmpty ? -1 : undefined)
  const blank = body.search(/\s/)
  const full = blank === -1 ? body : body.slice(0, blank)
  return {
    name: full.slice(full.indexOf(':') + 1),
    kind: isEnd ? 'end' : isEmpty ? 'empty' : 'start',
    attributes: blank === -1 ? '' : body.slice(blank),
    before,
  }
}

/** What an attribute says; `null`: it is not there. */
export function attributeOf({ attributes }: XmlTag, name: string): string | null {
  const quoted = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return quoted ? xmlText(quoted[1] ?? quoted[2] ?? '') : null
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text as it was meant: the five named characters, numbered ones, and those that spreadsheets write as `_x000D_`. */
export function xmlText(text: string): string {
  return text
    .replaceAll(
      /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));/g,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name] ?? whole
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      },
    )
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Text as XML holds it; characters that XML has no place for are written as spreadsheets do. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, (character) => {
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
