import { randomUUID } from 'node:crypto'
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
import { signIn } from './support/mailbox.ts'
import { expect, test } from './support/test.ts'

const status = (page: Page) => page.getByRole('banner').getByRole('status')
const pilot = (id: string) => `/assessments/${id}/questions/pilot`
const isChosen = (page: Page, question: string, answer: string) =>
  expect(questionCard(page, question).locator(`input[value="${answer}"]`)).toBeChecked()
const isNotChosen = (page: Page, question: string) =>
  expect(questionCard(page, question).locator('input:checked')).toHaveCount(0)
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

test('answers given offline are counted, wait here, and arrive', async ({ page, context, trouble }) => {
  trouble.expect(/ERR_INTERNET_DISCONNECTED/)
  const id = await startCheck(page)
  await page.goto(pilot(id))
  await whenAlive(page)

  await context.setOffline(true)
  await choose(page, 'q-pilot-scope', 'level:1')
  await choose(page, 'q-use-case-portfolio', 'level:2')
  await expect(status(page)).toHaveText('Offline, 2 answers kept here')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page).toHaveURL(new RegExp(`${pilot(id)}$`))

  await context.setOffline(false)
  await page.waitForURL('**/questions/kpi')
  await page.goto(pilot(id))
  await isChosen(page, 'q-pilot-scope', 'level:1')
  await isChosen(page, 'q-use-case-portfolio', 'level:2')
})

test.describe('what cannot be sent is kept in the browser (P17)', () => {
  const OFFLINE = /ERR_INTERNET_DISCONNECTED/
  /** Chooses two answers with the line down; they are kept, sealed, with nothing in them to read. */
  async function answerOffline(page: Page) {
    await expect.poll(() => isKeeping(page)).toBe(true)
    await page.context().setOffline(true)
    await choose(page, 'q-pilot-scope', 'level:1')
    await page.getByText('Note and evidence').nth(1).click()
    await page.getByLabel('Note', { exact: true }).nth(1).fill('Ask Jörg.')
    await choose(page, 'q-use-case-portfolio', 'level:2')
    await expect(status(page)).toHaveText('Offline, 2 answers kept here')
    await expect.poll(() => keptIn(page)).toMatch(/^2 in 1 record/)
    expect(await keptIn(page)).not.toMatch(/pilot|Jörg|level/)
  }
  /** Whether the page is ready to keep what it cannot send. */
  const isKeeping = (page: Page) =>
    page.evaluate(async () => {
      const { held = [] } = await navigator.locks.query()
      return held.some(({ name }) => name?.startsWith('preflight-page-'))
    })
  /** How many answers are kept, in how many records, and all that stands in these. */
  const keptIn = (page: Page) =>
    page.evaluate(async () => {
      const opening = indexedDB.open('preflight-own', 1)
      const database = await new Promise<IDBDatabase | null>((resolve) => {
        opening.onupgradeneeded = () => opening.transaction?.abort()
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => resolve(null)
      })
      if (!database) return '0 in 0 records'
      const asked = database.transaction('unsent').objectStore('unsent').getAll()
      const rows = await new Promise<{ count: number; sealed: ArrayBuffer }[]>((resolve) => {
        asked.onsuccess = () => resolve(asked.result)
      })
      database.close()
      const counts = rows.reduce((sum, { count }) => sum + count, 0)
      const sealed = rows.map((row) => new TextDecoder('latin1').decode(row.sealed))
      return `${counts} in ${rows.length} record${rows.length === 1 ? '' : 's'} ${sealed.join()}`.trim()
    })

  test('offline, typed, reloaded, online: all answers are there, and nothing is kept any more', async ({
    page,
    context,
    trouble,
  }) => {
    trouble.expect(OFFLINE)
    const id = await startCheck(page)
    await page.goto(pilot(id))
    await answerOffline(page)
    await page.route('**/answers/*', (route) => route.abort('internetdisconnected'))
    await context.setOffline(false)
    await page.reload()
    await isChosen(page, 'q-pilot-scope', 'level:1')
    await expect(status(page)).toHaveText('Offline, 2 answers kept here')
    await expect(page.locator('textarea[name="q-pilot-scope.note"]')).toHaveValue('Ask Jörg.')
    await page.unroute('**/answers/*')

    await page.reload()
    await expect(status(page)).toHaveText(SAVED)
    await expect.poll(() => keptIn(page)).toBe('0 in 0 records')
    await page.reload()
    await isChosen(page, 'q-pilot-scope', 'level:1')
    await isChosen(page, 'q-use-case-portfolio', 'level:2')
    await expect(page.locator('textarea[name="q-pilot-scope.note"]')).toHaveValue('Ask Jörg.')
  })

  test('an answer that comes too late asks on the page where it was typed', async ({ page, context, trouble }) => {
    trouble.expect(OFFLINE)
    trouble.expect(/409 /)
    const id = await startCheck(page)
    await page.goto(pilot(id))
    await answerOffline(page)
    await page.route('**/answers/*', (route) => route.abort('internetdisconnected'))
    await context.setOffline(false)
    await save(page, id, 'q-pilot-scope', { answer: 'level:3' })
    await page.goto(`/assessments/${id}/questions/kpi`)
    await page.unroute('**/answers/*')
    await page.reload()

    await page.getByRole('link', { name: 'Go there' }).click()
    await page.getByRole('button', { name: 'Leave, and send it' }).click()
    await expect(questionCard(page, 'q-pilot-scope')).toContainText('The charter is signed')
    await isChosen(page, 'q-pilot-scope', 'level:1')
    await isChosen(page, 'q-use-case-portfolio', 'level:2')
  })

  test("another person's answers are never sent, and are thrown away with a word", async ({
    page,
    context,
    trouble,
  }) => {
    trouble.expect(OFFLINE)
    trouble.expect(/409 /)
    const id = await startCheck(page)
    await page.goto(pilot(id))
    await answerOffline(page)
    await page.route('**/answers/*', (route) => route.abort('internetdisconnected'))
    await context.setOffline(false)

    const other = await context.newPage()
    await context.clearCookies()
    const otherId = await startCheck(other, { company: 'Other GmbH' })
    await page.unroute('**/answers/*')
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(questionCard(page, 'q-pilot-scope')).toContainText('Somebody else is signed in')
    await isChosen(page, 'q-pilot-scope', 'level:1')
    await other.goto(pilot(otherId))
    await isNotChosen(other, 'q-pilot-scope')
    expect(await keptIn(other)).toBe('0 in 0 records')
  })

  test('what an earlier sign-in left cannot be read: it is thrown away and counted; signing out clears all', async ({
    page,
    context,
    trouble,
  }) => {
    trouble.expect(OFFLINE)
    const id = await startCheck(page)
    await page.goto(pilot(id))
    await answerOffline(page)
    await page.goto('about:blank')
    await context.setOffline(false)
    await context.clearCookies()

    const otherId = await startCheck(page, { company: 'Other GmbH' })
    await expect(page.getByText('2 answers that were never sent were found here')).toBeVisible()
    expect(await keptIn(page)).toBe('0 in 0 records')
    await signIn(page, `${randomUUID()}@example.com`)
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.goto(pilot(otherId))
    await answerOffline(page)
    await page.goto('about:blank')
    await context.setOffline(false)
    await page.goto('/account')
    expect(await keptIn(page)).toMatch(/^2 in 1 record/)
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await expect.poll(() => keptIn(page)).toBe('0 in 0 records')
  })

  test('a computer that others use keeps nothing', async ({ page, context, trouble }) => {
    trouble.expect(OFFLINE)
    const id = await startCheck(page)
    await page.goto(pilot(id))
    await page.getByRole('button', { name: 'Others use this computer too' }).click()
    await expect(page.getByRole('button', { name: 'This computer is mine' })).toBeVisible()
    await whenAlive(page)
    await context.setOffline(true)
    await choose(page, 'q-pilot-scope', 'level:1')
    await expect(status(page)).toHaveText('Offline: one answer is kept in this page')
    expect(await keptIn(page)).toBe('0 in 0 records')
    await context.setOffline(false)
    await expect(status(page)).toHaveText(SAVED)
  })
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
