import type { Finding } from '../fault.ts'
import { Slug } from '../files/wording.ts'
import type { ContentFiles } from '../layout.ts'

/** Ids that are malformed, used twice within a kind, or were retired. */
export function checkIds({ items, lists }: ContentFiles): Finding[] {
  const retired = new Set(lists.retired)
  return Object.values(items).flatMap((list) => {
    const seen = new Map<string, string>()
    return list.flatMap(({ id, file }) => {
      const earlier = seen.get(id)
      seen.set(id, file)
      if (!Slug.safeParse(id).success) {
        return [{ file, path: [], message: `"${id}" is not an id.`, mend: 'Use small letters, digits and hyphens.' }]
      }
      if (retired.has(id)) {
        return [
          {
            file,
            path: [],
            message: `The id "${id}" was retired.`,
            mend: 'Ids are never used again; choose a new one.',
          },
        ]
      }
      if (!earlier) return []
      return [{ file, path: [], message: `The id "${id}" is already used in ${earlier}.`, mend: 'Choose another id.' }]
    })
  })
}
