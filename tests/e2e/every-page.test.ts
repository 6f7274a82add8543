import type { BrowserContext, Page } from '@playwright/test'
import { expectAlwaysAccessible } from './support/axe.ts'
import { allLevels, fillCheck, SCOPE, startCheck } from './support/check.ts'
import { CHECK_PAGES, LONG_COMPANY, OPEN_PAGES } from './support/pages.ts'
import { expect, test } from './support/test.ts'

// Long pages take the rules a while, four times each.
test.describe.configure({ timeout: 240_000 })

const ANSWERS = { ...SCOPE, ...allLevels(1), 'q-data-quality': 'level:3', 'q-executive-sponsorship': 'unsure' }
const INTERESTS = ['uc-content-localisation', 'uc-support-chatbot']

/** All that holds for every page, looked at in one visit: its headers, its styles, its width on a small phone, all rules. */
async function lookAt(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 700 })
  const response = await page.goto(path)
  await expect(page.locator('main')).toBeVisible()
  const policy = response?.headers()['content-security-policy'] ?? ''
  expect(policy, path).toContain("default-src 'none'")
  expect(policy, path).not.toContain('unsafe')
  expect(await response?.text(), path).not.toMatch(/<[^>]+\sstyle="/)
  await expect(page.locator('[style]'), path).toHaveCount(0)
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(excess, `${path} is too wide by`).toBeLessThanOrEqual(0)
  await expectAlwaysAccessible(page)
}

for (const [name, path] of Object.entries(OPEN_PAGES)) {
  test(`everybody can use ${name}, in light and dark, wide and narrow`, async ({ page }) => {
    if (name === 'the list') await startCheck(page, { company: LONG_COMPANY })
    await lookAt(page, path)
  })
}

for (const [name, path] of Object.entries(CHECK_PAGES)) {
  test(`everybody can use the ${name} page, whatever the company is called, in light and dark, wide and narrow`, async ({
    page,
  }) => {
    await lookAt(page, `/assessments/${await openFilled(page)}${path}`)
  })
}

let filled: { id: string; cookies: Awaited<ReturnType<BrowserContext['cookies']>> } | null = null

/** One answered check serves all pages that are only looked at; each worker fills its own. @returns its id */
async function openFilled(page: Page): Promise<string> {
  if (filled) await page.context().addCookies(filled.cookies)
  else {
    const id = await startCheck(page, { company: LONG_COMPANY })
    await fillCheck(page, id, { answers: ANSWERS, interests: INTERESTS })
    filled = { id, cookies: await page.context().cookies() }
  }
  return filled.id
}
