import { inflateSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>
type PdfPage = Awaited<ReturnType<Pdf['getPage']>>
/** As pdf.js gives them, beyond what it declares. */
type Tree = { role: string; alt?: string; children: (Tree | Leaf)[] }
type Leaf = { type: string; id: string }
type Item = { str: string } | { type: string; id?: string; tag?: string }

/** What is read aloud at once: the words, what they are, and in what they stand, from the outside in. */
type Spoken = { text: string; role: string; within: string[] }

export type Structure = {
  pdf: Pdf
  /** All that is read aloud, in order; a figure by its alternative text. */
  spoken: Spoken[]
  /** Words that are neither in the structure nor marked as decoration. */
  strays: string[]
  /** Words marked as decoration. */
  decoration: string[]
  /** The roles of the cells in every row; a row of a table that goes on comes again with each page. */
  rows: string[][]
  figures: string[]
  /** Links on the pages, and those of them that stand in the structure. */
  links: { all: number; told: number }
}

/** A PDF as it is read aloud. */
export async function readStructure(bytes: Uint8Array): Promise<Structure> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const all: Structure = {
    pdf,
    spoken: [],
    strays: [],
    decoration: [],
    rows: [],
    figures: [],
    links: { all: 0, told: 0 },
  }
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const tree = (await page.getStructTree()) as Tree | null
    const { words, decoration, strays } = await wordsOf(page)
    all.strays.push(...strays)
    all.decoration.push(...decoration)
    all.links.all += (await page.getAnnotations()).filter(({ subtype }) => subtype === 'Link').length
    if (tree) walk(tree, [], { all, words })
    all.strays.push(...[...words].flatMap(([, text]) => text))
  }
  return all
}

/** Words by the marked content they stand in. */
async function wordsOf(page: PdfPage) {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const words = new Map<string, string[]>()
  const decoration: string[] = []
  const strays: string[] = []
  const open: string[][] = []
  for (const item of items as Item[]) {
    if ('str' in item) {
      if (item.str.trim()) (open.at(-1) ?? strays).push(item.str)
    } else if (item.type === 'endMarkedContent') open.pop()
    else if (item.type === 'beginMarkedContentProps' && item.id) {
      const list = words.get(item.id) ?? []
      words.set(item.id, list)
      open.push(list)
    } else open.push(item.tag === 'Artifact' ? decoration : strays)
  }
  return { words, decoration, strays }
}

type Walk = { all: Structure; words: Map<string, string[]> }

function walk(node: Tree, within: string[], course: Walk): void {
  const { all } = course
  if (node.role === 'TR') all.rows.push(node.children.flatMap((child) => ('role' in child ? [child.role] : [])))
  if (node.role === 'Figure') all.figures.push(node.alt ?? '')
  for (const child of node.children) {
    if ('role' in child) walk(child, [...within, node.role], course)
    else hear(child, node, within, course)
  }
}

function hear(leaf: Leaf, node: Tree, within: string[], { all, words }: Walk): void {
  if (leaf.type !== 'content') {
    all.links.told += 1
    return
  }
  const own = words.get(leaf.id) ?? []
  words.delete(leaf.id)
  const text = node.role === 'Figure' ? (node.alt ?? '') : own.join(' ')
  if (text) all.spoken.push({ text, role: node.role, within })
}

/** What a page's marks and the tree of their parents say of one another; empty where they agree. */
export function faultsOfParentTree(bytes: Uint8Array): string[] {
  const objects = objectsOf(bytes)
  const root = [...objects.values()].find(({ head }) => head.includes('/Type /StructTreeRoot'))
  const parents = new Map(
    [...(root?.head ?? '').matchAll(/^ {4}(\d+) (\[[^\]]*\]|\d+ 0 R)$/gm)].map(([, key, value]) => [
      key,
      refsIn(value),
    ]),
  )
  const claimed = new Set<string>()
  for (const [id, { head }] of objects) for (const mark of marksOf(head)) claimed.add(`${mark} ${id}`)
  const faults: string[] = []
  let marks = 0
  for (const [id, { head }] of objects) {
    if (!/\/Type \/Page\n/.test(head)) continue
    const content = objects.get(/\/Contents (\d+)/.exec(head)?.[1] ?? '')?.stream ?? ''
    const own = [...content.matchAll(/MCID (\d+)/g)].map(([, mcid]) => Number(mcid))
    const owners = parents.get(/\/StructParents (\d+)/.exec(head)?.[1] ?? '') ?? []
    marks += own.length
    if (own.some((mcid, index) => mcid !== index)) faults.push(`page ${id}: marks are not numbered through`)
    if (own.length !== owners.length) faults.push(`page ${id}: ${own.length} marks, ${owners.length} parents`)
    owners.forEach((owner, mcid) => {
      if (!claimed.has(`${id} ${mcid} ${owner}`)) faults.push(`page ${id}: ${owner} does not hold mark ${mcid}`)
    })
    if (count(content, /\bB[MD]C$/gm) !== count(content, /^EMC$/gm)) faults.push(`page ${id}: marks are left open`)
  }
  if (marks === 0 || claimed.size !== marks) faults.push(`${marks} marks, ${claimed.size} places for them`)
  return faults
}

/** `page mcid` of every mark that an element of the structure holds. */
function marksOf(head: string): string[] {
  const [, kids = '', page = ''] = /\n\/K \[([^\]]*)\]\n\/Pg (\d+) 0 R/.exec(head) ?? []
  const elsewhere = [...kids.matchAll(/\/Type \/MCR\n\/Pg (\d+) 0 R\n\/MCID (\d+)/g)]
  const here = kids.replace(/<<[^>]*>>/g, '').replace(/\d+ 0 R/g, '')
  return [
    ...elsewhere.map(([, at, mcid]) => `${at} ${mcid}`),
    ...[...here.matchAll(/\d+/g)].map(([mcid]) => `${page} ${mcid}`),
  ]
}

type PdfObject = { head: string; stream: string }

/** pdfkit writes every object plainly; only what is in a stream is compressed. */
function objectsOf(bytes: Uint8Array): Map<string, PdfObject> {
  const file = Buffer.from(bytes).toString('latin1')
  return new Map(
    [...file.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)].map(([, id = '', body = '']) => {
      const at = body.indexOf('\nstream\n')
      if (at < 0) return [id, { head: body, stream: '' }]
      const head = body.slice(0, at)
      const packed = Buffer.from(body.slice(at + '\nstream\n'.length), 'latin1')
      const isPage = head.includes('/FlateDecode') && !head.includes('/Subtype') && !head.includes('/Length1')
      return [id, { head, stream: isPage ? inflateSync(packed).toString('latin1') : '' }]
    }),
  )
}

function refsIn(value = ''): string[] {
  return [...value.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id)
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}
