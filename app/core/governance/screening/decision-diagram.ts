import { refsOf } from '#app/core/scoring/bind-expression.ts'
import { type Truth, UNKNOWN } from '#app/core/scoring/truth.ts'
import type { Expression } from '#content/expression.ts'
import { bindCondition, type PrivacyAnswers, UNSURE } from './answers.ts'

/** Names one function of the open questions: equal functions have equal numbers. Below the number of outcomes it is an outcome. */
export type Node = number

/** A question that may decide, with its options in order. */
export type Variable = { id: string; options: readonly string[] }

/** Questions fit into the bits of one number. */
const MOST_VARIABLES = 30

/**
 * What answers decide, as a reduced ordered decision diagram: which outcomes are still possible, and which
 * questions still matter, can be read off exactly, without trying every answer.
 *
 * @source Bryant, Graph-Based Algorithms for Boolean Function Manipulation (1986); with one branch an option
 */
export class DecisionDiagram<Outcome extends string> {
  readonly variables: readonly Variable[]
  readonly #outcomes: readonly Outcome[]
  readonly #decide: (truths: readonly Truth[]) => Outcome | null
  readonly #conditions: { read: (answers: PrivacyAnswers) => Truth; rests: string[] }[]
  readonly #nodes: { variable: number; branches: Node[] }[] = []
  readonly #known = new Map<string, Node>()
  readonly #built = new Map<string, Node>()
  readonly #restricted = new Map<number, Node>()
  readonly #supports = new Map<Node, number>()

  /**
   * @param conditions what `decide` is told of, in this order; only questions among `variables` may stand in them
   * @param decide     the outcome as soon as the truths settle it, else `null`; settled stays settled when more is known
   * @throws RangeError for more than 30 variables
   */
  constructor(options: {
    variables: readonly Variable[]
    outcomes: readonly Outcome[]
    conditions: readonly Expression[]
    decide: (truths: readonly Truth[]) => Outcome | null
  }) {
    if (options.variables.length > MOST_VARIABLES) throw new RangeError(`More than ${MOST_VARIABLES} questions decide.`)
    this.variables = options.variables
    this.#outcomes = options.outcomes
    this.#decide = options.decide
    this.#conditions = options.conditions.map((condition) => ({
      read: bindCondition(condition),
      rests: refsOf(condition),
    }))
  }

  /** The function left when these answers are given; unsure answers stay open. */
  nodeFor(answers: PrivacyAnswers): Node {
    const sure = new Map([...answers].filter(([, option]) => option !== UNSURE))
    return this.#build(sure, 0)
  }

  /** The outcomes that some answers to the open questions lead to, in the order of `outcomes`. */
  possible(node: Node): Outcome[] {
    const found = new Set<Outcome>()
    const seen = new Set<Node>()
    const visit = (one: Node) => {
      if (seen.has(one)) return
      seen.add(one)
      const outcome = this.#outcomes[one]
      if (outcome !== undefined) found.add(outcome)
      else this.#at(one).branches.forEach(visit)
    }
    visit(node)
    return this.#outcomes.filter((outcome) => found.has(outcome))
  }

  isDecided(node: Node): boolean {
    return node < this.#outcomes.length
  }

  /** The places in `variables` of the questions whose answer can still change the outcome. */
  relevant(node: Node): number[] {
    const bits = this.#support(node)
    return this.variables.flatMap((_, index) => (bits & (1 << index) ? [index] : []))
  }

  /** The function left when one more question is answered; `variable` and `option` are places. */
  restrict(node: Node, variable: number, option: number): Node {
    if (this.isDecided(node)) return node
    const { variable: own, branches } = this.#at(node)
    if (own === variable) return branches[option] ?? node
    if (own > variable) return node
    const key = (node * (MOST_VARIABLES + 2) + variable) * 16 + option
    const earlier = this.#restricted.get(key)
    if (earlier !== undefined) return earlier
    const left = this.#join(
      own,
      branches.map((branch) => this.restrict(branch, variable, option)),
    )
    this.#restricted.set(key, left)
    return left
  }

  #build(answers: Map<string, string>, from: number): Node {
    const truths = this.#conditions.map(({ read }) => read(answers))
    const outcome = this.#decide(truths)
    if (outcome !== null) return this.#outcomes.indexOf(outcome)
    const signature = this.#signature(answers, truths)
    const earlier = this.#built.get(signature)
    if (earlier !== undefined) return earlier
    const index = this.variables.findIndex(({ id }, place) => place >= from && !answers.has(id))
    const variable = this.variables[index]
    if (!variable) throw new RangeError('All questions are answered and nothing is decided.')
    const branches = variable.options.map((option) =>
      this.#build(new Map([...answers, [variable.id, option]]), index + 1),
    )
    const node = this.#join(index, branches)
    this.#built.set(signature, node)
    return node
  }

  /** What is left of each condition: its truth, or the answers in it so far. */
  #signature(answers: PrivacyAnswers, truths: readonly Truth[]): string {
    return this.#conditions
      .map(({ rests }, index) =>
        truths[index] === UNKNOWN ? rests.map((id) => answers.get(id) ?? '').join(',') : truths[index],
      )
      .join(';')
  }

  #join(variable: number, branches: Node[]): Node {
    const [first] = branches
    if (first !== undefined && branches.every((branch) => branch === first)) return first
    const key = `${variable}:${branches.join()}`
    const earlier = this.#known.get(key)
    if (earlier !== undefined) return earlier
    const node = this.#outcomes.length + this.#nodes.length
    this.#nodes.push({ variable, branches })
    this.#known.set(key, node)
    return node
  }

  #support(node: Node): number {
    if (this.isDecided(node)) return 0
    const earlier = this.#supports.get(node)
    if (earlier !== undefined) return earlier
    const { variable, branches } = this.#at(node)
    const bits = branches.reduce((all, branch) => all | this.#support(branch), 1 << variable)
    this.#supports.set(node, bits)
    return bits
  }

  #at(node: Node) {
    const found = this.#nodes[node - this.#outcomes.length]
    if (!found) throw new RangeError(`There is no node ${node}.`)
    return found
  }
}
