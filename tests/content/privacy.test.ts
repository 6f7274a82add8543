import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPrivacyClaims } from '#content/check/wrong-claims.ts'
import { checkContent } from '#content/check.ts'
import { parseExpression } from '#content/expression.ts'
import { parseContent } from '#content/parse.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import { findContentRoot, readSources } from '#content/source.server.ts'
import { type ContentCopy, copyContent, lineOf } from './content-copy.ts'

const rules = loadPrivacyRules()
let copy: ContentCopy
beforeAll(() => {
  copy = copyContent()
})
afterAll(() => copy.remove())

type Planted = { fault: string; file: string; find: string; put: string; on?: string; says: RegExp }

const at = (file: string) => `regulation/privacy/${file}.yaml`
const PAID_PANEL = at('contested/paid-panel')
const OBJECTION = at('questions/gdpr/gdpr-objection')
const SCALE = at('questions/screening/large-scale')
const STEERS = at('questions/context/steers-interaction')
const HINT = at('hints/device-consent-de')

const PLANTED: Planted[] = [
  {
    fault: 'a worked example that answers what nobody can answer',
    file: at('examples'),
    find: 'data-source: bought',
    put: 'data-source: rented',
    says: /"data-source" cannot be answered with "rented"/,
  },
  {
    fault: 'an unknown question',
    file: STEERS,
    find: 'uses-ai == yes',
    put: 'uses-bots == yes',
    on: 'when:',
    says: /no question "uses-bots"/,
  },
  {
    fault: 'an unknown option',
    file: at('criteria'),
    find: 'sensitive-data in [special, personal]',
    put: 'sensitive-data in [special, private]',
    says: /no option "private".*special, personal, none/,
  },
  {
    fault: 'a level where there are none',
    file: at('statute-cases'),
    find: 'sensitive-data == special and large-scale == yes',
    put: 'sensitive-data >= 2',
    says: /options, not levels/,
  },
  {
    fault: 'a condition that cannot be read',
    file: PAID_PANEL,
    find: 'recordings-analysed == yes and',
    put: 'recordings-analysed == yes und',
    says: /cannot be read/,
  },
  {
    fault: 'a condition that never holds',
    file: PAID_PANEL,
    find: 'staff-measured == no',
    put: 'recordings-analysed == no',
    on: 'if:',
    says: /never holds/,
  },
  {
    fault: 'a question that nobody reaches',
    file: STEERS,
    find: 'personal-data == yes and uses-ai == yes',
    put: 'uses-ai == no and uses-ai == yes',
    on: 'when:',
    says: /Nobody can reach this question/,
  },
  {
    fault: 'a question that nobody reaches because of what another waits for',
    file: at('questions/context/bias-testing'),
    find: 'personal-data == yes',
    put: 'personal-data == no and steers-interaction == yes',
    on: 'when:',
    says: /Nobody can reach/,
  },
  {
    fault: 'a question that waits for itself',
    file: STEERS,
    find: 'uses-ai == yes',
    put: 'steers-interaction == yes',
    on: 'when:',
    says: /waits for its own answer/,
  },
  {
    fault: 'a question about facts that nobody knows with which others to ask',
    file: STEERS,
    find: 'topic: ai\n',
    put: '',
    on: 'position:',
    says: /have a topic.*Write one of contact/,
  },
  {
    fault: 'a topic of a question that is asked by itself',
    file: SCALE,
    find: 'position: 3\n',
    put: 'position: 3\ntopic: data\n',
    on: 'ask:',
    says: /have a topic.*Take it out/,
  },
  {
    fault: 'an unknown act',
    file: OBJECTION,
    find: 'act: gdpr',
    put: 'act: gpdr',
    says: /no act "gpdr"/,
  },
  {
    fault: 'an unknown act in a reading',
    file: PAID_PANEL,
    find: 'act: prohibited-guidelines',
    put: 'act: prohibited',
    says: /no act "prohibited"/,
  },
  {
    fault: 'an unknown act of a field of the record',
    file: at('record-fields'),
    find: 'act: gdpr\n  article: 30(1)(a)',
    put: 'act: gpdr\n  article: 30(1)(a)',
    says: /no act "gpdr"/,
  },
  {
    fault: 'an outcome without a citation',
    file: at('outcomes'),
    find: 'sources:\n    - { act: ai-act, article: 5(1) }',
    put: 'sources: []',
    on: 'sources:',
    says: /must cite at least one article/,
  },
  {
    fault: 'one reading of a contested point',
    file: at('contested/vendor-test-set'),
    find: '  - says: Whoever works for you under a contract of processing counts as you.\n    sources:\n      - { act: gdpr, article: 4(10) }\n',
    put: '',
    on: 'readings:',
    says: /both readings/,
  },
  {
    fault: 'a paragraph of a law that is known at second hand',
    file: HINT,
    find: 'article: § 25',
    put: 'article: § 25(1)',
    on: 'tdddg',
    says: /known? .*at second hand.*in words/,
  },
  {
    fault: 'a hint on such a law that sends nobody to a lawyer',
    file: HINT,
    find: 'Check it with a lawyer.',
    put: 'Keep a picture of it.',
    on: 'do:',
    says: /does not say so/,
  },
  {
    fault: 'an outcome without words',
    file: at('outcomes'),
    find: '- id: screening',
    put: '- id: stop',
    says: /"screening" has no words|is there twice/,
    on: '- id: stop',
  },
  {
    fault: 'a review before the check',
    file: HINT,
    find: 'review_by: 2027-05-21',
    put: 'review_by: 2026-05-21',
    says: /not after the day it was checked/,
  },
  {
    fault: 'a country without a list',
    file: HINT,
    find: 'country: de',
    put: 'country: xx',
    says: /no list for "xx"/,
  },
  {
    fault: 'articles in two tiers of fines',
    file: OBJECTION,
    find: 'articles: [21]',
    put: 'articles: [21, 35]',
    says: /not in exactly one tier/,
  },
  {
    fault: 'an article question without a mend',
    file: OBJECTION,
    find: 'mend: Let the objection reach scoring, lists and platforms, and show the right at first contact.\n',
    put: '',
    on: 'ask:',
    says: /says what to do/,
  },
  {
    fault: 'shares that do not cover the options',
    file: SCALE,
    find: 'likely: { yes: 50, no: 50 }',
    put: 'likely: { yes: 50, no: 40 }',
    says: /shares do not cover/,
  },
  {
    fault: 'a deciding question without shares',
    file: SCALE,
    find: 'likely: { yes: 50, no: 50 }\n',
    put: '',
    on: 'ask:',
    says: /no shares/,
  },
  {
    fault: 'criteria out of their numbers',
    file: at('criteria'),
    find: 'number: 2',
    put: 'number: 3',
    says: /stands in place 2/,
  },
  {
    fault: 'a pattern that does not find its claim',
    file: at('wrong-claims'),
    find: 'guidelines\\s+0?[46]/2025',
    put: 'guidelines\\s+05/2025',
    says: /misses its own claim/,
  },
]

describe('content check finds', () => {
  test.each(PLANTED)('$fault', ({ file, find, put, on, says }) => {
    const fault = copy.checkWith(file, { find, put }).find((one) => one.file === `content/${file}`)

    expect(`${fault?.message} ${fault?.mend}`).toMatch(says)
    expect(fault?.mend).toMatch(/\.$/)
    expect(fault?.line).toBe(lineOf(file, on ?? find.split('\n')[0] ?? ''))
  })

  test('a question whose answer changes nothing', () => {
    const text = `position: 99
topic: data
ask: Does it rain?
help: Look outside.
examples: [Yes on Mondays]
as_of: 2026-11-21
review_by: 2027-05-21
sources: [{ act: gdpr, article: 4(1) }]
`
    const file = at('questions/context/rain')

    expect(copy.checkWithNew(file, text)).toEqual([
      expect.objectContaining({
        file: `content/${file}`,
        line: 3,
        message: 'The answer to this question changes nothing.',
      }),
    ])
  })
})

test('a review date that has passed is a fault on the day after, not on the day', () => {
  const on = (day: string) => checkContent(findContentRoot(), day)

  expect(on('2026-12-31')).toEqual([])
  expect(on('2027-01-01')).toEqual([
    expect.objectContaining({
      file: 'content/regulation/privacy/hints/product-liability.yaml',
      line: lineOf(at('hints/product-liability'), 'review_by:'),
      message: expect.stringContaining('2026-12-31'),
      mend: expect.stringContaining('Read the sources again'),
    }),
  ])
})

const sources = readSources(findContentRoot())

test.each(rules.wrongClaims.map((claim) => [claim.wrong, claim] as const))(
  'nobody can write: %s',
  (wrong, { right }) => {
    const [sun] = sources.filter(({ file }) => file.includes('privacy/hints/'))
    const says = `says: >-\n  ${wrong.replaceAll(' ', '\n  ')}`
    const text = (sun?.text ?? '').replace(/^says:.*(\n .*)*/m, says)
    const hint = { file: `content/${at('hints/rain')}`, text }
    const found = checkPrivacyClaims(parseContent([...sources, hint]).files)

    expect(found).toEqual([expect.objectContaining({ file: hint.file, path: ['says'], mend: `Right is: ${right}` })])
  },
)

test('the rules are frozen and have a hash of their own', () => {
  expect(rules.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(Object.isFrozen(rules.questions[0]?.sources)).toBe(true)
  expect(loadPrivacyRules().hash).toBe(rules.hash)
})

test('rules with a fault are not loaded, and the fault is named by file and line', () => {
  const broken = copyContent()
  writeFileSync(path.join(broken.root, 'content', `${at('hints/device-consent')}`), 'name: Nothing else')

  expect(() => loadPrivacyRules({ root: broken.root })).toThrow(/faults: content\/.*device-consent\.yaml:1: /)
  broken.remove()
})

test('without its folder there are no rules', () => {
  const broken = copyContent()
  rmSync(path.join(broken.root, 'content', 'regulation', 'privacy'), { recursive: true })

  expect(() => loadPrivacyRules({ root: broken.root })).toThrow(/This file is missing/)
  broken.remove()
})

test('every statement of law has a day, a later review, and a source with an act and an article', () => {
  const all = [
    ...rules.questions,
    rules.applies,
    ...rules.stops,
    ...rules.statuteCases,
    ...rules.criteria,
    ...rules.nationalLists.flatMap((list) => [list, ...list.entries]),
    ...rules.outcomes,
    ...rules.interestRules,
    ...rules.hints,
    ...rules.contested,
    ...rules.recordFields,
    ...rules.fineTiers,
    ...rules.fineRules,
    ...rules.wrongClaims,
  ]

  expect(all.length).toBeGreaterThan(180)
  for (const { asOf, reviewBy, sources } of all) {
    expect(asOf < reviewBy).toBe(true)
    expect(sources.length).toBeGreaterThan(0)
    for (const { act, article } of sources) expect(`${act} ${article}`).toMatch(/\S \S/)
  }
})

test('the three cases of the statute and the nine criteria are all there, and two criteria are enough', () => {
  expect(rules.statuteCases.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(rules.criteria.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(rules.enoughCriteria).toBe(2)
  expect(rules.nationalLists.map(({ country }) => country)).toEqual(['de'])
})

test('Article 35(3)(a) needs no sole automation', () => {
  const [a] = rules.statuteCases

  expect(a?.when).toEqual(
    parseExpression('evaluates-people == yes and strong-effect == yes and systematic-extensive == yes'),
  )
})

test('a missing impact assessment and consent of children are in the lower tier of fines', () => {
  const tierOf = (id: string) => rules.questions.find((question) => question.id === id)?.fineTier

  expect(tierOf('gdpr-dpia')).toBe('lower')
  expect(tierOf('gdpr-children')).toBe('lower')
  expect(tierOf('gdpr-objection')).toBe('upper')
})

test('points of Annex III are never written as if they were of Article 5', () => {
  const bare = /(?<!Annex III )\b(?:5\(b\)|1\(c\)|8\(b\)|4\([ab]\))(?!\()/
  const cited = [...rules.questions, ...rules.contested, ...rules.hints].flatMap(({ sources }) => sources)
  const texts = [
    ...cited.filter(({ act }) => /AI Act|draft/.test(act)).map(({ article }) => article),
    ...rules.contested.flatMap(({ readings, advice }) => [...readings.map(({ says }) => says), advice]),
  ]

  expect(texts.length).toBeGreaterThan(30)
  expect(texts.filter((text) => bare.test(text))).toEqual([])
})
