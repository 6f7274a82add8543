import { type Painted, paintedOn } from '../pdf-content.ts'
import { catalogOf, dictAt, isRef, listAt, type PdfFile, pagesOf, resolved } from '../pdf-file.ts'
import { type Dict, nameOf, type Value } from '../pdf-reader.ts'

/** An element of the structure with what stands in it: elements, marks on pages, and annotations. */
export type Element = {
  id: number
  type: string
  held: Dict
  parent: Element | null
  children: Element[]
  marks: { page: number; mark: number }[]
  annotations: number[]
}

export type Checked = { file: PdfFile; elements: Element[]; painted: Painted[] }

/** By the number of a failure condition: where it is met; empty: nowhere. */
export type Conditions = Record<string, (checked: Checked) => string[]>

/** A file with its structure and all that is painted in it. */
export function readChecked(file: PdfFile): Checked {
  const elements: Element[] = []
  const root = dictAt(file, catalogOf(file), 'StructTreeRoot')
  for (const kid of listAt(file, root, 'K')) readElement(file, kid, null, elements)
  return { file, elements, painted: pagesOf(file).flatMap((page) => paintedOn(file, page)) }
}

function readElement(file: PdfFile, value: Value, parent: Element | null, all: Element[]): void {
  const held = resolved(file, value)
  if (!(held instanceof Map)) return
  const id = isRef(value) ? value.ref : 0
  const element: Element = { id, type: nameOf(held.get('S')), held, parent, children: [], marks: [], annotations: [] }
  all.push(element)
  parent?.children.push(element)
  const ownPage = pageOf(held)
  for (const kid of listAt(file, held, 'K')) {
    const inner = resolved(file, kid)
    if (typeof inner === 'number') element.marks.push({ page: ownPage, mark: inner })
    else if (inner instanceof Map && nameOf(inner.get('Type')) === 'MCR')
      element.marks.push({ page: pageOf(inner) || ownPage, mark: Number(inner.get('MCID')) })
    else if (inner instanceof Map && nameOf(inner.get('Type')) === 'OBJR') {
      const annotation = inner.get('Obj')
      if (isRef(annotation)) element.annotations.push(annotation.ref)
    } else readElement(file, kid, element, all)
  }
}

function pageOf(held: Dict): number {
  const page = held.get('Pg')
  return isRef(page) ? page.ref : 0
}

export const placeOf = ({ type, id }: Element): string => `${type} ${id}`
