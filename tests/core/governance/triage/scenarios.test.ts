import { describe, expect, test } from 'vitest'
import { rules, triageOf } from '#tests/support/ai-act-rules.ts'
import { EXPECTED } from './expected-outcomes.ts'

test('each worked example has an expected outcome', () => {
  expect(rules.scenarios.map(({ id }) => id).sort()).toEqual(Object.keys(EXPECTED).sort())
})

test.each(Object.entries(EXPECTED))(
  '%s: roles, classes, Article 50 and contested points are those of the law',
  (id, expected) => {
    const { roles, classes, article50, contested, prohibitions, contradictions, undetermined } = triageOf(id)
    const held = (own: boolean) =>
      article50.filter(({ holder }) => (holder === 'own') === own).map(({ paragraph }) => paragraph)

    expect({ roles, classes }).toEqual({ roles: expected.roles, classes: expected.classes })
    expect({ own: held(true), vendor: held(false) }).toEqual({ own: expected.own ?? [], vendor: expected.vendor ?? [] })
    expect(contested).toEqual([...(expected.contested ?? [])].sort())
    expect(prohibitions.map(({ article }) => article)).toEqual(expected.article ? [expected.article] : [])
    expect({ contradictions, undetermined }).toEqual({ contradictions: [], undetermined: undefined })
  },
)

describe('duties', () => {
  const dutiesOf = (id: string, changed = {}) => triageOf(id, changed).obligations.map((duty) => duty.id)

  test('credit needs an assessment of fundamental rights, hiring by a private employer does not', () => {
    expect(dutiesOf('s27')).toContain('o-39')
    expect(dutiesOf('s10')).not.toContain('o-39')
    expect(dutiesOf('s10', { 'public-task': 'public-services' })).toContain('o-39')
  })

  test('an agency that acts for an authority registers, and the authority assesses fundamental rights', () => {
    expect(dutiesOf('ministry-campaign')).toContain('o-36')
    expect(dutiesOf('ministry-campaign')).not.toContain('o-39')
    expect(dutiesOf('ministry-campaign', { 'public-task': 'public-body' })).toEqual(
      expect.arrayContaining(['o-36', 'o-39']),
    )
  })

  test('workers are told before they are watched, applicants from outside by another article', () => {
    expect(dutiesOf('s16b')).toContain('o-35')
    expect(dutiesOf('s10')).not.toContain('o-35')
    expect(dutiesOf('s10')).toContain('o-38')
  })

  test('who sets a general assistant up to rank people has the duties of provider and deployer', () => {
    expect(dutiesOf('s11')).toEqual(expect.arrayContaining(['o-30', 'o-50', 'o-58', 'o-59']))
    expect(dutiesOf('s11')).not.toContain('o-63')
    expect(dutiesOf('s11', { 'use-forbidden': 'no' })).toContain('o-63')
  })

  test('a vendor marks and discloses, the deployer checks it', () => {
    expect(dutiesOf('s05')).toEqual(['o-01', 'o-02', 'o-03', 'o-04', 'o-13', 'o-23'])
    expect(dutiesOf('s06')).toEqual(expect.arrayContaining(['o-14', 'o-20', 'o-21']))
  })

  test('of a prohibited practice nothing is left but to stop, literacy and the authorities', () => {
    expect(dutiesOf('s16')).toEqual(['o-01', 'o-02', 'o-04'])
    expect(triageOf('s16').article50).toEqual([])
  })

  test('what is no AI system has no duties', () => {
    expect(dutiesOf('s25b')).toEqual([])
  })

  test('one of the four conditions opens the way out unless people are profiled', () => {
    const changed = { 'profiles-people': 'no', 'limited-task': 'preparatory' }

    expect(triageOf('s10', changed).flags).toContain('way-out')
    expect(triageOf('s10', changed).classes).toEqual(['minimal'])
    expect(triageOf('s10', { ...changed, 'profiles-people': 'yes' }).classes).toEqual(['high-risk'])
    expect(dutiesOf('s10', { ...changed, 'own-name': 'market', 'trains-model': 'no', 'open-source': 'no' })).toContain(
      'o-61',
    )
  })
})
