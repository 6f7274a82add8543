import { describe, expect, test } from 'vitest'
import { listDutyDays } from '#app/core/governance/duties/duty-days.ts'
import { firstSentence } from '#app/core/governance/duties/first-sentence.ts'
import { listDuties } from '#app/core/governance/duties/list-duties.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import { aRow, aSystem, law, TODAY } from './duty-builders.ts'

const daysOf = (systems: Parameters<typeof listDuties>[1], on = TODAY) => listDutyDays(listDuties(law, systems, on), on)
const dayFor = (found: ReturnType<typeof daysOf>, dutyId: string) => found.days.find(({ duty }) => duty.id === dutyId)

describe('the days of a calendar', () => {
  test('S06: the marking of a bot of one’s own comes on the day of the law, and never on a past one', () => {
    const bot = aSystem({ answers: answersOf('s06') })
    const found = daysOf([bot], '2026-08-01')

    expect(found.days.every(({ on }) => on >= '2026-08-01')).toBe(true)
    expect(dayFor(found, 'o-20')).toMatchObject({ on: '2026-08-02', kind: 'own' })
    expect(found.applyAlready).toBeGreaterThan(0)
    expect(dayFor(daysOf([bot]), 'o-20')).toBeUndefined()
  })

  test('a day of one’s own that passed stands on today while the duty is open, and goes when it is done', () => {
    const overdue = aRow({ dutyId: 'o-13', dueOn: '2026-10-01' })
    const withRow = (row: typeof overdue) => daysOf([aSystem({ answers: answersOf('s05'), kept: [row] })])

    expect(dayFor(withRow(overdue), 'o-13')).toMatchObject({ on: TODAY, kind: 'overdue' })
    expect(dayFor(withRow({ ...overdue, state: 'done' }), 'o-13')).toBeUndefined()
    expect(dayFor(withRow({ ...overdue, dueOn: '2027-01-31' }), 'o-13')).toMatchObject({
      on: '2027-01-31',
      kind: 'own',
    })
  })

  test('S05: what the vendor owes is told apart, and its past days are left out', () => {
    const bot = aSystem({ answers: answersOf('s05') })
    const before = daysOf([bot], '2026-07-01').days.filter(({ kind }) => kind === 'provider')
    const after = daysOf([bot], '2026-12-03').days.filter(({ kind }) => kind === 'provider')

    expect(before.map(({ on, duty }) => [on, duty.id])).toContainEqual(['2026-08-02', 'art50:50(1)'])
    expect(after).toEqual([])
  })

  test('what applies already is what the board counts as open and undated', () => {
    const kept = [aRow({ dutyId: 'o-01', state: 'done' })]
    const bot = (rows: typeof kept) => daysOf([aSystem({ answers: answersOf('s05'), kept: rows })]).applyAlready

    expect(bot(kept)).toBe(bot([]) - 1)
  })
})

test.each([
  ['Use it as its instructions for use say.', 'Use it as its instructions for use say'],
  ['An assessment is required. Write it.', 'An assessment is required'],
  ['See Art. 26(9) of the Act. Then go on.', 'See Art. 26(9) of the Act'],
  ['No stop at all', 'No stop at all'],
])('of “%s” the first sentence is enough', (statement, first) => {
  expect(firstSentence(statement)).toBe(first)
})
