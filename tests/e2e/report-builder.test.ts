import type { Page } from '@playwright/test'
import { allLevels, fillCheck, SCOPE, startCheck, whenAlive } from './support/check.ts'
import { expect, test } from './support/test.ts'

async function openBuilder(page: Page, query = ''): Promise<string> {
  const id = await startCheck(page)
  await fillCheck(page, id, { answers: { ...SCOPE, ...allLevels(2) }, interests: ['uc-support-chatbot'] })
  await page.goto(`/assessments/${id}/report/edit${query}`)
  return id
}

/** Whether something dark is drawn on a page; looked at in a copy, since browsers complain of canvases that are read twice. */
const isDrawn = (page: Page, number: number) =>
  page.getByRole('img', { name: new RegExp(`^Page ${number} of`) }).evaluate((canvas: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')
    copy?.drawImage(canvas, 0, 0)
    const { data } = copy?.getImageData(0, 0, canvas.width, canvas.height) ?? {}
    return data?.some((value, at) => at % 4 === 0 && value > 0 && value < 60)
  })

const titles = (page: Page) => page.getByRole('heading', { level: 3 }).allTextContents()

test('the pages follow what is saved, and the place in them stays', async ({ page }) => {
  await openBuilder(page, '?text=section%3Amethod')
  await expect(page.getByText('As saved')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Next page' }).click()
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText(/^Page 3 of \d+$/)).toBeVisible()
  await expect.poll(() => isDrawn(page, 3)).toBe(true)

  await page.getByLabel('Comment', { exact: true }).fill('We saw two lists.')
  const drawn = page.waitForResponse(/preview\.pdf$/)
  await page.getByRole('button', { name: 'Save the text' }).click()

  await expect(page.getByText('Saved: the text stands in the report.')).toBeVisible()
  expect((await drawn).status()).toBe(200)
  await expect(page.getByText('As saved')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/^Page 3 of \d+$/)).toBeVisible()
})

test('a section is carried to another place, and the arrows say where it came to', async ({ page }) => {
  await openBuilder(page)
  const handles = page.getByTitle('Carry this section to another place')
  // Until then the page takes back its place by itself.
  await expect(page.getByText('As saved')).toBeVisible({ timeout: 60_000 })
  const [first, second, third] = await titles(page)
  await handles.nth(1).evaluate((handle) => handle.scrollIntoView({ block: 'center', behavior: 'instant' }))
  const from = await handles.first().boundingBox()
  const to = await handles.nth(2).boundingBox()
  if (!from || !to) throw new TypeError('Handles have a place.')

  await page.mouse.move(from.x + 10, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(to.x + 10, to.y - 4, { steps: 5 })
  await page.mouse.up()

  await expect(page.getByText(`“${first}” is now section 2 of`)).toBeVisible()
  expect((await titles(page)).slice(0, 3)).toEqual([second, first, third])
  await page.getByRole('button', { name: `Move up: ${first}` }).press('Enter')
  await expect(page.getByText(`“${first}” is now section 1 of`)).toBeVisible()
})

test('what is typed is not lost on the way to another text', async ({ page }) => {
  await openBuilder(page, '?text=section%3Amethod')
  const area = page.getByLabel('Comment', { exact: true })
  await whenAlive(page)
  await area.fill('Half a sentence')
  await page.getByRole('link', { name: 'Strengths' }).click()

  await expect(page.getByText('What you typed is not saved yet')).toBeVisible()
  await page.getByRole('button', { name: 'Stay here' }).click()
  await expect(area).toHaveValue('Half a sentence')
  await page.getByRole('link', { name: 'Strengths' }).click()
  await page.getByRole('button', { name: 'Leave without it' }).click()
  await expect(page.getByLabel('Points')).toBeVisible()
})

test('where there is no room for both, pages are one press away, and load only then', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await openBuilder(page)
  await page.getByRole('button', { name: 'Pages', exact: true }).waitFor()
  expect(asked.filter((url) => url.endsWith('preview.pdf'))).toEqual([])

  await page.getByRole('button', { name: 'Pages', exact: true }).click()

  await expect(page.getByText('As saved')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('heading', { name: 'Sections' })).toBeHidden()
  await expect.poll(() => isDrawn(page, 1)).toBe(true)
})

test('pages that cannot be drawn are said so, with a way on', async ({ page, trouble }) => {
  trouble.expect(/preview\.pdf/)
  await page.route('**/preview.pdf', (route) => route.abort())
  await openBuilder(page)
  await expect(page.getByText('The pages could not be drawn.')).toBeVisible()
  await page.unroute('**/preview.pdf')
  await page.getByRole('button', { name: 'Try again' }).click()

  await expect(page.getByText('As saved')).toBeVisible({ timeout: 60_000 })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the PDF is a link away, and forms stand beside it', async ({ page }) => {
    await page.goto('/start')
    await page.getByLabel('Company').fill('Example GmbH')
    await page.getByRole('button', { name: 'Go to the first question' }).click()
    const id = /assessments\/([0-9a-f-]+)/.exec(page.url())?.[1]
    await page.goto(`/assessments/${id}/report/edit`)

    const link = page.getByRole('link', { name: 'Open the PDF' })
    await expect(link).toHaveAttribute('href', `/assessments/${id}/report.pdf`)
    await page
      .getByRole('link', { name: 'Strengths' })
      .or(page.getByRole('link', { name: 'Write a comment' }))
      .first()
      .click()
    await expect(page.getByRole('button', { name: 'Save the text' })).toBeVisible()
  })
})
