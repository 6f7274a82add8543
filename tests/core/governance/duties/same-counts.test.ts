import { expect, test } from 'vitest'
import { countDuties, countToday, groupDuties } from '#app/core/governance/duties/group-duties.ts'
import { lawDutiesOf, listDuties } from '#app/core/governance/duties/list-duties.ts'
import { mergeSame } from '#app/core/governance/duties/merge-duties.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { groupDutyViews, holdingForAll } from '#app/core/governance/views/duty-groups.ts'
import { viewScreening } from '#app/core/governance/views/view-screening.ts'
import { viewTriage } from '#app/core/governance/views/view-triage.ts'
import { buildCheckSheet } from '#app/report/governance/build-check-sheet.ts'
import { describeGovernance } from '#app/report/model/governance.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import { screeningModel } from '#tests/support/screening-rules.ts'
import { aSystem, law, TODAY } from './duty-builders.ts'

const scenarios = law.aiAct.scenarios.map(({ id }) => id)
const screening = screen(screeningModel(TODAY), new Map())

test.each(scenarios)('%s: outcome, its PDF, file, board and report say the same numbers', (scenario) => {
  const system = aSystem({ answers: answersOf(scenario) })
  const view = viewTriage(law.aiAct, system.triage, answersOf(scenario))
  const duties = listDuties(law, [system], TODAY)
  const counts = countDuties(mergeSame(duties), TODAY)

  const inFile = countToday(lawDutiesOf(law, system), TODAY)
  expect(inFile).toBe(counts.applyToday)

  const groups = groupDuties(duties, { on: TODAY, before: '9999-12-31' })
  expect(mergeSame(groups.now)).toHaveLength(counts.open)
  expect(groups.now.filter(({ timing, onlyIf }) => timing === 'disputed' || onlyIf !== null)).toEqual([])

  const { today, conditional } = groupDutyViews(view.duties, TODAY)
  const obligations = new Set(view.duties.map(({ id }) => id))
  const onBoard = groups.now.filter(({ id }) => obligations.has(id)).map(({ id }) => id)
  expect(today.map(({ id }) => id).sort()).toEqual(onBoard.sort())
  expect(conditional.every(({ onlyIf }) => onlyIf !== null)).toBe(true)

  const sheet = buildCheckSheet({ triage: view, screening: null }, { locale: 'en', name: 'Helper', href: '/' })
  const general = sheet.main.find(({ title }) => title.endsWith('for every AI system'))
  expect(general?.lines.length ?? 0).toBe(holdingForAll(view.duties).length)

  const { duties: reported } = describeGovernance({
    locale: 'en',
    on: TODAY,
    systems: [
      {
        id: system.id,
        name: system.name,
        status: system.status,
        isAsked: { 'ai-act': true, privacy: false },
        triage: view,
        screening: viewScreening(law.privacy, screening, new Map()),
        record: null,
      },
    ],
    duties,
  })
  const said = { 0: 'None of your own applies', 1: 'One duty of your own applies' }[counts.applyToday]
  expect(reported?.intro).toContain(said ?? `${counts.applyToday} duties of your own apply`)
})
