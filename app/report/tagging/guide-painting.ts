import type { SafeDocumentNode } from '@react-pdf/layout'
import { lettersOf, type Mark } from './marks.ts'
import type { Bounds, TaggedPdf } from './tagged-pdf.ts'

/** What is read of an element after the layout, whatever it is. */
type LaidOut = {
  type: string
  props?: { mark?: Mark; paint?: () => void }
  style?: { backgroundColor?: unknown }
  box?: Partial<Record<Side, number>> & { top: number; left: number; width: number; height: number }
  lines?: readonly Line[]
  children?: LaidOut[]
}
type Line = { string: string; box: { y: number } }
type Side = 'borderTopWidth' | 'borderRightWidth' | 'borderBottomWidth' | 'borderLeftWidth'

/** A canvas of no size is warned of. */
const POINT = { top: 0, left: 0, right: 1, bottom: 1, width: 1, height: 1 }

/** A page begins as decoration, with its own background. */
type Course = { pdf: TaggedPdf; isDecoration: boolean; read: Map<Mark, Reading> }

/** How far a text was painted: the paragraph, and how many of its letters. */
type Reading = { paragraph: number; letters: number }

/**
 * The document with a turn before each text, picture, and whatever has a ground or a line, which tells the PDF where in the structure
 * it belongs. They are painted in the order of the tree, each element before its children.
 */
export function guidePainting(document: SafeDocumentNode, pdf: TaggedPdf): SafeDocumentNode {
  const read: Course['read'] = new Map()
  const pages = (document.children as LaidOut[]).map((page) => ({
    ...page,
    children: guided(page.children ?? [], { pdf, isDecoration: true, read }, { left: 0, top: 0 }),
  }))
  return { ...document, children: pages as SafeDocumentNode['children'] }
}

type Offset = { left: number; top: number }

function guided(nodes: readonly LaidOut[], course: Course, from: Offset): LaidOut[] {
  return nodes
    .flatMap((whole) => paragraphsOf(whole, course))
    .flatMap((node) => {
      const turn = turnBefore(node, course, from)
      const children =
        isWhole(node) || !node.children ? node.children : guided(node.children, course, within(node, from))
      const shown = children ? { ...node, children } : node
      return turn ? [turn, shown] : [shown]
    })
}

/** A text of several paragraphs as several texts in the same place, each with what it is. */
function paragraphsOf(node: LaidOut, { read }: Course): LaidOut[] {
  const { lines = [], props, box } = node
  const mark = props?.mark
  if (!mark || !box || node.type !== 'TEXT' || mark.paragraphs.length === 0) return [node]
  const reading = read.get(mark) ?? { paragraph: 0, letters: 0 }
  read.set(mark, reading)
  const parts: LaidOut[] = []
  let begun: Mark | undefined
  for (const line of lines) {
    const own = mark.paragraphs[reading.paragraph]?.mark ?? mark
    const last = parts.at(-1)
    if (last && begun === own) last.lines = [...(last.lines ?? []), line]
    else {
      const top = box.top + line.box.y - (lines[0]?.box.y ?? 0)
      parts.push({ ...node, props: { ...props, mark: own }, box: { ...box, top }, lines: [line] })
    }
    begun = own
    advance(reading, mark, line)
  }
  return parts
}

function advance(reading: Reading, { paragraphs }: Mark, line: Line): void {
  const all = paragraphs[reading.paragraph]?.letters.length ?? 0
  reading.letters += lettersOf(line.string).length
  if (reading.letters < all || reading.paragraph === paragraphs.length - 1) return
  reading.paragraph += 1
  reading.letters = 0
}

function within({ box }: LaidOut, { left, top }: Offset): Offset {
  return { left: left + (box?.left ?? 0), top: top + (box?.top ?? 0) }
}

/** Painted at once, with all that is in it. */
function isWhole({ type }: LaidOut): boolean {
  return type === 'TEXT' || type === 'SVG' || type === 'IMAGE'
}

/** A word to the PDF before something is drawn: a canvas that draws nothing. */
function turnBefore(node: LaidOut, course: Course, from: Offset): LaidOut | null {
  if (!isPainted(node)) return null
  const mark = (isWhole(node) && node.props?.mark) || null
  if (!mark && course.isDecoration) return null
  course.isDecoration = !mark
  const bounds = mark?.type === 'Figure' ? boundsOf(node, from) : undefined
  return { type: 'CANVAS', props: { paint: () => course.pdf.enter(mark, bounds) }, box: POINT, style: {} }
}

function isPainted(node: LaidOut): boolean {
  if (node.type === 'TEXT') return (node.lines?.length ?? 0) > 0
  return isWhole(node) || Boolean(node.style?.backgroundColor) || hasBorder(node)
}

function hasBorder({ box }: LaidOut): boolean {
  if (!box) return false
  return Boolean(box.borderTopWidth || box.borderRightWidth || box.borderBottomWidth || box.borderLeftWidth)
}

function boundsOf(node: LaidOut, from: Offset): Bounds {
  const { left, top } = within(node, from)
  return [left, top, left + (node.box?.width ?? 0), top + (node.box?.height ?? 0)]
}
