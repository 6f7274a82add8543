import { expect, test } from 'vitest'
import { listDuties } from '#app/core/governance/duties/list-duties.ts'
import en from '#app/messages/en.json'
import { dutyTable } from '#app/server/duties/duty-table.ts'
import { createSay } from '#app/server/words.server.ts'
import { aSystem, law, TODAY } from '#tests/core/governance/duties/duty-builders.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'

const NOT_ASKED = [
  { name: 'New bot', part: null },
  { name: 'Old bot', part: 'ai-act' as const },
]

test.each(['s05', 's10', 's27'])(
  '%s: the table has what is sure first, one day to a cell, and who was not asked',
  (scenario) => {
    const { 'decides-on-people': _, ...answers } = answersOf(scenario)
    const duties = listDuties(law, [aSystem({ answers, privacy: {} })], TODAY)
    const { columns, rows } = dutyTable({ duties, notAsked: NOT_ASKED, on: TODAY }, createSay('en', en))
    const days = columns.flatMap(({ isDay }, at) => (isDay ? [at] : []))
    const sure = rows.slice(0, -2).map((row) => row[4])

    expect(rows).toHaveLength(duties.length + 2)
    expect(rows.slice(-2).map((row) => row.slice(0, 2))).toEqual([
      ['New bot', 'Not asked yet'],
      ['Old bot', 'Not asked yet: the AI Act'],
    ])
    expect(sure.lastIndexOf('yes')).toBeLessThan(sure.indexOf('not yet: an answer or a condition decides'))
    expect(
      rows.flatMap((row) => days.map((at) => row[at])).filter((day) => !/^(\d{4}-\d\d-\d\d)?$/.test(day ?? '')),
    ).toEqual([])
  },
)
