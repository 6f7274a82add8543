import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'

/** Search engines show no more of a description, and cut it in the middle of a word. */
const LONGEST_DESCRIPTION = 160
/** Of a title they show about sixty; the product's name comes after it. */
const LONGEST_NAME = 60

type Head = { file: string; name: string; field: string; description: string; path: (string | number)[] }

/** Names and descriptions by which pages are found: too long, or those of another page of the same kind. */
export function checkPageHeads({ items }: ContentFiles): Finding[] {
  const kinds: Head[][] = [
    items.techniques.map(({ file, data }) => headOf(file, data.name, ['definition'], data.definition)),
    items['use-cases'].map(({ file, data }) => headOf(file, data.name, ['description'], data.description)),
    items.pitfalls.map(({ file, data }) => headOf(file, data.name, ['page', 'quick_summary'], data.page.quick_summary)),
    items.actions.map(({ file, data }) => headOf(file, data.name, ['deliverable'], data.deliverable)),
  ]
  return kinds.flatMap((heads) => [...tooLong(heads), ...sameAs(heads, 'name'), ...sameAs(heads, 'description')])
}

const headOf = (file: string, name: string, path: string[], description: string): Head => ({
  file,
  name,
  field: path.join('.'),
  description,
  path,
})

function tooLong(heads: readonly Head[]): Finding[] {
  return heads.flatMap(({ file, name, field, description, path }) => [
    ...over(name, LONGEST_NAME, { file, path: ['name'], field: 'name' }),
    ...over(description, LONGEST_DESCRIPTION, { file, path, field }),
  ])
}

function over(text: string, most: number, { field, ...place }: { file: string; path: Finding['path']; field: string }) {
  if (text.length <= most) return []
  const message = `${field}: ${text.length} characters, and search engines show ${most}.`
  return [{ ...place, message, mend: `Shorten it by ${text.length - most}.` }]
}

function sameAs(heads: readonly Head[], what: 'name' | 'description'): Finding[] {
  const alike = Map.groupBy(heads, (head) => head[what].trim().toLowerCase())
  return [...alike.values()].flatMap(([first, ...later]) =>
    later.map(({ file, field, path }) => ({
      file,
      path: what === 'name' ? ['name'] : path,
      message: `${what === 'name' ? 'name' : field}: ${first?.file ?? ''} has the same.`,
      mend: 'Say what sets this page apart.',
    })),
  )
}
