import type { ScreeningOutcome } from '#content/privacy-rules.ts'
import { type PrivacyAnswers, UNSURE } from './answers.ts'
import type { ScreeningModel } from './compile-screening.ts'
import type { DecisionDiagram, Node } from './decision-diagram.ts'

/** What is still to be asked, best first, and what was answered with "not sure" and still matters. */
export type OpenQuestions = { ask: string[]; unsure: string[] }

/**
 * The question to ask next, or `null` if no answer to an open question can change the outcome.
 *
 * The order needs the fewest questions on average. The national list is asked about last: it decides only where
 * nothing else did. After a "not sure" the order goes on as if its most frequent answer had been given.
 */
export function nextQuestion(model: ScreeningModel, answers: PrivacyAnswers): string | null {
  return pick(model.european, answers) ?? (model.whole === model.european ? null : pick(model.whole, answers))
}

/** Everything that can still change the outcome. */
export function openQuestions(model: ScreeningModel, answers: PrivacyAnswers): OpenQuestions {
  const { diagram } = model.whole
  const relevant = idsOf(diagram, diagram.nodeFor(answers))
  const next = nextQuestion(model, answers)
  const others = relevant.filter((id) => !answers.has(id) && id !== next)
  return {
    ask: next === null ? others : [next, ...others],
    unsure: relevant.filter((id) => answers.get(id) === UNSURE),
  }
}

function pick({ diagram, order }: ScreeningModel['whole'], answers: PrivacyAnswers): string | null {
  const node = diagram.nodeFor(answers)
  const open = diagram.relevant(node).filter((place) => !answers.has(diagram.variables[place]?.id ?? ''))
  if (open.length === 0) return null
  const supposed = diagram.variables.reduce(
    (left, { id }, place) =>
      answers.get(id) === UNSURE ? diagram.restrict(left, place, order.likeliest(place)) : left,
    node,
  )
  const place = order.first(supposed) ?? open[0] ?? 0
  return diagram.variables[place]?.id ?? null
}

const idsOf = (diagram: DecisionDiagram<ScreeningOutcome>, node: Node): string[] =>
  diagram.relevant(node).flatMap((place) => diagram.variables[place]?.id ?? [])
