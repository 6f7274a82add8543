import { strFromU8, unzipSync } from 'fflate'

export type Element = { name: string; attributes: Record<string, string>; children: (Element | string)[] }

const TOKEN = /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>|([^<]+)/y
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** XML as a tree. @throws SyntaxError where it is not well-formed */
export function parseXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) throw new SyntaxError(`not XML at ${at}: ${text.slice(at, at + 60)}`)
    const [, closes, name, attributes = '', closed, words] = match
    const parent = open.at(-1)
    if (!parent) throw new SyntaxError('closed too often')
    if (words !== undefined) parent.children.push(decoded(words))
    else if (name === undefined) continue
    else if (closes) {
      if (parent.name !== name) throw new SyntaxError(`${parent.name} is closed by ${name}`)
      open.pop()
    } else {
      const element: Element = { name, attributes: readAttributes(attributes), children: [] }
      parent.children.push(element)
      if (!closed) open.push(element)
    }
  }
  if (open.length !== 1) throw new SyntaxError(`${open.at(-1)?.name} is not closed`)
  return root
}

function readAttributes(text: string): Record<string, string> {
  const read: Record<string, string> = {}
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (name in read) throw new SyntaxError(`${name} twice`)
    read[name] = decoded(value)
  }
  return read
}

function decoded(text: string): string {
  return text.replace(/&(#x?)?(\w+);|&/g, (whole, code?: string, name?: string) => {
    if (name === undefined) throw new SyntaxError('a bare ampersand')
    if (code) return String.fromCodePoint(Number.parseInt(name, code === '#x' ? 16 : 10))
    const entity = ENTITIES[name]
    if (entity === undefined) throw new SyntaxError(`unknown ${whole}`)
    return entity
  })
}

/** All elements of a name below one, in the order in which they stand. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  )
}

/** An office file as its readers see it. */
export function openOffice(bytes: Uint8Array) {
  const files = unzipSync(bytes)
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array())
  const body = () => parseXml(text('word/document.xml'))
  return {
    names: () => Object.keys(files),
    text,
    /** Parts that are not well-formed, and relations to parts that are missing. */
    faults: () => Object.keys(files).flatMap((path) => faultsOf(path, text(path), files)),
    paragraphs: () => paragraphsOf(body()),
    contents: () =>
      all(all(body(), 'w:sdt')[0] ?? body(), 'w:hyperlink').map((link) => ({
        text: wordsOf(link).trim(),
        anchor: link.attributes['w:anchor'] ?? '',
      })),
    bookmarks: () => all(body(), 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']),
    anchors: () => all(body(), 'w:hyperlink').flatMap(({ attributes }) => attributes['w:anchor'] ?? []),
    outside: () =>
      all(parseXml(text('word/_rels/document.xml.rels')), 'Relationship').flatMap(({ attributes }) =>
        attributes.TargetMode === 'External' ? [attributes.Target] : [],
      ),
    tables: () =>
      all(body(), 'w:tbl').map((table) => ({
        rows: all(table, 'w:tr').map((row) => ({
          isHead: all(row, 'w:tblHeader').length > 0,
          isWhole: all(row, 'w:cantSplit').length > 0,
        })),
      })),
    pictures: () => all(body(), 'wp:docPr').map(({ attributes }) => ({ alt: attributes.descr ?? '' })),
    sections: () =>
      all(body(), 'w:pgSz').map(({ attributes }) => ({ orientation: attributes['w:orient'] ?? 'portrait' })),
  }
}

function faultsOf(path: string, text: string, files: Record<string, Uint8Array>): string[] {
  if (!/\.(?:xml|rels)$/.test(path)) return []
  try {
    const tree = parseXml(text)
    if (!path.endsWith('.rels')) return []
    const base = path.replace(/_rels\/[^/]+$/, '')
    return all(tree, 'Relationship').flatMap(({ attributes: { Target = '', TargetMode } }) => {
      const target = Target.startsWith('/') ? Target.slice(1) : new URL(Target, `file:///${base}`).pathname.slice(1)
      return TargetMode === 'External' || target in files ? [] : [`${path}: ${Target} is missing`]
    })
  } catch (error) {
    return [`${path}: ${String(error)}`]
  }
}

function paragraphsOf(root: Element) {
  const inTables = new Set(all(root, 'w:tbl').flatMap((table) => all(table, 'w:p')))
  const inContents = new Set(all(root, 'w:sdt').flatMap((block) => all(block, 'w:p')))
  return all(root, 'w:p').flatMap((paragraph) => {
    if (inContents.has(paragraph)) return []
    return [
      {
        style: all(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? 'Normal',
        text: wordsOf(paragraph),
        hasPicture: all(paragraph, 'w:drawing').length > 0,
        endsSection: all(paragraph, 'w:sectPr').length > 0,
        isInTable: inTables.has(paragraph),
      },
    ]
  })
}

/** What is read of an element, with its line ends. */
function wordsOf(element: Element): string {
  if (element.name === 'w:br') return '\n'
  if (element.name === 'w:instrText') return ''
  return element.children
    .map((child) => (typeof child === 'string' ? (element.name === 'w:t' ? child : '') : wordsOf(child)))
    .join('')
}
