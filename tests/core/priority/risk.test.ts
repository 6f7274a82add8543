import { describe, expect, test } from 'vitest'
import { riskOfSystems } from '#app/core/priority/legal-standing.ts'
import { type RiskClass, riskClassesOf, riskOf } from '#app/core/priority/risk.ts'

test.each<[RiskClass[], number, number]>([
  [['minimal'], 0, 0],
  [['low'], 0.1, 0.1],
  [['low', 'medium'], 0.1, 0.25],
  [['high'], 0.5, 0.5],
  [['minimal', 'prohibited'], 0, 1],
])('%j discounts by %d to %d (methods 4.4)', (classes, lo, hi) => {
  expect(riskOf(classes)).toEqual({ lo, hi })
})

describe('the class of a system', () => {
  test.each<[string[], 'needed' | 'notNeeded' | 'open', RiskClass[]]>([
    [['minimal'], 'notNeeded', ['minimal']],
    [['minimal'], 'needed', ['medium']],
    [['transparency'], 'notNeeded', ['low']],
    [['transparency'], 'open', ['low', 'medium']],
    [['transparency', 'general-purpose-model'], 'notNeeded', ['medium']],
    [['high-risk', 'transparency'], 'needed', ['high']],
    [['prohibited'], 'open', ['prohibited']],
    [['not-ai'], 'notNeeded', ['minimal']],
  ])('%j with an assessment %s: %j', (classes, assessment, expected) => {
    expect(riskClassesOf({ classSets: [classes], assessment })).toEqual(expected)
  })

  type Systems = Parameters<typeof riskOfSystems>[0]
  const system = (classes: string[], possible: string[], isOpen = false) =>
    ({
      triage: { classes, ...(isOpen && { undetermined: {} }) },
      screening: { possible },
    }) as unknown as Systems[number]

  test('of several systems of a use case the one that weighs most counts', () => {
    expect(riskOfSystems([system(['transparency'], ['screening']), system(['high-risk'], ['statute'])])).toEqual([
      'high',
    ])
    expect(
      riskOfSystems([system(['transparency'], ['statute', 'screening']), system(['minimal'], ['screening'])]),
    ).toEqual(['low', 'medium'])
  })

  test('without one that is placed nothing is said', () => {
    expect(riskOfSystems([])).toBeNull()
    expect(riskOfSystems([system(['transparency'], ['screening'], true)])).toBeNull()
  })
})
