import { describe, expect, test } from 'vitest'
import { checkRegisterPapers } from '#content/check/register-papers.ts'
import { checkReviews } from '#content/check/reviews.ts'
import { isLaw } from '#content/check.ts'
import { parseContent } from '#content/parse.ts'
import { loadRegisterPapers } from '#content/register-papers.server.ts'
import { findContentRoot, readSources } from '#content/source.server.ts'

const papers = loadRegisterPapers()
const sources = readSources(findContentRoot()).filter(({ file }) => isLaw(file))

const QUESTIONS = 'content/regulation/vendor-questions.yaml'
const DRAFT = 'content/regulation/assessment-draft.yaml'

/** What the check says with one text of a file replaced; the text must be there. */
function faultsWith(file: string, find: string, put: string): string {
  expect(sources.find((source) => source.file === file)?.text).toContain(find)
  const changed = sources.map((source) =>
    source.file === file ? { file, text: source.text.replace(find, put) } : source,
  )
  return checkRegisterPapers(parseContent(changed).files)
    .map(({ message }) => message)
    .join()
}

describe('the questions to vendors', () => {
  test('are nine, and each cites its articles', () => {
    expect(papers.vendorQuestions).toHaveLength(9)
    for (const { sources } of papers.vendorQuestions) expect(sources.length).toBeGreaterThan(0)
  })

  test('ask for nothing that serves nothing', () => {
    for (const { fills, record, evidence } of papers.vendorQuestions) {
      expect(fills.length + evidence.length + (record ? 1 : 0)).toBeGreaterThan(0)
    }
  })

  test.each([
    ['an unknown question', 'question: use-forbidden', 'question: use-barred', /no question "use-barred"/],
    ['an unknown answer', 'by: { listed: yes }', 'by: { listed: maybe }', /no answer "maybe"/],
    ['an option that is not offered', 'by: { listed: yes }', 'by: { named: yes }', /no option "named"/],
    ['an unknown duty', 'duty: o-13', 'duty: o-99', /no duty "o-99"/],
    ['an unknown field of the record', 'record: periods', 'record: period', /no field of the record "period"/],
    ['an unknown act', '{ act: ai-act, article: 50(2) }', '{ act: aia, article: 50(2) }', /no act "aia"/],
    ['an id twice', 'id: marks-output', 'id: papers', /is there twice/],
  ])('are refused with %s', (_fault, find, put, says) => {
    expect(faultsWith(QUESTIONS, find, put)).toMatch(says)
  })

  test('are to be read again on the day after the one that they name', () => {
    const { files } = parseContent(sources)
    const due = (on: string) => checkReviews(files, on).filter(({ file }) => file === QUESTIONS)
    expect(due('2027-05-22')).toMatchObject([{ path: ['review_by'] }])
    expect(due('2027-05-21')).toEqual([])
  })
})

describe('the outline of an impact assessment', () => {
  test('has the four parts of Article 35(7), and the views of Article 35(2) and (9)', () => {
    const articles = papers.assessment.map(({ sources }) => sources[0]?.article)
    expect(articles).toEqual(['35(7)(a)', '35(7)(b)', '35(7)(c)', '35(7)(d)', '35(2)'])
  })

  test('says of each entry who can answer it', () => {
    for (const { who } of papers.assessment.flatMap(({ entries }) => entries)) expect(who).not.toBe('')
  })

  test.each([
    ['an unknown place', 'record:purposes', 'record:aims', /no record entry "aims"/],
    ['an unknown article', '- gdpr-consent', '- gdpr-consents', /no question about an article "gdpr-consents"/],
    ['an unknown question', 'answer:li-milder-means', 'answer:li-means', /no answer entry "li-means"/],
  ])('is refused with %s', (_fault, find, put, says) => {
    expect(faultsWith(DRAFT, find, put)).toMatch(says)
  })
})
