import type { BrowserContext, Page } from '@playwright/test'
import { expectAlwaysAccessible } from './support/axe.ts'
import { allLevels, fillCheck, SCOPE, startCheck } from './support/check.ts'
import { CHECK_PAGES, inGroups, LONG_COMPANY, namesOf, OPEN_PAGES } from './support/pages.ts'
import { expect, test } from './support/test.ts'

/** Long pages take the rules a while, three times each. */
const PAGE_MS = 240_000

const ANSWERS = { ...SCOPE, ...allLevels(1), 'q-data-quality': 'level:3', 'q-executive-sponsorship': 'unsure' }
const INTERESTS = ['uc-content-localisation', 'uc-support-chatbot']

/** All that holds for every page, looked at in one visit: its headers, its styles, its width on a small phone, all rules. */
async function lookAt(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
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

const { 'the list': list, ...OTHERS } = OPEN_PAGES

for (const group of inGroups(OTHERS)) {
  test(`everybody can use, in light and dark, wide and narrow: ${namesOf(group)}`, async ({ page }) => {
    test.setTimeout(group.length * PAGE_MS)
    for (const [name, path] of group) await test.step(name, () => lookAt(page, path))
  })
}

for (const group of inGroups(CHECK_PAGES)) {
  test(`everybody can use of a check, in light and dark, wide and narrow: ${namesOf(group)}`, async ({ page }) => {
    test.setTimeout(group.length * PAGE_MS)
    const id = await openFilled(page)
    for (const [name, path] of group) await test.step(name, () => lookAt(page, `/assessments/${id}${path}`))
  })
}

test('everybody can use the list, whatever the company is called, in light and dark, wide and narrow', async ({
  page,
}) => {
  test.setTimeout(PAGE_MS)
  await startCheck(page, { company: LONG_COMPANY })
  await lookAt(page, list)
})

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
