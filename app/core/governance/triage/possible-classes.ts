import type { TriageModel } from './compile-triage.ts'
import { answerWith, type Formula, questionsIn } from './formula.ts'
import type { KnownAnswers } from './interview.ts'

type Open = { id: string; formula: Formula }

/**
 * Every set of classes that can still come out, exactly: each open question is followed to each of its options, the same
 * everywhere.
 *
 * @returns ids in the order of the model, at least one in each set; one set where the classes are settled
 */
export function listPossibleClasses(model: TriageModel, answers: KnownAnswers): string[][] {
  const put = answerWith(answers)
  const classes = [...model.classes].map(([id, formula]) => ({ id, formula: put(formula) }))
  const known = new Map<string, ReadonlySet<string>>()

  function explore(open: Open[]): ReadonlySet<string> {
    const key = open.map(({ formula }) => formula.key).join()
    const found = known.get(key)
    if (found) return found
    const question = Math.min(...open.flatMap(({ formula }) => [...questionsIn(formula)]))
    const sets = new Set<string>()
    if (question === Number.POSITIVE_INFINITY) {
      sets.add(open.flatMap(({ id, formula }) => (formula.op === 'constant' && formula.holds ? [id] : [])).join())
    } else {
      for (const option of model.questions[question]?.options.keys() ?? []) {
        const follow = answerWith(new Map([[question, option]]))
        const next = open.map(({ id, formula }) => ({ id, formula: follow(formula) }))
        for (const set of explore(next)) sets.add(set)
      }
    }
    known.set(key, sets)
    return sets
  }

  return [...explore(classes)].sort().map((set) => set.split(','))
}
