import { expect, test } from 'vitest'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { loadHistory } from '#content/history.server.ts'
import { measuredCheck as measured, measuredWeights } from '#content/measured.server.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { tags, text } from '#tests/ui/markup.tsx'

const { browser } = await testPreflight()
const { hash, version, constants } = loadCatalogue()

async function read(query = '') {
  const answer = await browser().get(`/methodology${query}`)
  const html = await answer.text()
  return { status: answer.status, html, said: text(html) }
}

const checkedIn = (html: string) =>
  tags(html, 'input')
    .filter(({ type, checked }) => type === 'radio' && checked !== undefined)
    .map(({ name, value }) => `${name}=${value}`)

test('the method says how many questions a quick check takes, with version, seed and no wrong verdict', async () => {
  const { status, said } = await read()

  expect(status).toBe(200)
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
})

test('the page sends one small script and names itself for others', async () => {
  const { html } = await read()

  expect(tags(html, 'script').filter(({ src }) => src !== undefined)).toHaveLength(1)
  expect(tags(html, 'link').find(({ rel }) => rel === 'canonical')?.href).toMatch(/\/methodology$/)
  const description = tags(html, 'meta').find(({ name }) => name === 'description')?.content ?? ''
  expect(description.length).toBeGreaterThan(60)
  expect(description.length).toBeLessThanOrEqual(160)
})

test('without a script the form sends the choices and the server computes them', async () => {
  const all = 'kpi-definition=2&ownership-team=3&adoption-management=0&data-quality=2&system-integration=2'
  const { html, said } = await read(`?${all}`)

  expect(tags(html, 'form').find(({ action }) => action === '/methodology#example')?.method).toBe('get')
  expect(checkedIn(html).join('&')).toBe(all)
  expect(said).toContain('max(0, 3 − max(3, 2)) + max(0, 2 − 2) + max(0, 2 − 2) = 0')
  expect(said).toContain('Verdict: Ready. Readiness: 43–44.')
  const open = await read(`?${all.replace('data-quality=2', 'data-quality=unsure')}`)
  expect(open.said).toContain('Verdict: Open: Nearly to Ready.')
})

test('a level that there is not is named, and the rest of the address counts', async () => {
  const { status, html, said } = await read('?data-quality=9&kpi-definition=4&x=1')

  expect(status).toBe(200)
  expect(said).toContain('names a level that there is not, of: Data quality.')
  expect(checkedIn(html)).toContain('kpi-definition=4')
  expect(checkedIn(html)).toContain('data-quality=unsure')
})

test('what other weights would change is told as it was measured', async () => {
  const { said } = await read()

  for (const { mean, p90, most, swappedPercent } of measuredWeights.sets)
    expect(said).toContain(
      [mean.toFixed(1), p90.toFixed(1), most.toFixed(1), `${swappedPercent.toFixed(1)} %`].join(' '),
    )
  expect(said).toContain('No verdict and no count of steps changed in any run')
  expect(said).toContain(`the seed ${measuredWeights.seed}`)
})

test('the versions are told with their hash, the one that runs on top', async () => {
  const { said } = await read()
  const [newest] = loadHistory()

  expect(newest?.version).toBe(version)
  expect(said).toContain(hash)
  expect(said).toContain(newest?.about)
})

test('the constants in the formulas are those of the catalogue', async () => {
  const { said } = await read()
  const { lambda, nearlySteps } = constants

  expect(said).toContain(`R = ${lambda} × (ΣW·S ÷ ΣW) + ${(1 - lambda).toFixed(1)} × min S`)
  expect(said).toContain(`K is ${nearlySteps.technique} for a technique and ${nearlySteps.useCase} for a use case`)
})
