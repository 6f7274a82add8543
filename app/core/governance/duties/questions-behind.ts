import { refsOf } from '#app/core/scoring/bind-expression.ts'
import type { AiAct } from '#content/ai-act.ts'
import type { Expression } from '#content/expression.ts'

/**
 * Finds the questions that conditions of the AI Act rest on, through findings and roles.
 *
 * @returns a function from a condition (`null`: always) to ids of questions in the order of the rules
 */
export function questionsBehind(rules: AiAct): (condition: Expression | null) => string[] {
  const written = new Map<string, Expression>()
  for (const { findings } of rules.gates) for (const { id, when } of findings) written.set(id, when)
  for (const { id, when } of rules.roles) written.set(id, when)
  const known = new Map<Expression, ReadonlySet<string>>()

  function collect(condition: Expression): ReadonlySet<string> {
    const found = known.get(condition)
    if (found) return found
    const questions = new Set<string>()
    for (const ref of refsOf(condition)) {
      const inner = written.get(ref)
      for (const id of inner ? collect(inner) : [ref]) questions.add(id)
    }
    known.set(condition, questions)
    return questions
  }

  return (condition) => {
    const behind = condition === null ? new Set<string>() : collect(condition)
    return rules.questions.map(({ id }) => id).filter((id) => behind.has(id))
  }
}
