import { randomUUID } from 'node:crypto'
import de from '#app/messages/de.json' with { type: 'json' }
import { choose, questionCard, questionsOn, whenAlive } from './support/check.ts'
import { beginInGerman, COMPANY, inGerman, keepInGerman, press } from './support/german.ts'
import { invitationFor, mailHolding } from './support/mailbox.ts'
import { expect, test } from './support/test.ts'

test.use({ locale: 'de-DE' })

test('a colleague is asked by a German mail, answers in two windows, is thanked, and comes too late', async ({
  page,
  newVisitor,
  trouble,
}) => {
  test.setTimeout(120_000)
  // A form without a name, an answer that another window changed, and pages of a round that is closed.
  trouble.expect(/422 /)
  trouble.expect(/409 /)
  trouble.expect(/410 /)
  const id = await beginInGerman(page)
  await keepInGerman(page)
  const email = `${randomUUID()}@example.com`
  await page.goto(`/assessments/${id}/team`)
  await page.locator('[name="email.0"]').fill(email)
  await page.locator('[name="discipline.0"]').selectOption('data')
  await press(page, de.team.invite.button)
  await expect(page.getByText(de.team.done.invited)).toBeVisible()
  await expect(page.locator('[name="email.0"]')).toHaveValue('')
  const link = await invitationFor(email)
  expect(await mailHolding(email, '/answer/')).toMatch(/Content-Language: de[\s\S]*bittet Sie, einige Fragen/)

  const colleague = await newVisitor({ locale: 'de-DE' })
  await colleague.goto(link)
  await inGerman(colleague)
  await expect(colleague.locator('h1')).toHaveText(`Ihre Antworten für ${COMPANY}`)
  await press(colleague, de.answering.enter.begin)
  await expect(colleague.locator('[name="name"]')).toHaveAttribute('aria-invalid', 'true')
  await colleague.locator('[name="name"]').fill('Jörg Größer')
  await press(colleague, de.answering.enter.begin)
  await colleague.getByRole('link', { name: de.answering.overview.start }).click()
  await expect(colleague.getByRole('heading', { level: 1 })).toHaveText('Ihre Fragen')
  await whenAlive(colleague)
  const [first = ''] = await questionsOn(colleague)
  const second = await colleague.context().newPage()
  await second.goto(colleague.url())
  await whenAlive(second)

  const status = colleague.getByRole('banner').getByRole('status')
  await choose(colleague, first, 'level:2')
  await expect(status).toHaveText(/^Gespeichert/)
  await choose(second, first, 'level:1')
  const card = questionCard(second, first)
  await card.getByRole('button', { name: de.app.questions.conflict.takeTheirs }).click()
  await expect(card.locator('input[value="level:2"]')).toBeChecked()
  await inGerman(second)

  await colleague.getByRole('link', { name: de.app.nav.myPart }).click()
  await press(colleague, de.answering.overview.iAmDone)
  await expect(colleague.getByText('Vielen Dank, Jörg Größer.')).toBeVisible()
  await page.reload()
  await press(page, de.team.round.close)
  await expect(page.getByText(de.team.done.closed)).toBeVisible()
  await colleague.reload()
  await inGerman(colleague)
  await expect(colleague.locator('h1')).toHaveText('Die Befragung ist geschlossen.')
  await colleague.goto(link)
  await expect(colleague.locator('h1')).toHaveText(de.answering.enter.shut.closed.heading)
})
