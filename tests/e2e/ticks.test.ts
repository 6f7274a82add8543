import { choose, questionCard, startCheck } from './support/check.ts'
import { expect, test } from './support/test.ts'

test('choosing a step ticks its facts; one taken away moves the answer to the step before and is named', async ({
  page,
}) => {
  const id = await startCheck(page)
  await page.goto(`/assessments/${id}/questions/pilot?question=q-pilot-scope`)
  const card = questionCard(page, 'q-pilot-scope')
  const ticks = card.locator('input[type="checkbox"][value^="2."]')
  const step = (level: number) => card.locator(`input[value="level:${level}"]`)
  const isSaved = expect(page.getByRole('banner').getByRole('status'))
  const ticked = () => ticks.evaluateAll((boxes) => boxes.filter((box) => (box as HTMLInputElement).checked).length)

  await choose(page, 'q-pilot-scope', 'level:2')
  await isSaved.toHaveText(/^Saved/)
  expect(await ticked()).toBe(await ticks.count())

  await ticks.last().uncheck()
  await expect(step(1)).toBeChecked()
  await expect(card).toContainText('This counts as “')
  await expect(card).toContainText('Missing for “')

  await ticks.last().check()
  await expect(step(2)).toBeChecked()
  await choose(page, 'q-pilot-scope', 'level:1')
  expect(await ticked()).toBe(0)
  await expect(step(1)).toBeChecked()
})
