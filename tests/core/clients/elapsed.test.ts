import { expect, test } from 'vitest'
import { elapsedSince } from '#app/core/clients/elapsed.ts'

test.each([
  ['2026-11-23', { unit: 'today' }],
  ['2026-11-22', { unit: 'today' }],
  ['2026-11-21', { unit: 'yesterday' }],
  ['2026-11-20', { unit: 'days', count: 2 }],
  ['2026-11-09', { unit: 'days', count: 13 }],
  ['2026-11-08', { unit: 'weeks', count: 2 }],
  ['2026-09-23', { unit: 'weeks', count: 8 }],
  ['2026-09-22', { unit: 'months', count: 2 }],
  ['2024-11-24', { unit: 'months', count: 23 }],
  ['2024-11-21', { unit: 'years', count: 2 }],
])('on 22 Nov 2026, %s was %o ago', (from, elapsed) => {
  expect(elapsedSince(from, '2026-11-22')).toEqual(elapsed)
})
