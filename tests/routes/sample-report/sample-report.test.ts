import { expect, test } from 'vitest'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import type { Locale } from '#app/messages/locales.ts'
import { sampleReport } from '#app/routes/sample-report/sample-report.server.ts'
import { createLaw } from '#app/server/law.server.ts'
import { sampleCompany } from '#app/server/sample.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const groundIn = (locale: Locale) => ({
  locale,
  model: compileModel(loadCatalogue({ locale })),
  law: createLaw(locale),
})
const sample = sampleCompany('en')
const ground = groundIn('en')
const report = await sampleReport(ground)

const useCase = (id: string) => {
  const found = report.useCases.rows.find((row) => row.id === id)
  if (!found) throw new Error(`${id} is not in the report.`)
  return found
}

test('every part of a report has something to say in it', () => {
  const { priority, pilots, secondView, team, governance, roadmap, contradictions } = report

  expect(priority?.tiers).toHaveLength(2)
  expect(pilots?.design?.pilots).toHaveLength(2)
  expect(pilots?.evidence?.pilots).toHaveLength(1)
  expect(report.summary.headline).toContain('The next pilot can start on')
  expect(secondView?.rows).toHaveLength(5)
  expect(team?.disputed?.rows.length).toBeGreaterThanOrEqual(3)
  expect(governance?.systems).toHaveLength(4)
  expect(roadmap?.people.map(({ name }) => name)).toContain('Tomke Brandl')
  expect(contradictions).toHaveLength(1)
  expect(Object.keys(report.arranged?.comments ?? {}).sort()).toEqual(Object.keys(sample.findings.texts).sort())
})

test('the answer to one use case is no, with its reasons', () => {
  const churn = useCase('uc-churn-retention')
  const asked = report.cover.reach?.join(' ') ?? ''

  expect(asked).toContain(churn.name)
  expect(churn.label).toBe('Not yet')
  expect(churn.blockers.length).toBeGreaterThanOrEqual(4)
  expect(churn.between).toContain('Fewer than 100')
  expect(JSON.stringify(report.arranged?.comments['use-case:uc-churn-retention'])).toContain('Our answer is no')
})

test('what the comments say of figures is true of them', () => {
  const { volume, run, avoided, error_cost: cost, adoption } = sample.company.values['uc-churn-retention'] ?? {}
  if (!volume || !run || !avoided || !cost || !adoption) throw new Error('Churn prevention has its figures.')

  expect(volume.base).toBe(85)
  expect(500 / volume.base).toBeCloseTo(6, 0)
  expect(volume.high * adoption.high * avoided.high * cost.high).toBeLessThan(run.high)
  expect(useCase('uc-support-chatbot').label).toBe('Nearly: 1 gap')
  expect(useCase('uc-seo-content').label).toBe('Nearly: 1 gap')
})

test('one system must not be built, and the report says stop', () => {
  const [stopped, ...others] = report.governance?.systems.filter(({ tone }) => tone === 'stop') ?? []

  expect(stopped?.name).toBe('Mood in the voices of callers and agents')
  expect(stopped?.verdict).toMatch(/^Stop: /)
  expect(others).toEqual([])
})

test('only contradictions that somebody explains come up', () => {
  expect(report.contradictions.map(({ id }) => id)).toEqual(Object.keys(sample.findings.replies))
})

test('the pilot was decided as the rule proposes, because its figure improved by less than was asked', () => {
  const [decided] = report.pilots?.evidence?.pilots ?? []
  const said = JSON.stringify(decided?.sections)

  expect(decided?.says).toMatch(/^Iterate, decided on 16 Nov 2026/)
  expect(said).toContain('The rule proposes: Iterate')
  expect(said).not.toContain('against the rule')
})

test('what the use case is expected to save is what its pilot showed', () => {
  const [decided] = report.pilots?.evidence?.pilots ?? []
  const shown = /([\d.]+) hours lower on average.*? between ([\d.]+) hours lower and ([\d.]+)/.exec(
    JSON.stringify(decided),
  )
  const [base = 0, low = 0, high = 0] = shown?.slice(1).map((hours) => Number(hours) * 60) ?? []
  const expected = sample.company.values['uc-content-localisation']?.minutes

  expect(Math.abs(base - (expected?.base ?? 0))).toBeLessThan(1)
  expect(Math.abs(low - (expected?.low ?? 0))).toBeLessThan(1)
  expect(Math.abs(high - (expected?.high ?? 0))).toBeLessThan(1)
})

test('every name is marked as invented, and the report is the same each time', async () => {
  const { cover } = report

  expect(cover.company).toBe(`${sample.company.company} (invented)`)
  expect(cover.watermark).toBe('Invented')
  expect(cover.confidential).toBe('Invented company, invented answers')
  expect(cover.draft).toBeUndefined()
  expect(await sampleReport(ground)).toBe(report)
})

test('the German report is of the same company with the same figures, in other words', async () => {
  const german = await sampleReport(groundIn('de'))
  const figures = ({ useCases, governance, roadmap, priority }: typeof report) => ({
    useCases: useCases.rows.map(({ id, label: _, ...row }) => [id, row.blockers.length]),
    systems: governance?.systems.map(({ tone }) => tone),
    people: roadmap?.people.map(({ name }) => name),
    tiers: priority?.tiers.map(({ rows }) => rows.length),
  })

  expect(figures(german)).toEqual(figures(report))
  expect(german.cover.company).toBe(`${sample.company.company} (erfunden)`)
  expect(german.useCases.rows.find(({ id }) => id === 'uc-churn-retention')?.label).toBe('Noch nicht')
  expect(JSON.stringify(german.arranged?.comments)).not.toEqual(JSON.stringify(report.arranged?.comments))
  expect(textsIn(german).filter((text) => /\b(?:(?<!in-)the(?!-loop)|with|of your|by|Not yet)\b/i.test(text))).toEqual(
    [],
  )
})

/** Every text, but for works of others, which are called as they are. */
function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  if (part === null || typeof part !== 'object') return []
  return Object.entries(part).flatMap(([key, value]) => (key === 'references' ? [] : textsIn(value)))
}
