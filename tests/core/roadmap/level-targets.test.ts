import { expect, test } from 'vitest'
import { explainAction } from '#app/core/roadmap/explain-action.ts'
import { highestPlannable, plannableLevels } from '#app/core/roadmap/level-targets.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { score } from '#app/core/scoring/score.ts'
import { afterActions, aSheet, model, planOf } from './support/sheets.ts'

const CHATBOT = 'uc-support-chatbot'
const sheet = aSheet(2)

test('a plan reaches the levels too, after what the pilot needs, and keeps what its targets share', () => {
  const alone = planOf(sheet, { targets: [CHATBOT] })
  const plan = planOf(sheet, { targets: [CHATBOT], levels: { 'executive-sponsorship': 3 } })
  const after = score(model, afterActions(sheet, plan)).dimensions.flatMap(({ capabilities }) => capabilities)
  const added = plan.actions.filter(({ id }) => !alone.actions.some((action) => action.id === id))

  expect(after.find(({ id }) => id === 'executive-sponsorship')?.level).toEqual({ lo: 3, hi: 3 })
  expect(plan.levels).toEqual({ 'executive-sponsorship': 3 })
  expect(added.map(({ phase }) => phase)).toContain('next')
  expect(plan.weeks).toBe(alone.weeks)
  const homework = (of: typeof plan) => of.actions.filter((action) => action.homework).map(({ id }) => id)
  expect(homework(plan)).toEqual(homework(alone))
})

test('an action says that a level asks for it', () => {
  const plan = planOf(sheet, { targets: [CHATBOT], levels: { 'executive-sponsorship': 3 } })
  const last = plan.actions.find(({ cap, to }) => cap === 'executive-sponsorship' && to === 3)

  expect(explainAction(model, plan, sheet, last?.id ?? '')?.levels).toEqual([
    { capability: 'executive-sponsorship', min: 3 },
  ])
})

test.each([
  [{ nonsense: 2 }, 'levels.nonsense', 'No capability is called nonsense.'],
  [{ 'outcome-volume': 2 }, 'levels.outcome-volume', 'fact of the business'],
  [{ 'pilot-scope': 5 }, 'levels.pilot-scope', 'from 1 to 4'],
  [{ 'pilot-scope': Number.NaN }, 'levels.pilot-scope', 'pilot-scope=3'],
])('%j is refused by the name of its field, with the mend', (levels, field, message) => {
  const refused = planRoadmap(model, sheet, { targets: [CHATBOT], startOn: '2026-11-18', levels })

  expect(refused).toMatchObject({ refused: true, reason: 'level', field, message: expect.stringContaining(message) })
  expect(plannableLevels(model.catalogue, levels)).toEqual({})
})

test('only levels that actions lead to are planned for', () => {
  expect(highestPlannable(model.catalogue, 'executive-sponsorship')).toBe(3)
  expect(highestPlannable(model.catalogue, 'outcome-volume')).toBe(0)
  expect(plannableLevels(model.catalogue, { 'executive-sponsorship': 4, 'pilot-scope': 2 })).toEqual({
    'pilot-scope': 2,
  })
})
