import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { saveAnswer } from './support/saving.ts'

const { browser } = await testPreflight()
const DAY_MS = 86_400_000
let guest: Browser
let id: string
beforeAll(async () => {
  guest = browser()
  id = await guest.start()
})

const day = (ahead: number) => new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10)
const tell = (questionId: string, toldOn: string) =>
  saveAnswer(guest, id, questionId, { answer: 'level:1', toldBy: 'Jana', toldOn })

test.each([3, 400])('nobody has said something %i days from now', async (ahead) => {
  const refused = await tell('q-kpi-definition', day(ahead))

  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ errors: { toldOn: expect.stringContaining('today or before') } })
})

test('today counts wherever on earth it has begun, and so does any day before', async () => {
  expect((await tell('q-kpi-definition', day(0))).status).toBe(200)
  expect((await tell('q-data-quality', day(-30))).status).toBe(200)
})
