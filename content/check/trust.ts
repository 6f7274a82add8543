import type { Finding } from '../fault.ts'
import type { TrustFile } from '../files/trust.ts'
import type { ContentFiles, Item } from '../layout.ts'
import { TRUST_DOCUMENTS, TRUST_NAMES, TRUST_TABLES, trustNamesIn } from '../trust-blanks.ts'

/** Documents that are missing or linked from nowhere, sections that share a link target, and names that nothing fills. */
export function checkTrust({ items, lists }: ContentFiles): Finding[] {
  return [
    ...missingDocuments(items.trust),
    ...items.trust.flatMap((item) => [...unknownDocument(item), ...repeatedSections(item), ...namesInSections(item)]),
    ...lists['stored-data'].flatMap(({ what, whom, keep }, index) =>
      [what, whom, keep].flatMap((text) =>
        unknownNames(text).map((name) => ({ ...NO_NAME(name), file: STORED_DATA, path: [index, 'id'] })),
      ),
    ),
    ...repeatedTables(lists['stored-data']),
  ]
}

const STORED_DATA = 'content/stored-data.yaml'

const NO_NAME = (name: string) => ({
  message: `Nothing fills "{${name}}".`,
  mend: 'Use a name of content/trust-blanks.ts.',
})

function missingDocuments(documents: ContentFiles['items']['trust']): Finding[] {
  return TRUST_DOCUMENTS.filter((id) => !documents.some((item) => item.id === id)).map((id) => ({
    file: `content/trust/${id}.yaml`,
    path: [],
    message: 'Pages link to this document, and it is missing.',
    mend: 'Restore it.',
  }))
}

function unknownDocument({ id, file }: Item<TrustFile>): Finding[] {
  if (TRUST_DOCUMENTS.some((known) => known === id)) return []
  return [{ file, path: [], message: 'Nothing knows this document.', mend: 'Name it in content/trust-blanks.ts.' }]
}

function repeatedSections({ file, data }: Item<TrustFile>): Finding[] {
  const ids = data.sections.map(({ id }) => id)
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          {
            file,
            path: ['sections', index, 'id'],
            message: `Two sections are called "${id}".`,
            mend: 'Rename the later one.',
          },
        ],
  )
}

function namesInSections({ file, data }: Item<TrustFile>): Finding[] {
  return data.sections.flatMap(({ text }, index) => [
    ...unknownNames(text).map((name) => ({ ...NO_NAME(name), file, path: ['sections', index, 'text'] })),
    ...tablesInsideText(text).map((name) => ({
      file,
      path: ['sections', index, 'text'],
      message: `The table "{${name}}" stands inside a line.`,
      mend: 'Give it a line of its own between two empty ones.',
    })),
  ])
}

const unknownNames = (text: string) => trustNamesIn(text).filter((name) => !TRUST_NAMES.includes(name))

const tablesInsideText = (text: string) =>
  TRUST_TABLES.filter((name) => text.includes(`{${name}}`) && !text.split('\n').includes(`{${name}}`))

function repeatedTables(list: ContentFiles['lists']['stored-data']): Finding[] {
  const all = list.flatMap(({ tables }) => tables)
  return list.flatMap(({ tables }, index) =>
    tables.flatMap((table, at) =>
      all.indexOf(table) === all.lastIndexOf(table)
        ? []
        : [
            {
              file: STORED_DATA,
              path: [index, 'tables', at],
              message: `"${table}" is named twice.`,
              mend: 'Leave it where it belongs.',
            },
          ],
    ),
  )
}
