import { describe, expect, test } from 'vitest'
import { loadAiAct } from '#content/ai-act.server.ts'
import { checkAiAct } from '#content/check/ai-act.ts'
import { checkReviews } from '#content/check/reviews.ts'
import { checkActClaims } from '#content/check/wrong-claims.ts'
import { type Fault, locateFindings } from '#content/fault.ts'
import { parseContent } from '#content/parse.ts'
import { findContentRoot, readSources } from '#content/source.server.ts'
import { lineOf } from './content-copy.ts'

const sources = readSources(findContentRoot()).filter(({ file }) => file.startsWith('content/regulation/ai-act/'))

/** The faults of the rules with one text replaced, which must be there. */
function faultsWith(file: string, find: string, put: string, on = '2026-11-21'): Fault[] {
  const changed = sources.map((source) => {
    if (source.file !== `content/${file}`) return source
    if (!source.text.includes(find)) throw new Error(`${file} does not contain "${find}".`)
    return { file: source.file, text: source.text.replace(find, put) }
  })
  const { files, findings } = parseContent(changed)
  const own = findings.filter((finding) => finding.file.startsWith('content/regulation/ai-act/'))
  const rules = own.length > 0 ? own : [...checkAiAct(files), ...checkActClaims(files), ...checkReviews(files, on)]
  return locateFindings(rules, (name) => changed.find((source) => source.file === name)?.text)
}

const AT = 'regulation/ai-act'
const PROHIBITED = `${AT}/gates/c-prohibited.yaml`
const HIRING = `${AT}/scenarios/people.yaml`

/** One planted fault: the file, what is replaced, by what, and what the check says; `on` stands on the line of the fault. */
const PLANTED: [fault: string, file: string, find: string, put: string, on: string, says: RegExp][] = [
  [
    'a condition on an unknown question',
    PROHIBITED,
    'when: predicts-crime == yes',
    'when: predicts-crimes == yes',
    'when: predicts-crime == yes',
    /"predicts-crimes", which is no question/,
  ],
  [
    'a condition on an unknown option',
    PROHIBITED,
    'when: face-scraping == yes',
    'when: face-scraping == maybe',
    'when: face-scraping == yes',
    /is never "maybe"/,
  ],
  [
    'a condition that cannot be read',
    PROHIBITED,
    'when: face-scraping == yes',
    'when: face-scraping is yes',
    'when: face-scraping == yes',
    /cannot be read/,
  ],
  [
    'a level',
    PROHIBITED,
    'when: face-scraping == yes',
    'when: face-scraping >= 2',
    'when: face-scraping == yes',
    /compared by "level"/,
  ],
  [
    'a circle',
    `${AT}/gates/r-roles.yaml`,
    'when: own-name in [own-use, market]',
    'when: own-name in [own-use, market] or turned-provider == yes or maker == yes',
    'when: own-name in',
    /leads back to itself/,
  ],
  [
    'a question on which no outcome hangs',
    PROHIBITED,
    'when: face-scraping == yes',
    'when: predicts-crime == yes',
    '',
    /No outcome hangs on "face-scraping"/,
  ],
  [
    'an outcome without law',
    PROHIBITED,
    'sources: [{ act: ai-act, article: 5(1)(d) }]',
    'sources: [{ act: guidelines-prohibited, article: "1" }]',
    'sources: [{ act: ai-act, article: 5(1)(d) }]',
    /cites no binding law/,
  ],
  [
    'an outcome without any source',
    PROHIBITED,
    'sources: [{ act: ai-act, article: 5(1)(d) }]',
    'sources: []',
    'sources: [{ act: ai-act, article: 5(1)(d) }]',
    /sources/,
  ],
  [
    'an unknown act',
    PROHIBITED,
    'act: ai-act, article: 5(1)(d)',
    'act: data-act, article: 5(1)(d)',
    'article: 5(1)(d)',
    /no act "data-act"|cites no binding law/,
  ],
  [
    'an unknown class to stop with',
    PROHIBITED,
    'stops: prohibited',
    'stops: forbidden',
    'stops: prohibited',
    /"forbidden", no class/,
  ],
  [
    'an unknown schedule',
    PROHIBITED,
    'from: prohibitions',
    'from: someday',
    'from: prohibitions',
    /no schedule "someday"/,
  ],
  [
    'an unknown role',
    `${AT}/obligations/everyone.yaml`,
    'role: [provider, deployer]',
    'role: [provider, user]',
    'role: [provider, deployer]',
    /no role "user"/,
  ],
  [
    'an unknown penalty',
    `${AT}/obligations/everyone.yaml`,
    'penalty: prohibited-practice',
    'penalty: prison',
    'penalty: prohibited-practice',
    /no penalty "prison"/,
  ],
  [
    'an unknown contested point',
    `${AT}/obligations/everyone.yaml`,
    'contested: [bias-data-vendor]',
    'contested: [bias-data-vendors]',
    'contested: [bias-data-vendor]',
    /no contested point/,
  ],
  [
    'an unknown date',
    `${AT}/schedules.yaml`,
    'cases: [{ date: models }]',
    'cases: [{ date: model }]',
    'cases: [{ date: models }]',
    /no date "model"/,
  ],
  [
    'a schedule that may end without a case',
    `${AT}/schedules.yaml`,
    'cases: [{ date: models }]',
    'cases: [{ when: infers == yes, date: models }]',
    'cases: [{ date: models }]',
    /may end without a case/,
  ],
  [
    'an id that is used twice',
    `${AT}/roles.yaml`,
    'id: importer\n',
    'id: deployer\n',
    'id: importer',
    /stands in .* already/,
  ],
  [
    'odds for no option',
    `${AT}/questions/d-product.yaml`,
    'odds: { no: 98, yes: 2 }',
    'odds: { no: 98, yes: 2, maybe: 1 }',
    'odds: { no: 98, yes: 2 }',
    /differ: maybe/,
  ],
  [
    'a question that says nothing of where it does not arise',
    `${AT}/questions/d-product.yaml`,
    '    otherwise: no\n',
    '',
    'id: outside-assessment',
    /needs what holds otherwise/,
  ],
  [
    'an example with an unknown answer',
    HIRING,
    'recruiting-use: selecting',
    'recruiting-use: choosing',
    'recruiting-use: selecting',
    /cannot be answered with "choosing"/,
  ],
  ['an example that starts from none', HIRING, 'like: s10', 'like: s99', 'like: s10', /no example of this file/],
  [
    'a pattern that misses its own claim',
    `${AT}/wrong-claims.yaml`,
    "pattern: '\\b5\\(1\\)\\(i\\)'",
    "pattern: 'abc'",
    "pattern: '\\b5",
    /misses its own claim/,
  ],
]

test.each(PLANTED)('%s is found in its file and line, with a mend', (_, file, find, put, on, says) => {
  const faults = faultsWith(file, find, put)

  const found = faults.find(({ message }) => says.test(message))
  expect(found?.mend).toMatch(/\w/)
  if (on !== '') expect(found).toMatchObject({ file: `content/${file}`, line: lineOf(file, on) })
})

describe('days of review', () => {
  const dueOn = (on: string) => faultsWith(`${AT}/notes.yaml`, 'items:', 'items:', on)

  test('on the last day everything is in order, on the next day the item is due', () => {
    const { reviewBy } = loadAiAct()

    expect(reviewBy).toBe('2027-01-31')
    expect(dueOn(reviewBy)).toEqual([])
    expect(dueOn('2027-02-01')).toEqual([
      {
        file: 'content/regulation/ai-act/notes.yaml',
        line: lineOf(`${AT}/notes.yaml`, 'review_by: 2027-01-31'),
        message: 'It was to be reviewed by 2027-01-31.',
        mend: expect.stringContaining('Read the sources again'),
      },
    ])
  })

  test('years later every file with dates is due', () => {
    const dated = sources.filter(({ text }) => text.includes('review_by:')).map(({ file }) => file)

    expect(dated.length).toBeGreaterThan(25)
    expect([...new Set(dueOn('2030-01-01').map(({ file }) => file))].sort()).toEqual(dated.sort())
  })

  test('a review before the reading cannot be', () => {
    expect(faultsWith(`${AT}/notes.yaml`, 'review_by: 2027-05-31', 'review_by: 2026-05-31')).toMatchObject([
      { line: 2, message: expect.stringContaining('before it was read') },
    ])
  })
})

describe('what is wrong and yet said', () => {
  test.each([
    ['High-risk duties apply from 2 August 2026.', /wrong: High-risk duties/],
    ['For high-risk systems everything begins in August 2026.', /wrong: High-risk duties/],
    ['The transparency duties were postponed with the rest.', /wrong: Article 50 was postponed/],
    ['Older tools must mark from 2 February 2027.', /wrong: The grace for marking/],
    ['AI literacy is no longer an obligation.', /wrong: The duty of AI literacy/],
    ['Nudifiers fall under Art. 5(1)(i).', /wrong: The new prohibition/],
    ['A small mid-cap pays the lower cap for every fine.', /wrong: Small mid-caps/],
    ['Profiling automatically makes a tool high-risk.', /wrong: Profiling always/],
    ['Opt-outs need not be registered.', /wrong: An opt-out/],
    ['See EDPB Guidelines 04/2025.', /wrong: The EDPB adopted/],
    ['The proposal was COM(2025) 820.', /wrong: The proposal/],
    ['Under 6(3) you need both a condition and no significant risk.', /wrong: The way out needs/],
  ])('%s', (sentence, says) => {
    const faults = faultsWith(`${AT}/notes.yaml`, 'text: National', `text: ${sentence} National`)

    expect(faults).toMatchObject([
      {
        line: lineOf(`${AT}/notes.yaml`, 'text: National'),
        message: expect.stringMatching(says),
        mend: expect.stringMatching(/^Right is: /),
      },
    ])
  })
})

test('the rules are frozen and have one hash for one content', () => {
  const rules = loadAiAct()

  expect(Object.isFrozen(rules.gates[0]?.findings[0]?.sources)).toBe(true)
  expect(rules.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(loadAiAct().hash).toBe(rules.hash)
})

test('every item has the day it was read, the day of its review and a source with an address', () => {
  const { questions, gates, roles, classes, dates, schedules, obligations, contested, penalties, notes, wrongClaims } =
    loadAiAct()
  const items = [
    questions,
    gates.flatMap(({ findings }) => findings),
    roles,
    classes,
    dates,
    schedules,
    obligations,
  ].flat()
  const all = [...items, ...contested, ...penalties, ...notes, ...wrongClaims]

  expect(all.length).toBeGreaterThan(200)
  for (const { asOf, reviewBy, sources } of all) {
    expect(reviewBy > asOf).toBe(true)
    expect(sources.length).toBeGreaterThan(0)
    for (const { url } of sources) expect(url).toMatch(/^https:/)
  }
})

test('a file without items is refused', () => {
  expect(faultsWith(`${AT}/obligations/everyone.yaml`, 'items:', 'items: []\nothers:')[0]).toMatchObject({
    file: `content/${AT}/obligations/everyone.yaml`,
    line: 3,
  })
})
