import { expect, type Page, test } from '@playwright/test'

const query = (page: Page) => page.getByRole('searchbox', { name: 'Search the glossary' })
const hits = (page: Page) => page.locator('[data-hits] > li')
const count = (page: Page) => page.locator('[data-count]')
const terms = (page: Page) => page.locator('[data-groups] [data-term]:visible')

/** Until the script has begun: it says which keys it listens to. */
async function open(page: Page, path = '/glossary') {
  await page.goto(path)
  await expect(page.locator('[data-keys]')).not.toHaveAttribute('hidden')
}

test('what is typed is found at once, best first, with slips forgiven and words marked', async ({ page }) => {
  await open(page)

  await query(page).pressSequentially('actve lern')

  await expect(hits(page).first().getByRole('link')).toHaveText('Active Learning')
  await expect(hits(page).first().locator('mark').first()).toHaveText('Active')
  await expect(terms(page)).toHaveCount(0)
  await expect(count(page)).toHaveText(/^\d of 48 techniques$/)
  await expect(page).toHaveURL(/\/glossary\?q=actve\+lern$/)
})

test('the server finds the same for the address that typing leaves', async ({ page, browser, baseURL }) => {
  await open(page)
  await query(page).fill('label')
  await page.getByLabel('Use case').selectOption('uc-social-listening')
  await expect(page).toHaveURL(/useCase=uc-social-listening/)
  const typed = await hits(page).allTextContents()

  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const still = await plain.newPage()
  await still.goto(page.url())

  expect(typed.length).toBeGreaterThan(2)
  expect(await hits(still).allTextContents()).toEqual(typed)
  await expect(count(still)).toHaveText(`${typed.length} of 48 techniques`)
  await plain.close()
})

test('without a script the button of the form searches', async ({ browser, baseURL }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const page = await plain.newPage()
  await page.goto('/glossary')
  await query(page).fill('Kundenwert')
  await page.getByRole('button', { name: 'Search' }).click()

  await expect(hits(page).getByRole('link')).toHaveText('Customer Lifetime Value (CLV)')
  await expect(page.getByText('Press / to search')).toBeHidden()
  await plain.close()
})

test('category and use case narrow the list, and letters without terms go', async ({ page }) => {
  await open(page)

  await page.getByLabel('Category').selectOption('measurement')

  await expect(terms(page)).toHaveCount(4)
  await expect(count(page)).toHaveText('4 of 48 techniques')
  await expect(page.locator('[data-letters] a:visible')).toHaveText(['A', 'M'])
  await page.getByRole('link', { name: 'By category' }).click()
  await expect(page.getByRole('heading', { name: 'Measurement' })).toBeVisible()
  await expect(terms(page)).toHaveCount(4)
})

test('the keyboard alone searches, goes through what is found, and starts again', async ({ page }) => {
  await open(page)

  await page.keyboard.press('/')
  await expect(query(page)).toBeFocused()
  await page.keyboard.type('bandit')
  await expect(hits(page)).not.toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(hits(page).first().getByRole('link')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(query(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(query(page)).toHaveValue('')
  await expect(terms(page)).toHaveCount(48)

  await page.keyboard.type('bandit')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Multi-Armed Bandits' })).toBeVisible()
})

test('whoever comes back from a term sees what was found', async ({ page }) => {
  await open(page)
  await query(page).fill('forecast')
  await hits(page).getByRole('link', { name: 'Time-Series Forecasting' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Time-Series Forecasting' })).toBeVisible()

  await page.goBack()

  await expect(query(page)).toHaveValue('forecast')
  await expect(hits(page).first()).toContainText('Time-Series Forecasting')
})

test('nothing found says what to do next', async ({ page }) => {
  await open(page)
  await query(page).fill('xyzzyxyzzy')

  await expect(page.getByRole('heading', { name: 'Nothing here fits' })).toBeVisible()
  await expect(count(page)).toHaveText('0 of 48 techniques')
  await page.getByRole('link', { name: 'See all 48 techniques' }).click()
  await expect(terms(page)).toHaveCount(48)
})

test('the contents stand beside a term where there is room, and fold above it where there is none', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/glossary/rag')
  const contents = page.getByRole('navigation', { name: 'On this page' })
  await contents.getByRole('link', { name: 'Origin and history' }).click()
  await expect(page.getByRole('heading', { name: 'Origin and history' })).toBeInViewport()
  await expect(contents.getByRole('link', { name: 'Origin and history' })).toBeInViewport()

  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto('/glossary/rag')
  await expect(contents.getByRole('link', { name: 'Origin and history' })).toBeHidden()
  await contents.getByText('On this page').click()
  await contents.getByRole('link', { name: 'Origin and history' }).click()
  await expect(page.getByRole('heading', { name: 'Origin and history' })).toBeInViewport()
})

for (const width of [320, 390, 1280]) {
  test(`neither the list nor a term is wider than ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    for (const path of [
      '/glossary',
      '/glossary?q=learning',
      '/glossary/active-learning',
      '/glossary/rag',
      '/glossary/x',
    ]) {
      await page.goto(path)
      await expect(page.locator('h1')).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width)
    }
  })
}
