import { beforeAll, expect, test } from 'vitest'
import { LinkMade } from '#app/routes/assessments/private-link.tsx'
import { saveAnswer } from '#tests/routes/questionnaire/support/saving.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { markup, tags, text } from '#tests/ui/markup.tsx'

const { browser } = await testPreflight()
const MAKE = 'Make a private link'
let guest: Browser
let id: string
beforeAll(async () => {
  guest = browser()
  id = await guest.start({ form: 'short' })
})

const page = async (path: string) => text(await (await guest.get(`/assessments/${id}${path}`)).text())

test('the private link is offered from the first finished section on, and on the review', async () => {
  expect(await page('/questions/kpi')).not.toContain(MAKE)
  const shown = await (await guest.get(`/assessments/${id}/questions/kpi`)).text()
  const questions = [...shown.matchAll(/<fieldset id="q-(q-[\w-]+)"/g)].map(([, question = '']) => question)
  for (const question of questions) await saveAnswer(guest, id, question, { answer: 'level:1' })

  expect(await page('/questions/kpi')).toContain(MAKE)
  expect(await page('/review')).toContain(MAKE)
})

test('without a script the settings show the link, in a field to select and as a mail to oneself', async () => {
  const made = await (await guest.post(`/assessments/${id}/settings`, { intent: 'link' })).text()

  const field = tags(made, 'input').find((input) => input['aria-label'] === 'Private link')
  expect(field).toHaveProperty('readOnly')
  expect(field?.value).toMatch(/^http:\/\/localhost\/resume\/[\w-]{43}$/)
  const mail = tags(made, 'a').find(({ href }) => href?.startsWith('mailto:'))
  expect(decodeURIComponent(mail?.href ?? '')).toContain(field?.value)
})

test('a button that copies is there only once a script can do it', () => {
  expect(tags(markup(<LinkMade link="https://example.org/resume/x" />), 'button')).toEqual([])
})

test('keeping it longer says until when, and that it is the longest possible', async () => {
  const extended = text(await (await guest.post(`/assessments/${id}/settings`, { intent: 'extend' })).text())

  expect(extended).toMatch(/Kept until \d{1,2}.\w+.20\d\d , the longest possible/)
})
