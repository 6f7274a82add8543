import type { DecisionDiagram, Node } from './decision-diagram.ts'

/** How often each option of each variable is chosen, by place; the shares of a variable sum to 1. */
export type Shares = readonly (readonly number[])[]

/**
 * The order of questions that needs the fewest until the outcome is certain, on average over the shares, which are
 * taken as independent: at each point the question with the smallest expected number of questions after it.
 *
 * @source Bellman, Dynamic Programming (1957), over the distinct functions that answers can leave
 */
export class QuestionOrder<Outcome extends string> {
  readonly #diagram: DecisionDiagram<Outcome>
  readonly #shares: Shares
  readonly #plans = new Map<Node, { expected: number; first: number }>()

  constructor(diagram: DecisionDiagram<Outcome>, shares: Shares) {
    this.#diagram = diagram
    this.#shares = shares
  }

  /** The expected number of questions from here; 0 if the outcome is certain. */
  expected(node: Node): number {
    return this.#diagram.isDecided(node) ? 0 : this.#plan(node).expected
  }

  /** The place of the question to ask first, or `null` if the outcome is certain. */
  first(node: Node): number | null {
    return this.#diagram.isDecided(node) ? null : this.#plan(node).first
  }

  /** The place of the option chosen most often; of equals the first. */
  likeliest(variable: number): number {
    const shares = this.#shares[variable] ?? []
    return shares.indexOf(Math.max(...shares))
  }

  #plan(node: Node): { expected: number; first: number } {
    const earlier = this.#plans.get(node)
    if (earlier) return earlier
    let best = { expected: Number.POSITIVE_INFINITY, first: -1 }
    for (const variable of this.#diagram.relevant(node)) {
      const expected = this.#after(node, variable, best.expected)
      if (expected < best.expected) best = { expected, first: variable }
    }
    this.#plans.set(node, best)
    return best
  }

  /** The expected number if this question is asked first; given up as soon as it exceeds `limit`. */
  #after(node: Node, variable: number, limit: number): number {
    let expected = 1
    const shares = this.#shares[variable] ?? []
    for (let option = 0; option < shares.length && expected < limit; option += 1) {
      expected += (shares[option] ?? 0) * this.expected(this.#diagram.restrict(node, variable, option))
    }
    return expected
  }
}
