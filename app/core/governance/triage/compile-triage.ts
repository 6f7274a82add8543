import type { AiAct } from '#content/ai-act.ts'
import type { Expression } from '#content/expression.ts'
import { allOf, anyOf, FALSE, type Formula, isAnswered, negate, TRUE } from './formula.ts'
import { QuestionOrder } from './question-order.ts'

/** A question as the triage computes with it; `otherwise` is the index of the option that holds where it does not arise. */
type CompiledQuestion = { id: string; options: string[]; odds: number[]; asked: Formula }

/** A step of the interview: what it has to settle, and whether the interview ends once one of these holds. */
export type Step = { id: string; targets: Formula[]; stops: boolean }

/** The rules as formulas over answers. */
export type TriageModel = {
  rules: AiAct
  questions: CompiledQuestion[]
  indexOf: ReadonlyMap<string, number>
  /** Findings and roles by id. */
  derived: ReadonlyMap<string, Formula>
  /** Classes by id; no two that stop, nor one that stops and another one, hold together. */
  classes: ReadonlyMap<string, Formula>
  steps: Step[]
  /** Orders of questions when all of them can be answered; they remember what they worked out. */
  orders: { plain: QuestionOrder; stopping: QuestionOrder }
  /** The condition of an obligation, a contested point or a case of a schedule as a formula. */
  bind: (condition: Expression | null) => Formula
}

/**
 * Turns the rules into formulas: ids of findings and roles are replaced by their conditions, and a question that does
 * not arise counts as answered by its `otherwise`.
 *
 * @param arising ids of questions that count as arising whatever their condition says; default none
 * @throws RangeError for an id that the rules do not have, or findings that rest on each other
 */
export function compileTriage(rules: AiAct, arising: ReadonlySet<string> = new Set()): TriageModel {
  const indexOf = new Map(rules.questions.map(({ id }, index) => [id, index]))
  const written = new Map<string, Expression>()
  for (const { findings } of rules.gates) for (const { id, when } of findings) written.set(id, when)
  for (const { id, when } of rules.roles) written.set(id, when)
  const known = new Map<string, Formula | null>()

  function once(id: string, build: () => Formula): Formula {
    const found = known.get(id)
    if (found) return found
    if (found === null) throw new RangeError(`"${id}" rests on itself.`)
    known.set(id, null)
    const formula = build()
    known.set(id, formula)
    return formula
  }

  const bound = new Map<Expression, Formula>()
  function bind(condition: Expression | null): Formula {
    if (condition === null) return TRUE
    const found = bound.get(condition) ?? bindWritten(condition)
    bound.set(condition, found)
    return found
  }

  function bindWritten(condition: Expression): Formula {
    if (condition.op === 'true') return TRUE
    if ('terms' in condition) {
      const terms = condition.terms.map(bind)
      return condition.op === 'and' ? allOf(terms) : anyOf(terms)
    }
    if (condition.op === 'level') throw new RangeError(`"${condition.ref}" has no levels.`)
    const atom = bindAtom(condition.ref, condition.options)
    return condition.op === 'option' && condition.cmp === '!=' ? negate(atom) : atom
  }

  function bindAtom(ref: string, options: readonly string[]): Formula {
    const question = indexOf.get(ref)
    if (question !== undefined) return bindQuestion(question, options)
    const when = written.get(ref)
    if (!when) throw new RangeError(`There is no question, finding or role "${ref}".`)
    return once(ref, () => bind(when))
  }

  function bindQuestion(index: number, options: readonly string[]): Formula {
    const question = rules.questions[index]
    if (!question) return FALSE
    const ids = question.options.map(({ id }) => id)
    const mask = options.reduce((bits, option) => bits | (1 << ids.indexOf(option)), 0)
    const chosen = isAnswered(index, mask, (1 << ids.length) - 1)
    const asked = askedOf(index)
    const holdsUnasked = question.otherwise !== null && options.includes(question.otherwise)
    return holdsUnasked ? anyOf([negate(asked), chosen]) : allOf([asked, chosen])
  }

  function askedOf(index: number): Formula {
    const question = rules.questions[index]
    if (!question || arising.has(question.id)) return TRUE
    return once(`asked ${question.id}`, () => bind(question.askIf))
  }

  const derived = new Map([...written].map(([id, when]) => [id, once(id, () => bind(when))]))
  const held = (id: string) => derived.get(id) ?? FALSE
  const questions = rules.questions.map(({ id, options }, index) => ({
    id,
    options: options.map((option) => option.id),
    odds: options.map(({ odds }) => odds),
    asked: askedOf(index),
  }))
  const none: ReadonlySet<number> = new Set()
  return {
    rules,
    questions,
    indexOf,
    derived,
    classes: classFormulas(rules, held, bind),
    steps: listSteps(rules, held, bind),
    orders: { plain: new QuestionOrder(questions, none, false), stopping: new QuestionOrder(questions, none, true) },
    bind,
  }
}

function classFormulas(rules: AiAct, held: (id: string) => Formula, bind: TriageModel['bind']): Map<string, Formula> {
  const classes = new Map<string, Formula>()
  let before: Formula = FALSE
  for (const { stops, findings } of rules.gates) {
    if (stops === null) continue
    const here = anyOf(findings.map(({ id }) => held(id)))
    classes.set(stops, allOf([here, negate(before)]))
    before = anyOf([before, here])
  }
  for (const { id, when } of rules.classes) if (when !== null) classes.set(id, allOf([bind(when), negate(before)]))
  return classes
}

/** The gates in their order, then the duties with their dates. What follows from other findings alone needs no question of its own. */
function listSteps(rules: AiAct, held: (id: string) => Formula, bind: TriageModel['bind']): Step[] {
  const asks = new Set(rules.questions.map(({ id }) => id))
  const gates = rules.gates.map(({ id, stops, findings }) => ({
    id,
    targets: findings.filter(({ when }) => mentions(when, asks)).map((finding) => held(finding.id)),
    stops: stops !== null,
  }))
  const schedules = new Map(rules.schedules.map((schedule) => [schedule.id, schedule.cases]))
  const duties = rules.obligations.flatMap(({ when, from }) => {
    const applies = bind(when)
    return [applies, ...(schedules.get(from) ?? []).map((one) => allOf([applies, bind(one.when)]))]
  })
  const roles = rules.roles.map(({ id }) => held(id))
  const targets = new Map([...roles, ...duties].map((target) => [target.key, target]))
  return [...gates, { id: 'duties', targets: [...targets.values()], stops: false }]
}

function mentions(condition: Expression, ids: ReadonlySet<string>): boolean {
  if (condition.op === 'true') return false
  if ('terms' in condition) return condition.terms.some((term) => mentions(term, ids))
  return ids.has(condition.ref)
}
