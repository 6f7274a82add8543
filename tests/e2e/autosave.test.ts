import type { Page } from '@playwright/test'
import {
  allLevels,
  choose,
  fillCheck,
  post,
  questionCard,
  SCOPE,
  save,
  startCheck,
  whenAlive,
} from './support/check.ts'
import { expect, test } from './support/test.ts'

const status = (page: Page) => page.getByRole('banner').getByRole('status')
const pilot = (id: string) => `/assessments/${id}/questions/pilot`
const isChosen = (page: Page, question: string, answer: string) =>
  expect(questionCard(page, question).locator(`input[value="${answer}"]`)).toBeChecked()
const SAVED = /^Saved \d\d:\d\d$/

test('"Saved" is said only when the server has answered', async ({ page }) => {
  const id = await startCheck(page)
  await page.goto(pilot(id))
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/answers/*', async (route) => {
    const response = await route.fetch()
    await released
    await route.fulfill({ response })
  })

  await choose(page, 'q-pilot-scope', 'level:1')
  await expect(status(page)).toHaveText('Saving …')
  await expect(status(page)).not.toHaveText(SAVED, { timeout: 1_000 })

  release()
  await expect(status(page)).toHaveText(SAVED)
})

test('one choice is one save', async ({ page }) => {
  const id = await startCheck(page)
  await page.goto(pilot(id))
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(new URL(request.url()).pathname))

  await choose(page, 'q-pilot-scope', 'level:1')
  await expect(status(page)).toHaveText(SAVED)
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.waitForURL('**/questions/kpi')

  expect(sent).toEqual([`/assessments/${id}/answers/q-pilot-scope`])
})

test('what was chosen before the scripts were there is saved as well', async ({ page }) => {
  const id = await startCheck(page)
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/assets/*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(pilot(id), { waitUntil: 'commit' })
  await choose(page, 'q-pilot-scope', 'level:2')
  const note = page.locator('textarea[name="q-pilot-scope.note"]')
  await page.locator('details', { has: note }).locator('summary').click()
  await note.fill('On slow lines too.')

  release()
  await expect(status(page)).toHaveText(SAVED)
  const facts = questionCard(page, 'q-pilot-scope').locator('input[value^="2."]')
  for (const fact of await facts.all()) await expect(fact).toBeChecked()

  await page.reload()
  await isChosen(page, 'q-pilot-scope', 'level:2')
  await expect(note).toHaveValue('On slow lines too.')
})

test('answers given offline are counted, wait in the page, and arrive', async ({ page, context, trouble }) => {
  trouble.expect(/ERR_INTERNET_DISCONNECTED/)
  const id = await startCheck(page)
  await page.goto(pilot(id))
  await whenAlive(page)

  await context.setOffline(true)
  await choose(page, 'q-pilot-scope', 'level:1')
  await choose(page, 'q-use-case-portfolio', 'level:2')
  await expect(status(page)).toHaveText('Offline: 2 answers are kept in this page')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page).toHaveURL(new RegExp(`${pilot(id)}$`))

  await context.setOffline(false)
  await page.waitForURL('**/questions/kpi')
  await page.goto(pilot(id))
  await isChosen(page, 'q-pilot-scope', 'level:1')
  await isChosen(page, 'q-use-case-portfolio', 'level:2')
})

test.describe('a step to another page with a note that is still being typed', () => {
  const REPORT = { name: 'Report', exact: true }
  const note = (page: Page) => page.getByLabel('Note', { exact: true }).first()
  const answer = async (page: Page) => {
    const id = await startCheck(page)
    await page.goto(pilot(id))
    await choose(page, 'q-use-case-portfolio', 'level:1')
    await page.getByText('Note and evidence').first().click()
    await expect(status(page)).toHaveText(SAVED)
    return id
  }

  test('is taken as soon as the note is saved', async ({ page }) => {
    const id = await answer(page)
    await note(page).fill('Ask Jörg.')
    await page.getByRole('link', REPORT).click()
    await page.waitForURL('**/report')

    await page.goto(pilot(id))
    await expect(note(page)).toHaveValue('Ask Jörg.')
  })

  test('is asked about while the note cannot be saved', async ({ page, context, trouble }) => {
    trouble.expect(/ERR_INTERNET_DISCONNECTED/)
    await answer(page)
    await context.setOffline(true)
    await note(page).fill('Ask Jörg.')
    await page.getByRole('link', REPORT).click()
    await expect(page.getByText('One answer is not saved yet.')).toBeVisible()

    await context.setOffline(false)
    await page.waitForURL('**/report')
  })
})

test.describe('two people in the same question', () => {
  async function meet(page: Page, other: Page) {
    const id = await startCheck(page)
    await page.goto(pilot(id))
    await other.goto(pilot(id))
    await choose(other, 'q-pilot-scope', 'level:3')
    await expect(status(other)).toHaveText(SAVED)
    await choose(page, 'q-pilot-scope', 'level:1')
    const notice = questionCard(page, 'q-pilot-scope').getByRole('status').filter({ hasText: /\S/ })
    await expect(notice).toContainText('This was answered in another window or by somebody else')
    await expect(notice).toContainText('The charter is signed')
    await expect(status(page)).toHaveText('Answered in another window or by somebody else: please choose.')
  }

  test('the later one may keep their own answer', async ({ page, context, trouble }) => {
    trouble.expect(/409 /)
    const other = await context.newPage()
    await meet(page, other)

    await page.getByRole('button', { name: 'Keep mine' }).click()

    await expect(status(page)).toHaveText(SAVED)
    await other.reload()
    await isChosen(other, 'q-pilot-scope', 'level:1')
  })

  test('the later one may take the other answer', async ({ page, context, trouble }) => {
    trouble.expect(/409 /)
    const other = await context.newPage()
    await meet(page, other)

    await page.getByRole('button', { name: 'Take the other' }).click()

    await isChosen(page, 'q-pilot-scope', 'level:3')
    await page.reload()
    await isChosen(page, 'q-pilot-scope', 'level:3')
  })
})

test('a double click starts one check and submits it once', async ({ page }) => {
  await page.goto('/start')
  await page.getByRole('button', { name: 'Go to the first question' }).dblclick()
  await page.waitForURL('**/questions/scope')
  await page.goto('/assessments')
  await expect(page.locator('tbody tr')).toHaveCount(1)

  await page.locator('tbody').getByRole('link').first().click()
  await page.waitForURL('**/questions/scope**')
  const id = /assessments\/([^/]+)/.exec(page.url())?.[1] ?? ''
  await fillCheck(page, id, { answers: { ...SCOPE, ...allLevels(1) } })
  await page.goto(`/assessments/${id}/review`)
  await page.getByRole('button', { name: 'Submit' }).dblclick()
  await page.waitForURL('**/results')
  await page.goto('/assessments')
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await expect(page.locator('tbody')).toContainText('Submitted')
})

test('the same save sent twice is one save', async ({ page }) => {
  const id = await startCheck(page)
  const form = new URLSearchParams({
    'q-pilot-scope.answer': 'level:1',
    'q-pilot-scope.version': '0',
    'q-pilot-scope.opId': '0192f0c4-0000-7000-8000-000000000001',
  })
  const path = `/assessments/${id}/answers/q-pilot-scope`

  const [first, second] = await Promise.all([post(page, path, form), post(page, path, form)])

  expect(await first.json()).toMatchObject({ kind: 'saved', version: 1 })
  expect(await second.json()).toEqual(await first.json())
})

test('a scope answer changed late says first which answers and verdicts change, and hides nothing for good', async ({
  page,
  context,
  trouble,
}) => {
  trouble.expect(/409 /)
  const id = await startCheck(page)
  await fillCheck(page, id, { answers: { ...SCOPE, ...allLevels(2), 'scope-personal-data': 'option:yes' } })
  const scope = `/assessments/${id}/questions/scope`
  await page.goto(scope)
  const card = questionCard(page, 'scope-personal-data')
  const change = card.getByRole('button', { name: 'Change it' })

  await choose(page, 'scope-personal-data', 'option:no')

  await expect(card.getByRole('status')).toContainText('This changes more than this answer')
  await expect(card.getByRole('status')).toContainText(/\d answers no longer apply and are hidden/)
  await expect(card.getByRole('status')).toContainText(/verdicts? changes?: .*Lead scoring/)
  const other = await context.newPage()
  await other.goto(scope)
  await isChosen(other, 'scope-personal-data', 'option:yes')

  await change.click()
  await expect(status(page)).toHaveText(SAVED)
  await other.goto(`/assessments/${id}/questions/privacy`)
  await expect(questionCard(other, 'q-vendor-privacy')).toBeVisible()
  await expect(questionCard(other, 'q-dpia-records')).toHaveCount(0)

  await choose(page, 'scope-personal-data', 'option:yes')
  await change.click()
  await expect(change).toHaveCount(0)
  await expect(status(page)).toHaveText(SAVED)
  await other.reload()
  await isChosen(other, 'q-dpia-records', 'level:2')
})

test.describe('what is asked for each use case', () => {
  const USE_CASE = 'uc-support-chatbot'
  const forUseCase = (page: Page, answer: string) =>
    page.locator(`input[name="scope-personal-data.answer.${USE_CASE}"][value="${answer}"]`)
  const store = (page: Page, id: string, answer: string, version: number) =>
    save(
      page,
      id,
      'interests',
      { answers: [USE_CASE] },
      { version, also: { [`scope-personal-data.answer.${USE_CASE}`]: answer } },
    )
  async function begin(page: Page) {
    const id = await startCheck(page)
    await store(page, id, 'option:yes', 1)
    await page.goto(`/assessments/${id}/questions/scope`)
    await expect(forUseCase(page, 'option:yes')).toBeChecked()
    return id
  }

  test('what somebody else answered meanwhile is shown, not undone by the next save', async ({ page }) => {
    const id = await begin(page)
    await store(page, id, 'option:no', 2)

    await choose(page, 'scope-team-size', 'option:m')
    await expect(status(page)).toHaveText(SAVED)
    await expect(forUseCase(page, 'option:no')).toBeChecked()
    await choose(page, 'interests', 'uc-lead-scoring')
    await expect(page.locator('input[name="scope-personal-data.answer.uc-lead-scoring"]').first()).toBeVisible()

    await page.reload()
    await expect(forUseCase(page, 'option:no')).toBeChecked()
  })

  test('in a conflict the other answer is named, and taking it shows it', async ({ page, trouble }) => {
    trouble.expect(/409 /)
    const id = await begin(page)
    await store(page, id, 'unsure', 2)

    await forUseCase(page, 'option:no').check()
    await expect(questionCard(page, 'interests').getByRole('status')).toContainText(/chatbot: .*Not sure/)
    await page.getByRole('button', { name: 'Take the other' }).click()

    await expect(forUseCase(page, 'unsure')).toBeChecked()
  })

  test('"Keep it as it was" takes the refused choice off the page', async ({ page, trouble }) => {
    trouble.expect(/409 /)
    const id = await begin(page)
    await fillCheck(page, id, { answers: { ...SCOPE, ...allLevels(2) } })
    await page.reload()

    await forUseCase(page, 'option:no').check()
    await page.getByRole('button', { name: 'Keep it as it was' }).click()

    await expect(forUseCase(page, 'option:yes')).toBeChecked()
  })
})

test('a submitted check refuses an answer that comes late, and says so', async ({ page, context, trouble }) => {
  trouble.expect(/409 /)
  const id = await startCheck(page)
  await fillCheck(page, id, { answers: { ...SCOPE, ...allLevels(1) } })
  await page.goto(pilot(id))
  const other = await context.newPage()
  await other.goto(`/assessments/${id}/review`)
  await other.getByRole('button', { name: 'Submit' }).click()
  await other.waitForURL('**/results')

  await choose(page, 'q-pilot-scope', 'level:3')

  await expect(questionCard(page, 'q-pilot-scope')).toContainText('This check was submitted')
  await expect(status(page)).not.toHaveText(SAVED)
  await save(page, id, 'q-pilot-scope', { answer: 'level:3' }, { version: 1, status: 409 })
})
