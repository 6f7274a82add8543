import { describe, expect, test } from 'vitest'
import { fewestSteps } from '#app/core/roadmap/fewest-steps.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { readPlanningState } from '#app/core/roadmap/planning-state.ts'
import { score } from '#app/core/scoring/score.ts'
import { setLevels } from '#app/core/what-if/set-levels.ts'
import { model, randomSheet, randomTargets } from './support/sheets.ts'

const must = (capability: string, min: number) => ({ capability, min, homework: false, why: '' })
const option = (capability: string, min: 1 | 2 | 3 | 4) => [{ capability, min }]

describe('the fewest levels that would change a verdict', () => {
  const lo = new Map([
    ['x', 0],
    ['y', 2],
    ['z', 1],
  ])

  test('are those of the musts, and of the group’s option that takes the fewest', () => {
    const groups = [{ id: 'g', why: '', options: [option('x', 3), option('z', 2)] }]

    expect(fewestSteps({ lo }, { musts: [must('y', 3)], groups })).toEqual([
      { capability: 'y', from: 2, to: 3 },
      { capability: 'z', from: 1, to: 2 },
    ])
  })

  test('count what a must asks for already: the longer option is then for nothing', () => {
    const groups = [{ id: 'g', why: '', options: [option('x', 3), option('z', 2)] }]

    expect(fewestSteps({ lo }, { musts: [must('x', 3)], groups })).toEqual([{ capability: 'x', from: 0, to: 3 }])
  })

  test('are none where all is reached', () => {
    expect(fewestSteps({ lo }, { musts: [must('y', 2)], groups: [] })).toEqual([])
  })

  test('make the verdict ready, and no less does', () => {
    const random = mulberry32(9)
    for (let round = 0; round < 25; round++) {
      const sheet = randomSheet(random)
      const [id = ''] = randomTargets(random, 1)
      const state = readPlanningState(model, sheet)
      const target = state.findTarget(id)
      if (!target?.applies) continue
      const steps = fewestSteps(state, target.requirements)
      const levels = Object.fromEntries(steps.map(({ capability, to }) => [capability, to]))
      const verdictOf = (set: Record<string, number>) => {
        const { useCases, techniques } = score(model, setLevels(model, sheet, set))
        return [...useCases, ...techniques].find((each) => each.id === id)?.range?.[0]
      }

      expect(verdictOf(levels)).toBe('ready')
      for (const { capability, to } of steps) expect(verdictOf({ ...levels, [capability]: to - 1 })).not.toBe('ready')
    }
  })
})
