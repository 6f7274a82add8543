import { beforeAll, expect, test } from 'vitest'
import { fieldsOf, saveAnswer } from '#tests/routes/questionnaire/support/saving.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { text } from '#tests/ui/markup.tsx'

const { browser, services } = await testPreflight()
let guest: Browser
let origin: string
let copy: string
beforeAll(async () => {
  guest = browser()
  origin = await guest.start({ form: 'short' })
  const ladders = services.catalogue.questions.filter(({ kind }) => kind === 'level')
  for (const { id } of ladders) await saveAnswer(guest, origin, id, { answer: 'level:1' })
  const submitted = await guest.post(`/assessments/${origin}/review`, { intent: 'submit' })
  expect(submitted.headers.get('Location')).toBe(`/assessments/${origin}/results`)
  const copied = await guest.post(`/assessments/${origin}`, { intent: 'copy' })
  copy = /assessments\/([0-9a-f-]{36})/.exec(copied.headers.get('Location') ?? '')?.[1] ?? ''
})

const page = async (path: string) => text(await (await guest.get(path)).text())

test('a copy is told from its origin in the list', async () => {
  const list = await page('/assessments')

  expect(list.match(/Copy of the check submitted on/g)).toHaveLength(1)
})

test('a copy in which nothing is another says so, and what is no copy says nothing of it', async () => {
  expect(await page(`/assessments/${copy}/results`)).toContain('No verdict and no score is another.')
  expect(await page(`/assessments/${origin}/results`)).not.toContain('What changed since')
})

test('what changed stands there with what it was; the origin stays what it was', async () => {
  const before = await page(`/assessments/${origin}/results`)
  const kpi = services.catalogue.questions.filter(({ kind, section }) => kind === 'level' && section === 'kpi')
  for (const { id } of kpi) {
    const saved = await guest.post(
      `/assessments/${copy}/answers/${id}`,
      fieldsOf(id, { answer: 'level:4', version: 1 }),
    )
    expect(saved.status).toBe(200)
  }

  const changed = await page(`/assessments/${copy}/results`)

  expect(changed).toMatch(/What changed since \d+.\w+.20\d\d/)
  expect(changed).toMatch(/KPIs and value before: 25 100/)
  expect(changed).toMatch(/Nearly: \d gaps? before: Nearly: \d gaps?/)
  expect(await page(`/assessments/${origin}/results`)).toBe(before)
})
