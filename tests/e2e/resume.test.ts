import { choose, goOn, questionCard, questionsOn, startCheck, words } from './support/check.ts'
import { expect, test } from './support/test.ts'

test('walk 6: who stops at question 14 goes on at it on the phone, with the note', async ({ page, newVisitor }) => {
  await startCheck(page)
  await page.getByRole('button', { name: 'Show one question at a time' }).click()
  await expect(questionCard(page, 'scope-team-size')).toHaveCount(0)
  for (let question = 1; question < 14; question += 1) {
    const [id = ''] = await questionsOn(page)
    if (id.startsWith('q-')) await choose(page, id, 'level:1')
    await goOn(page)
  }
  const [fourteenth = ''] = await questionsOn(page)
  await choose(page, fourteenth, 'unsure')
  await page.getByText('Note and evidence').click()
  await page.getByLabel('Note', { exact: true }).fill('Ask Jörg on Monday.')
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(/^Saved/)
  const asked = await words(page.getByRole('heading', { level: 1 }))
  await page.getByRole('link', { name: 'Settings and private link' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings of this check')
  await page.getByRole('button', { name: 'Make a private link' }).click()
  const link = await page.getByRole('textbox', { name: 'Private link' }).inputValue()

  const phone = await newVisitor({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  await phone.goto(link)
  await phone.getByRole('button', { name: 'Go on' }).tap()

  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(asked)
  await expect(phone.getByLabel('Note', { exact: true })).toHaveValue('Ask Jörg on Monday.')
  await expect(questionCard(phone, fourteenth).locator('input[value="unsure"]')).toBeChecked()
  await expect(phone.getByRole('banner')).toContainText(/Kept until \d+\s\w+\s20\d\d/)
})
