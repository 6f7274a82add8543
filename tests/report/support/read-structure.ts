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
