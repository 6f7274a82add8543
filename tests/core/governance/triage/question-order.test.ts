import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileTriage } from '#app/core/governance/triage/compile-triage.ts'
import {
  allOf,
  answerWith,
  anyOf,
  type Formula,
  isAnswered,
  negate,
  questionsIn,
  TRUE,
} from '#app/core/governance/triage/formula.ts'
import { type OrderedQuestion, QuestionOrder } from '#app/core/governance/triage/question-order.ts'
import { rules, triageOf } from '#tests/support/ai-act-rules.ts'
import { cases } from '#tests/support/cases.ts'

type Problem = { questions: OrderedQuestion[]; targets: Formula[]; stops: boolean }

const isDone = (targets: readonly Formula[], stops: boolean) =>
  targets.every(({ op }) => op === 'constant') || (stops && targets.some((one) => one.op === 'constant' && one.holds))

/** The fewest questions that any strategy can expect to ask: all of them are tried, nothing is remembered or split. */
function bruteForce({ questions, targets, stops }: Problem, guards = questions.map(({ asked }) => asked)): number {
  if (isDone(targets, stops)) return 0
  const open = [...new Set(targets.flatMap((target) => [...questionsIn(target)]))]
  const askable = open.filter((question) => guards[question] === TRUE)
  return Math.min(
    ...askable.map((question) =>
      (questions[question]?.odds ?? []).reduce((sum, odds, option) => {
        const put = answerWith(new Map([[question, option]]))
        const left = targets.map(put)
        const nextGuards = guards.map(put)
        return sum + odds * bruteForce({ questions, targets: left, stops }, nextGuards)
      }, 1),
    ),
  )
}

/** The expected number of questions when each is asked as it is proposed. */
function costOfFollowing(
  { questions, targets, stops }: Problem,
  order: QuestionOrder,
  guards = questions.map(({ asked }) => asked),
): number {
  if (isDone(targets, stops)) return 0
  const { question } = order.plan(targets, new Map(guards.entries()))
  if (question === null) return Number.POSITIVE_INFINITY
  return (questions[question]?.odds ?? []).reduce((sum, odds, option) => {
    const put = answerWith(new Map([[question, option]]))
    const left = targets.map(put)
    const nextGuards = guards.map(put)
    return sum + odds * costOfFollowing({ questions, targets: left, stops }, order, nextGuards)
  }, 1)
}

const odds = fc.integer({ min: 1, max: 19 }).map((share) => [share / 20, 1 - share / 20])
const literal = (question: number) => fc.boolean().map((yes) => isAnswered(question, yes ? 2 : 1, 3))

const clause = fc
  .uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 })
  .chain((questions) => fc.tuple(fc.boolean(), ...questions.map(literal)))
  .map(([all, ...terms]) => (all ? allOf(terms) : anyOf(terms)))

/** Several targets over five questions that share them as they like; the last question arises only after the first. */
const shared = fc
  .record({
    odds: fc.array(odds, { minLength: 5, maxLength: 5 }),
    clauses: fc.array(clause, { minLength: 1, maxLength: 3 }),
  })
  .map(({ odds: shares, clauses }): Problem => {
    const questions = shares.map((share, index) => ({
      asked: index === 4 ? isAnswered(0, 2, 3) : TRUE,
      odds: share,
    }))
    const arises = questions[4]?.asked ?? TRUE
    const targets = clauses.map((target) =>
      questionsIn(target).has(4)
        ? anyOf([allOf([arises, target]), allOf([negate(arises), answerWith(new Map([[4, 0]]))(target)])])
        : target,
    )
    return { questions, targets, stops: false }
  })

/** Prohibitions as Article 5 has them: each asks that everything in its row holds. */
const rows = fc
  .record({ odds: fc.array(odds, { minLength: 5, maxLength: 5 }), cut: fc.integer({ min: 1, max: 4 }) })
  .map(({ odds: shares, cut }): Problem => {
    const questions = shares.map((share) => ({ asked: TRUE, odds: share }))
    const row = (indexes: number[]) => allOf(indexes.map((question) => isAnswered(question, 2, 3)))
    const all = [0, 1, 2, 3, 4]
    return { questions, targets: [row(all.slice(0, cut)), row(all.slice(cut))], stops: true }
  })

test.each([
  ['targets that share questions', shared],
  ['rows of which one ends the interview', rows],
])('no strategy asks fewer questions: %s', (_, problems) => {
  fc.assert(
    fc.property(problems, (problem) => {
      const order = new QuestionOrder(problem.questions, new Set(), problem.stops)
      const best = bruteForce(problem)

      expect(order.plan(problem.targets).cost).toBeCloseTo(best, 9)
      expect(costOfFollowing(problem, order)).toBeCloseTo(best, 9)
    }),
    { numRuns: cases(200) },
  )
})

test('the gates that can end the interview come in the cheapest order', () => {
  const model = compileTriage(rules)
  const gates = model.steps
    .filter(({ stops }) => stops)
    .map(({ id, targets }) => ({ id, ...model.orders.stopping.plan(targets) }))
  const expected = (order: typeof gates) =>
    order.reduce(({ cost, goesOn }, gate) => ({ cost: cost + goesOn * gate.cost, goesOn: goesOn * (1 - gate.stop) }), {
      cost: 0,
      goesOn: 1,
    }).cost

  expect(gates.map(({ id }) => id)).toEqual(['b-ai-system', 'a-scope', 'c-prohibited'])
  expect(Math.min(...permutations(gates).map(expected))).toBeCloseTo(expected(gates), 9)
})

function permutations<T>(all: T[]): T[][] {
  if (all.length < 2) return [all]
  return all.flatMap((one, index) => permutations(all.toSpliced(index, 1)).map((rest) => [one, ...rest]))
}

test('an ordinary system is placed with 13 questions, rules that people wrote with one', () => {
  expect(pathOf('s01')).toHaveLength(13)
  expect(pathOf('s25b')).toEqual(['infers'])
})

function pathOf(scenario: string): string[] {
  return triageOf(scenario).path.map(({ question }) => question)
}
