import { splitCondition } from '../assemble/questions.ts'
import { type Expression, ExpressionError, listAtoms, parseExpression } from '../expression.ts'
import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import type { KnownIds } from './known-ids.ts'

type Written = { file: string; path: (string | number)[]; source: string }
type Atom = ReturnType<typeof listAtoms>[number]
type Problem = { message: string; mend: string }

/** Conditions that cannot be read, speak of unknown ids or options, or stand where they may not. */
export function checkConditions(files: ContentFiles, known: KnownIds): Finding[] {
  return [
    ...listConditions(files).flatMap((written) => checkCondition(written, known)),
    ...files.items.questions.flatMap(({ file, data }) => {
      const condition = data.ask_if ? tryParse(data.ask_if) : null
      if (!condition) return []
      const capability = data.kind === 'scope' ? null : data.capability
      const problem = placementProblem(data.kind, splitCondition(condition, capability))
      return problem ? [{ file, path: ['ask_if'], ...problem }] : []
    }),
  ]
}

/** Mapping A2: scope ids anywhere; a level only for facts, only of the own level question, only with >=. */
function placementProblem(kind: 'scope' | 'level' | 'fact', split: ReturnType<typeof splitCondition>): Problem | null {
  if (split && (kind === 'fact' || split.fromLevel === null)) return null
  return kind === 'fact'
    ? {
        message: 'A fact may be asked only by scope and by "q-<its capability> >= level".',
        mend: 'Join scope conditions and at most one such level with "and".',
      }
    : { message: `A ${kind} question may be asked only by scope.`, mend: 'Use scope- ids only.' }
}

function listConditions({ items }: ContentFiles): Written[] {
  return [
    ...items.questions.flatMap(({ file, data }) =>
      data.ask_if ? [{ file, path: ['ask_if'], source: data.ask_if }] : [],
    ),
    ...items.profiles.map(({ file, data }) => ({ file, path: ['when'], source: data.when })),
    ...items.contradictions.map(({ file, data }) => ({ file, path: ['if'], source: data.if })),
    ...items.pitfalls.flatMap(({ file, data }) =>
      (['high', 'medium'] as const).flatMap((band) =>
        data[band].flatMap((line, index) => {
          if ('data_gap' in line) return []
          const condition = { file, path: [band, index, 'if'], source: line.if }
          return line.when ? [condition, { file, path: [band, index, 'when'], source: line.when }] : [condition]
        }),
      ),
    ),
  ]
}

function tryParse(source: string): Expression | null {
  try {
    return parseExpression(source)
  } catch (error) {
    if (error instanceof ExpressionError) return null
    throw error
  }
}

function checkCondition({ file, path, source }: Written, known: KnownIds): Finding[] {
  try {
    return listAtoms(parseExpression(source)).flatMap((atom) => {
      const problem = atomProblem(atom, known)
      return problem ? [{ file, path, ...problem }] : []
    })
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    const message = error.message.slice(0, error.message.length - error.mend.length).trim()
    return [{ file, path, message: `Condition "${source}": ${message}`, mend: error.mend }]
  }
}

function atomProblem(atom: Atom, known: KnownIds): Problem | null {
  const question = known.questions.get(atom.ref)?.data
  const hasLevels = known.capabilities.has(atom.ref) || question?.kind === 'level'
  if (!hasLevels && !question) {
    return { message: `The condition speaks of "${atom.ref}", which does not exist.`, mend: 'Correct the id.' }
  }
  if (hasLevels !== (atom.op === 'level')) {
    return hasLevels
      ? { message: `"${atom.ref}" has levels, not options.`, mend: 'Compare it with a level 0-4.' }
      : { message: `"${atom.ref}" has options, not levels.`, mend: 'Compare it with one of its options.' }
  }
  if (atom.op === 'level' || !question || question.kind === 'level') return null
  return optionProblem(atom, question)
}

function optionProblem(
  atom: Exclude<Atom, { op: 'level' }>,
  question: { kind: 'scope' | 'fact'; options: Record<string, string>; multi?: boolean },
): Problem | null {
  const unknown = atom.options.find((option) => !(option in question.options))
  if (unknown !== undefined) {
    return {
      message: `"${atom.ref}" has no option "${unknown}".`,
      mend: `Use one of ${Object.keys(question.options).join(', ')}.`,
    }
  }
  const asksList = atom.op === 'contains' || (atom.op === 'option' && atom.list)
  if (asksList === (question.multi ?? false)) return null
  return question.multi
    ? {
        message: `"${atom.ref}" takes several options.`,
        mend: 'Use contains, contains any of [a, b], == [a] or != [a].',
      }
    : { message: `"${atom.ref}" takes one option.`, mend: 'Use == a, != a or in [a, b].' }
}
