import { expect, test } from 'vitest'
import { levelFromTicks } from '#app/core/assessment/level-from-ticks.ts'
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

test('ticks never lower a chosen level, and unknown ticks change nothing', () => {
  expect(levelFromTicks(levels, 3, [])).toEqual({ level: 3, missing: [] })
  expect(levelFromTicks(levels, 0, ['2.0', '2.1', '9.9'])).toEqual({ level: 0, missing: [] })
  expect(levelFromTicks(levels, MAX_LEVEL, ['2.0'])).toEqual({ level: 4, missing: [] })
})
