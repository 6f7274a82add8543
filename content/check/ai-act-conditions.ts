import { type Expression, ExpressionError, listAtoms, parseExpression } from '../expression.ts'
import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'

type Written = { file: string; path: (string | number)[]; source: string; of: string | null }

/** Conditions that cannot be read, speak of what is not there, or rest on themselves; questions that no condition needs. */
export function checkActConditions(files: ContentFiles): Finding[] {
  const written = listActConditions(files)
  const options = optionsById(files)
  const findings = written.flatMap((one) => problemsOf(one, options).map((problem) => ({ ...one, ...problem })))
  if (findings.length > 0) return findings.map(({ file, path, message, mend }) => ({ file, path, message, mend }))
  return [...circles(written), ...needlessQuestions(files, written)]
}

function listActConditions({ items, lists }: ContentFiles): Written[] {
  const when = (file: string, list: readonly { id?: string; when?: string | undefined }[], named = false): Written[] =>
    list.flatMap(({ id, when: source }, index) =>
      source === undefined ? [] : [{ file, path: ['items', index, 'when'], source, of: named ? (id ?? null) : null }],
    )
  return [
    ...items['regulation/ai-act/questions'].flatMap(({ file, data }) =>
      data.items.flatMap(({ id, ask_if }, index) =>
        ask_if === undefined ? [] : [{ file, path: ['items', index, 'ask_if'], source: ask_if, of: id }],
      ),
    ),
    ...items['regulation/ai-act/gates'].flatMap(({ file, data }) => when(file, data.items, true)),
    ...items['regulation/ai-act/obligations'].flatMap(({ file, data }) => when(file, data.items)),
    ...items['regulation/ai-act/contested'].flatMap(({ file, data }) => when(file, data.items)),
    ...when('content/regulation/ai-act/roles.yaml', lists['regulation/ai-act/roles'].items, true),
    ...when('content/regulation/ai-act/classes.yaml', lists['regulation/ai-act/classes'].items),
    ...lists['regulation/ai-act/schedules'].items.flatMap(({ cases }, item) =>
      cases.flatMap(({ when: source }, index) =>
        source === undefined
          ? []
          : [
              {
                file: 'content/regulation/ai-act/schedules.yaml',
                path: ['items', item, 'cases', index, 'when'],
                source,
                of: null,
              },
            ],
      ),
    ),
  ]
}

/** What can stand after each id: the options of a question, `yes` for findings and roles. */
function optionsById({ items, lists }: ContentFiles): Map<string, string[]> {
  return new Map([
    ...items['regulation/ai-act/questions'].flatMap(({ data }) =>
      data.items.map(({ id, options }): [string, string[]] => [id, Object.keys(options)]),
    ),
    ...items['regulation/ai-act/gates'].flatMap(({ data }) =>
      data.items.map(({ id }): [string, string[]] => [id, ['yes']]),
    ),
    ...lists['regulation/ai-act/roles'].items.map(({ id }): [string, string[]] => [id, ['yes']]),
  ])
}

function problemsOf({ source }: Written, options: ReadonlyMap<string, string[]>): { message: string; mend: string }[] {
  try {
    return listAtoms(parseExpression(source)).flatMap((atom) => {
      const known = options.get(atom.ref)
      if (!known) {
        const message = `The condition names "${atom.ref}", which is no question, finding or role.`
        return [{ message, mend: 'Correct the id.' }]
      }
      const unknown = atom.op === 'in' || atom.op === 'option' ? atom.options.find((one) => !known.includes(one)) : ''
      if (unknown === undefined) return []
      const message =
        unknown === '' ? `"${atom.ref}" is compared by "${atom.op}".` : `"${atom.ref}" is never "${unknown}".`
      return [{ message, mend: `Write == or in with ${known.join(', ')}.` }]
    })
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return [{ message: `The condition "${source}" cannot be read.`, mend: error.message }]
  }
}

/** Ids whose conditions lead back to themselves. */
function circles(written: readonly Written[]): Finding[] {
  const next = new Map(
    written.flatMap(({ of, source }) =>
      of === null ? [] : [[of, listAtoms(parseExpression(source)).map(({ ref }) => ref)]],
    ),
  )
  const leadsBack = (id: string): boolean => {
    const reached = new Set<string>()
    const queue = [...(next.get(id) ?? [])]
    for (let ref = queue.pop(); ref !== undefined && ref !== id; ref = queue.pop()) {
      if (reached.has(ref)) continue
      reached.add(ref)
      queue.push(...(next.get(ref) ?? []))
      if (queue.includes(id)) return true
    }
    return next.get(id)?.includes(id) ?? false
  }
  const first = written.find(({ of }) => of !== null && leadsBack(of))
  if (!first) return []
  const { file, path, of } = first
  return [{ file, path, message: `The condition of "${of}" leads back to itself.`, mend: 'Take one of the ids out.' }]
}

function needlessQuestions({ items }: ContentFiles, written: readonly Written[]): Finding[] {
  const refs = (source: string) => listAtoms(parseExpression(source) satisfies Expression).map(({ ref }) => ref)
  const contested = new Set(items['regulation/ai-act/contested'].map(({ file }) => file))
  const needed = new Set(written.filter(({ file }) => !contested.has(file)).flatMap(({ source }) => refs(source)))
  return items['regulation/ai-act/questions'].flatMap(({ file, data }) =>
    data.items.flatMap(({ id }, index) =>
      needed.has(id)
        ? []
        : [
            {
              file,
              path: ['items', index, 'id'],
              message: `No outcome hangs on "${id}".`,
              mend: 'Use it in a condition, or drop it.',
            },
          ],
    ),
  )
}
