import { expect, type Page, test } from '@playwright/test'

const query = (page: Page) => page.getByRole('searchbox', { name: /^(Search|Suchen)$/ })
const hits = (page: Page) => page.locator('[data-hits] > li')
const count = (page: Page) => page.locator('[data-count]')
const listed = (page: Page) => page.locator('[data-groups] [data-action]:visible')

/** Until the script has begun: it says which keys it listens to. */
async function open(page: Page, path = '/actions') {
  await page.goto(path)
  await expect(page.locator('[data-keys]')).not.toHaveAttribute('hidden')
}

test('what is typed is found at once, and Escape shows the whole list again', async ({ page }) => {
  await open(page)
  await expect(listed(page)).toHaveCount(100)

  await query(page).pressSequentially('baselin')
  await expect(hits(page).first().getByRole('heading', { level: 3 })).toContainText(/baseline/i)
  await expect(listed(page)).toHaveCount(0)
  await expect(page).toHaveURL(/\/actions\?q=baselin$/)

  await page.keyboard.press('ArrowDown')
  await expect(hits(page).first().getByRole('link')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(query(page)).toBeFocused()
  await expect(listed(page)).toHaveCount(100)
  await expect(page).toHaveURL(/\/actions$/)
})

test('the server finds the same for the address that typing and choosing leave', async ({ page, browser, baseURL }) => {
  await open(page)
  await query(page).fill('data')
  await page.getByLabel('Effort').selectOption('small')
  await expect(page).toHaveURL(/q=data&effort=small$/)
  const typed = await hits(page).allInnerTexts()

  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const still = await plain.newPage()
  await still.goto(page.url())

  expect(typed.length).toBeGreaterThan(2)
  expect(await hits(still).allInnerTexts()).toEqual(typed)
  await expect(count(still)).toHaveText(`${typed.length} actions`)
  await plain.close()
})

test('nothing that fits is said, with the way on', async ({ page }) => {
  await open(page)
  await query(page).fill('zzzzzzzz')

  await expect(count(page)).toHaveText('No action')
  await expect(page.getByText('No action fits what you ask for')).toBeVisible()
  await page.getByRole('link', { name: 'Show all 100' }).click()
  await expect(listed(page)).toHaveCount(100)
})

test('umlauts are found as they are typed, with dots, without and as two letters', async ({ page }) => {
  await open(page, '/de/actions')
  const found = new Set<string | null>()
  for (const typed of ['Überprüfung', 'Ueberpruefung', 'uberprufung']) {
    await query(page).fill(typed)
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(typed)}$`))
    found.add(await hits(page).first().textContent())
    found.add(await count(page).textContent())
  }

  expect(found.size, 'each way of writing finds the same').toBe(2)
  await expect(count(page)).toHaveText(/Maßnahmen?$/)
  await expect(count(page)).not.toHaveText('Keine Maßnahme')
})

test('without a script the button of the form searches', async ({ browser, baseURL }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const page = await plain.newPage()
  await page.goto('/actions')
  await expect(listed(page)).toHaveCount(100)
  await query(page).fill('baseline')
  await page.getByRole('button', { name: 'Show actions' }).click()

  await expect(hits(page).first().getByRole('link')).toBeVisible()
  await expect(page.getByText('Press / to search')).toBeHidden()
  await plain.close()
})
