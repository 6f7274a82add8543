import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import type { Catalogue, Level, Question } from '#content/schema.ts'

/** Spread of maturity, in levels: of the organisation, of each dimension in it, and of each capability. */
const SPREAD = { organisation: 0.9, dimension: 0.5, capability: 0.8 }
const MEAN = 1.6

/**
 * Organisations that answered everything: maturity is correlated, so that who is good at one thing is likely good at the
 * next. Facts lean to what the claimed level says. Seeded.
 */
export function syntheticOrganisations(catalogue: Catalogue, count: number, seed: number): AnswerSheet[] {
  const next = mulberry32(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const among = <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T
  return Array.from({ length: count }, () => {
    const maturity = MEAN + SPREAD.organisation * normal()
    const dimensions = new Map(catalogue.dimensions.map(({ id }) => [id, SPREAD.dimension * normal()]))
    const levels = new Map(
      catalogue.capabilities.map(({ id, dimension }) => {
        const level = maturity + (dimensions.get(dimension) ?? 0) + SPREAD.capability * normal()
        return [id, Math.min(4, Math.max(0, Math.round(level))) as Level]
      }),
    )
    const answerTo = ({ kind, capability, options, caps }: Question) => {
      const level = levels.get(capability ?? '') ?? 0
      if (kind === 'level') return level
      // The fact that bears the claim out, or one step to either side of it.
      const rising = options.toSorted((a, b) => (caps[a.id] ?? 0) - (caps[b.id] ?? 0))
      const honest = rising.findIndex(({ id }) => (caps[id] ?? 0) >= level)
      const at = (honest === -1 ? rising.length - 1 : honest) + Math.round(0.7 * normal())
      return rising[Math.min(rising.length - 1, Math.max(0, at))]?.id as string
    }
    return {
      form: 'full',
      profile: {
        'scope-business-model': among(['b2b', 'b2c', 'both']),
        'scope-team-size': among(['s', 'm', 'l', 'xl']),
        'scope-eu-market': among(['yes', 'yes', 'yes', 'no']),
        'scope-personal-data': among(['yes', 'yes', 'no']),
        'scope-public-output': among(['yes', 'yes', 'no']),
        'scope-people-decisions': among(['yes', 'no']),
        'scope-build-mode': among(['adopt', 'adopt', 'adapt', 'train']),
        'scope-ai-in-use': among([['none'], ['genai'], ['genai', 'chatbot'], ['genai', 'adplatform', 'private']]),
      },
      answers: Object.fromEntries(
        catalogue.questions.filter(({ kind }) => kind !== 'scope').map((question) => [question.id, answerTo(question)]),
      ),
    }
  })
}

/** How often each answer was given, one more for each so that none is impossible (methods 3.1). */
export function priorFrom(catalogue: Catalogue, sheets: readonly AnswerSheet[]): Map<string, number[]> {
  const measuring = catalogue.questions.filter(({ kind }) => kind !== 'scope')
  return new Map(
    measuring.map(({ id, options }) => {
      const answers = options.length > 0 ? options.map((option) => option.id) : [0, 1, 2, 3, 4]
      return [id, answers.map((answer) => 1 + sheets.filter(({ answers: own }) => own[id] === answer).length)]
    }),
  )
}
