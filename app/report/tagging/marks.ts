import type { Tag, TagType } from './tag.ts'

/** A place in the structure of a document, in reading order below its parent. */
export type Mark = {
  type: Exclude<TagType, 'TableHead' | 'TableRows'> | 'Document' | 'Sect' | 'P' | 'L' | 'Table' | 'TH' | 'TOC'
  parent: Mark | null
  /** Of a row: all its cells, also those with nothing in them. */
  cells: Mark[]
  /** Drawn anew on every page, to be read once. */
  isRepeated: boolean
  /** The links in a text, in order. */
  links: { src: string; text: string }[]
  /** Of words with ends of lines in them: each paragraph with its letters. Empty: they are one. */
  paragraphs: { mark: Mark; letters: string }[]
  alt?: string
  span?: number
  scope?: 'Column' | 'Row'
  /** Of the document: the section that is open. */
  section?: Mark
}

/** An element as react-pdf holds it before the layout. */
export type SourceNode = {
  type: string
  props?: {
    tag?: Tag
    mark?: Mark
    fixed?: boolean
    src?: unknown
    id?: string
    bookmark?: { title: string } | null
    /** Of the contents. */
    entries?: true
    pageOf?: string
  }
  children?: SourceNode[]
  value?: string
}

type Where = { parent: Mark; isRepeated: boolean; isHead: boolean }

/** What stands in a group of its own kind. */
const GROUPS: Partial<Record<TagType, 'Table' | 'L' | 'TOC'>> = {
  TR: 'Table',
  TableHead: 'Table',
  TableRows: 'Table',
  LI: 'L',
  TOCI: 'TOC',
}

/**
 * Writes into each element that is read aloud where it belongs: as `mark` among its properties, which the layout carries along, also
 * when it cuts an element in two. What gets none is decoration.
 */
export function markStructure(document: SourceNode): void {
  const root = newMark('Document', null)
  markAll(document.children, { parent: root, isRepeated: false, isHead: false })
}

function newMark(type: Mark['type'], where: Where | null, { alt, span }: Partial<Tag> = {}): Mark {
  return {
    type,
    parent: where ? placeOf(type, where.parent) : null,
    cells: [],
    paragraphs: [],
    isRepeated: where?.isRepeated ?? false,
    links: [],
    ...(alt === undefined ? {} : { alt }),
    ...(span === undefined ? {} : { span }),
  }
}

/** With each title of a section a section begins, which holds all up to the next. */
function placeOf(type: Mark['type'], parent: Mark): Mark {
  if (parent.type !== 'Document' || type === 'Sect') return parent
  if (type === 'H2') parent.section = newMark('Sect', { parent, isRepeated: false, isHead: false })
  return parent.section ?? parent
}

/** Rows and items beside one another come into one table or list. */
function markAll(nodes: readonly SourceNode[] = [], where: Where): void {
  let group: Mark | null = null
  for (const node of nodes) {
    const type = node.props?.tag?.type
    const wanted = type && GROUPS[type]
    if (!wanted || wanted === where.parent.type) {
      group = null
      markNode(node, where)
      continue
    }
    if (group?.type !== wanted || type === 'TableHead') group = newMark(wanted, where)
    markNode(node, { ...where, parent: group })
  }
}

function markNode(node: SourceNode, outer: Where): void {
  const { tag, fixed = false } = node.props ?? {}
  if (fixed && !tag) return
  const where = fixed ? { ...outer, isRepeated: true } : outer
  if (node.type === 'TEXT') markText(node, where)
  else if (isPicture(node)) markPicture(node, where)
  else if (!tag || tag.type === 'TableRows') markAll(node.children, where)
  else if (tag.type === 'TableHead') markAll(node.children, { ...where, isHead: true })
  else if (tag.type === 'TR') markRow(node, where)
  else if (tag.type === 'LI') markItem(node, where)
  else if (tag.type === 'Figure') markFigure(node, newMark('Figure', where, tag))
  else markAll(node.children, { ...where, parent: newMark(tag.type, where, tag) })
}

function markText(node: SourceNode, where: Where): void {
  const { tag } = node.props ?? {}
  if (tag?.type === 'TableHead' || tag?.type === 'TableRows') throw new TypeError('A text holds no rows.')
  const isItem = tag?.type === 'LI'
  const inside = isItem ? { ...where, parent: newMark('LI', where) } : where
  const mark = newMark(isItem ? 'LBody' : (tag?.type ?? 'P'), inside, tag)
  setText(node, mark)
}

function markPicture(node: SourceNode, where: Where): void {
  const { tag } = node.props ?? {}
  if (tag?.type === 'Figure') setMark(node, newMark('Figure', where, tag))
}

/** The pictures in a figure; whatever else stands in it is not read. */
function markFigure(node: SourceNode, figure: Mark): void {
  if (isPicture(node)) setMark(node, figure)
  else for (const child of node.children ?? []) markFigure(child, figure)
}

function isPicture({ type }: SourceNode): boolean {
  return type === 'SVG' || type === 'IMAGE'
}

/** Whatever stands in a row is a cell of it, in order. */
function markRow(node: SourceNode, where: Where): void {
  const row = newMark('TR', where)
  const { span, isNamed = false } = node.props?.tag ?? {}
  for (const child of node.children ?? []) {
    const isName = isNamed && row.cells.length === 0
    const type = where.isHead || isName ? 'TH' : 'TD'
    const cell = newMark(type, { ...where, parent: row }, span === undefined ? {} : { span })
    if (type === 'TH') cell.scope = where.isHead ? 'Column' : 'Row'
    row.cells.push(cell)
    if (child.type === 'TEXT') setText(child, cell)
    else markAll(child.children, { ...where, parent: cell })
  }
}

/** An item has a label, if one is tagged, and one body with all else. */
function markItem(node: SourceNode, where: Where): void {
  const item = { ...where, parent: newMark('LI', where) }
  const body = { ...where, parent: newMark('LBody', item) }
  for (const child of node.children ?? []) {
    const type = child.props?.tag?.type
    markNode(child, type === 'Lbl' || type === 'LBody' ? item : body)
  }
}

function setText(node: SourceNode, mark: Mark): void {
  partLines(node)
  mark.links = linksIn(node)
  if (HOLDERS.has(mark.type)) mark.paragraphs = paragraphsIn(node, mark)
  setMark(node, mark)
}

/** What may hold several paragraphs. */
const HOLDERS = new Set<Mark['type']>(['TD', 'TH', 'LBody'])

function paragraphsIn(node: SourceNode, mark: Mark): Mark['paragraphs'] {
  const parts = wordsOf(node)
    .split('\n')
    .filter((part) => part.trim() !== '')
  if (parts.length < 2) return []
  const where = { parent: mark, isRepeated: mark.isRepeated, isHead: false }
  return parts.map((part) => ({ mark: { ...newMark('P', where), links: mark.links }, letters: lettersOf(part) }))
}

/** Without what comes and goes where lines end. */
export function lettersOf(words: string): string {
  return words.replace(/[\s-]/g, '')
}

/** The end of a line is drawn as nothing: without a space the words around it are read as one. */
function partLines(node: SourceNode): void {
  if (node.value !== undefined) node.value = node.value.replace(/(?<=\S)\n/g, ' \n')
  node.children?.forEach(partLines)
}

function setMark(node: SourceNode, mark: Mark): void {
  node.props = { ...node.props, mark }
}

function linksIn({ children = [] }: SourceNode): Mark['links'] {
  return children.flatMap((child) =>
    child.type === 'LINK' && typeof child.props?.src === 'string'
      ? [{ src: child.props.src, text: wordsOf(child) }]
      : linksIn(child),
  )
}

function wordsOf({ value = '', children = [] }: SourceNode): string {
  return value + children.map(wordsOf).join('')
}
