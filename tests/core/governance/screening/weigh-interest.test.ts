import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weighInterest } from '#app/core/governance/screening/weigh-interest.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import { cases } from '#tests/support/cases.ts'

const rules = loadPrivacyRules()

/** Nothing speaks against it. */
const FAVOURABLE: Record<string, string> = {
  'large-scale': 'no',
  'sensitive-data': 'none',
  'vulnerable-people': 'no',
  'li-consent-required': 'no',
  'li-objected': 'no',
  'li-lawful': 'yes',
  'li-specific': 'yes',
  'li-necessary': 'yes',
  'li-milder-means': 'no',
  'li-expected': 'yes',
  'li-effects': 'no',
  'li-easy-objection': 'yes',
  'li-safeguards': 'yes',
}
const weigh = (answers: Record<string, string>) =>
  weighInterest(rules, new Map(Object.entries({ ...FAVOURABLE, ...answers })))

test('an interest passes if nothing speaks against it', () => {
  expect(weigh({})).toEqual({ outcome: 'passes', possible: ['passes'], against: [] })
})

describe('an interest fails', () => {
  test.each([
    ['where another rule demands consent', { 'li-consent-required': 'yes' }, 'consent-demanded', 'barred'],
    ['after an objection to marketing', { 'li-objected': 'yes' }, 'objected', 'barred'],
    [
      'for sensitive data alone',
      { 'sensitive-data': 'special', 'li-special-exception': 'no' },
      'special-alone',
      'barred',
    ],
    ['if it is not lawful', { 'li-lawful': 'no' }, 'unlawful-interest', 'interest'],
    ['if it is vague', { 'li-specific': 'no' }, 'vague-interest', 'interest'],
    ['if the processing is not needed', { 'li-necessary': 'no' }, 'not-needed', 'necessity'],
    ['if a milder means would do', { 'li-milder-means': 'yes' }, 'milder-means', 'necessity'],
  ])('%s', (_, answers, rule, step) => {
    const result = weigh(answers)

    expect(result.outcome).toBe('fails')
    expect(result.against).toContainEqual(expect.objectContaining({ rule, step, effect: 'fails' }))
    for (const { sources } of result.against) expect(sources.length).toBeGreaterThan(0)
  })
})

test.each([
  ['li-expected', 'no'],
  ['li-effects', 'yes'],
  ['li-easy-objection', 'no'],
  ['li-safeguards', 'no'],
  ['sensitive-data', 'personal'],
  ['vulnerable-people', 'yes'],
  ['large-scale', 'yes'],
])('a person has to weigh if %s is "%s"', (question, option) => {
  const result = weigh({ [question]: option })

  expect(result.outcome).toBe('needsBalancing')
  expect(result.against.map(({ step }) => step)).toEqual(['balancing'])
})

test('many points against it are still for a person to weigh, never added up to a failure', () => {
  const result = weigh({ 'li-expected': 'no', 'li-effects': 'yes', 'large-scale': 'yes' })

  expect(result.outcome).toBe('needsBalancing')
  expect(result.against).toHaveLength(3)
})

test('an unsure answer leaves what it may lead to, the worst first', () => {
  expect(weigh({ 'li-necessary': 'unsure' })).toMatchObject({
    outcome: 'undetermined',
    possible: ['fails', 'passes'],
    undetermined: { ask: [], unsure: ['li-necessary'] },
  })
  expect(weigh({ 'li-expected': 'unsure' }).possible).toEqual(['needsBalancing', 'passes'])
})

test('without answers all three steps stand open', () => {
  const result = weighInterest(rules, new Map())

  expect(result.possible).toEqual(['fails', 'needsBalancing', 'passes'])
  expect(result.undetermined?.ask).toEqual(expect.arrayContaining(['li-lawful', 'li-necessary', 'li-expected']))
})

test('one more point against it never makes the outcome better', () => {
  const worse = Object.keys(FAVOURABLE)
  const order = ['fails', 'needsBalancing', 'passes']
  fc.assert(
    fc.property(fc.subarray(worse), fc.constantFrom(...worse), (flipped, further) => {
      const flip = (ids: string[]) =>
        Object.fromEntries(
          ids.map((id) => [id, id === 'sensitive-data' ? 'personal' : FAVOURABLE[id] === 'yes' ? 'no' : 'yes']),
        )
      const before = weigh(flip(flipped))
      const after = weigh(flip([...flipped, further]))

      expect(order.indexOf(after.outcome)).toBeLessThanOrEqual(order.indexOf(before.outcome))
    }),
    { numRuns: cases(200) },
  )
})
