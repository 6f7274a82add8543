import { expect, test } from './support/test.ts'

test('walk 1: from the start page to the first question in two taps, without e-mail or banner', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.locator('main').getByRole('link', { name: 'Start the check' }).tap()
  await expect(page.locator('input[type="email"]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Go to the first question' }).tap()

  await expect(page.getByRole('heading', { level: 1, name: 'Whom do you sell to?' })).toBeVisible()
  await expect(page.getByRole('radio')).not.toHaveCount(0)
  await expect(page.getByRole('banner')).toContainText(/Kept until \d+\s\w+\s20\d\d/)
})
