import { randomUUID } from 'node:crypto'
import { isAlikeForEverybody, readPlace } from '#app/core/library/place-in.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { allLevels, fillCheck, SCOPE, startCheck } from './support/check.ts'
import { signIn } from './support/mailbox.ts'
import { LONG_COMPANY, OPEN_PAGES } from './support/pages.ts'
import { expect, test } from './support/test.ts'

const FILLED = { answers: { ...SCOPE, ...allLevels(1) }, interests: ['uc-support-chatbot'] }

/** Where a visitor who has begun something is known; `every-page.test.ts` sees these as a stranger does, and all others. */
const KNOWN_THERE = Object.values(OPEN_PAGES).filter(
  (path) => !isAlikeForEverybody(readPlace(path.replace(/\?.*/, ''), LOCALES).path),
)

test('no page that knows its visitor scrolls sideways at 320 px or carries styles, whatever the company is called', async ({
  page,
}) => {
  await startCheck(page, { company: LONG_COMPANY })
  await page.setViewportSize({ width: 320, height: 700 })

  for (const path of KNOWN_THERE) {
    const response = await page.goto(path)
    await expect(page.locator('main')).toBeVisible()
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(excess, `${path} is too wide by`).toBeLessThanOrEqual(0)
    const policy = response?.headers()['content-security-policy'] ?? ''
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).not.toContain('unsafe')
    expect(await response?.text(), path).not.toMatch(/<[^>]+\sstyle="/)
    await expect(page.locator('[style]'), path).toHaveCount(0)
  }
  expect(KNOWN_THERE).toContain('/start')
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
