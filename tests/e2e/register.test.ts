import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import { expectAccessible } from './support/axe.ts'
import { choose, goOn, startCheck } from './support/check.ts'
import { invitationFor, signIn } from './support/mailbox.ts'
import { expect, test } from './support/test.ts'

/** What a company says of a chatbot that it buys as it is; everything else is a no. */
const BOUGHT: Record<string, string> = {
  'eu-link': 'established',
  'excluded-purpose': 'none',
  influence: 'none',
  'uses-it': 'yes',
}

test('a team takes a chatbot from its check, asks what the law says of it, and a colleague approves', async ({
  page,
  newVisitor,
  trouble,
}) => {
  test.setTimeout(180_000)
  // Sending back without a word is refused.
  trouble.expect(/422 /)
  const [owner, colleague] = [`${randomUUID()}@example.com`, `${randomUUID()}@example.com`]
  const id = await startCheck(page, { company: 'Müller & Söhne' })
  await choose(page, 'interests', 'uc-support-chatbot')
  await goOn(page)
  await signIn(page, owner)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.goto(`/assessments/${id}/governance`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add those chosen' }).click()
  await page.getByRole('link', { name: 'Support chatbot', exact: true }).click()
  await expect(page.getByText(/answers wait for you/).first()).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Start the AI Act questions' }).click()
  await expect(page.getByText('Filled in already: it holds for systems of this kind.')).toBeVisible()
  await expectAccessible(page)
  await answerAll(page)
  await expect(page.getByRole('heading', { name: 'The outcome for Support chatbot is settled' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /To tell people, or to mark what it makes/ })).toBeVisible()
  await page.getByRole('link', { name: 'Back to the system' }).click()
  await page.getByRole('link', { name: 'Record it, and let somebody look at it' }).click()
  await expect(page.getByText('you are the only one here who could')).toBeVisible()
  await page.getByRole('button', { name: 'Record this' }).click()
  await expect(page.getByText('You recorded this. Somebody else has to look at it.')).toBeVisible()
  await expectAccessible(page)
  const history = page.url()

  await page.getByRole('link', { name: 'Invite somebody' }).click()
  await page.getByLabel('E-mail').fill(colleague)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  const other = await newVisitor()
  await other.goto(await invitationFor(colleague))
  await other.getByRole('button', { name: 'Sign in to join' }).click()
  await signIn(other, colleague)
  await other.getByRole('button', { name: 'Join' }).click()
  await other.waitForURL((url) => !url.pathname.startsWith('/invitations'))
  await other.goto(history)
  await other.getByRole('button', { name: 'Send back' }).click()
  await expect(other.getByText('Please say what has to change')).toBeVisible()
  await other.getByRole('button', { name: 'Approve' }).click()
  await expect(other.getByText(/^Approved by/)).toBeVisible()

  await page.goto(`/assessments/${id}/governance`)
  await expect(page.getByText('record 1 approved')).toBeVisible()
  await expectAccessible(page)
})

test('what the free check answered is kept, its duty gets an owner, the vendor answers, and the papers know it', async ({
  page,
  newVisitor,
}) => {
  test.setTimeout(180_000)
  const id = await startCheck(page, { company: 'Müller & Söhne' })
  await page.goto(`/governance/check?${new URLSearchParams(answersOf('s05'))}`)
  await page.getByLabel('Name of the system').fill('Nora')
  await page.getByRole('button', { name: 'Keep it in a register' }).click()
  await expect(page.getByText('Nora now stands in your register')).toBeVisible()
  const system = new URL(page.url()).pathname

  await page.goto(`/assessments/${id}/governance/duties`)
  await expectAccessible(page)
  await page.getByRole('link', { name: /^Open and change: Check that the vendor/ }).click()
  await page.getByRole('textbox', { name: 'Who looks after it' }).fill('Ana Silva')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Looked after by Ana Silva')).toBeVisible()

  await page.goto(`${system}/vendor`)
  await page.getByLabel('Who is asked').fill('BotWorks')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = await page.getByLabel('Link for the vendor').inputValue()
  await answerAsVendor(await newVisitor(), link)

  await page.goto(`${system}/vendor`)
  await expect(page.getByText(/by Ben of BotWorks/)).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /^Take over/ })
    .first()
    .click()
  await expect(page.getByText('Taken over.')).toBeVisible()

  await page.goto(`${system}/record`)
  await expectAccessible(page)
  await page.getByLabel('Kinds of data').fill('Questions of customers, never their account')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Draft of an impact assessment (PDF)' }).click()
  const { texts } = await readPdf(await readFile(await (await download).path()))
  expect(texts.join(' ')).toContain('Nora')
  expect(texts.join(' ')).toContain('Questions of customers, never their account')
})

/** Answers everything with what stands first, and sends it. */
async function answerAsVendor(vendor: Page, link: string): Promise<void> {
  await vendor.goto(link)
  await expectAccessible(vendor)
  const groups = vendor.locator('fieldset:has(input[type=radio])')
  for (let index = 0; index < (await groups.count()); index += 1) {
    await groups.nth(index).getByRole('radio').first().check()
  }
  for (const text of await vendor.locator('textarea').all()) await text.fill('See our trust page.')
  await vendor.getByLabel('Who answers').fill('Ben of BotWorks')
  await vendor.getByRole('button', { name: 'Send the answers' }).click()
  await expect(vendor.getByText('Thank you. Your answers were sent.')).toBeVisible()
}

/** Goes through the interview as it asks: what is filled in is confirmed, the rest answered. */
async function answerAll(page: Page): Promise<void> {
  const field = page.locator('input[name="question"]')
  while ((await field.count()) > 0) {
    const question = (await field.getAttribute('value')) ?? ''
    if ((await page.locator('input[name="answer"]:checked').count()) === 0) {
      await page.locator(`input[name="answer"][value="${BOUGHT[question] ?? 'no'}"]`).check()
    }
    await page.locator('form:has(input[name="question"]) button').click()
    await expect(page.locator(`input[name="question"][value="${question}"]`)).toHaveCount(0)
  }
}
