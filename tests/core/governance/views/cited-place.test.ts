import { expect, test } from 'vitest'
import { article50Place } from '#app/core/governance/views/cited-place.ts'
import { createLaw } from '#app/server/law.server.ts'

test.each([
  ['en', '50(1)', 'AI Act Art. 50(1)'],
  ['en', '50(4) subparagraph 2', 'AI Act Art. 50(4) subparagraph 2'],
  ['de', '50(1)', 'Art. 50 Abs. 1 KI-VO'],
  ['de', '50(4) subparagraph 2', 'Art. 50 Abs. 4 UAbs. 2 KI-VO'],
] as const)('in %s the rules cite %s as %s', (locale, paragraph, text) => {
  expect(article50Place(createLaw(locale)().aiAct, paragraph)).toBe(text)
})
