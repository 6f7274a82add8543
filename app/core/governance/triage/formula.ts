/**
 * A condition over answers, kept simplified: no constant inside a bigger formula, at most one condition on a question
 * beside another. Options are bits of a mask, so a question has at most 30. Equal keys mean equal formulas.
 */
export type Formula =
  | { op: 'constant'; holds: boolean; key: string }
  | { op: 'is'; question: number; mask: number; full: number; key: string }
  | { op: 'and' | 'or'; terms: readonly Formula[]; questions: ReadonlySet<number>; key: string }

export const TRUE: Formula = { op: 'constant', holds: true, key: 'T' }
export const FALSE: Formula = { op: 'constant', holds: false, key: 'F' }

/** That the answer to a question is one of the options in the mask; `full` has a bit for each of its options. */
export function isAnswered(question: number, mask: number, full: number): Formula {
  if (mask === 0) return FALSE
  if (mask === full) return TRUE
  return { op: 'is', question, mask, full, key: `${question}:${mask}` }
}

/** All of them hold; true for none. */
export function allOf(terms: readonly Formula[]): Formula {
  return join('and', terms)
}

/** At least one of them holds; false for none. */
export function anyOf(terms: readonly Formula[]): Formula {
  return join('or', terms)
}

/** The opposite. */
export function negate(formula: Formula): Formula {
  if (formula.op === 'constant') return formula.holds ? FALSE : TRUE
  if (formula.op === 'is') return isAnswered(formula.question, formula.full & ~formula.mask, formula.full)
  return join(formula.op === 'and' ? 'or' : 'and', formula.terms.map(negate))
}

/**
 * Puts answers into formulas, each shared part once.
 *
 * @param answers index of the option by index of the question
 * @returns what turns a formula into what is left of it
 */
export function answerWith(answers: ReadonlyMap<number, number>): (formula: Formula) => Formula {
  const done = new Map<Formula, Formula>()
  const put = (formula: Formula): Formula => {
    if (formula.op === 'constant') return formula
    if (formula.op === 'is') {
      const option = answers.get(formula.question)
      if (option === undefined) return formula
      return formula.mask & (1 << option) ? TRUE : FALSE
    }
    const known = done.get(formula)
    if (known) return known
    const terms = formula.terms.map(put)
    const left = terms.every((term, index) => term === formula.terms[index]) ? formula : join(formula.op, terms)
    done.set(formula, left)
    return left
  }
  return put
}

/** The questions that a formula still depends on. */
export function questionsIn(formula: Formula): ReadonlySet<number> {
  if (formula.op === 'constant') return NO_QUESTIONS
  if (formula.op === 'is') return new Set([formula.question])
  return formula.questions
}

const NO_QUESTIONS: ReadonlySet<number> = new Set()

/** Joins and simplifies: flat, constants gone, conditions on one question merged, doubles dropped, terms in a fixed order. */
function join(op: 'and' | 'or', terms: readonly Formula[]): Formula {
  const deciding = op === 'or'
  const conditions = new Map<number, { mask: number; full: number }>()
  const compound = new Map<string, Formula>()
  const queue = [...terms]
  for (let term = queue.pop(); term !== undefined; term = queue.pop()) {
    if (term.op === 'constant') {
      if (term.holds === deciding) return term
    } else if (term.op === 'is') {
      const before = conditions.get(term.question)?.mask
      const mask = before === undefined ? term.mask : deciding ? before | term.mask : before & term.mask
      conditions.set(term.question, { mask, full: term.full })
    } else if (term.op === op) queue.push(...term.terms)
    else compound.set(term.key, term)
  }
  const simple = [...conditions].map(([question, { mask, full }]) => isAnswered(question, mask, full))
  if (simple.some((term) => term.op === 'constant')) return deciding ? TRUE : FALSE
  const joined = [...simple, ...compound.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  const [only, second] = joined
  if (only === undefined) return deciding ? FALSE : TRUE
  if (second === undefined) return only
  return {
    op,
    terms: joined,
    questions: new Set(joined.flatMap((term) => [...questionsIn(term)])),
    key: `${op === 'and' ? '&' : '|'}(${joined.map(({ key }) => key).join()})`,
  }
}
