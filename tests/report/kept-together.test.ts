import { expect, test } from 'vitest'
import { keptTogether } from '#app/report/kept-together.ts'

const kept = (text: string) => keptTogether({ text }).text.replaceAll('\u00a0', '_')

test.each([
  ['from 21 Nov 2026 on', 'from 21_Nov_2026 on'],
  ['23 – 27 Nov 2026', '23_–_27_Nov_2026'],
  ['30 Nov 2026 – 8 Jan 2027', '30_Nov_2026 – 8_Jan_2027'],
  ['30 Nov – 11 Dec 2026', '30_Nov_– 11_Dec_2026'],
  ['bis 3. Januar 2027', 'bis 3._Januar_2027'],
  ['at most 0.2 (1–5) lower', 'at most 0.2_(1–5) lower'],
  ['20 replies of 2026', '20 replies of 2026'],
  ['of 2026 (12–15 cases)', 'of 2026 (12–15 cases)'],
])('%s', (text, together) => {
  expect(kept(text)).toBe(together)
})
