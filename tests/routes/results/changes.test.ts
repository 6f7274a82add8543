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

test('a copy in which nothing is another says so, and the first check of a client says nothing of it', async () => {
  expect(await page(`/assessments/${copy}/results`)).toContain('Use cases: none is closer, none is further away.')
  expect(await page(`/assessments/${origin}/results`)).not.toContain('What changed since')
})

test('what changed stands there with what it was; the origin stays what it was', async () => {
  const before = await page(`/assessments/${origin}/results`)
  const levels = services.catalogue.questions.filter(({ kind }) => kind === 'level')
  for (const { id } of levels) {
    const saved = await guest.post(
      `/assessments/${copy}/answers/${id}`,
      fieldsOf(id, { answer: 'level:3', version: 1 }),
    )
    expect(saved.status).toBe(200)
  }

  const changed = await page(`/assessments/${copy}/results`)

  expect(changed).toMatch(/What changed since \d+.\w+.20\d\d/)
  expect(changed).toMatch(/Use cases: \d+ are closer, none is further away. Levels: \d+ up, none down./)
  expect(changed).toMatch(/Not yet → now (Nearly|Ready)/)
  expect(changed).toContain('Point by point')
  expect(await page(`/assessments/${origin}/results`)).toBe(before)
})
