import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAlwaysAccessible } from './support/axe.ts'
import { allLevels, fillCheck, SCOPE, startCheck } from './support/check.ts'
import { signIn } from './support/mailbox.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 240_000 })

/** A check that its owner keeps in a workspace, every ladder on level 2. */
async function aKeptCheck(page: Page): Promise<string> {
  const id = await startCheck(page)
  await fillCheck(page, id, { answers: { ...SCOPE, ...allLevels(2) }, interests: ['uc-support-chatbot'] })
  await signIn(page, `${randomUUID()}@example.com`)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.waitForURL(/assessments/)
  return id
}

test('a consultant writes down what they saw, and the report shows it beside the answers', async ({
  page,
  trouble,
}) => {
  trouble.expect(/422/)
  const id = await aKeptCheck(page)
  await page.goto(`/assessments/${id}/results`)
  await page.getByRole('link', { name: 'Write down what you saw yourself' }).click()
  await page.getByRole('link', { name: 'KPI definition', exact: true }).click()
  const form = page.getByRole('region', { name: 'KPI definition' })
  await form.getByRole('radio').nth(1).check()
  await form.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('what you saw it by')
  await expect(form.getByRole('radio').nth(1)).toBeChecked()
  await expectAlwaysAccessible(page)

  await form.getByLabel('What did you see it by?').fill('The sheet has no owner.')
  await form.getByRole('button', { name: 'Keep, and go on' }).click()

  await expect(page.getByText('Kept: KPI definition')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Baseline and process picture' })).toBeVisible()
  const row = page.locator('#capability-kpi-definition')
  await expect(row.getByRole('definition')).toHaveText(['Level 2', 'Level 1'])
  await expect(row).toContainText('One level less')
  await page.getByRole('link', { name: 'Look at it in the report' }).click()
  await expect(page.locator('#second-view')).toContainText('The sheet has no owner.')
})

test('a text block comes to where the cursor is', async ({ page }) => {
  const id = await aKeptCheck(page)
  await page.goto('/account')
  const settings = page.getByRole('navigation', { name: 'Settings' })
  await settings.getByRole('link', { name: 'Text blocks', exact: true }).click()
  await page.getByRole('link', { name: 'Add a text block' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Thanks')
  await page.getByLabel('What it says').fill('Thank you, {client}.')
  await expectAlwaysAccessible(page)
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByText('The text block is kept.')).toBeVisible()

  await page.goto(`/assessments/${id}/report/edit?text=section%3Amethod`)
  const comment = page.getByLabel('Comment', { exact: true })
  await expect(page.getByRole('toolbar')).toBeVisible()
  await comment.fill('Before. After.')
  await comment.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(7, 7))
  await page.getByRole('button', { name: 'Insert', exact: true }).click()

  await expect(comment).toHaveValue('Before.\n\nThank you, Example GmbH.\n\nAfter.')
  await expect(page.getByText('Inserted: Thanks')).toBeVisible()
})
