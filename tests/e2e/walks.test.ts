import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import {
  allLevels,
  choose,
  fillCheck,
  goOn,
  questionCard,
  questionsOn,
  SCOPE,
  startCheck,
  whenAlive,
  words,
} from './support/check.ts'
import { expect, test } from './support/test.ts'

const resultsPath = (id: string) => `/assessments/${id}/results`
const targetPath = (id: string, useCaseId: string) => `/assessments/${id}/use-cases/${useCaseId}`
/** Mostly level 1, no pilot described yet. */
const BEGINNER = { ...SCOPE, ...allLevels(1), 'q-pilot-scope': 'level:0' }

test('walk 2: a beginner reads a use case and a start date, and the homework once', async ({ page }) => {
  const id = await startCheck(page)
  await fillCheck(page, id, { answers: BEGINNER })

  await page.goto(resultsPath(id))

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/A first pilot can start on \d{1,2}\s\w+\s20\d\d\./)
  const lead = page.locator('main h1 + p')
  await expect(lead).toContainText('Best candidate:')
  await expect(lead.getByRole('link').first()).toHaveAttribute('href', /\/use-cases\/uc-/)
  await expect(page.getByRole('heading', { name: 'Homework, once' })).toHaveCount(1)
  const steps = await page.locator('#homework li summary > span > span:first-child').allInnerTexts()
  expect(steps.length).toBeGreaterThan(3)
  const between = (await page.locator('#use-cases tbody td:last-child').allInnerTexts()).join('\n')
  expect(steps.filter((step) => between.includes(step))).toEqual([])
})

test('walk 3: without any AI in use, each question reached has a statement that is true', async ({ page }) => {
  const id = await startCheck(page, { form: 'full' })
  await fillCheck(page, id, {
    answers: { ...SCOPE, 'scope-ai-in-use': ['none'], 'scope-personal-data': 'option:yes' },
  })
  await page.goto(`/assessments/${id}/questions/pilot`)

  while (!page.url().endsWith('/review')) {
    for (const question of await questionsOn(page)) {
      expect(question, 'asks about AI in use').not.toMatch(/^f-(adoption-share|vendor-share|ops-detect)$/)
      if (question.startsWith('q-')) await choose(page, question, 'level:0')
    }
    await goOn(page)
  }

  await expect(page.getByRole('heading', { name: 'No answers contradict each other' })).toBeVisible()
})

test('walk 4: 60 won deals a year block lead scoring, with the number named, and neither chatbot nor SEO', async ({
  page,
}) => {
  const id = await startCheck(page)
  await fillCheck(page, id, {
    answers: { ...SCOPE, ...allLevels(2), 'f-outcome-volume': 'option:lt100', 'scope-people-decisions': 'option:yes' },
  })

  await page.goto(targetPath(id, 'uc-lead-scoring'))
  await expect(page.locator('#needs')).toContainText('500 won deals')
  await expect(page.locator('#needs')).toContainText('A way out:')
  for (const other of ['uc-support-chatbot', 'uc-seo-content']) {
    await page.goto(targetPath(id, other))
    await expect(page.getByRole('heading', { name: 'What it needs' })).toBeVisible()
    await expect(page.locator('#needs')).not.toContainText('won deals')
  }
})

test('walk 5: whoever buys tools reads of no own API, training or fine-tuning for a chatbot', async ({ page }) => {
  const id = await startCheck(page)
  await fillCheck(page, id, { answers: { ...SCOPE, ...allLevels(1) }, interests: ['uc-support-chatbot'] })

  await page.goto(targetPath(id, 'uc-support-chatbot'))

  // What is asked for and why; the ladders below also name the steps above what is asked.
  const needs = page.locator('#needs')
  await expect(needs).toContainText('Vendor')
  const asked = (await needs.locator('dt:text-is("Needed") + dd').allTextContents()).join('\n')
  const whys = (await needs.locator('details div.max-w-measure > p').allTextContents()).join('\n')
  expect(asked.length).toBeGreaterThan(100)
  expect(whys.length).toBeGreaterThan(100)
  expect(asked + whys).not.toMatch(/\bown API\b|\bAPI key|\btrain(ing|ed)? (a|an|own|the) model|fine-?tun/i)
})

test('walk 7: the losses add up, and what changes later leaves the old report as it is', async ({ page }) => {
  const id = await startCheck(page)
  await fillCheck(page, id, { answers: { ...BEGINNER, 'q-executive-sponsorship': 'unsure' } })
  await page.goto(resultsPath(id))

  await page.locator('#profile').getByRole('link', { name: /^\d/ }).click()
  await expect(page.locator('#points')).toBeInViewport()
  const { low, high } = await readiness(page)
  const lost = await pointsOf(page, 'Lost for sure')
  expect(lost.sum).toBeCloseTo(lost.total)
  // A range is shown rounded outwards.
  expect(Math.ceil(100 - lost.total)).toBe(high)
  const open = await pointsOf(page, 'Still open')
  expect(open.sum).toBeCloseTo(open.total)
  expect(Math.floor(100 - lost.total - open.total)).toBe(low)

  await page.goto(`/assessments/${id}/review`)
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.waitForURL('**/results')
  const before = await (await page.request.get(`/assessments/${id}/report.pdf`)).body()

  await page.goto(`/assessments/${id}/questions/pilot`)
  await page.getByRole('button', { name: 'Go on with a copy' }).click()
  await page.waitForURL('**/review')
  const copy = /assessments\/([^/]+)/.exec(page.url())?.[1] ?? ''
  await page.goto(`/assessments/${copy}/questions/pilot`)
  await choose(page, 'q-pilot-scope', 'level:3')
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(/^Saved/)
  await page.goto(resultsPath(copy))
  expect((await readiness(page)).high).toBeGreaterThan(high)
  await page.goto(resultsPath(id))
  expect(await readiness(page)).toEqual({ low, high })
  const after = await (await page.request.get(`/assessments/${id}/report.pdf`)).body()
  expect(after.equals(before)).toBe(true)
})

test('walk 8: three people wear the hats; two weeks away move the end, and the binding person is named', async ({
  page,
}) => {
  const id = await startCheck(page)
  await fillCheck(page, id, { answers: BEGINNER })
  await page.goto(`/assessments/${id}/people`)
  await shareHats(page, ['Anna', 'Bülent', 'Chloé'])
  const first = await decisionDate(page)
  const binding = /The time of (Anna|Bülent|Chloé) decides how long it takes/.exec(
    await words(page.locator('main')),
  )?.[1]
  expect(binding).toBeDefined()
  await expect(page.locator('main')).not.toContainText('stretched')

  await page.getByRole('link', { name: 'Hats, absences and day rates' }).click()
  const person = page.getByRole('group', { name: binding, exact: true })
  await person.locator('summary', { hasText: 'Never away' }).click()
  await person.getByRole('button', { name: 'Add an absence' }).click()
  await person.getByLabel('Away from').fill(isoDate(7))
  await person.getByLabel('Until and with').fill(isoDate(20))
  await page.getByRole('button', { name: 'Save and plan again' }).last().click()
  await page.waitForURL('**/roadmap')

  expect((await decisionDate(page)).getTime()).toBeGreaterThan(first.getTime())
})

/** Replaces the people of the plan by these; whatever hat is left goes around. */
async function shareHats(page: Page, names: string[]) {
  const typed = page.getByLabel('Name or role')
  for (let count = await typed.count(); count > names.length; count -= 1) {
    await page
      .getByRole('button', { name: /^Remove / })
      .last()
      .click()
    await expect(typed).toHaveCount(count - 1)
  }
  for (const [index, name] of names.entries()) await typed.nth(index).fill(name)
  const valuesOf = (boxes: string) =>
    page.locator(boxes).evaluateAll((found) => found.map((box) => box.getAttribute('value') ?? ''))
  const worn = await valuesOf('input[name$=".roles"]:checked')
  const left = (await valuesOf('input[name="people.0.roles"]')).filter((hat) => !worn.includes(hat))
  for (const fold of await page.locator('summary', { hasText: /^Wears / }).all()) await fold.click()
  for (const [at, hat] of left.entries()) {
    await page.locator(`input[name="people.${at % names.length}.roles"][value="${hat}"]`).check()
  }
  await page.getByRole('button', { name: 'Save and plan again' }).last().click()
  await page.waitForURL('**/roadmap')
}

async function decisionDate(page: Page): Promise<Date> {
  const date = page.locator('main dl dt:text-is("Decision") + dd time')
  return new Date((await date.getAttribute('datetime')) ?? '')
}

const isoDate = (daysAhead: number) => new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10)

/** The score as the page shows it: one figure, or the two ends of a range. */
async function readiness(page: Page): Promise<{ low: number; high: number }> {
  const text = await words(page.locator('#profile aside a').first())
  const [low = Number.NaN, high = low] = text.split(/[–-]/).map(Number)
  return { low, high }
}

/** The lines of one list of points, added up, and what stands below it. */
async function pointsOf(page: Page, caption: string): Promise<{ sum: number; total: number }> {
  const list = page.locator('#points div').filter({ has: page.locator(`> h3:text-is("${caption}")`) })
  const points = await list.locator('tbody td:last-child').allTextContents()
  const total = /Together ([\d.]+):/.exec(await words(list))?.[1]
  return { sum: points.reduce((sum, text) => sum + Number.parseFloat(text), 0), total: Number(total) }
}

test('a quick check on a small screen: answered by number keys until it is settled, then gone on with', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/start')
  await page.getByRole('radio', { name: /^Quick/ }).check()
  await page.getByRole('button', { name: 'Go to the first question' }).click()
  await page.getByRole('checkbox', { name: /Support chatbot/i }).check()
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page.getByText('Asked first because it decides what applies')).toBeVisible()

  const settled = page.getByRole('heading', { name: 'That is enough: the answer is settled' })
  const asked: string[] = []
  while (!(await settled.isVisible())) {
    const [question = ''] = await questionsOn(page)
    expect(asked).not.toContain(question)
    asked.push(question)
    await whenAlive(page)
    if (question.startsWith('q-')) await expect(page.getByText('Number keys choose an answer')).toBeVisible()
    if (question === 'scope-ai-in-use') await choose(page, question, ['none'])
    else await page.keyboard.press(question.startsWith('q-') ? '0' : '1')
    if (question.startsWith('q-')) await page.keyboard.press('Enter')
    else await page.getByRole('button', { name: 'Save and go on' }).click()
    await expect(questionCard(page, question)).toHaveCount(0)
    await expect(settled.or(page.locator('fieldset[id^="q-"]').first())).toBeVisible()
  }

  expect(asked.length).toBeLessThan(20)
  await expect(page.getByText('The full check could not change these verdicts.')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Go on with the full check' }).click()
  await page.waitForURL(/\/questions\/[a-z]+/)
  expect(asked).toContain('scope-build-mode')
  await expect(questionCard(page, 'scope-build-mode').locator('input:checked')).toHaveCount(1)
})
