import { type Expression, ExpressionError, listAtoms, parseExpression } from '../expression.ts'
import type { Finding } from '../fault.ts'
import type { PrivacyQuestionFile } from '../files/privacy.ts'
import type { ContentFiles, Item } from '../layout.ts'
import { type LegalCondition, listLegalConditions } from './legal-items.ts'

type Problem = { message: string; mend: string }
type Questions = ReadonlyMap<string, { options: string[]; when: Expression | null }>

/** Conditions that cannot be read or never hold, questions that nobody reaches, and questions that change nothing. */
export function checkLegalConditions(files: ContentFiles): Finding[] {
  const items = files.items['regulation/privacy/questions']
  const conditions = listLegalConditions(files)
  const questions = new Map(items.map(({ id, data }) => [id, readQuestion(data)]))
  const findings = conditions.flatMap((condition) => {
    const problem = problemOf(condition, questions)
    return problem ? [{ file: condition.file, path: condition.path, ...problem }] : []
  })
  // What never holds can only be said of conditions that can be read.
  if (findings.length > 0) return findings
  return [...conditions.flatMap((condition) => neverHolds(condition, questions)), ...changesNothing(items, conditions)]
}

const readQuestion = ({ options, when }: PrivacyQuestionFile) => ({
  options: Object.keys(options),
  when: when === undefined ? null : tryParse(when),
})

function problemOf({ source }: LegalCondition, questions: Questions): Problem | null {
  try {
    return (
      listAtoms(parseExpression(source))
        .map((atom) => problemOfAtom(atom, questions))
        .find(Boolean) ?? null
    )
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return { message: `This condition cannot be read: ${error.message}`, mend: error.mend }
  }
}

function problemOfAtom(atom: ReturnType<typeof listAtoms>[number], questions: Questions): Problem | null {
  const question = questions.get(atom.ref)
  if (!question) {
    return {
      message: `There is no question "${atom.ref}".`,
      mend: 'Name a file of content/regulation/privacy/questions/.',
    }
  }
  if (atom.op === 'level') {
    return { message: `"${atom.ref}" has options, not levels.`, mend: `Name one of ${question.options.join(', ')}.` }
  }
  const unknown = atom.options.find((option) => !question.options.includes(option))
  if (unknown === undefined) return null
  return {
    message: `"${atom.ref}" has no option "${unknown}".`,
    mend: `Name one of ${question.options.join(', ')}.`,
  }
}

function tryParse(source: string): Expression | null {
  try {
    return parseExpression(source)
  } catch (error) {
    if (error instanceof ExpressionError) return null
    throw error
  }
}

function neverHolds({ file, path, source, question }: LegalCondition, questions: Questions): Finding[] {
  const involved = involvedIn(parseExpression(source), questions)
  if (question !== null && involved.includes(question)) {
    return [{ file, path, message: 'This question waits for its own answer.', mend: 'Take it out of the condition.' }]
  }
  if (canHold(parseExpression(source), involved, questions)) return []
  const message = question === null ? 'This condition never holds.' : 'Nobody can reach this question.'
  return [{ file, path, message, mend: 'Correct the options, or what the questions named here wait for.' }]
}

/** The questions an expression rests on, those that they wait for included. */
function involvedIn(expression: Expression, questions: Questions): string[] {
  const found = new Set<string>()
  const visit = (part: Expression) => {
    for (const { ref } of listAtoms(part)) {
      if (found.has(ref)) continue
      found.add(ref)
      const when = questions.get(ref)?.when
      if (when) visit(when)
    }
  }
  visit(expression)
  return [...found]
}

/** Tries every choice of options; what is not asked has no option. */
function canHold(expression: Expression, involved: readonly string[], questions: Questions): boolean {
  const tryFrom = (index: number, chosen: ReadonlyMap<string, string>): boolean => {
    const id = involved[index]
    if (id === undefined) {
      const isAsked = (ref: string) => {
        const when = questions.get(ref)?.when
        return !when || holds(when, chosen)
      }
      return [...chosen.keys()].every(isAsked) && holds(expression, chosen)
    }
    const options = questions.get(id)?.options ?? []
    return (
      tryFrom(index + 1, chosen) || options.some((option) => tryFrom(index + 1, new Map([...chosen, [id, option]])))
    )
  }
  return tryFrom(0, new Map())
}

function holds(expression: Expression, chosen: ReadonlyMap<string, string>): boolean {
  switch (expression.op) {
    case 'true':
      return true
    case 'and':
      return expression.terms.every((term) => holds(term, chosen))
    case 'or':
      return expression.terms.some((term) => holds(term, chosen))
    case 'level':
      return false
    default: {
      const option = chosen.get(expression.ref)
      if (option === undefined) return false
      const isNamed = expression.options.includes(option)
      return expression.op === 'option' && expression.cmp === '!=' ? !isNamed : isNamed
    }
  }
}

/** A question about an article of the GDPR stands for itself; any other must decide about something. */
function changesNothing(items: readonly Item<PrivacyQuestionFile>[], conditions: readonly LegalCondition[]): Finding[] {
  const used = new Set(conditions.flatMap(({ source }) => listAtoms(parseExpression(source)).map(({ ref }) => ref)))
  return items
    .filter(({ id, group }) => group !== 'gdpr' && !used.has(id))
    .map(({ file }) => ({
      file,
      path: ['ask'],
      message: 'The answer to this question changes nothing.',
      mend: 'Use it in a condition, or take it out.',
    }))
}
