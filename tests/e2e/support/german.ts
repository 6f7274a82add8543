import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import de from '#app/messages/de.json' with { type: 'json' }
import { assessmentIdOf } from './check.ts'
import { codeFor } from './mailbox.ts'

export const COMPANY = 'Müller & Söhne Größenmaß GmbH'

export const inGerman = (page: Page) => expect(page.locator('html')).toHaveAttribute('lang', 'de')

/** Presses the first button that is called exactly so. */
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

/** From the German home page to the first question. @returns the id of the check */
export async function beginInGerman(page: Page): Promise<string> {
  await page.goto('/de')
  await inGerman(page)
  await page.locator('main').getByRole('link', { name: de.home.start }).first().click()
  await page.waitForURL(/\/start/)
  await inGerman(page)
  await page.locator('input[name="form"][value="short"]').check()
  await page.locator('input[name="company"]').fill(COMPANY)
  await page.locator('main form button').last().click()
  await page.waitForURL(/\/questions\/scope/)
  await expect(page.locator('main fieldset[id^="q-"]').first()).toBeVisible()
  await inGerman(page)
  return assessmentIdOf(page)
}

/** Signs in with a code that was mailed in German, and keeps the check that was begun without an account. */
export async function keepInGerman(page: Page): Promise<void> {
  const email = `${randomUUID()}@example.com`
  await page.goto('/sign-in')
  await page.locator('input[name="email"]').fill(email)
  await press(page, de.account.signIn.button)
  await page.waitForURL(/\/sign-in\/code/)
  await page.locator('input[name="code"]').fill(await codeFor(email, 1))
  await press(page, de.account.code.button)
  await page.waitForURL(/\/claim$/)
  await press(page, de.account.claim.keep)
  await page.waitForURL(/\/assessments\?/)
}
