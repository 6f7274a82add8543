import type { SourceNode } from './marks.ts'

/** Holds the entries of the contents, as a property of a view with one entry in it: their pattern. */
export function entries(): { entries: true } {
  return { entries: true }
}

/** In an entry: the text that names the page. It is as wide as it is, whatever the number. */
export function pageOf(): { pageOf: string } {
  return { pageOf: '' }
}

/**
 * Puts into the contents, if the document has some, an entry for each bookmark behind it, and marks where each leads. The numbers follow
 * once the pages are known.
 */
export function fillContents(document: SourceNode): void {
  const place = find(document, ({ props }) => props?.entries === true)
  const pattern = place?.children?.[0]
  if (!place || !pattern) return
  const sections = bookmarksBehind(document, place)
  place.children = sections.map((section, at) => {
    const id = section.props?.id ?? `section-${at + 1}`
    section.props = { ...section.props, id }
    return entryOf(pattern, { id, title: section.props.bookmark?.title ?? '' })
  })
}

function find(node: SourceNode, is: (node: SourceNode) => boolean): SourceNode | null {
  if (is(node)) return node
  for (const child of node.children ?? []) {
    const found = find(child, is)
    if (found) return found
  }
  return null
}

function bookmarksBehind(document: SourceNode, place: SourceNode): SourceNode[] {
  const all: SourceNode[] = []
  let isBehind = false
  const walk = (node: SourceNode) => {
    if (isBehind && node.props?.bookmark) all.push(node)
    if (node === place) isBehind = true
    else node.children?.forEach(walk)
  }
  walk(document)
  return all
}

type Entry = { id: string; title: string }

/** The number itself is left as it is. */
function entryOf(node: SourceNode, entry: Entry): SourceNode {
  const { props, children, value } = node
  if (props?.pageOf !== undefined) return { ...node, props: { ...props, pageOf: entry.id } }
  return {
    ...node,
    ...(props?.src === '#' && { props: { ...props, src: `#${entry.id}` } }),
    ...(children && { children: children.map((child) => entryOf(child, entry)) }),
    ...(value !== undefined && { value: entry.title }),
  }
}
