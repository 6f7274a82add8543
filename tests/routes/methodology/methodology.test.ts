import { expect, test } from 'vitest'
import { measuredCheck as measured } from '#content/measured.server.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { tags, text } from '#tests/ui/markup.tsx'

const { browser } = await testPreflight()

test('the method says how many questions a quick check takes, with version, seed and no wrong verdict', async () => {
  const answer = await browser().get('/methodology')
  const html = await answer.text()
  const said = text(html)

  expect(answer.status).toBe(200)
  expect(measured.results.map(({ wanted }) => wanted)).toEqual([
    '1 technique',
    '5 techniques',
    'all 48 techniques',
    '1 use case',
  ])
  for (const { questions } of measured.results) {
    for (const order of ['fixed', 'skipped', 'adaptive', 'hindsight'] as const) {
      const { mean, p90 } = questions[order]
      expect(said).toContain(`${mean.toFixed(1)} (at most ${p90})`)
    }
  }
  expect(said).toContain(`the catalogue ${measured.catalogue.version} and the seed ${measured.seed}`)
  expect(said).toContain('No verdict of any run differs')
  expect(tags(html, 'script').filter(({ src }) => src !== undefined)).toEqual([])
})
