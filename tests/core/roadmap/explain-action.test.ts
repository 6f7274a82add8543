import { expect, test } from 'vitest'
import { explainAction } from '#app/core/roadmap/explain-action.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { aSheet, model, planOf, randomSheet, randomTargets } from './support/sheets.ts'

const CHATBOT = 'uc-support-chatbot'

test('an action names the target and the row that ask for it, and the sentence answered today', () => {
  const sheet = aSheet(1)
  const why = explainAction(model, planOf(sheet, { targets: [CHATBOT] }), sheet, 'act-kpi-definition-2')

  expect(why?.targets[0]?.target).toBe(CHATBOT)
  expect(why?.targets[0]?.rows).toContainEqual({
    capability: 'kpi-definition',
    min: 2,
    anyOf: null,
    homework: true,
    why: 'Without a figure nobody can say whether the pilot worked',
    direct: true,
  })
  const { lead, rest } = model.catalogue.capabilities.find(({ id }) => id === 'kpi-definition')?.levels[1] ?? {}
  expect(why?.answers.find(({ question }) => question === 'q-kpi-definition')?.sentence).toBe(`${lead}${rest}`)
})

test('an action that is only needed by others says what it opens', () => {
  const sheet = aSheet(1, { answers: { 'q-data-access': 0 } })
  const plan = planOf(sheet, { targets: [CHATBOT] })
  const why = explainAction(model, plan, sheet, 'act-data-access-1')

  expect(why?.unlocks).toEqual(['act-system-integration-2'])
  expect(why?.targets[0]?.rows.map(({ direct, capability }) => ({ direct, capability }))).toEqual([
    { direct: false, capability: 'system-integration' },
  ])
  expect(explainAction(model, plan, sheet, 'act-system-integration-2')?.waitsFor).toContain('act-data-access-1')
})

test('what nobody knows has no sentence', () => {
  const sheet = aSheet(1, { answers: { 'q-kpi-definition': 'unsure' } })
  const why = explainAction(model, planOf(sheet, { targets: [CHATBOT] }), sheet, 'act-kpi-definition-1')

  expect(why?.answers.find(({ question }) => question === 'q-kpi-definition')).toMatchObject({
    state: 'unsure',
    sentence: null,
  })
})

test('an action that is not in the plan has no reasons', () => {
  const sheet = aSheet(3)

  expect(explainAction(model, planOf(sheet, { targets: [CHATBOT] }), sheet, 'act-kpi-definition-2')).toBeNull()
})

test('every action of random plans has a reason: a row with its why, or the roll-out; and the answers on its capability', () => {
  const random = mulberry32(41)
  for (let round = 0; round < 25; round++) {
    const sheet = randomSheet(random)
    const plan = planRoadmap(model, sheet, { targets: randomTargets(random, 3), startOn: '2026-11-18' })
    if (isRefusal(plan)) continue
    for (const { id, phase } of plan.actions) {
      const why = explainAction(model, plan, sheet, id)
      expect(why?.forScale).toBe(phase === 'scale')
      if (phase !== 'scale')
        expect(why?.targets.flatMap(({ rows }) => rows).filter(({ why }) => why.length > 0).length).toBeGreaterThan(0)
      expect(why?.answers.length).toBeGreaterThan(0)
    }
  }
})
