import type { Finding } from '../fault.ts'
import { citationOf } from '../files/finding.ts'
import type { ContentFiles, Item } from '../layout.ts'

/** Studies that a text names without a reference, and references whose study it does not name. */
export function checkCitedStudies({ items }: ContentFiles): Finding[] {
  const citations = new Map(items.references.map(({ id, data }) => [id, wordsOf(citationOf(data))]))
  return [...items.claims, ...items['use-cases']].flatMap((item) => [
    ...unnamed(item, citations),
    ...unreferenced(item, citations),
  ])
}

type Studied = Item<{ literature: string; references: string[] }>
type Citations = ReadonlyMap<string, ReadonlySet<string>>

/** References that support nothing that is said. */
function unnamed({ file, data: { literature, references } }: Studied, citations: Citations): Finding[] {
  const said = studiesIn(literature)
  return references.flatMap((id, index) => {
    const citation = citations.get(id)
    if (!citation || said.some((study) => isOf(study, citation))) return []
    const message = `literature does not speak of "${id}".`
    return [{ file, path: ['references', index], message, mend: 'Say what it found, or take the reference out.' }]
  })
}

function unreferenced({ file, data: { literature, references } }: Studied, citations: Citations): Finding[] {
  const cited = references.flatMap((id) => citations.get(id) ?? [])
  return studiesIn(literature)
    .filter((study) => !cited.some((citation) => isOf(study, citation)))
    .map(({ names, year }) => ({
      file,
      path: ['literature'],
      message: `literature: "${[...names].join(' ')} ${year}" is none of its references.`,
      mend: 'Add the reference, or leave out what nobody can look up.',
    }))
}

/** A study as texts name it: by people or a publisher, and the year. */
type Study = { names: ReadonlySet<string>; year: string }

/** A name right before a year, outside brackets; months are none. */
const NAMED = /(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Lu}[\p{L}'’]+ (?:19|20)\d\d\b/gu

/** What stands in brackets and has a year, such as `(Wei et al. 2019; Kohavi 2009, 2020)`, or outside as `Lowell 2019`. */
function studiesIn(text: string): Study[] {
  const brackets = [...text.matchAll(/\(([^()]*)\)/g)].flatMap(([, inside = '']) => inside.split(/[;:]/))
  const outside = text.replaceAll(/\([^()]*\)/g, ' ').match(NAMED) ?? []
  return [...brackets, ...outside].flatMap((part) => {
    const names = new Set((part.match(/\p{Lu}[\p{L}'’]+/gu) ?? []).map(folded))
    const years = part.match(/\b(?:19|20)\d\d\b/g) ?? []
    return names.size === 0 ? [] : years.map((year) => ({ names, year }))
  })
}

const isOf = ({ names, year }: Study, citation: ReadonlySet<string>) =>
  citation.has(year) && [...names].some((name) => citation.has(name))

const wordsOf = (text: string) => new Set((text.match(/[\p{L}\p{N}'’]+/gu) ?? []).map(folded))

/** Läubli as Laubli: accents are set differently in texts and citations. */
const folded = (word: string) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
