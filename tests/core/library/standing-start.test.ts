import { expect, test } from 'vitest'
import { standingStart, usualCase } from '#app/core/library/standing-start.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { UseCase } from '#content/schema/use-cases.ts'

const model = compileModel(loadCatalogue())
const { catalogue } = model
const useCase = (id: string) => catalogue.useCases.find((one) => one.id === id) as UseCase

test('a standing start has nothing of what work can raise, and leaves no level open', () => {
  const sheet = standingStart(model, useCase('uc-lead-scoring'))
  const { useCases, dimensions } = score(model, sheet)
  const own = useCases.find(({ id }) => id === 'uc-lead-scoring')

  expect(own?.verdict).toBe('notYet')
  expect(own?.blockers.map(({ cap }) => cap)).not.toContain('outcome-volume')
  for (const { capabilities } of dimensions) {
    for (const { id, level, applies } of capabilities) {
      const isGiven = catalogue.capabilities.some((one) => one.id === id && !one.scored)
      if (applies && !isGiven) expect([id, level]).toEqual([id, { lo: 0, hi: 0 }])
    }
  }
})

test('every use case can be prepared from nothing, in more than a week and with its work told', () => {
  for (const one of catalogue.useCases) {
    const { preparation } = usualCase(model, one)

    expect(preparation?.weeks, one.id).toBeGreaterThan(1)
    expect(preparation?.effortDays.low, one.id).toBeGreaterThan(5)
    expect(preparation?.effortDays.high, one.id).toBeGreaterThan(preparation?.effortDays.low ?? 0)
  }
})

test('what it asks follows its usual answers: people who are scored have rights, and totals need no legal basis', () => {
  const asked = (id: string) => usualCase(model, useCase(id)).rows.musts.map(({ capability }) => capability)

  expect(asked('uc-lead-scoring')).toContain('profiling-rights')
  expect(asked('uc-lead-scoring')).toContain('lawful-basis-consent')
  expect(asked('uc-media-mix')).not.toContain('lawful-basis-consent')
})

test('a use case of another catalogue is refused', () => {
  const foreign = { ...useCase('uc-lead-scoring'), id: 'uc-none' }

  expect(() => usualCase(model, foreign)).toThrow('uc-none is not a use case')
})
