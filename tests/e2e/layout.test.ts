import { randomUUID } from 'node:crypto'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { allLevels, fillCheck, SCOPE, startCheck } from './support/check.ts'
import { signIn } from './support/mailbox.ts'
import { CHECK_PAGES, LONG_COMPANY, OPEN_PAGES } from './support/pages.ts'
import { expect, test } from './support/test.ts'

const FILLED = { answers: { ...SCOPE, ...allLevels(1) }, interests: ['uc-support-chatbot'] }

test('no page scrolls sideways at 320 px, whatever the company is called', async ({ page }) => {
  const id = await startCheck(page, { company: LONG_COMPANY })
  await fillCheck(page, id, FILLED)
  await page.setViewportSize({ width: 320, height: 700 })
  const paths = [...Object.values(OPEN_PAGES), ...Object.values(CHECK_PAGES).map((path) => `/assessments/${id}${path}`)]

  for (const path of paths) {
    await page.goto(path)
    await expect(page.locator('main')).toBeVisible()
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(excess, `${path} is too wide by`).toBeLessThanOrEqual(0)
  }
})

test('no page of an account scrolls sideways at 320 px, whatever the workspace is called', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await startCheck(page, { company: LONG_COMPANY })
  const expectNarrow = async () => {
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(excess, `${page.url()} is too wide by`).toBeLessThanOrEqual(0)
  }

  await signIn(page, `${'a'.repeat(20)}.${randomUUID()}@a-very-long-name-of-a-company.example.com`)
  await expect(page).toHaveURL(/\/claim$/)
  await expectNarrow()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.waitForURL(/\/assessments\?new=kept$/)
  await expectNarrow()
  await page.goto('/account')
  await expectNarrow()
  await page.getByRole('banner').getByRole('link', { name: 'Working in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('General')
  await expectNarrow()
  for (const name of ['Security', 'Data', 'People']) {
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('General')
    await expectNarrow()
  }
  await page.getByLabel('E-mail').fill(`${'b'.repeat(20)}.${randomUUID()}@example.com`)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByText('is on its way')).toBeVisible()
  await expectNarrow()
  await page.getByRole('link', { name: 'Log', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log')
  await expectNarrow()
})

test('a company name of 200 characters with umlauts arrives whole in pages and PDF', async ({ page }) => {
  const id = await startCheck(page, { company: LONG_COMPANY })
  await fillCheck(page, id, FILLED)

  await page.goto(`/assessments/${id}/settings`)
  await expect(page.getByLabel('Company')).toHaveValue(LONG_COMPANY)
  await page.goto(`/assessments/${id}/report`)
  await expect(page.locator('body')).toContainText(LONG_COMPANY)
  const response = await page.request.get(`/assessments/${id}/report.pdf`)
  const [cover = ''] = (await readPdf(await response.body())).texts
  // Broken over lines, with hyphens.
  expect(cover.replace(/[\s-]/g, '')).toContain(LONG_COMPANY.replaceAll(' ', ''))
})

test('the start page loads no script', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()))

  await page.goto('/', { waitUntil: 'networkidle' })

  expect(scripts).toEqual([])
  // What the page is, for search engines, is no script that runs.
  await expect(page.locator('script:not([type="application/ld+json"])')).toHaveCount(0)
})

test('no page carries inline styles, and each sends the strict policy', async ({ page }) => {
  const id = await startCheck(page)
  await fillCheck(page, id, FILLED)
  const paths = [...Object.values(OPEN_PAGES), ...Object.values(CHECK_PAGES).map((path) => `/assessments/${id}${path}`)]

  for (const path of paths) {
    const response = await page.goto(path)
    const policy = response?.headers()['content-security-policy'] ?? ''
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).not.toContain('unsafe')
    expect(await response?.text(), path).not.toMatch(/<[^>]+\sstyle="/)
    await expect(page.locator('[style]'), path).toHaveCount(0)
  }
})
