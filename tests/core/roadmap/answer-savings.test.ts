import { describe, expect, test } from 'vitest'
import { bestAnswered } from '#app/core/roadmap/answer-savings.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { aSheet, model, planOf, randomSheet, randomTargets } from './support/sheets.ts'

const CHATBOT = 'uc-support-chatbot'
const pilotScope = model.catalogue.questions.find(
  ({ kind, capability }) => kind === 'level' && capability === 'pilot-scope',
)
const question = pilotScope?.id ?? ''

describe('what an answer could save', () => {
  test('is what the plan loses of its days once the question is answered best', () => {
    const sheet = aSheet(1, { answers: { [question]: 'unsure' } })
    const plan = planOf(sheet, { targets: [CHATBOT] })
    const after = planOf({ ...sheet, answers: { ...sheet.answers, [question]: 4 } }, { targets: [CHATBOT] })
    const saving = plan.savings?.find((each) => each.question === question)

    expect(saving?.high).toBeGreaterThan(0)
    expect(saving?.low).toBe(plan.effortDays.low - after.effortDays.low)
    expect(saving?.high).toBe(plan.effortDays.high - after.effortDays.high)
  })

  test('is nothing where everything is answered', () => {
    expect(planOf(aSheet(1), { targets: [CHATBOT] })).not.toHaveProperty('savings')
  })

  test('over random answers, only questions to be asked first save something, and no more than the whole', () => {
    const random = mulberry32(4)
    let seen = 0
    for (let round = 0; round < 40; round++) {
      const plan = planRoadmap(model, randomSheet(random), { targets: randomTargets(random, 2), startOn: '2026-11-18' })
      if (isRefusal(plan)) continue
      const asked = new Set(
        plan.actions.filter(({ perhapsUnnecessary }) => perhapsUnnecessary).flatMap(({ ask }) => ask),
      )
      for (const saving of plan.savings ?? []) {
        seen += 1
        expect(asked).toContain(saving.question)
        expect(saving.high).toBeLessThanOrEqual(plan.effortDays.high)
      }
    }
    expect(seen).toBeGreaterThan(5)
  })

  test('takes the place of what a team says differently', () => {
    const sheet = { ...aSheet(1), spans: { [question]: { lo: 0, hi: 2 } } }
    const [fact] = model.catalogue.questions.filter(({ kind }) => kind === 'fact')
    if (!pilotScope || !fact) throw new Error('The catalogue has both.')

    expect(bestAnswered(sheet, pilotScope)).toMatchObject({ answers: { [question]: 4 } })
    expect(bestAnswered(sheet, pilotScope)).not.toHaveProperty('spans')
    expect(fact.caps[String(bestAnswered(sheet, fact).answers[fact.id])]).toBe(Math.max(...Object.values(fact.caps)))
  })
})
