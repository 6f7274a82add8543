import type { Painted } from '../pdf-content.ts'
import { catalogOf, dictAt, isRef, listAt, pagesOf, resolved } from '../pdf-file.ts'
import { nameOf, type Value } from '../pdf-reader.ts'
import { type Checked, type Conditions, placeOf } from './conditions.ts'

const isMark = (one: Painted['within'][number]): one is number => typeof one === 'number'

/** That everything painted is in the structure or decoration, and that both sides of the structure agree. */
export const CONTENT: Conditions = {
  '01-003': ({ painted }) =>
    nested(
      painted,
      (within) => within.findIndex(isMark),
      (within) => within.lastIndexOf('Artifact'),
    ),
  '01-004': ({ painted }) =>
    nested(
      painted,
      (within) => within.indexOf('Artifact'),
      (within) => within.findLastIndex(isMark),
    ),
  '01-005': ({ painted }) =>
    painted.flatMap(({ page, operator, within }) =>
      within.includes('Artifact') || within.some(isMark) ? [] : [`page ${page}: ${operator}`],
    ),
  marks: (checked) => [...marksWithoutOwner(checked), ...ownersInTheTree(checked)],
  '30-001': ({ painted }) => xObjects(painted, 'PS', 'Ref'),
  '30-002': ({ painted }) => xObjects(painted, 'Form', 'StructParents'),
}

type Find = (within: Painted['within']) => number

function nested(painted: readonly Painted[], outer: Find, inner: Find): string[] {
  return painted.flatMap(({ page, operator, within }) => {
    const [out, inside] = [outer(within), inner(within)]
    return out >= 0 && inside > out ? [`page ${page}: ${operator}`] : []
  })
}

/** Pictures are the only things that are painted from elsewhere. */
function xObjects(painted: readonly Painted[], type: string, key: string): string[] {
  return painted.flatMap(({ page, xObject }) =>
    xObject && (nameOf(xObject.get('Subtype')) === type || xObject.has(key)) ? [`page ${page}`] : [],
  )
}

function marksWithoutOwner({ painted, elements }: Checked): string[] {
  const owned = new Set(elements.flatMap(({ marks }) => marks.map(({ page, mark }) => `${page} ${mark}`)))
  return painted.flatMap(({ page, within }) =>
    within
      .filter(isMark)
      .flatMap((mark) => (owned.has(`${page} ${mark}`) ? [] : [`page ${page}: mark ${mark} is of nothing`])),
  )
}

/** What the tree of parents says of each mark and annotation must be who holds it. */
function ownersInTheTree({ file, elements }: Checked): string[] {
  const tree = dictAt(file, dictAt(file, catalogOf(file), 'StructTreeRoot'), 'ParentTree')
  const numbers = listAt(file, tree, 'Nums')
  const parents = new Map(
    numbers.flatMap((key, at) => (at % 2 === 0 ? [[key as number, numbers[at + 1] ?? null]] : [])),
  )
  const keys = new Map(pagesOf(file).map(({ id, page }) => [id, page.get('StructParents')]))
  const idOf = (value: Value | undefined) => (isRef(value) ? value.ref : 0)
  return elements.flatMap((element) => [
    ...element.marks.flatMap(({ page, mark }) => {
      const owners = resolved(file, parents.get(Number(keys.get(page))))
      return Array.isArray(owners) && idOf(owners[mark]) === element.id ? [] : [`${placeOf(element)}: mark ${mark}`]
    }),
    ...element.annotations.flatMap((annotation) => {
      const held = resolved(file, { ref: annotation })
      const key = held instanceof Map ? held.get('StructParent') : undefined
      return idOf(parents.get(Number(key))) === element.id ? [] : [`${placeOf(element)}: annotation ${annotation}`]
    }),
  ])
}
