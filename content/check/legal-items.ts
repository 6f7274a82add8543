import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'

type Path = Finding['path']

/** A statement of law as written, with the spot it stands at. */
export type LegalItem = {
  file: string
  path: Path
  dates: { as_of: string; review_by: string }
  /** Where its sources stand, its own place and readings included. */
  cited: { path: Path; act: string; article: string }[]
}

/** A condition as written; `question` is whose question it decides about, `null` for everything else. */
export type LegalCondition = { file: string; path: Path; source: string; question: string | null }

/** The file of a list under `content/regulation/privacy/`. */
export const privacyFile = (list: string) => `content/regulation/privacy/${list}.yaml`

type Cited = { act: string; article: string }
type Written = {
  as_of: string
  review_by: string
  sources: Cited[]
  readings?: { sources: Cited[] }[]
}
type Entry = { file: string; path: Path; data: Written & Partial<Cited> & { if?: string; when?: string } }

/** Every statement of data protection law, in the order of files. */
export function listLegalItems(files: ContentFiles): LegalItem[] {
  return entriesOf(files).map(({ file, path, data }) => ({
    file,
    path,
    dates: data,
    cited: [
      ...(data.act && data.article ? [{ path: [...path, 'act'], act: data.act, article: data.article }] : []),
      ...citedIn(data.sources, [...path, 'sources']),
      ...(data.readings ?? []).flatMap(({ sources }, index) =>
        citedIn(sources, [...path, 'readings', index, 'sources']),
      ),
    ],
  }))
}

/** Every condition of data protection law. */
export function listLegalConditions(files: ContentFiles): LegalCondition[] {
  const questions = new Map(files.items['regulation/privacy/questions'].map(({ id, file }) => [file, id]))
  return entriesOf(files).flatMap(({ file, path, data }) =>
    (['if', 'when'] as const).flatMap((key) => {
      const source = data[key]
      return source === undefined ? [] : [{ file, path: [...path, key], source, question: questions.get(file) ?? null }]
    }),
  )
}

function entriesOf({ items, lists }: ContentFiles): Entry[] {
  const gates = lists['regulation/privacy/gates']
  const fines = lists['regulation/privacy/fines']
  return [
    ...(['questions', 'hints', 'contested', 'national-lists'] as const).flatMap((folder) =>
      items[`regulation/privacy/${folder}`].map(({ file, data }): Entry => ({ file, path: [], data })),
    ),
    ...items['regulation/privacy/national-lists'].flatMap(({ file, data }) => listed(file, data.entries, ['entries'])),
    { file: privacyFile('gates'), path: ['applies'], data: gates.applies },
    ...listed(privacyFile('gates'), gates.stops, ['stops']),
    ...listed(privacyFile('criteria'), lists['regulation/privacy/criteria'].criteria, ['criteria']),
    ...listed(privacyFile('fines'), fines.tiers, ['tiers']),
    ...listed(privacyFile('fines'), fines.rules, ['rules']),
    ...(['statute-cases', 'outcomes', 'legitimate-interest', 'record-fields', 'wrong-claims'] as const).flatMap(
      (list) => listed(privacyFile(list), lists[`regulation/privacy/${list}`], []),
    ),
  ]
}

const listed = (file: string, list: readonly Entry['data'][], path: Path): Entry[] =>
  list.map((data, index) => ({ file, path: [...path, index], data }))

const citedIn = (sources: readonly Cited[], path: Path) =>
  sources.map(({ act, article }, index) => ({ path: [...path, index, 'act'], act, article }))
