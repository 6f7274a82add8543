import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { assessmentIdOf, choose, questionCard, whenAlive } from './support/check.ts'
import { test } from './support/test.ts'

const settled = (page: Page) => page.getByRole('heading', { name: 'That is enough: the answer is settled' })
const card = (page: Page) => page.locator('fieldset[id^="q-"]').first()

/** Answers each question as it comes, the lowest step or the first option, until the verdict stands. */
async function answerUntilSettled(page: Page): Promise<string[]> {
  const asked: string[] = []
  await expect(settled(page).or(card(page))).toBeVisible()
  while (!(await settled(page).isVisible())) {
    const id = ((await card(page).getAttribute('id')) ?? '').replace(/^q-/, '')
    expect(asked).not.toContain(id)
    asked.push(id)
    await whenAlive(page)
    if (id === 'scope-ai-in-use') await choose(page, id, ['none'])
    else if (id.startsWith('q-')) await choose(page, id, 'level:0')
    else await questionCard(page, id).locator('input[type="radio"]').first().check()
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await expect(questionCard(page, id)).toHaveCount(0)
    await expect(settled(page).or(card(page))).toBeVisible()
  }
  return asked
}

test('from a use case of the library to its verdict, then to a technique with what is known already', async ({
  page,
}) => {
  await page.goto('/use-cases?data=text-classification')
  await page.getByRole('link', { name: 'CRM and ticket data labelling' }).first().click()
  await page.getByRole('link', { name: 'Start from this' }).click()
  await expect(page.getByText('This check begins with one choice made')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Go to the first question' }).click()
  const asked = await answerUntilSettled(page)
  const id = assessmentIdOf(page)

  await page.goto('/ready/techniques/semi-supervised-learning')
  await expect(page.getByText('Quick check: Semi-Supervised Learning').or(settled(page))).toBeVisible()
  const again = await answerUntilSettled(page)

  expect(page.url()).toContain(`/assessments/${id}/quick?about=semi-supervised-learning`)
  for (const question of again) expect(asked).not.toContain(question)
  await expect(page.getByRole('link', { name: 'Semi-Supervised Learning', exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Note it as something you have in mind' }).click()
  await expect(page.getByText('It is among what you have in mind')).toBeVisible()
})

test('with several checks one chooses, and the choice fits a small screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  for (const company of ['One GmbH', 'Two GmbH']) {
    await page.goto('/start?form=quick&useCase=uc-lead-scoring')
    await page.getByLabel('Company').fill(company)
    await page.getByRole('button', { name: 'Go to the first question' }).click()
    await expect(card(page)).toBeVisible()
  }
  await page.goto('/ready/use-cases/uc-seo-content')

  await expect(page.getByRole('heading', { name: /^Are you ready for/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Go on: Two GmbH' }).click()
  await expect(page.getByText('Quick check: SEO and search content')).toBeVisible()
})
