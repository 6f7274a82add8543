import type { Finding } from '../fault.ts'
import type { HistoryFile } from '../files/history.ts'
import type { ContentFiles } from '../layout.ts'

const FILE = 'content/history.yaml'

/** A history of versions that does not begin with the one that runs, is out of order, or names what never was. */
export function checkVersions({ items, lists }: ContentFiles): Finding[] {
  const { history, constants, retired } = lists
  const used = new Set(Object.values(items).flatMap((list) => list.map(({ id }) => id)))
  const known = new Set([...used, ...retired])
  return [
    ...wrongTop(history, constants.version),
    ...history.flatMap((entry, at) => [
      ...wrongOrder(history, at),
      ...wrongHash(entry, at),
      ...unknownItems(entry, at, known),
      ...notRetired(entry, at, retired),
    ]),
    ...untold(history, retired, used),
  ]
}

function wrongTop([top]: HistoryFile, version: string): Finding[] {
  if (top?.version === version) return []
  const message = `The history begins with ${top?.version}, and the catalogue is ${version}.`
  return [{ file: FILE, path: [0, 'version'], message, mend: `Tell on top what changed in ${version}.` }]
}

function wrongOrder(history: HistoryFile, at: number): Finding[] {
  const [entry, older] = [history[at], history[at + 1]]
  if (!entry || !older || (entry.version > older.version && entry.on >= older.on)) return []
  const message = `${older.version} of ${older.on} stands below ${entry.version} of ${entry.on}.`
  return [{ file: FILE, path: [at + 1], message, mend: 'Put the newest version first.' }]
}

function wrongHash({ version, hash }: HistoryFile[number], at: number): Finding[] {
  if ((hash === undefined) === (at === 0)) return []
  return at === 0
    ? [
        {
          file: FILE,
          path: [at, 'hash'],
          message: `${version} still runs, so its hash may change.`,
          mend: 'Leave the hash out until a newer version stands on top.',
        },
      ]
    : [
        {
          file: FILE,
          path: [at],
          message: `${version} has no hash.`,
          mend: 'Give the hash that the catalogue had when this version ran last.',
        },
      ]
}

function unknownItems(entry: HistoryFile[number], at: number, known: ReadonlySet<string>): Finding[] {
  return (['added', 'changed'] as const).flatMap((kind) =>
    entry[kind].flatMap((id, index) =>
      known.has(id)
        ? []
        : [
            {
              file: FILE,
              path: [at, kind, index],
              message: `There is no item "${id}", and none was retired.`,
              mend: 'Correct the id or leave it out.',
            },
          ],
    ),
  )
}

function notRetired(entry: HistoryFile[number], at: number, retired: readonly string[]): Finding[] {
  return entry.retired.flatMap((id, index) =>
    retired.includes(id)
      ? []
      : [
          {
            file: FILE,
            path: [at, 'retired', index],
            message: `"${id}" is not among the retired ids.`,
            mend: 'Add it to content/retired.yaml, so that nothing takes it again.',
          },
        ],
  )
}

/** An id that is still in use is a fault of its own: nothing ended. */
function untold(history: HistoryFile, retired: readonly string[], used: ReadonlySet<string>): Finding[] {
  return retired.flatMap((id, index) => {
    const count = history.filter((entry) => entry.retired.includes(id)).length
    if (count === 1 || used.has(id)) return []
    const message = `content/history.yaml tells of the end of "${id}" ${count === 0 ? 'nowhere' : 'more than once'}.`
    return [
      {
        file: 'content/retired.yaml',
        path: [index],
        message,
        mend: 'Name it under "retired" in the version that left it out.',
      },
    ]
  })
}
