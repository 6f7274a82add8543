import { expect, test } from 'vitest'
import { answeredAndRefused, byKind, memoryOf, wellFrom } from './bench/load/figures.ts'
import type { Asked } from './bench/load/jobs.ts'

const asked = (given: Partial<Asked> = {}): Asked => ({
  what: 'save',
  at: 0,
  ms: 10,
  late: 0,
  status: 200,
  hasWait: false,
  ...given,
})

test('times count from when something was meant to be sent, and what failed is an error', () => {
  const rows = byKind([asked(), asked({ ms: 30, late: 20 }), asked({ status: 0 }), asked({ what: 'page' })], 2)

  expect(rows).toMatchObject([
    {
      what: 'save',
      asked: 3,
      'a second': 1.5,
      errors: 1,
      'which errors': '0: 1',
      'max ms': 30,
      'of that sent late, p99 ms': 20,
    },
    { what: 'page', asked: 1, errors: 0 },
  ])
})

test('a refusal is told apart from an answer and from a failure, also where nothing was answered', () => {
  const flood = [asked({ status: 503, ms: 2 }), asked({ status: 503, ms: 4 }), asked({ status: 502 })]

  expect(answeredAndRefused(flood, 1)).toMatchObject({ sent: 3, answered: 0, refused: 2, otherwise: 1 })
  expect(answeredAndRefused(flood, 1)['refused p99 ms']).toBe(4)
  expect(answeredAndRefused(flood, 1)['p99 ms']).toBeUndefined()
})

test('memory that grows by one MB a second has a slope of sixty a minute, and memory that stays has none', () => {
  expect(memoryOf(Array.from({ length: 60 }, (_, second) => 100 + second))).toMatchObject({ 'slope MB/min': 60 })
  expect(memoryOf(Array(60).fill(100))).toEqual({
    'first third MB': 100,
    'last third MB': 100,
    'most MB': 100,
    'slope MB/min': 0,
  })
})

test('it is well again once the last slow or refused request has ended', () => {
  expect(wellFrom([asked({ at: 1_000, ms: 400 }), asked({ at: 2_000, ms: 50 })], 300)).toBe(1_400)
  expect(wellFrom([asked({ at: 1_000, status: 503, ms: 5 })], 300)).toBe(1_005)
  expect(wellFrom([asked()], 300)).toBe(0)
})
