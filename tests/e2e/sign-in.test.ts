import { randomUUID } from 'node:crypto'
import { choose, questionCard, startCheck } from './support/check.ts'
import { signIn } from './support/mailbox.ts'
import { expect, test } from './support/test.ts'

const anybody = () => `${randomUUID()}@example.com`

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a guest signs in, keeps the check, and finds it on a second browser', async ({ page, newVisitor }) => {
      const email = anybody()
      const id = await startCheck(page, { company: 'Müller & Söhne' })
      await page.goto(`/assessments/${id}/questions/kpi`)
      await choose(page, 'q-kpi-definition', 'level:2')
      if (javaScriptEnabled) await expect(page.getByRole('banner').getByRole('status')).toHaveText(/^Saved/)
      else await page.getByRole('button', { name: /^Save and/ }).click()

      await page.getByRole('banner').getByRole('link', { name: 'sign in to keep it' }).click()
      await signIn(page, email)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keep your work')
      await expect(page.getByRole('listitem')).toHaveText('Müller & Söhne')
      await page.getByRole('button', { name: 'Keep it' }).click()
      await page.getByRole('link', { name: 'Müller & Söhne', exact: true }).click()
      await expect(page).toHaveURL(new RegExp(id))
      await expect(page.getByRole('banner')).not.toContainText('Kept until')

      const second = await newVisitor()
      await signIn(second, email, 2)
      await second.getByRole('link', { name: 'Müller & Söhne', exact: true }).click()
      await second.goto(`/assessments/${id}/questions/kpi`)
      await expect(questionCard(second, 'q-kpi-definition').locator('input[value="level:2"]')).toBeChecked()

      await page.goto('/account')
      await page.getByRole('button', { name: 'Sign out there' }).click()
      await expect(page.getByText('Signed out there.')).toBeVisible()
      await second.goto('/account')
      await expect(second).toHaveURL(/\/sign-in\?returnTo=\/account$/)
    })

    test('a wrong code stays in its field, and the right one still works', async ({ page, trouble }) => {
      trouble.expect(/422/)
      const email = anybody()
      await page.goto('/sign-in')
      await page.getByLabel('E-mail').fill(email)
      await page.getByRole('button', { name: 'Send me a code' }).click()
      await page.getByLabel('Code').fill('0000-0000')
      await page.getByRole('button', { name: 'Sign in' }).click()

      await expect(page.getByRole('alert')).toContainText('You have 4 tries left.')
      await expect(page.getByLabel('Code')).toHaveValue('0000-0000')
    })

    test('a consultant adds a client, keeps a note and a file with it, and starts its check', async ({
      page,
      trouble,
    }) => {
      trouble.expect(/422/)
      await startCheck(page, { company: 'Our agency' })
      await signIn(page, anybody())
      await page.getByRole('button', { name: 'Keep it' }).click()
      await page.getByRole('banner').getByRole('link', { name: 'Working in' }).click()
      await page.getByRole('button', { name: 'Make it a consultancy' }).click()
      await expect(page.getByText('Saved.')).toBeVisible()
      await page.getByRole('banner').getByRole('link', { name: 'Clients' }).click()
      await page.getByLabel('Company').fill('Müller & Söhne')
      await page.getByRole('button', { name: 'Add the client' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Müller & Söhne')

      await page.getByLabel('New note').fill('They want the chatbot first.')
      await page.getByRole('button', { name: 'Add the note' }).click()
      await expect(page.getByRole('paragraph').filter({ hasText: 'They want the chatbot first.' })).toBeVisible()
      await expect(page.getByLabel('New note')).toHaveValue('')
      const file = { name: 'offer.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>x()</script>') }
      await page.getByLabel('Choose a file').setInputFiles(file)
      await page.getByRole('button', { name: 'Add the file' }).click()
      await expect(page.getByText('This is none of the files that are kept here')).toBeVisible()
      await page.getByLabel('Choose a file').setInputFiles({ ...file, buffer: Buffer.from('%PDF-1.7') })
      await page.getByRole('button', { name: 'Add the file' }).click()
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: 'offer.pdf' }).click()
      expect((await download).suggestedFilename()).toBe('offer.pdf')

      await page.getByRole('link', { name: 'Start a check for this client' }).click()
      await expect(page.getByText('This check is for Müller & Söhne')).toBeVisible()
      await page.getByRole('button', { name: 'Go to the first question' }).click()
      await page.waitForURL(/\/questions\/scope/)
      await page.goto('/assessments')
      await page.getByRole('banner').getByRole('link', { name: 'Clients' }).click()
      await expect(page.getByRole('row', { name: 'Müller & Söhne' })).toContainText(/\d+ of \d+ questions open/)
    })
  })
}
