import { allLevels, fillCheck, SCOPE, startCheck } from './support/check.ts'
import { expect, test } from './support/test.ts'

const FILLED = { answers: { ...SCOPE, ...allLevels(2) }, interests: ['uc-support-chatbot'] }

test('a slider moved by keys says at once what would change, and becomes a target of the plan', async ({ page }) => {
  const id = await startCheck(page)
  await fillCheck(page, id, FILLED)
  await page.goto(`/assessments/${id}/what-if`)
  await expect(page.getByRole('button', { name: 'Show what would change' })).toBeHidden()

  const slider = page.getByRole('slider', { name: 'Pilot scope', exact: false }).first()
  await slider.focus()
  await page.keyboard.press('ArrowRight')

  await expect(slider).toHaveAttribute('aria-valuetext', /^Level 3: /)
  await expect(page).toHaveURL(/what-if\?pilot-scope=3$/)
  const box = await slider.boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(44)

  await page.reload()
  await expect(slider).toHaveAttribute('aria-valuetext', /^Level 3: /)
  await page.getByRole('button', { name: 'Apply as target' }).click()
  await page.waitForURL(`**/assessments/${id}/roadmap#levels`)
  await expect(page.locator('#levels')).toContainText('level 3')
})

test('what the browser works out is what the server says', async ({ page }) => {
  const id = await startCheck(page)
  await fillCheck(page, id, FILLED)
  await page.goto(`/assessments/${id}/what-if`)
  await expect(page.getByRole('button', { name: 'Show what would change' })).toBeHidden()
  for (const slider of (await page.getByRole('slider').all()).slice(0, 6)) {
    await slider.focus()
    await page.keyboard.press('End')
  }
  await expect(page).toHaveURL(/what-if\?.*=4.*=4.*=4.*=4.*=4.*=4$/)
  const outcome = page.getByRole('region', { name: 'What would change' })
  const live = await outcome.textContent()
  await page.reload()

  expect(await outcome.textContent()).toBe(live)
})
