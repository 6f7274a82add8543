import { expect, test } from 'vitest'
import { exposedTargets, exposureOf } from '#app/core/library/exposed-targets.ts'
import type { Requirement } from '#content/schema.ts'

const must = (capability: string, more: Partial<Requirement> = {}): Requirement => ({
  capability,
  min: 2,
  anyOf: null,
  weight: 1,
  must: true,
  why: '',
  buildOnly: false,
  ...more,
})
const pitfall = { weights: { quality: 5, access: 3, toString: 1 } }
const target = (id: string, ...requirements: Requirement[]) => ({ id, name: id.toUpperCase(), requirements })

test('a target is exposed by what it must have itself, the heaviest first, each once', () => {
  const exposed = exposureOf(pitfall, target('a', must('access'), must('quality'), must('quality', { min: 3 })))

  expect(exposed).toEqual({ id: 'a', name: 'A', capabilities: ['quality', 'access'], weight: 8 })
})

test('wishes, what only building asks, ways of which one is enough, and what is not weighed do not count', () => {
  const none = target('a', must('quality', { must: false }), must('access', { buildOnly: true }), must('other'), {
    ...must(''),
    capability: null,
    anyOf: 'alt',
  })

  expect(exposureOf(pitfall, none)).toBeNull()
  expect(exposureOf({ weights: {} }, target('b', must('constructor')))).toBeNull()
})

test('the most exposed stand first, equals by name', () => {
  const targets = [target('c', must('access')), target('b', must('quality')), target('a', must('access')), target('d')]

  expect(exposedTargets(pitfall, targets, 'en').map(({ id }) => id)).toEqual(['b', 'a', 'c'])
})
