import type { Expression } from '#content/expression.ts'

/** One comparison of a condition. */
export type Atom = Exclude<Expression, { op: 'and' | 'or' | 'true' }>

/**
 * A condition as the ways in which it can hold, each a list of comparisons that hold together. What is always true is
 * one way without any.
 */
export function alternativesIn(condition: Expression): Atom[][] {
  switch (condition.op) {
    case 'true':
      return [[]]
    case 'or':
      return condition.terms.flatMap(alternativesIn)
    case 'and':
      return condition.terms
        .map(alternativesIn)
        .reduce<Atom[][]>((ways, more) => ways.flatMap((way) => more.map((one) => [...way, ...one])), [[]])
    default:
      return [[condition]]
  }
}
