import { expect, test } from 'vitest'
import { assessmentDraft } from '#app/core/governance/documents/assessment-draft.ts'
import type { PaperSource } from '#app/core/governance/documents/known-facts.ts'
import { countOpen } from '#app/core/governance/documents/paper.ts'
import { worksCouncilNotes } from '#app/core/governance/documents/works-council.ts'
import { NOTHING_SPECIAL } from '../screening/screening-scenarios.ts'
import { knowing, papers, rules, screened } from './known.ts'

const draftOf = (source: PaperSource, country: string | null = null) =>
  assessmentDraft(source, papers.assessment, screened(source, country))
const partOf = (source: PaperSource, id: string, country: string | null = null) => {
  const found = draftOf(source, country).find((part) => part.id === id)
  if (!found) throw new Error(`There is no part ${id}.`)
  return found
}

const LEAD_SCORING = {
  ...NOTHING_SPECIAL,
  'evaluates-people': 'yes',
  'large-scale': 'yes',
  'combines-data': 'yes',
}

test('S01: the risks begin with the three signs that the screening found, each with the answer behind it', () => {
  const signs = partOf(knowing({ answers: LEAD_SCORING }), 'risks').entries.filter(({ known }) => known.length > 0)
  expect(signs.map(({ id }) => id)).toEqual(['criterion:1', 'criterion:5', 'criterion:6'])
  expect(signs[0]?.known[0]).toMatchObject({
    asked: 'Are people evaluated, scored, profiled or predicted?',
    says: 'Yes',
  })
  expect(signs.every(({ open }) => open !== null)).toBe(true)
})

test('the German list is a sign only where Germany was named', () => {
  const answers = { ...NOTHING_SPECIAL, 'evaluates-people': 'yes', 'steers-interaction': 'yes' }
  const ids = (country: string | null) => partOf(knowing({ answers }), 'risks', country).entries.map(({ id }) => id)
  expect(ids('de').some((id) => id.startsWith('list:de-'))).toBe(true)
  expect(ids(null).some((id) => id.startsWith('list:'))).toBe(false)
})

test('a no about an article says what to do, a yes stands, and what is unsure is asked of the officer', () => {
  const answers = { ...LEAD_SCORING, 'gdpr-notice': 'no', 'gdpr-access': 'yes', 'gdpr-erasure': 'unsure' }
  const entries = partOf(knowing({ answers }), 'necessity').entries
  const of = (id: string) => entries.find((entry) => entry.id === id)
  expect(of('gdpr-notice')).toMatchObject({ known: [{ says: 'No' }], open: null })
  expect(of('gdpr-notice')?.todo).not.toBe('')
  expect(of('gdpr-access')).toMatchObject({ known: [{ says: 'Yes' }], open: null, todo: '' })
  expect(of('gdpr-erasure')).toMatchObject({ known: [], open: { who: 'the data protection officer' } })
})

test('each fact that somebody adds closes at least one question and opens none', () => {
  const before = countOpen(draftOf(knowing({ answers: LEAD_SCORING })))
  const record = {
    people: 'Prospects',
    recipients: 'Acme',
    periods: '30 days',
    security: 'See policy',
    basis: 'Consent',
  }
  const after = countOpen(draftOf(knowing({ answers: LEAD_SCORING, record })))
  expect(after).toBe(before - 5)
})

test('a vendor’s answer about papers stands with the measures and answers nothing by itself', () => {
  const vendor = [{ question: 'papers', answer: 'full', text: 'ISO 27001', vendor: 'Acme', on: '2026-11-20' }]
  const security = partOf(knowing({ vendor }), 'measures').entries.find(({ id }) => id === 'security')
  expect(security?.known[0]?.says).toContain('ISO 27001')
  expect(security?.open).not.toBeNull()
})

test('where lawyers differ, the draft says so with the risks', () => {
  const answers = { ...NOTHING_SPECIAL, 'new-technology': 'yes', 'steers-interaction': 'yes' }
  const touched = screened(knowing({ answers })).contested.map(({ id }) => id)
  expect(touched.length).toBeGreaterThan(0)
  expect(partOf(knowing({ answers }), 'risks').notes).toHaveLength(touched.length)
})

test('measuring staff brings the note on the works council, in Germany with the works constitution act', () => {
  const source = knowing({ answers: { ...NOTHING_SPECIAL, 'staff-measured': 'yes' } })
  const cited = (country: string | null) =>
    worksCouncilNotes(rules, screened(source, country)).flatMap(({ sources }) =>
      sources.map(({ act, article }) => `${act.split(',')[0]} ${article}`),
    )
  expect(cited('de').join()).toContain('BetrVG § 87')
  expect(cited(null).join()).toContain('26(7)')
  expect(cited(null).join()).not.toContain('BetrVG')
  expect(partOf(source, 'views', 'de').notes).toHaveLength(2)
})

test('without staff measured there is no note on the works council', () => {
  expect(worksCouncilNotes(rules, screened(knowing({ answers: NOTHING_SPECIAL }), 'de'))).toEqual([])
})
