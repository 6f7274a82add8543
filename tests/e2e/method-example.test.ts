import type { Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

const ADDRESS =
  /methodology\?kpi-definition=2&ownership-team=3&adoption-management=1&data-quality=2&system-integration=2#example$/

const outcome = (page: Page) => page.locator('[data-result]')
const choices = (page: Page, name: string) => page.getByRole('group', { name }).getByRole('radio')

test('the example is computed as its levels are chosen by keys, is announced, and the server says the same', async ({
  page,
}) => {
  await page.goto('/methodology')
  await expect(page.getByRole('button', { name: 'Compute' })).toBeHidden()
  await expect(outcome(page)).toContainText('Open: Not yet to Nearly')
  await expect(page.getByRole('columnheader', { name: 'What nobody knows at level 4' })).toBeVisible()

  await choices(page, 'Data quality').last().focus()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft')
  await choices(page, 'Ownership and cross-functional team').nth(2).focus()
  await page.keyboard.press('ArrowRight')

  await expect(page.getByRole('status').filter({ hasText: 'Verdict: Ready.' })).toHaveCount(1)
  await expect(page.getByRole('columnheader', { name: 'What nobody knows at level 4' })).toBeHidden()
  await expect(page.getByRole('columnheader', { name: 'With your levels' })).toBeVisible()
  await expect(outcome(page)).toContainText('max(0, 3 − max(3, 2)) + max(0, 2 − 2) + max(0, 2 − 2) = 0')
  await expect(page).toHaveURL(ADDRESS)

  const live = await outcome(page).textContent()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Compute' })).toBeHidden()
  expect(await outcome(page).textContent()).toBe(live)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the form asks the server for the same', async ({ page }) => {
    await page.goto('/methodology')
    await choices(page, 'Data quality').nth(2).check()
    await choices(page, 'Ownership and cross-functional team').nth(3).check()
    await page.getByRole('button', { name: 'Compute' }).click()

    await expect(page).toHaveURL(ADDRESS)
    await expect(outcome(page)).toContainText('Verdict: Ready.')
    await expect(choices(page, 'Data quality').nth(2)).toBeChecked()
    await page.getByRole('link', { name: 'Back to the first choices' }).click()
    await expect(outcome(page)).toContainText('Open: Not yet to Nearly')
  })
})
