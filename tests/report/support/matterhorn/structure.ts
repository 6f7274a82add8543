import { catalogOf, dictAt, listAt, resolved } from '../pdf-file.ts'
import { nameOf } from '../pdf-reader.ts'
import { type Conditions, type Element, placeOf } from './conditions.ts'

const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
)

/** What may stand in what: by the type of the parent, its children; by the type of the child, its parents. */
const TABLES = {
  children: { Table: ['Caption', 'TR', 'THead', 'TBody', 'TFoot'], TR: ['TH', 'TD'] },
  parents: { TR: ['Table', 'THead', 'TBody', 'TFoot'], TH: ['TR'], TD: ['TR'] },
}
const LISTS = {
  children: { L: ['Caption', 'L', 'LI'], LI: ['Lbl', 'LBody'] },
  parents: { LI: ['L'], LBody: ['LI'] },
}
const CONTENTS = {
  children: { TOC: ['Caption', 'TOC', 'TOCI'], TOCI: ['Lbl', 'Reference', 'P', 'NonStruct', 'TOC'] },
  parents: { TOCI: ['TOC'] },
}

/** That elements are of known types, stand where they may, and say what they must. */
export const STRUCTURE: Conditions = {
  '02-001': ({ elements }) => elements.filter(({ type }) => !STANDARD.has(type)).map(placeOf),
  '02-003': ({ file }) =>
    dictAt(file, catalogOf(file), 'StructTreeRoot').has('RoleMap') ? ['types are mapped to others'] : [],
  '09-004': ({ elements }) => misplaced(elements, TABLES),
  '09-005': ({ elements }) => misplaced(elements, LISTS),
  '09-006': ({ elements }) => misplaced(elements, CONTENTS),
  '09-007': ({ elements }) => of(elements, 'Ruby', 'Warichu'),
  '13-004': ({ elements }) =>
    elements
      .filter(({ type, held }) => type === 'Figure' && !isSaid(held.get('Alt')) && !isSaid(held.get('ActualText')))
      .map(placeOf),
  '14-002': ({ elements }) => (headings(elements)[0]?.type === 'H1' ? [] : ['the first heading is no H1']),
  '14-003': ({ elements }) =>
    headings(elements).flatMap((one, at, all) => (levelOf(one) > levelOf(all[at - 1]) + 1 ? [placeOf(one)] : [])),
  '14-006': ({ elements }) => of(elements, 'H'),
  '15-003': (checked) =>
    checked.elements.flatMap((one) => {
      if (one.type !== 'TH') return []
      const scopes = listAt(checked.file, one.held, 'A').map((value) => {
        const attributes = resolved(checked.file, value)
        return attributes instanceof Map ? nameOf(attributes.get('Scope')) : ''
      })
      return scopes.some((scope) => /^(?:Row|Column|Both)$/.test(scope)) ? [] : [placeOf(one)]
    }),
  '17-002': ({ elements }) => of(elements, 'Formula'),
  '19-003': ({ elements }) => of(elements, 'Note'),
}

type Places = { children: Record<string, string[]>; parents: Record<string, string[]> }

function misplaced(elements: readonly Element[], { children, parents }: Places): string[] {
  return elements.flatMap((one) => {
    const wrong = children[one.type] && one.children.some(({ type }) => !children[one.type]?.includes(type))
    const lost = parents[one.type] && !parents[one.type]?.includes(one.parent?.type ?? '')
    return wrong || lost ? [placeOf(one)] : []
  })
}

function headings(elements: readonly Element[]): Element[] {
  return elements.filter(({ type }) => /^H[1-6]$/.test(type))
}

function levelOf(heading: Element | undefined): number {
  return heading ? Number(heading.type.slice(1)) : 0
}

/** None of these is ever written; if one is, its conditions are to be looked at. */
function of(elements: readonly Element[], ...types: string[]): string[] {
  return elements.filter(({ type }) => types.includes(type)).map(placeOf)
}

function isSaid(text: unknown): boolean {
  return typeof text === 'string' && text.replace(/[\s\0]/g, '') !== ''
}
