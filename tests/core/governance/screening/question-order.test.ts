import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DecisionDiagram } from '#app/core/governance/screening/decision-diagram.ts'
import { QuestionOrder } from '#app/core/governance/screening/question-order.ts'
import { FALSE, TRUE } from '#app/core/scoring/truth.ts'
import { parseExpression } from '#content/expression.ts'
import { cases } from '#tests/support/cases.ts'

const OUTCOMES = ['both', 'neither'] as const
const IDS = ['a', 'b', 'c', 'd']

/** "both" as soon as two conditions hold. */
function diagramOf(conditions: string[], options = ['yes', 'no']) {
  return new DecisionDiagram<(typeof OUTCOMES)[number]>({
    variables: IDS.map((id) => ({ id, options })),
    outcomes: OUTCOMES,
    conditions: conditions.map((condition) => parseExpression(condition)),
    decide: (truths) => {
      const met = truths.filter((truth) => truth === TRUE).length
      const open = truths.filter((truth) => truth !== TRUE && truth !== FALSE).length
      if (met >= 2) return 'both'
      return met + open < 2 ? 'neither' : null
    },
  })
}

type Answers = ReadonlyMap<string, string>

/** The fewest questions on average, by trying every order on every answer; nothing is remembered. */
function fewest(outcomeOf: (answers: Answers) => string, shares: Record<string, number>, answers: Answers): number {
  const open = IDS.filter((id) => !answers.has(id))
  const ends = new Set(completions(answers, open).map(outcomeOf))
  if (ends.size === 1) return 0
  const costs = open.map((id) => {
    const share = shares[id] ?? 0
    const after = (option: string) => fewest(outcomeOf, shares, new Map([...answers, [id, option]]))
    return 1 + share * after('yes') + (1 - share) * after('no')
  })
  return Math.min(...costs)
}

function completions(answers: Answers, [id, ...others]: string[]): Answers[] {
  if (id === undefined) return [answers]
  return ['yes', 'no'].flatMap((option) => completions(new Map([...answers, [id, option]]), others))
}

test('the order needs as few questions as the best of all orders, tried one by one', () => {
  const atom = fc.constantFrom(...IDS).map((id) => `${id} == yes`)
  const condition = fc
    .tuple(atom, fc.constantFrom('and', 'or'), atom)
    .map(([left, join, right]) => (left === right ? left : `${left} ${join} ${right}`))
  const share = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100)
  fc.assert(
    fc.property(
      fc.array(condition, { minLength: 2, maxLength: 4 }),
      fc.tuple(share, share, share, share),
      (conditions, odds) => {
        const diagram = diagramOf(conditions)
        const order = new QuestionOrder(
          diagram,
          odds.map((yes) => [yes, 1 - yes]),
        )
        const shares = Object.fromEntries(IDS.map((id, place) => [id, odds[place] ?? 0]))
        const outcomeOf = (answers: Answers) => diagram.possible(diagram.nodeFor(answers)).join()

        expect(order.expected(diagram.nodeFor(new Map()))).toBeCloseTo(fewest(outcomeOf, shares, new Map()), 9)
      },
    ),
    { numRuns: cases(200) },
  )
})

test('a question that can change nothing is not relevant, even if its condition is open', () => {
  const diagram = diagramOf(['a == yes and b == yes', 'a == yes', 'c == yes'])
  const idsLeft = (answers: [string, string][]) =>
    diagram.relevant(diagram.nodeFor(new Map(answers))).map((place) => diagram.variables[place]?.id)

  expect(idsLeft([])).toEqual(['a', 'b', 'c'])
  // Two of three cannot be met any more.
  expect(idsLeft([['a', 'no']])).toEqual([])
})

test('an unsure answer leaves open what it leaves open', () => {
  const diagram = diagramOf(['a == yes', 'b == yes'])
  const possibleWith = (answers: [string, string][]) => diagram.possible(diagram.nodeFor(new Map(answers)))

  expect(possibleWith([['a', 'unsure']])).toEqual(['both', 'neither'])
  expect(
    possibleWith([
      ['a', 'unsure'],
      ['b', 'no'],
    ]),
  ).toEqual(['neither'])
})

test('with 30 questions the bits of a number are used up', () => {
  const variables = Array.from({ length: 31 }, (_, index) => ({ id: `q${index}`, options: ['yes', 'no'] }))
  const build = () => new DecisionDiagram({ variables, outcomes: OUTCOMES, conditions: [], decide: () => 'both' })

  expect(build).toThrow(RangeError)
})
