import { expect, test } from 'vitest'
import type { TriageAnswers } from '#app/core/governance/triage/read-answers.ts'
import { triageOf } from '#tests/support/ai-act-rules.ts'

const DAYS = ['2026-08-01', '2026-11-21', '2026-12-02', '2027-12-02']

const duty = (id: string, obligation: string) => (on: string) =>
  triageOf(id, {}, on).obligations.find((one) => one.id === obligation)?.state
const paragraph = (id: string, name: string) => (on: string) =>
  triageOf(id, {}, on).article50.find((one) => one.paragraph === name)?.state
const ban = (id: string) => (on: string) => triageOf(id, {}, on).prohibitions[0]?.state

test.each([
  ['disclosure of a bot (50(1))', paragraph('s06', '50(1)'), ['later', 'now', 'now', 'now']],
  [
    'marking by a system on the market before August 2026 (111(4))',
    paragraph('s06b', '50(2)'),
    ['later', 'later', 'now', 'now'],
  ],
  ['marking by a tool for own use, without grace', paragraph('s06', '50(2)'), ['later', 'now', 'now', 'now']],
  ['the notice of a camera (50(3))', paragraph('s31', '50(3)'), ['later', 'now', 'now', 'now']],
  ['the label of a deep fake (50(4))', paragraph('s19', '50(4) subparagraph 1'), ['later', 'now', 'now', 'now']],
  ['oversight of a ranking of applicants (26)', duty('s10', 'o-31'), ['later', 'later', 'later', 'now']],
  [
    'an explanation (86), formally in force since August 2026',
    duty('s10', 'o-40'),
    ['later', 'disputed', 'disputed', 'now'],
  ],
  [
    'the same tool, older and unchanged (111(2))',
    duty('s10b', 'o-31'),
    ['shielded', 'shielded', 'shielded', 'shielded'],
  ],
  ['the notice of an older tool for emotions', paragraph('s15b', '50(3)'), ['later', 'now', 'now', 'now']],
  ['the ban on intimate pictures (5(1)(ba))', ban('undress'), ['later', 'later', 'now', 'now']],
  ['the ban on emotions at work (5(1)(f))', ban('s16'), ['now', 'now', 'now', 'now']],
  ['literacy (4)', duty('s01', 'o-01'), ['now', 'now', 'now', 'now']],
])('%s', (_, stateOn, expected) => {
  expect(DAYS.map(stateOn)).toEqual(expected)
})

test('an older system of a public body has until August 2030', () => {
  const { obligations } = triageOf('s10b', { 'public-task': 'public-body' })

  expect(obligations.find(({ id }) => id === 'o-31')).toMatchObject({ from: '2030-08-02', state: 'later' })
})

test('an older system meant for authorities has until August 2030, whoever makes or uses it', () => {
  const stateOn = (id: string, changed: TriageAnswers, on: string) =>
    triageOf(id, changed, on).obligations.find((one) => ['o-31', 'o-50'].includes(one.id))?.state

  expect(stateOn('ministry-tool', {}, '2030-08-01')).toBe('later')
  expect(stateOn('ministry-tool', {}, '2030-08-02')).toBe('now')
  expect(stateOn('ministry-tool', { 'for-authorities': 'no' }, '2030-08-02')).toBe('shielded')
  expect(stateOn('s10b', { 'for-authorities': 'yes' }, '2026-11-21')).toBe('later')
})

test('a model from before August 2025 has until August 2027', () => {
  const stateOn = (on: string, older: string) =>
    triageOf('own-model', { 'older-model': older }, on).obligations.find(({ id }) => id === 'o-73')?.state

  expect(['2026-11-21', '2027-08-01', '2027-08-02'].map((on) => stateOn(on, 'yes'))).toEqual(['later', 'later', 'now'])
  expect(stateOn('2026-11-21', 'no')).toBe('now')
})

test('a system in a regulated product follows in August 2028', () => {
  const product = { 'regulated-product': 'yes', 'outside-assessment': 'yes', 'own-mark': 'no', 'modifies-it': 'no' }
  const answers = { ...product, 'first-supplied': 'later', 'public-task': 'no' }

  expect(triageOf('s01', answers).obligations.find(({ id }) => id === 'o-30')?.from).toBe('2028-08-02')
})

test('an unknown age of the system leaves the day open and shows both', () => {
  const { obligations, undetermined } = triageOf('s06b', { 'first-supplied': 'unsure' })

  expect(obligations.find(({ id }) => id === 'o-21')).toMatchObject({
    from: null,
    possible: ['2026-12-02', '2026-08-02'],
    state: 'open',
  })
  expect(undetermined).toMatchObject({ ask: ['first-supplied'], classes: [['transparency']] })
})
