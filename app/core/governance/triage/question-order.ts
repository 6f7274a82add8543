import { answerWith, type Formula, questionsIn } from './formula.ts'

/** A question as ordering sees it: when it arises, and how likely each option is; `odds` sum to 1. */
export type OrderedQuestion = { asked: Formula; odds: readonly number[] }

/** What a part of the interview costs: the expected number of questions, the first one, and how likely it ends the interview. */
export type Order = { cost: number; question: number | null; stop: number }

const SETTLED: Order = { cost: 0, question: null, stop: 0 }

/**
 * Finds the question to ask first so that the expected number of questions is smallest until every target is settled, or,
 * where `stops`, until one target holds.
 *
 * Exact by dynamic programming over what is left of the targets; parts that share no question are ordered apart. Where
 * the interview may stop, parts come by cost for each chance to stop, smallest first, which is best for parts that are
 * independent conjunctions.
 *
 * @source R. Greiner et al. 2006, Finding optimal satisficing strategies for and-or trees, Artificial Intelligence 170, theorem on depth-2 trees
 */
export class QuestionOrder {
  #questions: readonly OrderedQuestion[]
  #skipped: ReadonlySet<number>
  #stops: boolean
  #known = new Map<string, Order>()

  /** @param skipped indexes of questions that cannot be answered now */
  constructor(questions: readonly OrderedQuestion[], skipped: ReadonlySet<number>, stops: boolean) {
    this.#questions = questions
    this.#skipped = skipped
    this.#stops = stops
  }

  /** @returns `question: null` if nothing that can be asked would settle more */
  plan(targets: readonly Formula[], guards: ReadonlyMap<number, Formula> = new Map()): Order {
    if (this.#stops && targets.some((target) => target.op === 'constant' && target.holds))
      return { ...SETTLED, stop: 1 }
    const open = new Map(targets.filter(({ op }) => op !== 'constant').map((target) => [target.key, target]))
    const parts = splitParts([...open.values()]).map((part) => this.#planPart(part, guards))
    if (this.#stops) parts.sort((a, b) => ratio(a) - ratio(b))
    let [cost, goesOn, question] = [0, 1, null as number | null]
    for (const part of parts) {
      question ??= part.question
      cost += goesOn * part.cost
      goesOn *= 1 - part.stop
    }
    return { cost, question, stop: 1 - goesOn }
  }

  #planPart(part: Part, guards: ReadonlyMap<number, Formula>): Order {
    const asked = (question: number) => guards.get(question) ?? this.#questions[question]?.asked
    const open = [...part.questions].sort((a, b) => a - b)
    const key = [...part.targets.map((target) => target.key), ...open.map((one) => asked(one)?.key)].join()
    const known = this.#known.get(key)
    if (known) return known
    let best: Order = SETTLED
    for (const question of open) {
      const guard = asked(question)
      if (this.#skipped.has(question) || guard?.op !== 'constant' || !guard.holds) continue
      const order = this.#after(question, part, open, asked)
      if (best.question === null || order.cost < best.cost - 1e-12) best = order
    }
    this.#known.set(key, best)
    return best
  }

  #after(question: number, part: Part, open: number[], asked: (question: number) => Formula | undefined): Order {
    let [cost, stop] = [1, 0]
    for (const [option, odds] of (this.#questions[question]?.odds ?? []).entries()) {
      const put = answerWith(new Map([[question, option]]))
      const guards = new Map<number, Formula>()
      for (const other of open) {
        const guard = asked(other)
        if (guard && other !== question) guards.set(other, put(guard))
      }
      const rest = this.plan(part.targets.map(put), guards)
      cost += odds * rest.cost
      stop += odds * rest.stop
    }
    return { cost, question, stop }
  }
}

const ratio = ({ cost, stop }: Order) => (stop === 0 ? Number.POSITIVE_INFINITY : cost / stop)

type Part = { targets: Formula[]; questions: Set<number> }

/** Groups targets that share questions, in the order of their first target. */
function splitParts(targets: readonly Formula[]): Part[] {
  const parts: Part[] = []
  for (const target of targets) {
    const joined: Part = { targets: [target], questions: new Set(questionsIn(target)) }
    for (let index = parts.length - 1; index >= 0; index -= 1) {
      const part = parts[index]
      if (!part || ![...part.questions].some((question) => joined.questions.has(question))) continue
      joined.targets.unshift(...part.targets)
      for (const question of part.questions) joined.questions.add(question)
      parts.splice(index, 1)
    }
    parts.push(joined)
  }
  for (const part of parts) part.targets.sort((a, b) => (a.key < b.key ? -1 : 1))
  return parts
}
