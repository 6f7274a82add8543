import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Expression, ExpressionError, formatExpression, listAtoms, parseExpression } from '#content/expression.ts'

const level = (ref: string, cmp: '>=' | '<=' | '==' | '!=', value: number): Expression => ({
  op: 'level',
  ref,
  cmp,
  level: value,
})

test.each<[string, Expression]>([
  ['true', { op: 'true' }],
  ['data-quality >= 3', level('data-quality', '>=', 3)],
  ['q-pilot-scope<=0', level('q-pilot-scope', '<=', 0)],
  ['scope-eu-market != no', { op: 'option', ref: 'scope-eu-market', cmp: '!=', options: ['no'], list: false }],
  ['scope-ai-in-use == [none]', { op: 'option', ref: 'scope-ai-in-use', cmp: '==', options: ['none'], list: true }],
  ['f-adoption-share in [unknown, lt25]', { op: 'in', ref: 'f-adoption-share', options: ['unknown', 'lt25'] }],
  ['scope-ai-in-use contains chatbot', { op: 'contains', ref: 'scope-ai-in-use', options: ['chatbot'] }],
  ['scope-ai-in-use contains any of [a, b]', { op: 'contains', ref: 'scope-ai-in-use', options: ['a', 'b'] }],
  [
    'a >= 1 and b >= 2 and c >= 3',
    { op: 'and', terms: [level('a', '>=', 1), level('b', '>=', 2), level('c', '>=', 3)] },
  ],
  ['(((a >= 1)))', level('a', '>=', 1)],
])('"%s" is read into its tree', (source, tree) => {
  expect(parseExpression(source)).toEqual(tree)
})

test('"and" binds tighter than "or", brackets bind tightest', () => {
  const [a, b, c] = [level('a', '>=', 1), level('b', '>=', 1), level('c', '>=', 1)]

  expect(parseExpression('a >= 1 or b >= 1 and c >= 1')).toEqual({ op: 'or', terms: [a, { op: 'and', terms: [b, c] }] })
  expect(parseExpression('(a >= 1 or b >= 1) and c >= 1')).toEqual({
    op: 'and',
    terms: [{ op: 'or', terms: [a, b] }, c],
  })
})

describe('a condition that cannot be read', () => {
  test.each<[string, number, RegExp]>([
    ['', 0, /Expected an id but found "end of the condition" at position 1\. Begin each condition/],
    ['a', 1, /Expected a comparison after "a" but found "end of the condition"/],
    ['a >= ', 5, /Expected a level after ">=" but found "end/],
    ['a >= 5', 5, /"5" is no level at position 6\. Levels are 0, 1, 2, 3 and 4\./],
    ['a >= b', 5, /Expected a level after ">=" but found "b" .* Compare options with == or !=/],
    ['a = 1', 2, /Unexpected "=" at position 3/],
    ['a >= 1 b >= 2', 7, /Unexpected "b" at position 8\. Join conditions with "and" or "or"/],
    ['a >= 1 and', 10, /Expected an id but found "end/],
    ['(a >= 1', 7, /Expected "\)" but found "end of the condition" at position 8\. Close the bracket/],
    ['a in b', 5, /Expected "\[" but found "b" at position 6\. Write the options as \[a, b\]/],
    ['a in []', 6, /Expected an option but found "\]"/],
    ['a in [b c]', 8, /Expected "\]" but found "c"/],
    ['a contains any [b]', 15, /Expected "of" but found "\["/],
    ['and >= 1', 0, /Expected an id but found "and"/],
    ['Data >= 1', 0, /Unexpected "D" at position 1/],
  ])('"%s" names position and mend', (source, position, message) => {
    let error: unknown
    try {
      parseExpression(source)
    } catch (caught) {
      error = caught
    }

    expect(error).toBeInstanceOf(ExpressionError)
    if (!(error instanceof ExpressionError)) return
    expect(error.position).toBe(position)
    expect(error.message).toMatch(message)
    expect(error.message.endsWith(error.mend)).toBe(true)
  })

  test('no text at all makes it fail in another way', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab-1 >=<!()[],', 'and ', ' in ', 'contains ', 'true') }),
        (source) => {
          try {
            expect(parseExpression(formatExpression(parseExpression(source)))).toEqual(parseExpression(source))
          } catch (error) {
            expect(error).toBeInstanceOf(ExpressionError)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

const id = fc.constantFrom('kpi-definition', 'q-pilot-scope', 'f-eval-cases', 'scope-ai-in-use')
const option = fc.constantFrom('none', 'lt25', 'c_30', 'x')
const options = fc.array(option, { minLength: 1, maxLength: 3 })
const atom: fc.Arbitrary<Expression> = fc.oneof(
  fc.constant<Expression>({ op: 'true' }),
  fc.record({
    op: fc.constant('level' as const),
    ref: id,
    cmp: fc.constantFrom('>=', '<=', '==', '!='),
    level: fc.nat(4),
  }),
  fc.record({
    op: fc.constant('option' as const),
    ref: id,
    cmp: fc.constantFrom('==', '!='),
    options,
    list: fc.constant(true),
  }),
  fc.record({
    op: fc.constant('option' as const),
    ref: id,
    cmp: fc.constantFrom('==', '!='),
    options: option.map((only) => [only]),
    list: fc.constant(false),
  }),
  fc.record({ op: fc.constantFrom('in' as const, 'contains' as const), ref: id, options }),
)
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small' },
    atom,
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      terms: fc.array(tie('expression'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}))

test('a tree that is written and read again is the same tree', () => {
  fc.assert(
    fc.property(expression, (tree) => {
      expect(parseExpression(formatExpression(tree))).toEqual(tree)
    }),
    { numRuns: 200 },
  )
})

test('atoms are listed in order of appearance', () => {
  expect(listAtoms(parseExpression('(a >= 1 or true) and b in [x]')).map(({ ref }) => ref)).toEqual(['a', 'b'])
})
