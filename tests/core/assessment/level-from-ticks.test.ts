import { expect, test } from 'vitest'
import { levelFromTicks, ticksAfterChoosing } from '#app/core/assessment/level-from-ticks.ts'
import { type Capability, type Level, MAX_LEVEL } from '#content/schema.ts'
import { aCapability } from '#tests/support/model-builders.ts'

const FACTS: Partial<Record<Level, string[]>> = { 2: ['An owner', 'A date'], 3: ['A target'] }
const levels = aCapability({ id: 'a' }).levels.map((statement, level) => ({
  ...statement,
  facts: FACTS[level as Level] ?? [],
})) as Capability['levels']

test('a chosen level stays while a fact of the next one is missing, and says which', () => {
  expect(levelFromTicks(levels, 1, ['2.0'])).toEqual({ level: 1, missing: [{ id: '2.1', text: 'A date' }] })
})

test('the level rises as far as all facts are ticked, and no further than they are stated', () => {
  expect(levelFromTicks(levels, 1, ['2.0', '2.1'])).toEqual({ level: 2, missing: [{ id: '3.0', text: 'A target' }] })
  expect(levelFromTicks(levels, 1, ['2.1', '3.0', '2.0'])).toEqual({ level: 3, missing: [] })
})

test('a chosen step says that all of its facts are true, with or without their ticks', () => {
  expect(levelFromTicks(levels, 3, [])).toEqual({ level: 3, missing: [] })
  expect(levelFromTicks(levels, 3, ['2.0', '2.1', '3.0'])).toEqual({ level: 3, missing: [] })
})

test('a step that is ticked in part is not reached, whatever was chosen above it', () => {
  expect(levelFromTicks(levels, 2, ['2.0'])).toEqual({ level: 1, missing: [{ id: '2.1', text: 'A date' }] })
  expect(levelFromTicks(levels, MAX_LEVEL, ['2.1', '3.0'])).toEqual({
    level: 1,
    missing: [{ id: '2.0', text: 'An owner' }],
  })
})

test('unknown ticks change nothing', () => {
  expect(levelFromTicks(levels, 0, ['2.0', '2.1', '9.9'])).toEqual({ level: 0, missing: [] })
  expect(levelFromTicks(levels, 2, ['2.9'])).toEqual({ level: 2, missing: [{ id: '3.0', text: 'A target' }] })
})

test('choosing a step ticks its facts and those of the steps below', () => {
  expect([...ticksAfterChoosing(levels, 3, ['2.1'])]).toEqual(['2.0', '2.1', '3.0'])
})

test('going back to a lower step takes whole steps above it back, and keeps what was ticked of one in part', () => {
  expect([...ticksAfterChoosing(levels, 1, ['2.0', '2.1', '3.0'])]).toEqual([])
  expect([...ticksAfterChoosing(levels, 1, ['2.1'])]).toEqual(['2.1'])
})
