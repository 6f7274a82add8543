import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { checkActConditions } from './ai-act-conditions.ts'
import { type ActItem, listActItems } from './ai-act-items.ts'
import { checkActScenarios } from './ai-act-scenarios.ts'

/** Everything wrong inside the rules of the AI Act, days of review apart. */
export function checkAiAct(files: ContentFiles): Finding[] {
  const items = listActItems(files)
  return [
    ...repeatedIds(items),
    ...unknownSources(files, items),
    ...uncitedOutcomes(files, items),
    ...unknownMentions(files, items),
    ...brokenQuestions(files),
    ...openSchedules(files),
    ...loosePoints(files),
    ...checkActConditions(files),
    ...checkActScenarios(files),
  ]
}

/** Kinds whose ids conditions may use. */
const NAMED_IN_CONDITIONS = new Set(['question', 'finding', 'role'])

function repeatedIds(items: readonly ActItem[]): Finding[] {
  const seen = new Map<string, string>()
  return items.flatMap(({ kind, id, file, path }) => {
    const key = `${NAMED_IN_CONDITIONS.has(kind) ? 'condition' : kind} ${id}`
    const earlier = seen.get(key)
    seen.set(key, file)
    if (earlier === undefined) return []
    const mend = 'Choose another id; questions, findings and roles share theirs.'
    return [{ file, path: [...path, 'id'], message: `The id "${id}" stands in ${earlier} already.`, mend }]
  })
}

function unknownSources({ lists }: ContentFiles, items: readonly ActItem[]): Finding[] {
  const acts = new Set(lists['regulation/ai-act/acts'].map(({ id }) => id))
  return items.flatMap(({ file, path, sources }) =>
    sources.flatMap(({ act }, index) =>
      acts.has(act)
        ? []
        : [
            {
              file,
              path: [...path, 'sources', index, 'act'],
              message: `There is no act "${act}".`,
              mend: 'Correct the id, or add the act to acts.yaml.',
            },
          ],
    ),
  )
}

/** What the triage can say without a place in binding law. */
function uncitedOutcomes({ lists }: ContentFiles, items: readonly ActItem[]): Finding[] {
  const law = new Set(lists['regulation/ai-act/acts'].filter(({ weight }) => weight === 'law').map(({ id }) => id))
  const outcomes = new Set(['finding', 'role', 'class', 'obligation', 'date', 'schedule', 'question', 'penalty'])
  return items
    .filter(({ kind, sources }) => outcomes.has(kind) && !sources.some(({ act }) => law.has(act)))
    .map(({ id, file, path }) => ({
      file,
      path: [...path, 'sources'],
      message: `"${id}" cites no binding law.`,
      mend: 'Name the article it follows from.',
    }))
}

function unknownMentions(files: ContentFiles, items: readonly ActItem[]): Finding[] {
  const known = new Set(items.map(({ kind, id }) => `${kind} ${id}`))
  const unknown = items.flatMap(({ file, path, mentions }) =>
    mentions
      .filter(({ kind, id }) => !known.has(`${kind} ${id}`))
      .map(({ kind, id, at }) => ({
        file,
        path: [...path, ...at],
        message: `There is no ${kind} "${id}" in the AI Act's rules.`,
        mend: 'Correct the id, or write the item it names.',
      })),
  )
  return [...unknown, ...unknownStops(files, known)]
}

function unknownStops({ items }: ContentFiles, known: ReadonlySet<string>): Finding[] {
  return items['regulation/ai-act/gates'].flatMap(({ file, data: { stops } }) =>
    stops === undefined || known.has(`class ${stops}`)
      ? []
      : [{ file, path: ['stops'], message: `The gate stops with "${stops}", no class.`, mend: 'Name a class.' }],
  )
}

function brokenQuestions({ items }: ContentFiles): Finding[] {
  return items['regulation/ai-act/questions'].flatMap(({ file, data }) =>
    data.items.flatMap(({ options, odds, ask_if, otherwise }, index) => {
      const path = ['items', index]
      const ids = Object.keys(options)
      const differing = [...ids.filter((id) => !(id in odds)), ...Object.keys(odds).filter((id) => !(id in options))]
      const findings: Finding[] = []
      if (differing.length > 0) {
        const message = `Options and odds differ: ${differing.join(', ')}.`
        findings.push({ file, path: [...path, 'odds'], message, mend: 'Give each option its odds.' })
      }
      if ((ask_if === undefined) !== (otherwise === undefined)) {
        const message = 'A question that does not always arise needs what holds otherwise, and only such a question.'
        findings.push({ file, path: [...path, 'id'], message, mend: 'Write ask_if and otherwise, or neither.' })
      }
      if (otherwise !== undefined && !ids.includes(otherwise)) {
        const message = `"${otherwise}" is no option of this question.`
        findings.push({ file, path: [...path, 'otherwise'], message, mend: `Use one of ${ids.join(', ')}.` })
      }
      return findings
    }),
  )
}

function openSchedules({ lists }: ContentFiles): Finding[] {
  return lists['regulation/ai-act/schedules'].items.flatMap(({ id, cases }, index) =>
    cases.at(-1)?.when === undefined
      ? []
      : [
          {
            file: 'content/regulation/ai-act/schedules.yaml',
            path: ['items', index, 'cases'],
            message: `The schedule "${id}" may end without a case.`,
            mend: 'Let the last case have no condition.',
          },
        ],
  )
}

/** Contested points that nothing would ever show. */
function loosePoints({ items }: ContentFiles): Finding[] {
  const named = new Set(
    items['regulation/ai-act/obligations'].flatMap(({ data }) => data.items.flatMap((one) => one.contested)),
  )
  return items['regulation/ai-act/contested'].flatMap(({ file, data }) =>
    data.items.flatMap(({ id, when }, index) =>
      when !== undefined || named.has(id)
        ? []
        : [
            {
              file,
              path: ['items', index, 'id'],
              message: `Nothing ever shows the point "${id}".`,
              mend: 'Give it a condition, or name it at a duty.',
            },
          ],
    ),
  )
}
