import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAlwaysAccessible } from './support/axe.ts'
import { allLevels, choose, fillCheck, post, questionCard, SCOPE, startCheck, whenAlive } from './support/check.ts'
import { invitationFor, signIn } from './support/mailbox.ts'
import { expect, test } from './support/test.ts'

test('a consultant invites a colleague, changes the role, and cuts an open tab off (attack 12)', async ({
  page,
  newVisitor,
  trouble,
}) => {
  const [consultant, colleague] = [`${randomUUID()}@example.com`, `${randomUUID()}@example.com`]
  const id = await startCheck(page, { company: 'Müller & Söhne' })
  await signIn(page, consultant)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('banner').getByRole('link', { name: 'Working in' }).click()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'People', exact: true }).click()
  await page.getByLabel('E-mail').fill(colleague)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByText(`The invitation to ${colleague} is on its way.`)).toBeVisible()

  const other = await newVisitor()
  await other.goto(await invitationFor(colleague))
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Work in Müller & Söhne')
  await other.getByRole('button', { name: 'Sign in to join' }).click()
  await signIn(other, colleague)
  await other.getByRole('button', { name: 'Join' }).click()
  await other.getByRole('link', { name: 'Müller & Söhne' }).first().click()
  await other.goto(`/assessments/${id}/questions/pilot`)
  await choose(other, 'q-pilot-scope', 'level:2')
  await expect(other.getByRole('banner').getByRole('status')).toHaveText(/^Saved/)

  await page.reload()
  const row = page.getByRole('row', { name: colleague })
  // The same sentence stands there after each change, so the answer is what is waited for.
  const changeRole = async (role: string) => {
    await row.getByRole('combobox').selectOption(role)
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await row.getByRole('button', { name: /^Change/ }).click()
    await answered
  }
  await changeRole('Viewer')
  await expect(page.getByText('They are signed out everywhere')).toBeVisible()
  await signIn(other, colleague, 2)
  await other.goto(`/assessments/${id}/questions/pilot`)
  await expect(other.getByText('You are a viewer in this workspace')).toBeVisible()
  await expect(questionCard(other, 'q-pilot-scope').locator('input[value="level:3"]')).toBeDisabled()

  await changeRole('Member')
  await signIn(other, colleague, 3)
  await other.goto(`/assessments/${id}/questions/pilot`)
  await expect(questionCard(other, 'q-pilot-scope').locator('input[value="level:2"]')).toBeChecked()
  await row.locator('summary', { hasText: 'Remove' }).click()
  await row.getByRole('button', { name: /^Remove now/ }).click()
  await expect(page.getByText(`${colleague} no longer works here.`)).toBeVisible()
  trouble.expect(/404 /)
  await choose(other, 'q-pilot-scope', 'level:3')
  await expect(other.getByText('can no longer be changed from here')).toBeVisible()
  await expect(questionCard(other, 'q-pilot-scope').locator('input[value="level:3"]')).toBeChecked()
  await page.goto(`/assessments/${id}/questions/pilot`)
  await expect(questionCard(page, 'q-pilot-scope').locator('input[value="level:2"]')).toBeChecked()
})

test('a workspace adds a question of its own: people answer it, and the standard stands beside the result', async ({
  page,
}) => {
  const id = await startCheck(page, { company: 'Müller & Söhne', form: 'full' })
  await signIn(page, `${randomUUID()}@example.com`)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('banner').getByRole('link', { name: 'Working in' }).click()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Questions', exact: true }).click()
  await page.locator('#kpi > details > summary').click()
  await page.getByRole('link', { name: /^Add a question to KPIs/ }).click()
  await page.getByLabel('The question').fill('Do our branches know the goal?')
  await page.getByLabel('What it informs').selectOption('kpi-definition')
  for (const level of [0, 1, 2, 3, 4]) await page.getByLabel(`Level ${level}`).fill(`${25 * level} % know it.`)
  await page.getByRole('button', { name: 'How it looks' }).click()
  await expect(page.locator('#preview')).toContainText('75 % know it.')
  await page.getByRole('button', { name: 'Save' }).click()
  const added = page.locator('li', { hasText: 'Do our branches know the goal?' })
  await expect(added).toContainText('Informs “KPI definition”.')

  await page.goto(`/assessments/${id}/questions/kpi`)
  await choose(page, 'q-kpi-definition', 'level:3')
  await page.getByRole('radio', { name: '25 % know it.' }).check()
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(/^Saved/)
  await page.reload()
  await expect(page.getByRole('radio', { name: '25 % know it.' })).toBeChecked()
  await page.goto(`/assessments/${id}/results`)
  await expect(page.getByText('one question of its own counts').first()).toBeVisible()
  await expect(page.getByText(/^by the standard: /).first()).toBeVisible()

  await page.getByRole('banner').getByRole('link', { name: 'Working in' }).click()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Questions', exact: true }).click()
  await added.getByRole('button', { name: /^Take out/ }).click()
  await expect(page.locator('#withdrawn')).toContainText('Do our branches know the goal?')
  await page.goto(`/assessments/${id}/review`)
  await expect(page.getByText('25 % know it.')).toBeVisible()
})

test('a colleague answers by a link, passes a question on and is done; what another one told is typed in by keys', async ({
  page,
  newVisitor,
}) => {
  const id = await startCheck(page, { company: 'Müller & Söhne' })
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Team' }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = await page.getByRole('textbox', { name: 'Private link' }).inputValue()

  const colleague = await newVisitor()
  await colleague.goto(link)
  await colleague.getByLabel('Your name').fill('Lee')
  await colleague.getByRole('checkbox', { name: 'Data and analytics' }).check()
  await colleague.getByRole('button', { name: 'Go to my questions' }).click()
  await colleague.getByRole('link', { name: 'Start with my questions' }).click()
  await expect(colleague.getByRole('heading', { level: 1 })).toHaveText('Your questions')
  await whenAlive(colleague)
  await choose(colleague, 'q-data-quality', 'level:2')
  await expect(colleague.getByRole('banner').getByRole('status')).toHaveText(/^Saved/)
  await questionCard(colleague, 'q-data-inventory').getByRole('link', { name: 'Ask a colleague' }).click()
  await colleague.getByRole('radio', { name: 'IT' }).check()
  await colleague.getByRole('button', { name: 'Pass it on' }).click()
  await expect(colleague.getByText('You passed this on to IT.')).toBeVisible()
  await colleague.getByRole('link', { name: 'My part' }).click()
  await colleague.getByRole('button', { name: 'I am done' }).click()
  await expect(colleague.getByText('Thank you, Lee.')).toBeVisible()

  await page.goto(`/assessments/${id}/team`)
  await expect(page.getByRole('row', { name: 'Lee' })).toContainText('Is done')
  await page.getByLabel('Who told you').fill('Pat')
  await page.getByLabel('Speaks for').last().selectOption('Legal and privacy')
  await page.getByRole('button', { name: 'Enter their answers' }).click()
  await expect(page.getByText('You are entering what Pat told you.')).toBeVisible()
  await whenAlive(page)
  const cards = page.locator('fieldset[id^="q-"]')
  const first = await cards.nth(0).getAttribute('id')
  const second = await cards.nth(1).getAttribute('id')
  await page.keyboard.press('0')
  await expect(page.locator(`[id="${first}"] input[value="level:0"]`)).toBeChecked()
  await expect(page.locator(`[id="${second}"]`)).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.locator(`[id="${second}"] input[value="unsure"]`)).toBeChecked()
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(/^Saved/)
})

test('four browsers in one check: nobody overwrites anybody, a conflict shows both texts, and all agree in the end', async ({
  page,
  context,
  newVisitor,
  trouble,
}) => {
  trouble.expect(/409 /)
  const [lead, colleague] = [`${randomUUID()}@example.com`, `${randomUUID()}@example.com`]
  const id = await startCheck(page, { company: 'Müller & Söhne' })
  await signIn(page, lead)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('banner').getByRole('link', { name: 'Working in' }).click()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'People', exact: true }).click()
  await page.getByLabel('E-mail').fill(colleague)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByText(`The invitation to ${colleague} is on its way.`)).toBeVisible()
  const other = await newVisitor()
  await other.goto(await invitationFor(colleague))
  await other.getByRole('button', { name: 'Sign in to join' }).click()
  await signIn(other, colleague)
  await other.getByRole('button', { name: 'Join' }).click()
  await other.getByRole('link', { name: 'Müller & Söhne' }).first().waitFor()

  const [leadTab, otherTab] = [await context.newPage(), await other.context().newPage()]
  const all = [page, leadTab, other, otherTab]
  const saved = (of: Page) => expect(of.getByRole('banner').getByRole('status')).toHaveText(/^Saved/)
  const note = (of: Page) => of.locator('textarea[name="q-pilot-scope.note"]')
  const write = async (of: Page, level: string, text: string) => {
    await of
      .locator('details', { has: note(of) })
      .locator('summary')
      .click()
    await choose(of, 'q-pilot-scope', level)
    await note(of).fill(text)
  }
  for (const one of all) await one.goto(`/assessments/${id}/questions/pilot`)
  await expect(other.getByText(`${lead} is also here`)).toBeVisible()
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(page.getByText(`${colleague} is also here`)).toBeVisible()

  await write(page, 'level:3', 'Ask Jörg.')
  await saved(page)
  await write(other, 'level:2', 'Ask Ana.')
  const card = questionCard(other, 'q-pilot-scope')
  await expect(card).toContainText('Yours: Ask Ana.')
  await expect(card).toContainText('The other: Ask Jörg.')
  await card.getByRole('button', { name: 'Write together' }).click()
  await saved(other)
  await expect(note(other)).toHaveValue('Ask Jörg.\nAsk Ana.')

  await choose(leadTab, 'q-pilot-scope', 'level:1')
  await questionCard(leadTab, 'q-pilot-scope').getByRole('button', { name: 'Take the other' }).click()
  await choose(otherTab, 'q-use-case-portfolio', 'level:1')
  await saved(otherTab)
  for (const one of all) await one.reload()
  for (const one of all) {
    await expect(questionCard(one, 'q-pilot-scope').locator('input[value="level:2"]')).toBeChecked()
    await expect(questionCard(one, 'q-use-case-portfolio').locator('input[value="level:1"]')).toBeChecked()
    await expect(note(one)).toHaveValue('Ask Jörg.\nAsk Ana.')
  }
})

test('walk 10: two people two steps apart stand first in the workshop; what they agree on by keys changes a verdict', async ({
  page,
}) => {
  const id = await startCheck(page, { company: 'Müller & Söhne' })
  const levels = { ...allLevels(2), 'q-annotation-capacity': 'level:1' }
  await fillCheck(page, id, { answers: { ...SCOPE, ...levels }, interests: ['uc-content-localisation'] })
  const added = await post(
    page,
    `/assessments/${id}/team`,
    new URLSearchParams({ intent: 'add', name: 'Lee', discipline: 'data' }),
  )
  const lee = `/assessments/${id}/team/${/team\/([0-9a-f-]{36})/.exec(added.headers().location ?? '')?.[1]}`
  for (const [question, level] of [
    ['q-annotation-capacity', 'level:3'],
    ['q-data-inventory', 'level:3'],
  ] as const) {
    const answer = { [`${question}.answer`]: level, [`${question}.version`]: '0', [`${question}.opId`]: randomUUID() }
    expect((await post(page, `${lee}/answers/${question}`, new URLSearchParams(answer))).status()).toBe(200)
  }

  await page.goto(`/assessments/${id}/team`)
  await page.getByRole('link', { name: 'What the team says' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the team says')
  await expectAlwaysAccessible(page)
  await page.getByRole('link', { name: 'Talk about it: the workshop view' }).click()
  await expect(page.getByText('There are 2 questions to talk about')).toBeVisible()
  await page.getByRole('link', { name: 'Begin with the first question' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Who could sort or rate examples/)
  await expect(page.getByText('1 of 2')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'One verdict hangs on it' })).toBeVisible()
  await whenAlive(page)
  await expectAlwaysAccessible(page)

  await page.getByRole('group', { name: 'Time for this question' }).getByRole('combobox').selectOption('3')
  await page.getByRole('button', { name: 'Start the time' }).click()
  await expect(page.getByRole('timer')).toHaveText(/^2:5\d$/)
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('2 of 2')).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText('3:00')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByText('1 of 2')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.locator('input[value="level:2"]')).toBeChecked()
  await page.getByLabel('Why you agree on it').fill('Four hours a week: level 2.')
  await expect(page.locator('input[value="level:2"]')).toBeChecked()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Written down. Everybody’s own answer stays as it was given.')).toBeVisible()
  await expect(page.getByText('Agreed on level 2:')).toBeVisible()
  const became = page.getByRole('listitem').filter({ hasText: 'Editorial pipeline and multilingual localisation' })
  await expect(became).toContainText('was: ')
  await page.getByRole('link', { name: 'Next question' }).click()
  await expect(page.getByText('2 of 2')).toBeVisible()
  await page.getByRole('link', { name: 'To the end: what came of it' }).click()
  await expect(page.getByRole('heading', { name: 'What came of it' })).toBeVisible()
  await expect(became).toContainText('was: ')
  await expectAlwaysAccessible(page)
  const own = await page.request.get(`/assessments/${id}/answers.json`)
  expect(
    (await own.json()).respondents.map(
      (one: { answers: Record<string, number> }) => one.answers['q-annotation-capacity'],
    ),
  ).toEqual([1, 3])
})
