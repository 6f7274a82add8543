import type { Finding } from '../fault.ts'
import { TechniqueFile } from '../files/technique.ts'
import type { UpdatedFile } from '../files/updated.ts'
import type { ContentFiles, Item } from '../layout.ts'
import { hashOf } from '../translation/translation.ts'
import { wordingOf } from '../translation/wording.ts'

/** Where the words of each day are noted. */
export const UPDATED = 'content/updated.yaml'

const MEND = 'Run "npm run -s preflight -- content touch": it sets the day where words have changed, and notes them.'

/**
 * Techniques whose text is newer than the day that readers see, and days that cannot be.
 *
 * @param on ISO day; later ones have not come yet. Left out, none is looked at
 */
export function checkUpdated({ items, lists }: ContentFiles, on?: string): Finding[] {
  const ids = new Set(items.techniques.map(({ id }) => id))
  const gone = Object.keys(lists.updated).filter((id) => !ids.has(id))
  return [
    ...gone.map((id) => ({ file: UPDATED, path: [id], message: `There is no technique "${id}".`, mend: MEND })),
    ...items.techniques.flatMap((technique) => datesOf(technique, lists.updated[technique.id], on)),
  ]
}

/** What a technique's text is known by. */
export const wordsOf = (data: TechniqueFile) => hashOf(wordingOf(TechniqueFile, data) ?? '')

function datesOf({ file, data }: Item<TechniqueFile>, noted: UpdatedFile[string] | undefined, on?: string): Finding[] {
  const fault = (message: string, mend = MEND) => [{ file, path: ['updated'], message: `updated: ${message}`, mend }]
  if (on !== undefined && data.updated > on)
    return fault(`${data.updated} has not come yet.`, 'Set the day of the text.')
  if (!noted) return fault('the words are not noted yet.')
  if (noted.words !== wordsOf(data)) {
    return data.updated === noted.on
      ? fault(`the words have changed since ${noted.on}, and the day has not.`)
      : fault(`the words of ${data.updated} are not noted yet.`)
  }
  return data.updated === noted.on ? [] : fault(`${data.updated} is not noted yet; the words are those of ${noted.on}.`)
}
