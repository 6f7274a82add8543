import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { blankSystem } from '#app/core/governance/register/new-system.ts'
import { dutiesOn } from '#app/server/duties/read-duties.server.ts'
import { createLaw } from '#app/server/law.server.ts'

const law = createLaw()()
const system = (name: string) => ({
  ...blankSystem(name),
  id: name,
  clientId: 'one',
  answers: [],
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
