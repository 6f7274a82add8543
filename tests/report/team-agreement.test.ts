import { describe, expect, test } from 'vitest'
import { assessAgreement } from '#app/core/agreement/assess-agreement.ts'
import type { TeamMember, TeamSheet } from '#app/core/agreement/team.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import type { Locale } from '#app/messages/locales.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { readPdf } from './support/read-pdf.ts'
import { beginner, catalogue, inputOf, someSheet } from './support/sample-report.ts'
import { aReport } from './support/small-report.ts'

const model = compileModel(catalogue)

const person = (id: string, given: Partial<TeamMember>): TeamMember => ({
  id,
  disciplines: [],
  isLead: false,
  isPending: false,
  answers: {},
  ...given,
})

/** All that was answered, so many levels higher. */
const raised = ({ answers }: AnswerSheet, by: number) =>
  Object.fromEntries(
    Object.entries(answers).map(([id, level]) => [id, typeof level === 'number' ? Math.min(4, level + by) : level]),
  ) as AnswerSheet['answers']

function teamOf(members: TeamMember[]): TeamSheet {
  return { form: beginner.form, profile: beginner.profile, members, consensus: [] }
}

function reportOfTeam(members: TeamMember[]) {
  const agreement = assessAgreement(model, teamOf(members))
  const input = inputOf(agreement.answers.soFar, { invited: members.length })
  return { input, disputes: agreement.disputes, report: buildReport({ ...input, team: { agreement, members } }) }
}

const lead = person('lead', { disciplines: ['marketing'], isLead: true, answers: beginner.answers })
const others = [
  person('it', { disciplines: ['it', 'data'], answers: raised(beginner, 2) }),
  person('legal', { disciplines: ['legal'], answers: someSheet.answers }),
]
const late = person('late', { disciplines: ['finance'], isPending: true })

describe('a team of four, one of them not done', () => {
  const { input, report, disputes } = reportOfTeam([{ ...lead, isPending: true }, ...others, late])
  const { team } = report

  test('says in words who answered, that it holds so far, and what the answers come to', () => {
    expect(team?.missing).toBe(1)
    expect(team?.intro).toMatch(/^3 of 4 people answered/)
    expect(team?.standing).toMatch(/^So far: one person who was asked is not done yet/)
    expect(team?.reading).toMatch(/depend/)
    expect(team?.people.rows.find(({ id }) => id === 'finance')).toMatchObject({
      asked: 'one person',
      answered: 'nobody',
    })
    expect(report.summary.fineprint).toContain('verdicts not marked final hold so far')
  })

  test('lists where people differ, what most verdicts hang on first, at most twelve', () => {
    const rows = team?.disputed?.rows ?? []
    const more = Number(/(\d+) more questions are left out/.exec(team?.disputed?.intro ?? '')?.[1])

    expect(rows).toHaveLength(12)
    expect(rows.map(({ question }) => question)).toEqual(disputes.slice(0, 12).map(({ question }) => question))
    expect(rows[0]?.hangs).toBe('No verdict by itself')
    expect(more).toBeGreaterThan(0)
    expect(rows.every(({ answers }) => /^(Between level \d and \d|Level \d)$/.test(answers))).toBe(true)
  })

  test('says of each verdict whether it is final, and plans with both ends of what is disputed', () => {
    const standings = report.useCases.rows.map(({ standing }) => standing?.text)

    expect(new Set(standings)).toEqual(new Set(['So far', 'Final']))
    expect(input.plan).toHaveProperty('actions')
    const reasons = report.roadmap?.actions.flatMap((action) => action.reasons) ?? []
    expect(reasons.some((reason) => reason.startsWith('The answers range from'))).toBe(true)
    expect(reasons.filter((reason) => /^(You answered|Not answered)/.test(reason))).toEqual([])
    expect(report.useCases.rows.some(({ between }) => /differ on/.test(between))).toBe(true)
    expect(report.roadmap?.actions.some(({ perhaps }) => perhaps !== null)).toBe(true)
    expect(report.useCases.rows.some(({ weeks }) => weeks !== null && weeks.lo < weeks.hi)).toBe(true)
  })

  test('names nobody beside an answer, and shows how answers lie only from three on', () => {
    const shared = report.appendix.answers.flatMap(({ rows }) => rows).flatMap((row) => row.shared ?? [])

    expect(shared.length).toBeGreaterThan(20)
    for (const { notes } of shared) {
      const count = Number(/^(\d+) people/.exec(notes[0] ?? '')?.[1] ?? 1)
      expect(notes.some((note) => /people; |person; /.test(note) && count < 3)).toBe(false)
    }
  })
})

describe('what is said of who knew an answer', () => {
  const ASKED = 'q-kpi-definition'

  const notesOf = (locale: Locale, definite: number, unsure: number) => {
    const said = [...Array<2>(definite).fill(2), ...Array<'unsure'>(unsure).fill('unsure')]
    const members = said.map((answer, at) =>
      person(`p${at}`, { disciplines: ['marketing'], isLead: at === 0, answers: { [ASKED]: answer } }),
    )
    const agreement = assessAgreement(model, teamOf(members))
    const input = inputOf(agreement.answers.soFar, { invited: members.length, locale })
    const { appendix } = buildReport({ ...input, team: { agreement, members } })
    return appendix.answers.flatMap(({ rows }) => rows).find(({ question }) => question === ASKED)?.shared?.notes ?? []
  }

  test.each([
    [
      0,
      1,
      'The one person who answered is not sure.',
      'Die einzige Person, die geantwortet hat, ist sich nicht sicher.',
    ],
    [0, 3, 'All 3 who answered are not sure.', 'Alle 3, die geantwortet haben, sind sich nicht sicher.'],
    [1, 0, 'One person could answer.', 'Eine Person konnte antworten.'],
    [1, 3, 'One person could answer, 3 are not sure.', 'Eine Person konnte antworten, 3 sind sich nicht sicher.'],
    [3, 1, '3 people could answer, one is not sure.', '3 Personen konnten antworten, eine ist sich nicht sicher.'],
  ])('%d of them, and %d not sure', (definite, unsure, english, german) => {
    const [inEnglish, inGerman] = [notesOf('en', definite, unsure), notesOf('de', definite, unsure)]

    expect([inEnglish[0], inGerman[0]]).toEqual([english, german])
    const isFew = definite === 1 && unsure === 3
    expect(inEnglish.includes('Few of those who were asked know it.')).toBe(isFew)
    expect(inGerman.includes('Von den Befragten wissen es wenige.')).toBe(isFew)
  })
})

test('once nobody may answer any more, all of it is final and no verdict carries a mark', () => {
  const { report } = reportOfTeam([lead, ...others])

  expect(report.team?.standing).toMatch(/^Final/)
  expect(report.useCases.rows.every(({ standing }) => standing === undefined)).toBe(true)
  expect(report.summary.fineprint).not.toContain('so far')
})

test('the lead alone has no such section', () => {
  expect(buildReport(inputOf(beginner))).not.toHaveProperty('team')
})

test('the PDF has it, who was asked and where people differ', async () => {
  const { report } = reportOfTeam([lead, ...others])
  const { texts } = await readPdf(await renderDocument({ ...aReport(), team: report.team }, 'a4'))
  const whole = texts.join(' ').replaceAll(/\s+/g, ' ')

  for (const words of ['How far the team agrees', 'Who was asked', 'Where people differ', report.team?.reading ?? '-'])
    expect(whole).toContain(words)
})
