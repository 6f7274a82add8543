import { randomUUID } from 'node:crypto'
import { devices, type Page } from '@playwright/test'
import { allLevels, fillCheck, SCOPE, startCheck } from './support/check.ts'
import { fetchReport, submitExample } from './support/example.ts'
import { mailHolding, signIn } from './support/mailbox.ts'
import { expect, test } from './support/test.ts'

const PHONE = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } }

test('a consultant issues, signs and shares a report; the client reads it on a phone with a code, until it is taken back', async ({
  page,
  newVisitor,
  trouble,
}) => {
  trouble.expect(/410/)
  const client = `${randomUUID()}@client.example.com`
  const report = await aSubmittedReport(page)
  await page.goto(report)
  await page.getByRole('link', { name: 'Versions and signature' }).click()
  await page.getByLabel('Your name').fill('Kim Example')
  await page.getByRole('button', { name: 'Issue version 1.0' }).click()
  await expect(page.getByText('The version is issued')).toBeVisible()
  await page.locator('summary', { hasText: 'Sign version 1.0' }).click()
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ann Boss')
  await page.getByLabel('Position').fill('CEO')
  await page.getByRole('button', { name: 'Sign version 1.0' }).click()
  await expect(page.getByText('The version is signed')).toBeVisible()
  await page.getByRole('link', { name: 'Share it' }).click()
  await expect(page.getByText('Readers get version 1.0')).toBeVisible()
  const link = await aLinkWithCode(page, client)

  const phone = await newVisitor({ ...PHONE, javaScriptEnabled: false })
  await phone.goto(link)
  await openWithCode(phone, client)
  await expect(phone.getByText('Version 1.0')).toBeVisible()
  await expect(phone.getByText('by Ann Boss, CEO')).toBeVisible()
  await expect(phone.getByText('Draft')).toHaveCount(0)
  await expectNoSidewaysScrolling(phone)
  const download = phone.waitForEvent('download')
  await phone.getByRole('link', { name: 'Download the PDF' }).click()
  expect((await download).suggestedFilename()).toMatch(/^Müller & Söhne, .*1\.0\.pdf$/)
  const file = await fetchReport(phone.request, `${link}/report.pdf`)
  expect(file.equals(await fetchReport(page.request, `${report}/versions/1.0.pdf`))).toBe(true)

  await page.goto(`${report}/share`)
  const row = page.locator('li', { hasText: 'The board' })
  await expect(row).toContainText('Opened once')
  await row.getByRole('button', { name: /^Take back/ }).click()
  await expect(row).toContainText('Taken back')
  await phone.reload()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('This link was taken back')
  expect((await phone.request.get(`${link}/report.pdf`)).status()).toBe(403)
})

/** In an account, with everything answered. @returns its address */
async function aSubmittedReport(page: Page): Promise<string> {
  const id = await startCheck(page, { company: 'Müller & Söhne' })
  await fillCheck(page, id, { answers: { ...SCOPE, ...allLevels(2) }, interests: ['uc-support-chatbot'] })
  await signIn(page, `${randomUUID()}@example.com`)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.waitForURL(/assessments/)
  await submitExample(page, id)
  return `/assessments/${id}/report`
}

async function aLinkWithCode(page: Page, address: string): Promise<string> {
  await page.getByLabel('For whom').fill('The board')
  await page.getByRole('textbox', { name: /^Only with a code/ }).fill(address)
  await page.getByRole('button', { name: 'Make the link' }).click()
  return new URL(await page.getByRole('textbox', { name: 'Private link' }).inputValue()).pathname
}

async function openWithCode(page: Page, address: string): Promise<void> {
  await page.getByLabel('Your e-mail address').fill(address)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  const mail = await mailHolding(address, 'opens the report')
  await page.getByLabel('Code').fill(/Your code: (\S+)/.exec(mail)?.[1] ?? '')
  await page.getByRole('button', { name: 'Open the report' }).click()
  await expect(page.getByRole('heading', { name: 'Contents' })).toBeVisible()
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over).toBe(0)
}
