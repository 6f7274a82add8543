import type { BrowserContext, Page } from '@playwright/test'
import { allLevels, fillCheck, SCOPE, startCheck, whenAllAlive } from './support/check.ts'
import { expectRoomForAll, lengthenWords } from './support/longer-words.ts'
import { CHECK_PAGES, inGroups, namesOf, OPEN_PAGES } from './support/pages.ts'
import { expect, test } from './support/test.ts'

/** Hundreds of words a page, each measured twice. */
const PAGE_MS = 240_000

async function lookAt(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(path)
  await expect(page.locator('main h1').first()).toBeVisible()
  // What the page's scripts find must still be what the server sent.
  if (await page.evaluate(() => '__reactRouterContext' in window)) await whenAllAlive(page)
  await lengthenWords(page)
  await expectRoomForAll(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await expectRoomForAll(page)
}

let filled: { id: string; cookies: Awaited<ReturnType<BrowserContext['cookies']>> } | null = null

/** One answered check serves all pages that are only looked at; each worker fills its own. @returns its id */
async function openFilled(page: Page): Promise<string> {
  if (filled) await page.context().addCookies(filled.cookies)
  else {
    const id = await startCheck(page)
    await fillCheck(page, id, { answers: { ...SCOPE, ...allLevels(1) }, interests: ['uc-support-chatbot'] })
    filled = { id, cookies: await page.context().cookies() }
  }
  return filled.id
}

for (const group of inGroups(OPEN_PAGES)) {
  test(`words 40 % longer have room on ${namesOf(group)}`, async ({ page }) => {
    test.setTimeout(group.length * PAGE_MS)
    for (const [name, path] of group) await test.step(name, () => lookAt(page, path))
  })
}

for (const group of inGroups(CHECK_PAGES)) {
  test(`words 40 % longer have room in a check, on ${namesOf(group)}`, async ({ page }) => {
    test.setTimeout(group.length * PAGE_MS)
    const id = await openFilled(page)
    for (const [name, path] of group) await test.step(name, () => lookAt(page, `/assessments/${id}${path}`))
  })
}
