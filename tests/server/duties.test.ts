import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { blankSystem } from '#app/core/governance/register/new-system.ts'
import { dutiesOn, notAskedOf } from '#app/server/duties/read-duties.server.ts'
import { createLaw } from '#app/server/law.server.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'

const law = createLaw('en')()
const system = (name: string) => ({
  ...blankSystem(name),
  id: name,
  clientId: 'one',
  answers: [{ part: 'ai-act' as const, questionId: 'infers', answer: 'yes', source: 'person' as const }],
  record: {},
  createdAt: new Date(0),
  updatedAt: new Date(0),
  version: 1,
})

test('while the systems of a company are placed, others are let in after each', async () => {
  let turns = 0
  let isDone = false
  const others = (async () => {
    while (!isDone) {
      await nextTurn()
      turns += 1
    }
  })()
  const systems = ['a', 'b', 'c', 'd', 'e'].map(system)
  const { duties } = await dutiesOn(law, { systems, kept: new Map() }, '2026-11-22')
  isDone = true
  await others

  expect(duties.length).toBeGreaterThan(0)
  expect(turns).toBeGreaterThanOrEqual(systems.length)
})

test('what came with the kind of a system drives no duty and no date before somebody confirmed it', async () => {
  const answers = Object.entries(answersOf('s16')).map(([questionId, answer]) => ({
    part: 'ai-act' as const,
    questionId,
    answer,
    source: 'known' as const,
  }))
  const dutiesWith = async (confirmed: string[]) => {
    const own = answers.map((one) => (confirmed.includes(one.questionId) ? { ...one, source: 'person' as const } : one))
    const stored = { systems: [{ ...system('a'), answers: own }], kept: new Map() }
    const { systems, duties } = await dutiesOn(law, stored, '2026-11-22')
    return {
      notAsked: notAskedOf(systems),
      prohibited: duties.filter((duty) => duty.weight === 'prohibition' && duty.isSure),
    }
  }

  expect(await dutiesWith([])).toEqual({ notAsked: [{ id: 'a', name: 'a', part: null }], prohibited: [] })
  expect(await dutiesWith(['infers'])).toMatchObject({ notAsked: [{ part: 'privacy' }], prohibited: [] })
  expect((await dutiesWith(answers.map(({ questionId }) => questionId))).prohibited).toHaveLength(1)
})
