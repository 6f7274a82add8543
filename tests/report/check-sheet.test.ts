import { expect, test, vi } from 'vitest'
import { viewTriage } from '#app/core/governance/views/view-triage.ts'
import { buildCheckSheet } from '#app/report/governance/build-check-sheet.ts'
import { DENSITIES, renderCheck } from '#app/report/render-check.server.tsx'
import { NOTHING_SPECIAL, SCREENING_SCENARIOS } from '#tests/core/governance/screening/screening-scenarios.ts'
import { answersOf, rules, triageOf } from '#tests/support/ai-act-rules.ts'
import { privacyRules, screeningViewOf } from '#tests/support/screening-rules.ts'
import { readPdf } from './support/read-pdf.ts'

vi.setConfig({ testTimeout: 120_000 })

/** The screening of the same case; of one without, that of a case in which everything is unclear. */
function screeningOf(id: string) {
  const found = SCREENING_SCENARIOS.find((one) => one.id.toLowerCase() === id)
  return screeningViewOf(found ? { ...NOTHING_SPECIAL, ...found.answers } : { 'personal-data': 'unsure' }, 'de')
}

function sheetOf(id: string, name = '') {
  const answers = answersOf(id)
  const triage = viewTriage(rules, triageOf(id), answers)
  return buildCheckSheet(
    { triage, screening: screeningOf(id) },
    { locale: 'en', name, href: 'https://preflight.example/governance/check?infers=yes' },
  )
}

/** From here on lines are left out. */
const LAST_WHOLE = DENSITIES.findLastIndex(({ lines }) => lines === 60)

/** Of cases with the same left column the one with the longest right one: where it fits, the others do. */
const LONGEST = [
  ...Map.groupBy(
    rules.scenarios.map(({ id }) => ({ id, sheet: sheetOf(id) })),
    ({ sheet }) => JSON.stringify([sheet.verdict, sheet.main]),
  ).values(),
].map((alike) => alike.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a)).id)

function lengthOf({ sheet: { side, notice } }: { sheet: ReturnType<typeof sheetOf> }) {
  return JSON.stringify([side, notice]).length
}

test.each(LONGEST)('%s fits on one page, and nothing is left out', async (id) => {
  const { pdf, density } = await renderCheck(sheetOf(id, 'Ä very long name of a system '.repeat(3)))

  const { pdf: read, texts } = await readPdf(pdf)
  expect(read.numPages).toBe(1)
  expect(density).toBeLessThanOrEqual(LAST_WHOLE)
  expect(texts[0]).not.toMatch(/undefined|\[object|\{count\}|□/)
  expect(texts[0]?.match(/not legal advice/gi)).toHaveLength(1)
})

test('with every fact that touches another law it is still one page, what binds before what is proposed', async () => {
  const facts = privacyRules.questions.filter(({ part }) => part === 'context' || part === 'legitimate-interest')
  const worst = Object.fromEntries(facts.map(({ id, options }) => [id, options[0]?.id ?? '']))
  const all = { ...NOTHING_SPECIAL, 'strong-effect': 'yes', ...worst, 'legal-basis': 'legitimate_interest' }
  const screening = screeningViewOf(all, 'de')
  const sheet = buildCheckSheet(
    { triage: viewTriage(rules, triageOf('s06'), answersOf('s06')), screening },
    { locale: 'en', name: 'Ask Brand', href: 'https://a.example/' },
  )

  const { texts, pdf } = await readPdf((await renderCheck(sheet)).pdf)

  expect(screening.hints.length).toBeGreaterThan(20)
  expect(pdf.numPages).toBe(1)
  expect(texts[0]).toContain('Can a legitimate interest carry it?')
  expect(texts[0]).toContain(screening.hints[0]?.name)
})

test('where nothing is answered the page says what is open', async () => {
  const triage = viewTriage(rules, triageOf('s11', Object.fromEntries(rules.questions.map(({ id }) => [id, 'unsure']))))
  const sheet = buildCheckSheet(
    { triage, screening: screeningViewOf({}) },
    { locale: 'en', name: '', href: 'https://a.example/' },
  )

  const { texts, pdf } = await readPdf((await renderCheck(sheet)).pdf)

  expect(pdf.numPages).toBe(1)
  expect(texts[0]).toContain('Not settled yet.')
  expect(texts[0]).toContain('Have a lawyer')
})

test('the page names verdict, date, article, and the link back', async () => {
  const { texts, pdf } = await readPdf((await renderCheck(sheetOf('s10', 'CV ranking'))).pdf)

  expect(texts[0]).toContain('CV ranking')
  expect(texts[0]).toContain('High-risk: allowed with many duties, most of them from 2 Dec 2027.')
  expect(texts[0]).toContain('AI Act Art. 26(11)')
  expect(texts[0]).toContain('An impact assessment is required')
  const links = await (await pdf.getPage(1)).getAnnotations()
  expect(links.map(({ url }: { url: string }) => url)).toEqual([
    'https://preflight.example/governance/check?infers=yes',
  ])
})
