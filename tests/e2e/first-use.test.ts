import { allLevels, choose, fillCheck, SCOPE, startCheck, whenAlive } from './support/check.ts'
import { expect, test } from './support/test.ts'

const FILLED = { answers: { ...SCOPE, ...allLevels(1) }, interests: ['uc-support-chatbot'] }

test('"Saved" shows the time of the reader’s own clock, wherever that is', async ({ newVisitor }) => {
  const page = await newVisitor({ timezoneId: 'Pacific/Auckland' })
  const id = await startCheck(page)
  await page.goto(`/assessments/${id}/questions/kpi`)

  await choose(page, 'q-kpi-definition', 'level:1')

  const saved = page.getByRole('banner').getByRole('status')
  await expect(saved).toHaveText(/^Saved \d\d:\d\d$/)
  const [hours, minutes] = ((await saved.textContent()) ?? '').replace('Saved ', '').split(':').map(Number)
  const apart = await page.evaluate(
    ([h = 0, m = 0]) => (new Date().getHours() * 60 + new Date().getMinutes() - h * 60 - m + 1440) % 1440,
    [hours, minutes],
  )
  expect(apart).toBeLessThanOrEqual(2)
})

test('"extend" answers in its place', async ({ page }) => {
  const id = await startCheck(page)
  await page.goto(`/assessments/${id}/questions/kpi`)
  await whenAlive(page)

  await page.getByRole('banner').getByRole('button', { name: 'extend' }).click()

  await expect(page.getByRole('banner')).toContainText(/Kept until \d+\s\w+\s20\d\d, the longest possible/)
  await expect(page).toHaveURL(/\/questions\/kpi/)
})

test('the private link is made, copied and opened from the page of the questions', async ({
  page,
  context,
  newVisitor,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const id = await startCheck(page)
  await fillCheck(page, id, FILLED)
  await page.goto(`/assessments/${id}/questions/kpi`)

  await page.getByRole('button', { name: 'Make a private link' }).click()
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())

  const other = await newVisitor()
  await other.goto(link)
  await other.getByRole('button', { name: 'Go on' }).click()
  await expect(other).toHaveURL(new RegExp(id))
})

test('a long note says how much still fits, and what does not fit is not lost without a word', async ({ page }) => {
  const id = await startCheck(page)
  await page.goto(`/assessments/${id}/questions/kpi?question=q-kpi-definition`)
  await choose(page, 'q-kpi-definition', 'level:1')
  await page.getByText('Note and evidence').first().click()
  const note = page.getByLabel('Note', { exact: true }).first()

  await note.fill('x'.repeat(1950))
  await expect(page.getByText('50 more characters fit here')).toBeVisible()
  await note.press('End')
  await page.keyboard.insertText('y'.repeat(60))

  await expect(page.getByText('No more characters fit here')).toBeVisible()
})

test('an entry of the contents unfolds its part of the report', async ({ page }) => {
  const id = await startCheck(page)
  await fillCheck(page, id, FILLED)
  await page.goto(`/assessments/${id}/report`)
  const glossary = page.locator('section#glossary > details')
  await expect(glossary).toHaveJSProperty('open', false)

  await page.getByRole('link', { name: 'Techniques named' }).click()

  await expect(glossary).toHaveJSProperty('open', true)
  await expect(page.getByRole('heading', { name: 'Techniques named' })).toBeInViewport()
  await page.goto(`/assessments/${id}/report#limits`)
  await expect(page.locator('section#limits > details')).toHaveJSProperty('open', true)
})

test('nothing of the report stays folded on paper', async ({ page }) => {
  const id = await startCheck(page)
  await fillCheck(page, id, FILLED)
  await page.goto(`/assessments/${id}/report`)
  const limits = page.locator('section#limits li').first()
  await expect(limits).toBeHidden()

  await page.emulateMedia({ media: 'print' })

  await expect(limits).toBeVisible()
})
