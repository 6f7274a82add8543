import { expect, test } from 'vitest'
import { alternativesIn } from '#app/core/library/alternatives-in.ts'
import { parseExpression } from '#content/expression.ts'

const level = (ref: string, at: number) => ({ op: 'level', ref, cmp: '<=', level: at })

test('what always holds is one way without comparisons', () => {
  expect(alternativesIn(parseExpression('true'))).toEqual([[]])
})

test('comparisons that hold together are one way', () => {
  expect(alternativesIn(parseExpression('kpi <= 1 and scope <= 2'))).toEqual([[level('kpi', 1), level('scope', 2)]])
})

test('or makes ways of its own, and and joins each of them', () => {
  expect(alternativesIn(parseExpression('(kpi <= 0 or scope <= 1) and team <= 2'))).toEqual([
    [level('kpi', 0), level('team', 2)],
    [level('scope', 1), level('team', 2)],
  ])
})
