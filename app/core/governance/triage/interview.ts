import type { TriageModel } from './compile-triage.ts'
import { answerWith } from './formula.ts'
import { QuestionOrder } from './question-order.ts'

/** Index of the chosen option by index of the question; what is missing or not sure is not in it. */
export type KnownAnswers = ReadonlyMap<number, number>

/**
 * Leads the interview with answers that are already there, always asking what is expected to end it soonest.
 *
 * @returns `path`: the questions that mattered, in the order in which they are asked; `ask`: those that matter and have no
 * answer, the next one first. Indexes of questions; both empty only where nothing needs to be asked.
 */
export function leadInterview(model: TriageModel, answers: KnownAnswers): { path: number[]; ask: number[] } {
  const path: number[] = []
  const ask: number[] = []
  const guards = new Map(model.questions.map(({ asked }, index) => [index, asked]))
  const known = new Map<number, number>()
  const skipped = new Set<number>()
  for (const { targets: written, stops } of model.steps) {
    let order = orderOf(model, skipped, stops)
    let targets = written.map(answerWith(known))
    for (;;) {
      if (stops && targets.some((target) => target.op === 'constant' && target.holds)) return { path, ask }
      const { question } = order.plan(targets, guards)
      if (question === null) break
      const option = answers.get(question)
      if (option === undefined) {
        skipped.add(question)
        ask.push(question)
        order = orderOf(model, skipped, stops)
        continue
      }
      path.push(question)
      known.set(question, option)
      const put = answerWith(new Map([[question, option]]))
      targets = targets.map(put)
      for (const [other, guard] of guards) guards.set(other, put(guard))
    }
  }
  return { path, ask }
}

function orderOf({ questions, orders }: TriageModel, skipped: ReadonlySet<number>, stops: boolean): QuestionOrder {
  if (skipped.size === 0) return stops ? orders.stopping : orders.plain
  return new QuestionOrder(questions, new Set(skipped), stops)
}
