import { answerEntry } from './answers.ts'
import type { ReportContext } from './report-context.ts'
import type { PointEntry, Points } from './report-model.ts'

type Share = { question: string; points: number }

/** Below this nothing is shown: it would read 0. */
const SHOWN_FROM = 0.05

/** What cost points for sure and what is still open, most first; `null` if nothing is answered or nothing is missing. */
export function describePoints(context: ReportContext): Points | null {
  const { score, words, isEmpty } = context
  if (isEmpty || !score.readiness) return null
  const losses = entries(context, score.losses)
  const potentials = entries(context, score.potentials)
  if (losses.length + potentials.length === 0) return null
  const total = words.number(100 - score.readiness.hi)
  return {
    intro: words.t(potentials.length > 0 ? 'points.introOpen' : 'points.intro', { total }),
    readiness: score.readiness,
    losses,
    potentials,
  }
}

function entries(context: ReportContext, shares: readonly Share[]): PointEntry[] {
  return shares
    .filter(({ points }) => points >= SHOWN_FROM)
    .toSorted((a, b) => b.points - a.points || (a.question < b.question ? -1 : 1))
    .flatMap(({ question: id, points }) => {
      const question = context.questions.get(id)
      if (!question) return []
      const { ask, answer } = answerEntry(context, question)
      const dimension = context.catalogue.dimensions.find(({ id }) => id === question.section)?.short ?? ''
      return [{ question: id, ask, answer, dimension, points, text: context.words.number(points) }]
    })
}
