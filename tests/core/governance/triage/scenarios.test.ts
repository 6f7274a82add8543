import { describe, expect, test } from 'vitest'
import { rules, triageOf } from '#tests/support/ai-act-rules.ts'

/** What the law of 21 November 2026 says of each worked example; `own` are the duties of Article 50 of the organisation itself. */
type Expected = {
  roles: string[]
  classes: string[]
  own?: string[]
  vendor?: string[]
  contested?: string[]
  article?: string
}

const USER = ['deployer']
const BOTH = ['deployer', 'provider']
const MINIMAL = { roles: USER, classes: ['minimal'] }
const HIRING = { roles: USER, classes: ['high-risk'] }
const DECISION = ['explanation-date', 'explanation-order']

const EXPECTED: Record<string, Expected> = {
  s01: MINIMAL,
  s03: MINIMAL,
  s04: MINIMAL,
  s04b: { roles: BOTH, classes: ['minimal'] },
  s05: { roles: USER, classes: ['transparency'], vendor: ['50(1)', '50(2)'], contested: ['keeping-the-notice'] },
  s06: { roles: BOTH, classes: ['transparency'], own: ['50(1)', '50(2)'], contested: ['grace-own-use'] },
  s06b: { roles: BOTH, classes: ['transparency'], own: ['50(1)', '50(2)'] },
  s08: {
    roles: USER,
    classes: ['transparency'],
    vendor: ['50(1)', '50(2)'],
    contested: ['keeping-the-notice', 'one-way-mail'],
  },
  s08b: { roles: BOTH, classes: ['transparency'], own: ['50(1)', '50(2)'], contested: ['one-way-mail'] },
  s10: { ...HIRING, contested: DECISION },
  s10b: { ...HIRING, contested: DECISION },
  s11: {
    roles: BOTH,
    classes: ['high-risk'],
    vendor: ['50(2)'],
    contested: ['early-duties', ...DECISION, 'first-provider-help', 'prompting-or-purpose', 'vendor-prohibition'],
  },
  s12: { ...HIRING, contested: ['delivery-as-decision', ...DECISION, 'job-adverts', 'platform-tools'] },
  s13: { ...MINIMAL, contested: ['job-adverts'] },
  s15: { roles: USER, classes: ['high-risk', 'transparency'], own: ['50(3)'], contested: ['panel-and-averages'] },
  s15b: {
    roles: USER,
    classes: ['high-risk', 'transparency'],
    own: ['50(3)'],
    contested: ['panel-and-averages', 'shield-and-transparency'],
  },
  s16: { roles: USER, classes: ['prohibited'], article: 'AI Act 5(1)(f)' },
  s16b: { ...HIRING, contested: [...DECISION, 'mood-of-text'] },
  s18: MINIMAL,
  s19: {
    roles: USER,
    classes: ['transparency'],
    own: ['50(4) subparagraph 1'],
    vendor: ['50(2)'],
    contested: ['advert-as-art', 'plausible-people'],
  },
  s21: { ...MINIMAL, vendor: ['50(2)'] },
  s23: { ...MINIMAL, vendor: ['50(2)'] },
  s24: {
    roles: USER,
    classes: ['transparency'],
    own: ['50(4) subparagraph 2'],
    vendor: ['50(2)'],
    contested: ['claims-in-copy'],
  },
  s24b: { ...MINIMAL, vendor: ['50(2)'], contested: ['claims-in-copy'] },
  s25: MINIMAL,
  s25b: { roles: [], classes: ['not-ai'] },
  s27: { ...HIRING, contested: DECISION },
  s28: { ...MINIMAL, contested: ['affluence-segments'] },
  s29: { ...MINIMAL, contested: ['platform-tools'] },
  s31: { roles: USER, classes: ['transparency'], own: ['50(3)'], contested: ['age-and-gender'] },
  s32: { roles: USER, classes: ['prohibited'], article: 'AI Act 5(1)(g)', contested: ['ethnic-origin'] },
  s34: MINIMAL,
  s35: MINIMAL,
  s37: { roles: BOTH, classes: ['prohibited'], article: 'AI Act 5(1)(a)', contested: ['level-of-harm'] },
  s37b: { roles: BOTH, classes: ['minimal'], contested: ['level-of-harm'] },
  s39: { ...HIRING, contested: ['delivery-as-decision', ...DECISION, 'political-exposure'] },
  s41: { ...MINIMAL, vendor: ['50(2)'] },
  s43: {
    roles: BOTH,
    classes: ['transparency'],
    own: ['50(2)'],
    contested: ['grace-own-use', 'internal-output'],
  },
  undress: { roles: BOTH, classes: ['prohibited'], article: 'AI Act 5(1)(ba); AI Act 5(1a), 5(1b)' },
}

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
