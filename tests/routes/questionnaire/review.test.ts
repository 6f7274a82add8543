import { expect, test } from 'vitest'
import { testPreflight } from '#tests/support/preflight.ts'
import { text } from '#tests/ui/markup.tsx'

const { browser, services } = await testPreflight()

test('the review of a short check tells what is open here from what only the full check asks', async () => {
  const guest = browser()
  const id = await guest.start({ form: 'short' })
  const deep = services.catalogue.questions.filter(({ kind, tier }) => kind === 'level' && tier === 'deep')
  const review = text(await (await guest.get(`/assessments/${id}/review`)).text())

  const [, only = '0'] = /(\d+) more questions are asked only in the full check/.exec(review) ?? []
  expect(Number(only)).toBeGreaterThan(0)
  expect(Number(only)).toBeLessThanOrEqual(deep.length)
  expect(review).toContain('Switch to the full check')
})
