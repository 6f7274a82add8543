import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import messages from '#app/messages/en.json' with { type: 'json' }
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import { expect, test } from './support/test.ts'

const { verdict } = messages.governance.triage
const on = (day: string) => day.replaceAll(' ', '\u00a0')

/** What a reader has to learn of each. */
const CASES = [
  { id: 's05', name: 'a chatbot', says: verdict.transparencyOthers },
  { id: 's10', name: 'a ranking of applications', says: verdict.highRisk.replace('{from}', on('2 Dec 2027')) },
  { id: 's16', name: 'emotion recognition of staff', says: verdict.prohibited.replace('{from}', on('2 Feb 2025')) },
  { id: 's19', name: 'a spokesperson who does not exist', says: verdict.transparencyOwn },
]

/** Answers the question on the page. @returns `false` if there is none */
async function answerOne(page: Page, answers: Readonly<Record<string, string>>): Promise<boolean> {
  const radio = page.getByRole('radio').first()
  if ((await radio.count()) === 0) return false
  const question = (await radio.getAttribute('name')) ?? ''
  await page.locator(`input[type=radio][value="${answers[question] ?? 'unsure'}"]`).check()
  await press(page, 'Next')
  return true
}

/** The next page is a new document; the old one would be read while it is on its way. */
async function press(page: Page, name: string) {
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name }).click()
  await loaded
}

async function walk(page: Page, answers: Readonly<Record<string, string>>) {
  await page.goto('/governance/check')
  await press(page, 'Begin the check')
  let steps = 0
  while (await answerOne(page, answers)) steps += 1
  return steps
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    // The pages send no script, so one case without them shows it.
    for (const { id, name, says } of javaScriptEnabled ? CASES : CASES.slice(0, 1)) {
      test(`the free check leads to what applies to ${name}`, async ({ page }) => {
        const steps = await walk(page, answersOf(id))

        expect(steps).toBeGreaterThan(4)
        await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(says)
        await expect(page.getByText('Not legal advice')).toHaveCount(1)
      })
    }
  })
}

test('Back, a bookmark and a changed answer work, and one page comes along', async ({ page, newVisitor }) => {
  await walk(page, answersOf('s19'))
  const address = page.url()

  await page.goBack()
  await expect(page.getByRole('radio').first()).toBeVisible()
  const colleague = await newVisitor()
  await colleague.goto(address)
  await expect(colleague.getByRole('heading', { level: 2 }).first()).toContainText(verdict.transparencyOwn)

  await colleague.getByText('The answers that led here').click()
  await colleague
    .getByRole('link', { name: /^Change/ })
    .first()
    .click()
  await expect(colleague.getByRole('radio', { checked: true })).toHaveCount(1)
  await colleague.goto(address)

  await colleague.getByLabel('Whose list').selectOption('Germany')
  await press(colleague, 'Go on with data protection')
  while (await answerOne(colleague, { 'p.personal-data': 'no' }));
  await expect(colleague.getByRole('heading', { level: 2 }).nth(1)).toContainText('No personal data')

  await colleague.getByLabel('Name of the system').fill('Nora, our spokesperson')
  const download = colleague.waitForEvent('download')
  await colleague.getByRole('button', { name: 'Download one page as PDF' }).click()
  const { pdf, texts } = await readPdf(await readFile(await (await download).path()))
  expect(pdf.numPages).toBe(1)
  expect(texts[0]).toContain('Nora, our spokesperson')
  expect(texts[0]).toContain('No personal data')
})

test('a reader finds what applies to a chatbot at the top of the page on the AI Act', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'EU AI Act', exact: true }).click()
  const row = page.getByRole('row', { name: /^Support chatbot of a vendor/ }).first()

  await expect(row).toContainText('somebody else’s duty')
  const box = await row.boundingBox()
  expect(box?.y).toBeLessThan(1000)
  await row.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(verdict.transparencyOthers)
})
