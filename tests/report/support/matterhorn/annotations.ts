import { isRef, listAt, type PdfFile, pagesOf, resolved } from '../pdf-file.ts'
import { type Dict, nameOf } from '../pdf-reader.ts'
import type { Conditions } from './conditions.ts'

/** Links, which are the only annotations there are. */
export const ANNOTATIONS: Conditions = {
  '28-002': ({ file }) =>
    annotationsOf(file).flatMap(({ id, held }) => (nameOf(held.get('Subtype')) === 'Link' ? [] : [`annotation ${id}`])),
  '28-008': ({ file }) => annotatedPages(file).flatMap(({ id, page }) => (page.has('Tabs') ? [] : [`page ${id}`])),
  '28-009': ({ file }) =>
    annotatedPages(file).flatMap(({ id, page }) => (nameOf(page.get('Tabs')) === 'S' ? [] : [`page ${id}`])),
  '28-011': ({ file, elements }) => {
    const told = new Set(elements.filter(({ type }) => type === 'Link').flatMap(({ annotations }) => annotations))
    return annotationsOf(file).flatMap(({ id }) => (told.has(id) ? [] : [`annotation ${id}`]))
  },
  '28-012': ({ file }) =>
    annotationsOf(file).flatMap(({ id, held }) => {
      const contents = resolved(file, held.get('Contents'))
      return typeof contents === 'string' && contents.replace(/[\s\0]/g, '') !== '' ? [] : [`annotation ${id}`]
    }),
}

function annotatedPages(file: PdfFile) {
  return pagesOf(file).filter(({ page }) => listAt(file, page, 'Annots').length > 0)
}

function annotationsOf(file: PdfFile): { id: number; held: Dict }[] {
  return annotatedPages(file).flatMap(({ page }) =>
    listAt(file, page, 'Annots').flatMap((value) => {
      const held = resolved(file, value)
      return isRef(value) && held instanceof Map ? [{ id: value.ref, held }] : []
    }),
  )
}
