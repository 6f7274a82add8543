import { randomUUID } from 'node:crypto'
import { expectAlwaysAccessible } from './support/axe.ts'
import { startCheck } from './support/check.ts'
import { mailHolding, signIn } from './support/mailbox.ts'
import { expect, test } from './support/test.ts'

const PHONE = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }

test('a reader of a public page asks whoever runs the site, on a phone without scripts', async ({
  newVisitor,
  trouble,
}) => {
  trouble.expect(/422/)
  const phone = await newVisitor(PHONE)
  // Twice, since a mail breaks its lines where they are long.
  const mark = randomUUID().slice(0, 8)
  const body = `${mark}: How many labels?\n${mark}`
  await phone.goto('/trust/privacy-notice')
  await phone.getByRole('link', { name: 'Ask a question' }).click()
  await expect(phone.getByText('About: Data and safety')).toBeVisible()
  await phone.getByLabel('Your question').fill(body)
  await phone.getByRole('button', { name: 'Send the question' }).click()
  await expect(phone.getByRole('alert')).toContainText('Please give one e-mail address')
  await expect(phone.getByLabel('Your question')).toHaveValue(body)
  await phone.getByLabel('Your e-mail address').fill('anna@example.com')
  await phone.getByRole('button', { name: 'Send the question' }).click()

  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Your question was taken')
  expect(await mailHolding('operator@example.com', mark)).toContain('Reply-To: anna@example.com')
})

test('the form counts what is typed, and stands in all schemes and widths', async ({ page, trouble }) => {
  trouble.expect(/422/)
  await page.goto('/ask?about=/glossary/active-learning')
  await page.getByLabel('Your question').fill('x'.repeat(4_001))
  await expect(page.getByText('4,001 of 4,000 characters')).toBeVisible()
  await expectAlwaysAccessible(page)
  await page.getByRole('button', { name: 'Send the question' }).click()
  await expect(page.getByRole('alert')).toContainText('4000 characters or fewer')
  await expectAlwaysAccessible(page)
})

test('somebody who answers a check asks back, and reads the answer where they asked', async ({ page, newVisitor }) => {
  const check = await startCheck(page, { company: 'Müller & Söhne' })
  const email = `${randomUUID()}@example.com`
  await signIn(page, email)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('heading', { name: 'Your checks' })).toBeVisible()
  await page.goto(`/assessments/${check}/ask`)
  await expect(page.getByText('Nobody else looks after this workspace')).toBeVisible()
  await expectAlwaysAccessible(page)
  await page.goto(`/assessments/${check}/team`)
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = await page.getByRole('textbox', { name: 'Private link' }).inputValue()

  const lee = await newVisitor()
  await lee.goto(/\/answer\/[\w-]{43}/.exec(link)?.[0] ?? '')
  await lee.getByLabel('Your name').fill('Lee')
  await lee.getByLabel('Marketing').check()
  await lee.getByRole('button', { name: 'Go to my questions' }).click()
  await lee.getByRole('link', { name: 'Ask a question' }).click()
  await lee.getByRole('textbox', { name: 'Your question' }).fill('What counts as a label?')
  await lee.getByRole('button', { name: 'Send the question' }).click()
  await expect(lee.getByText('Nobody has answered yet.')).toBeVisible()
  await expectAlwaysAccessible(lee)

  await mailHolding(email, 'What counts')
  await page.goto('/assessments')
  await page.getByRole('link', { name: '1 question to answer' }).click()
  await expect(page.getByRole('heading', { name: 'Lee, who answers the check, asks' })).toBeVisible()
  await expectAlwaysAccessible(page)
  await page.getByLabel('Your answer').fill('What a person said it is.')
  await page.getByRole('button', { name: 'Send the answer' }).click()
  await expect(page.getByText('Your answer is kept, and stands where they asked.')).toBeVisible()
  await lee.reload()
  await expect(lee.getByText('What a person said it is.')).toBeVisible()
})
