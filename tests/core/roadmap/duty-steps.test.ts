import { describe, expect, test } from 'vitest'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import type { DutyStep, PlanRequest } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { score } from '#app/core/scoring/score.ts'
import { afterActions, aSheet, model, planOf, randomSheet, randomTargets } from './support/sheets.ts'

const CHATBOT = 'uc-support-chatbot'
const LABELS = 'act-transparency-labelling-3'
const step = (told: Partial<DutyStep> = {}): DutyStep => ({
  capability: 'transparency-labelling',
  level: 3,
  duty: 'AI Act 50(1) (Helper)',
  from: '2026-08-02',
  ...told,
})
const asking = (target: string, ...steps: DutyStep[]): PlanRequest['duties'] => ({
  [target]: { steps, prohibited: null },
})

test('an open duty brings its action into the preparation, although the answers say that the step is reached', () => {
  const without = planOf(aSheet(3), { targets: [CHATBOT] })
  const plan = planOf(aSheet(3), { targets: [CHATBOT], duties: asking(CHATBOT, step()) })

  expect(without.actions.map(({ id }) => id)).not.toContain(LABELS)
  expect(plan.actions.find(({ id }) => id === LABELS)).toMatchObject({
    phase: 'prepare',
    duties: ['AI Act 50(1) (Helper)'],
    perhapsUnnecessary: false,
  })
  expect(plan.prepareWeeks).toBeGreaterThanOrEqual(without.prepareWeeks)
})

test('a step below today is climbed to, with everything that it needs', () => {
  const plan = planOf(aSheet(1), { targets: [CHATBOT], duties: asking(CHATBOT, step()) })
  const own = plan.actions.filter(({ cap }) => cap === 'transparency-labelling')

  expect(own.map(({ to, phase }) => [to, phase])).toEqual([
    [2, 'prepare'],
    [3, 'prepare'],
  ])
  expect(own[1]?.duties).toEqual(['AI Act 50(1) (Helper)'])
})

test('a duty of a later target comes after the preparation of the pilot', () => {
  const other = 'uc-seo-content'
  const plan = planOf(aSheet(3), { targets: [CHATBOT, other], duties: asking(other, step()) })

  expect(plan.actions.find(({ id }) => id === LABELS)?.phase).toBe('next')
})

test('a duty that applies only after the start asks for nothing yet', () => {
  const sheet = aSheet(3)
  const later = planOf(sheet, { targets: [CHATBOT], duties: asking(CHATBOT, step({ from: '2027-12-02' })) })

  expect(later.actions).toEqual(planOf(sheet, { targets: [CHATBOT] }).actions)
})

test('a duty that begins while one prepares counts for the pilot', () => {
  const { firstMonday, prepareWeeks } = planOf(aSheet(1), { targets: [CHATBOT] })
  const dayBefore = new Date(Date.parse(firstMonday) + (7 * prepareWeeks - 1) * 86_400_000).toISOString().slice(0, 10)
  const plan = planOf(aSheet(1), { targets: [CHATBOT], duties: asking(CHATBOT, step({ from: dayBefore })) })

  expect(plan.actions.find(({ id }) => id === LABELS)?.phase).toBe('prepare')
})

test('a target with a prohibited system is refused, with the system and the article', () => {
  const prohibited = { system: 'Mood meter', article: 'AI Act 5(1)(f)' }
  const plan = planRoadmap(model, aSheet(3), {
    targets: [CHATBOT],
    startOn: '2026-11-18',
    duties: { [CHATBOT]: { steps: [], prohibited } },
  })

  expect(plan).toMatchObject({ refused: true, reason: 'prohibited', values: { target: CHATBOT, ...prohibited } })
})

describe('over random answers', () => {
  const random = mulberry32(4)
  const cases = Array.from({ length: 40 }, () => ({
    sheet: randomSheet(random),
    targets: randomTargets(random, 1 + Math.floor(random() * 2)),
  }))

  test('without a register, or with one that asks nothing, a plan is the same to the byte', () => {
    for (const { sheet, targets } of cases.slice(0, 20)) {
      const request = { targets, startOn: '2026-11-18' }
      const asked = planRoadmap(model, sheet, { ...request, duties: {} })
      expect(JSON.stringify(asked)).toBe(JSON.stringify(planRoadmap(model, sheet, request)))
    }
  })

  test('with duties every target is still ready in the end, and each step asked for is planned', () => {
    for (const { sheet, targets } of cases) {
      const steps = [step(), step({ capability: 'dpia-records', duty: 'GDPR 35 (Helper)' })]
      const plan = planRoadmap(model, sheet, {
        targets,
        startOn: '2026-11-18',
        duties: Object.fromEntries(targets.map((id) => [id, { steps, prohibited: null }])),
      })
      if (isRefusal(plan)) continue
      const { useCases, techniques, dimensions } = score(model, afterActions(sheet, plan))
      const applying = dimensions.flatMap(({ capabilities }) => capabilities).filter(({ applies }) => applies)
      const expected = steps.filter(({ capability }) => applying.some(({ id }) => id === capability))

      for (const { capability, level } of expected) {
        const found = plan.actions.find(({ cap, to }) => cap === capability && to === level)
        expect(found?.phase).toBe('prepare')
        expect(found?.duties).toHaveLength(1)
      }
      for (const { id, verdict } of [...useCases, ...techniques].filter(({ id }) => targets.includes(id))) {
        expect([id, verdict]).toEqual([id, 'ready'])
      }
    }
  })
})
