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
  ['to level 1 of 4', 'to level_1_of_4'],
  ['from 20 % of all', 'from 20_% of all'],
  ['as Art. 50(1) and no. 4 say', 'as Art._50(1) and no._4 say'],
  ['auf Stufe 3 von 4', 'auf Stufe_3_von_4'],
  ['nach Art. 50 Abs. 4 und Anhang III Nr. 4', 'nach Art._50 Abs._4 und Anhang III Nr._4'],
  ['Art. 5 Abs. 1 Buchst. a', 'Art._5 Abs._1 Buchst._a'],
  ['etwa z. B. hier', 'etwa z._B. hier'],
  ['23.–27. Nov. 2026', '23.–27._Nov._2026'],
  ['There is no 4 in it', 'There is no 4 in it'],
  ['20 replies of 2026', '20 replies of 2026'],
  ['of 2026 (12–15 cases)', 'of 2026 (12–15 cases)'],
])('%s', (text, together) => {
  expect(kept(text)).toBe(together)
})
