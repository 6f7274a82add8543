import { type Expression, listAtoms, parseExpression } from '../expression.ts'
import type { QuestionFile } from '../files/question.ts'
import type { ContentFiles, Item } from '../layout.ts'
import type { Capability, Constants, Level, Question } from '../schema.ts'

/** What a condition of a question comes to: its scope part, and the level from which a fact is asked. */
export type SplitCondition = { scope: Expression | null; fromLevel: Level | null }

/**
 * Splits `ask_if` by mapping A2: terms over scope questions, and at most one `q-<own capability> >= k`.
 *
 * @returns `null` if it has any other part
 */
export function splitCondition(condition: Expression, capability: string | null): SplitCondition | null {
  const scope: Expression[] = []
  let fromLevel: Level | null = null
  for (const term of condition.op === 'and' ? condition.terms : [condition]) {
    if (listAtoms(term).every((atom) => atom.ref.startsWith('scope-'))) {
      scope.push(term)
    } else if (term.op === 'level' && term.cmp === '>=' && term.ref === `q-${capability}` && fromLevel === null) {
      fromLevel = term.level as Level
    } else {
      return null
    }
  }
  const [first] = scope
  if (!first) return { scope: null, fromLevel }
  return { scope: scope.length === 1 ? first : { op: 'and', terms: scope }, fromLevel }
}

/** All questions in the order of asking: scope, then by dimension and capability, facts behind their level question. */
export function assembleQuestions(
  files: ContentFiles,
  capabilities: readonly Capability[],
  minutes: Constants['minutes'],
): Question[] {
  const scope = files.items.questions
    .filter((item) => item.data.kind === 'scope')
    .sort((a, b) => positionOf(a.data) - positionOf(b.data) || (a.id < b.id ? -1 : 1))
  const scored = capabilities.flatMap((capability) => {
    const own = files.items.questions.filter(({ data }) => data.kind !== 'scope' && data.capability === capability.id)
    return [...own.filter(({ data }) => data.kind === 'level'), ...own.filter(({ data }) => data.kind === 'fact')]
  })
  const dimensionOf = new Map(capabilities.map(({ id, dimension }) => [id, dimension]))
  return [...scope, ...scored].map((item) => assembleQuestion(item, dimensionOf, minutes))
}

function positionOf(question: QuestionFile): number {
  return question.kind === 'scope' ? question.position : 0
}

function assembleQuestion(
  { id, data }: Item<QuestionFile>,
  dimensionOf: ReadonlyMap<string, Question['section']>,
  minutes: Constants['minutes'],
): Question {
  const capability = data.kind === 'scope' ? null : data.capability
  const condition = data.ask_if ? splitCondition(parseExpression(data.ask_if), capability) : null
  return {
    id,
    kind: data.kind,
    section: capability ? (dimensionOf.get(capability) ?? 'scope') : 'scope',
    capability,
    tier: data.tier,
    disciplines: data.disciplines,
    ask: data.ask,
    help: data.help,
    ...(data.example ? { example: data.example } : {}),
    scopeCondition: condition?.scope ?? null,
    fromLevel: condition?.fromLevel ?? null,
    multi: data.kind === 'scope' && data.multi,
    perUseCase: data.kind === 'scope' && data.per_use_case,
    options: data.kind === 'level' ? [] : Object.entries(data.options).map(([option, text]) => ({ id: option, text })),
    caps: data.kind === 'fact' ? data.caps : {},
    minutes: data.minutes ?? minutes[data.kind],
  }
}
