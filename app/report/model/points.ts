import { answerEntry } from './answers.ts'
import type { PointEntry, Points } from './dimension-model.ts'
import { isOnlyInFull, type ReportContext } from './report-context.ts'

type Share = { question: string; points: number }

/** Points are shown to the tenth. */
const PARTS = 10

/** What cost points for sure and what is still open, most first; `null` if nothing is answered or nothing is missing. */
export function describePoints(context: ReportContext): Points | null {
  const { score, words, isEmpty } = context
  if (isEmpty || !score.readiness) return null
  const { lo, hi } = score.readiness
  const lost = toTenths(100 - hi)
  const open = toTenths(hi - lo)
  const losses = entries(context, score.losses, lost)
  const potentials = entries(context, score.potentials, open)
  if (losses.length + potentials.length === 0) return null
  const total = words.points(lost)
  return {
    intro: words.t(potentials.length > 0 ? 'points.introOpen' : 'points.intro', { total }),
    readiness: score.readiness,
    losses,
    lossTotal: total,
    potentials,
    potentialTotal: words.points(open),
  }
}

function entries(context: ReportContext, shares: readonly Share[], total: number): PointEntry[] {
  const ordered = shares
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points || (a.question < b.question ? -1 : 1))
  const shown = addingUp(
    ordered.map(({ points }) => points),
    total,
  )
  return ordered.flatMap(({ question: id, points }, index) => {
    const question = context.questions.get(id)
    const rounded = shown[index] ?? 0
    if (!question || rounded === 0) return []
    const { ask, answer } = answerEntry(context, question)
    const dimension = context.catalogue.dimensions.find((one) => one.id === question.section)?.short ?? ''
    const entry: PointEntry = { question: id, ask, answer, dimension, points, text: context.words.points(rounded) }
    return [isOnlyInFull(context, id) ? { ...entry, onlyInFull: true } : entry]
  })
}

function toTenths(points: number): number {
  return Math.round(points * PARTS) / PARTS
}

/**
 * Rounds to the tenth so that the rounded figures add up to the rounded total: whoever adds them up finds what is said.
 *
 * @source largest remainders
 */
function addingUp(figures: readonly number[], total: number): number[] {
  const parts = figures.map((figure) => Math.floor(figure * PARTS))
  const left = Math.round(total * PARTS) - parts.reduce((sum, part) => sum + part, 0)
  const remainder = (index: number) => (figures[index] ?? 0) * PARTS - (parts[index] ?? 0)
  const largest = figures.map((_, index) => index).sort((a, b) => remainder(b) - remainder(a) || a - b)
  const raised = new Set(largest.slice(0, Math.max(0, left)))
  return parts.map((part, index) => (raised.has(index) ? part + 1 : part) / PARTS)
}
