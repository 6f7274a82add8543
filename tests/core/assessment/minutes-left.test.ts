import { expect, test } from 'vitest'
import { formMinutes } from '#app/core/assessment/form-minutes.ts'
import { minutesLeft } from '#app/core/assessment/minutes-left.ts'
import { questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const catalogue = loadCatalogue()
const model = compileModel(catalogue)
const ladders = catalogue.questions.filter(({ kind }) => kind === 'level')

test.each(['short', 'full'] as const)(
  'at the start of the %s form the time left is the time that was promised',
  (form) => {
    const progress = questionsThatApply(model, { form, profile: {}, answers: {} })

    expect(minutesLeft(catalogue, form, progress)).toBe(formMinutes(catalogue)[form])
  },
)

test('it shrinks with every answer, never passes the promise, and ends at nothing', () => {
  const answers: Record<string, 1> = {}
  const left = ladders.map(({ id }) => {
    answers[id] = 1
    return minutesLeft(catalogue, 'full', questionsThatApply(model, { form: 'full', profile: {}, answers }))
  })

  expect(Math.max(...left)).toBeLessThanOrEqual(formMinutes(catalogue).full)
  expect(left.at(-1)).toBeLessThan(left[0] ?? 0)
  expect(minutesLeft(catalogue, 'full', { questions: [] })).toBe(0)
})
