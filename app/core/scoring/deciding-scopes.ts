import type { Catalogue } from '#content/schema.ts'
import { refsOf } from './bind-expression.ts'
import { BUILD_MODE, SCORES_PEOPLE, type Scope, type Scopes } from './scope.ts'

/**
 * The scope answers that decide something in scoring: those that a condition of the catalogue asks for, that a
 * contradiction names, or that the rules know by name. Scopes that agree in them are judged alike.
 *
 * @returns for the organisation and then each use case by id, question, answers and whether they are assumed
 */
export function decidingScopes(catalogue: Catalogue, { organisation, useCases }: Scopes) {
  const named = questionsNamed(catalogue)
  const answersIn = (scope: Scope) => named.flatMap((id) => (scope.has(id) ? [[id, scope.get(id)] as const] : []))
  return [answersIn(organisation), [...useCases].map(([id, scope]) => [id, answersIn(scope)] as const)]
}

function questionsNamed({ profiles, questions, pitfalls, contradictions }: Catalogue): string[] {
  const conditions = [
    ...profiles.map(({ when }) => when),
    ...questions.map(({ scopeCondition }) => scopeCondition),
    ...contradictions.map(({ condition }) => condition),
    ...pitfalls
      .flatMap(({ high, medium }) => [...high, ...medium])
      .flatMap((line) => (line.kind === 'dataGap' ? [] : [line.when, line.condition])),
  ]
  const refs = conditions.flatMap((condition) => (condition === null ? [] : refsOf(condition)))
  const named = contradictions.flatMap((contradiction) => contradiction.questions)
  return [...new Set([...refs, ...named, BUILD_MODE, ...SCORES_PEOPLE])].sort()
}
