import { splitCondition } from '../assemble/questions.ts'
import { ExpressionError, parseExpression } from '../expression.ts'
import type { Finding } from '../fault.ts'
import type { QuestionFile } from '../files/question.ts'
import type { ContentFiles, Item } from '../layout.ts'
import { MAX_LEVEL } from '../schema.ts'
import type { KnownIds } from './known-ids.ts'

const PREFIX = { scope: 'scope-', level: 'q-', fact: 'f-' } as const
const OWN_QUESTIONS = 3

/** Questions in the wrong place, capabilities nobody asks about, caps that do not fit, disciplines without questions, forms that take too long. */
export function checkQuestions(files: ContentFiles, known: KnownIds): Finding[] {
  return [
    ...files.items.questions.flatMap((item) => [...checkPlace(item, known), ...checkCaps(item)]),
    ...checkCoverage(files),
    ...checkDisciplines(files),
    ...checkMinutes(files),
  ]
}

function checkPlace({ id, group, file, data }: Item<QuestionFile>, known: KnownIds): Finding[] {
  const expectedId = data.kind === 'level' ? `q-${data.capability}` : id
  if (!id.startsWith(PREFIX[data.kind]) || id !== expectedId) {
    const name = data.kind === 'level' ? expectedId : `${PREFIX[data.kind]}…`
    return [
      {
        file,
        path: ['kind'],
        message: `A ${data.kind} question is not called "${id}".`,
        mend: `Name the file ${name}.yaml.`,
      },
    ]
  }
  const home = data.kind === 'scope' ? 'scope' : known.capabilities.get(data.capability)?.group
  if (home === undefined || home === group) return []
  return [
    {
      file,
      path: ['kind'],
      message: `This question belongs to "${home}".`,
      mend: `Move it to content/questions/${home}/.`,
    },
  ]
}

function checkCaps({ file, data }: Item<QuestionFile>): Finding[] {
  if (data.kind !== 'fact') return []
  const missing = Object.keys(data.options).filter((option) => !(option in data.caps))
  const extra = Object.keys(data.caps).filter((option) => !(option in data.options))
  if (missing.length + extra.length > 0) {
    const message =
      missing.length > 0
        ? `Options without a cap: ${missing.join(', ')}.`
        : `Caps without an option: ${extra.join(', ')}.`
    return [{ file, path: ['caps'], message, mend: 'Give every option exactly one cap.' }]
  }
  const caps = Object.values(data.caps)
  const fromLevel = fromLevelOf(data)
  const findings: Finding[] = []
  if (Math.max(...caps) !== MAX_LEVEL) {
    findings.push({
      file,
      path: ['caps'],
      message: 'No option leaves level 4 open.',
      mend: 'Let the best option have the cap 4.',
    })
  }
  if (fromLevel !== null && Math.min(...caps) < fromLevel - 1) {
    findings.push({
      file,
      path: ['caps'],
      message: `A cap is below ${fromLevel - 1}, although the question is asked from level ${fromLevel} on.`,
      mend: `Let no cap be lower than ${fromLevel - 1}.`,
    })
  }
  return findings
}

function fromLevelOf(data: Extract<QuestionFile, { kind: 'fact' }>): number | null {
  if (!data.ask_if) return null
  try {
    return splitCondition(parseExpression(data.ask_if), data.capability)?.fromLevel ?? null
  } catch (error) {
    if (error instanceof ExpressionError) return null
    throw error
  }
}

function checkCoverage({ items }: ContentFiles): Finding[] {
  return items.capabilities.flatMap(({ id, file, data }) => {
    const kind = data.scored ? 'level' : 'fact'
    if (items.questions.some((question) => question.data.kind === kind && question.data.capability === id)) return []
    return [
      {
        file,
        path: ['name'],
        message: `No ${kind} question asks about "${id}".`,
        mend: 'Add one under content/questions/.',
      },
    ]
  })
}

function checkDisciplines({ items, lists }: ContentFiles): Finding[] {
  return lists.disciplines.flatMap(({ id }, index) => {
    const own = items.questions.filter(({ data }) => data.disciplines[0] === id).length
    if (own >= OWN_QUESTIONS) return []
    return [
      {
        file: 'content/disciplines.yaml',
        path: [index, 'id'],
        message: `The discipline "${id}" comes first in only ${own} questions.`,
        mend: `Give it at least ${OWN_QUESTIONS} questions of its own.`,
      },
    ]
  })
}

/** Mapping A1: the short form leaves out deep facts, and its deep levels stay open. */
function checkMinutes({ items, lists }: ContentFiles): Finding[] {
  const { minutes } = lists.constants
  const total = (questions: typeof items.questions) =>
    questions.reduce((sum, { data }) => sum + (data.minutes ?? minutes[data.kind]), 0)
  const spent = {
    short: total(items.questions.filter(({ data }) => data.tier === 'core')),
    full: total(items.questions),
  }
  return (['short', 'full'] as const).flatMap((form) =>
    spent[form] <= minutes.promised[form]
      ? []
      : [
          {
            file: 'content/constants.yaml',
            path: ['minutes', 'promised', form],
            message: `The ${form} form takes ${spent[form].toFixed(1)} minutes, more than the ${minutes.promised[form]} promised.`,
            mend: 'Ask less in this form, or promise more minutes.',
          },
        ],
  )
}
