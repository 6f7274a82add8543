import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { tags, text } from '#tests/ui/markup.tsx'
import { saveAnswer } from './support/saving.ts'

const { browser } = await testPreflight()
let guest: Browser
let id: string
beforeAll(async () => {
  guest = browser()
  id = await guest.start({ company: 'Example GmbH', form: 'short' })
})

/** Subject and text of every mail that a page offers. */
async function mailsOn(by: Browser, path: string) {
  const html = await (await by.get(path)).text()
  const links = tags(html, 'a').filter(({ href }) => href?.startsWith('mailto:'))
  return links.map(({ href = '' }) => {
    const parts = new URLSearchParams(href.replaceAll('&amp;', '&').slice('mailto:?'.length))
    return { subject: parts.get('subject'), lines: parts.get('body')?.split('\r\n') ?? [] }
  })
}

test('a ladder is passed on as statements from 0, and asks for the highest that is true', async () => {
  const [mail] = await mailsOn(guest, `/assessments/${id}/questions/kpi`)

  expect(mail?.subject).toBe('A question for the AI readiness check of Example GmbH')
  expect(mail?.lines[0]).toContain('the highest of these statements')
  expect(mail?.lines.filter((line) => /^\d {2}/.test(line)).map((line) => line[0])).toEqual(['0', '1', '2', '3', '4'])
})

test('a choice is passed on as numbered options from 1, and says how many are wanted', async () => {
  const mails = await mailsOn(guest, `/assessments/${id}/questions/scope`)
  const [whom] = mails.filter(({ lines }) => lines.includes('Whom do you sell to?'))
  const [inUse] = mails.filter(({ lines }) => lines[0]?.includes('several'))

  expect(whom?.lines[0]).toContain('Which one of these is true?')
  expect(whom?.lines.join('\n')).not.toContain('statement')
  expect(whom?.lines.find((line) => /^\d {2}/.test(line))).toMatch(/^1 {2}/)
  expect(inUse).toBeDefined()
})

test('without a company the subject names none', async () => {
  const unnamed = browser()
  const own = await unnamed.start({ company: '', form: 'short' })

  const [mail] = await mailsOn(unnamed, `/assessments/${own}/questions/kpi`)

  expect(mail?.subject).toBe('A question for our AI readiness check')
})

test('what was answered with "not sure" is passed on from the review', async () => {
  await saveAnswer(guest, id, 'q-kpi-definition', { answer: 'unsure' })

  const mails = await mailsOn(guest, `/assessments/${id}/review`)

  expect(mails).toHaveLength(1)
  expect(mails[0]?.lines[2]).toContain('what is written down about success')
})

test('question, section and review count alike: the question for interests is one of them', async () => {
  const fresh = browser()
  const own = await fresh.start({ form: 'short' })
  const page = text(await (await fresh.get(`/assessments/${own}/questions/scope`)).text())
  const review = text(await (await fresh.get(`/assessments/${own}/review`)).text())
  const count = Number(/question 1 of (\d+)/.exec(page)?.[1])
  const total = Number(/(?:^|\D)0 of (\d+) · about 25 minutes left/.exec(page)?.[1])

  expect(page).toContain(`0 of ${count} answered`)
  expect(review).toContain(`${total} questions are open`)
})
