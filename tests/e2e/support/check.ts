import { randomUUID } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import { loadCatalogue } from '#content/catalogue.server.ts'

const catalogue = loadCatalogue()

/** By question id, what its field posts: `level:2`, `option:s`, `unsure`; a list for a question that takes several. */
export type Answers = Record<string, string | string[]>

/** From the start page's button on, with the fields as a person fills them; ends at the first question. */
export async function startCheck(page: Page, { company = 'Example GmbH', form = 'short' } = {}): Promise<string> {
  await page.goto('/start')
  await page.getByRole('radio', { name: form === 'short' ? /^Short/ : /^Full/ }).check()
  await page.getByLabel('Company').fill(company)
  await page.getByRole('button', { name: 'Go to the first question' }).click()
  await page.waitForURL(/\/questions\/scope/)
  // The address changes before the page does.
  await expect(page.locator('main fieldset[id^="q-"]').first()).toBeVisible()
  return assessmentIdOf(page)
}

export const assessmentIdOf = (page: Page): string => /\/assessments\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''

/** What stands there, with single spaces. */
export const words = async (place: Locator): Promise<string> =>
  ((await place.textContent()) ?? '').replace(/\s+/g, ' ').trim()

/** The card of a question. */
export const questionCard = (page: Page, id: string): Locator => page.locator(`fieldset[id="q-${id}"]`)

/** Until the page's scripts run: for what a page does otherwise without them. */
export const whenAlive = (page: Page) =>
  page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__reactFiber$')),
  )

/** Until they run in every part of it: some are brought to life later than the page. */
export const whenAllAlive = (page: Page) =>
  page.waitForFunction(() => {
    const own = (part: Element, name: string) => Object.entries(part).find(([key]) => key.startsWith(name))?.[1]
    const holderOf = (part: Element | null): Element | null =>
      part === null || own(part, '__reactFiber$') ? part : holderOf(part.parentElement)
    return [...document.querySelectorAll('main *')].every((part) => {
      const holder = holderOf(part)
      // Drawings come as one text.
      return holder === part || (holder !== null && own(holder, '__reactProps$')?.dangerouslySetInnerHTML)
    })
  })

/** Chooses on the card as a person does: by its radio button or check boxes. */
export async function choose(page: Page, id: string, answer: string | string[]): Promise<void> {
  for (const value of [answer].flat()) await questionCard(page, id).locator(`input[value="${value}"]`).check()
}

/** Sends the page of questions and waits for the next one. */
export async function goOn(page: Page): Promise<void> {
  const before = page.url()
  const [first = ''] = await questionsOn(page)
  await page.getByRole('button', { name: /^Save and/ }).click()
  await page.waitForURL((url) => url.href !== before)
  await expect(questionCard(page, first)).toHaveCount(0)
  await expect(page.locator('main').locator('fieldset[id^="q-"], form:has([value="submit"])').first()).toBeVisible()
}

type Walk = {
  answers: Answers
  /** Of each ladder that `answers` does not name; all other questions stay open. */
  usual?: string
  javaScriptEnabled?: boolean
}

/** Answers each question on the page, then goes on, until the review. */
export async function answerUntilReview(page: Page, walk: Walk): Promise<void> {
  while (!new URL(page.url()).pathname.endsWith('/review')) {
    await answerPage(page, walk)
    await goOn(page)
  }
  await expect(page.getByRole('heading', { name: 'Review and submit' })).toBeVisible()
}

/** Answers what is asked on this page; what the interests bring with them too. */
async function answerPage(page: Page, { answers, usual = 'level:1', javaScriptEnabled = true }: Walk): Promise<void> {
  const asked = await questionsOn(page)
  for (const id of asked) {
    const answer = answers[id] ?? (id.startsWith('q-') ? usual : [])
    await choose(page, id, answer)
  }
  if (asked.length === 1 || !asked.includes('interests') || !answers.interests) return
  if (!javaScriptEnabled) await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(questionCard(page, 'scope-personal-data').getByRole('group')).toHaveCount(answers.interests.length)
}

/** Ids of the questions that stand on the page. */
export async function questionsOn(page: Page): Promise<string[]> {
  const ids = await page.locator('main fieldset[id^="q-"]').evaluateAll((cards) => cards.map(({ id }) => id))
  return ids.map((id) => id.replace(/^q-/, ''))
}

/** A company that buys its tools; what is asked per use case stays as usual. */
export const SCOPE: Answers = {
  'scope-business-model': 'option:b2b',
  'scope-team-size': 'option:m',
  'scope-eu-market': 'option:yes',
  'scope-build-mode': 'option:adopt',
  'scope-ai-in-use': ['genai'],
}

/** Every ladder of the catalogue on this level. */
export const allLevels = (level: 0 | 1 | 2 | 3 | 4): Answers =>
  Object.fromEntries(catalogue.questions.filter(({ kind }) => kind === 'level').map(({ id }) => [id, `level:${level}`]))

type Filled = { answers?: Answers; interests?: string[] }

/**
 * The same requests that the pages send, without the pages: for tests that begin where everything is answered. Sections go
 * as one form each, as without scripts; scope questions one by one, since each may change what else is asked.
 */
export async function fillCheck(page: Page, assessmentId: string, { answers = {}, interests = [] }: Filled) {
  if (interests.length > 0) await save(page, assessmentId, 'interests', { answers: interests }, { version: 1 })
  const inOrder = catalogue.questions.filter(({ id }) => answers[id] !== undefined)
  for (const [section, questions] of Map.groupBy(inOrder, (question) => question.section)) {
    const given = questions.map(({ id, multi }) => ({
      id,
      fields: { [multi ? 'answers' : 'answer']: answers[id] ?? [] },
    }))
    if (section === 'scope') for (const { id, fields } of given) await save(page, assessmentId, id, fields)
    else await saveSection(page, assessmentId, section, given)
  }
}

async function saveSection(page: Page, assessmentId: string, section: string, given: Given[]): Promise<void> {
  const form = new URLSearchParams(given.flatMap(({ id, fields }) => entriesOf(id, fields)))
  const response = await post(page, `/assessments/${assessmentId}/questions/${section}`, form)
  expect(response.status(), `${section}: ${await response.text()}`).toBe(302)
}

type Given = { id: string; fields: Record<string, string | string[]> }

/** One question's fields as its card sends them. */
function entriesOf(id: string, fields: Given['fields'], version = 0): [string, string][] {
  const own = Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value] as const))
  return [...own, ['version', String(version)] as const, ['opId', randomUUID()] as const].map(([name, value]) => [
    `${id}.${name}`,
    value,
  ])
}

/** Sends one question's form as the page does. */
export async function save(
  page: Page,
  assessmentId: string,
  questionId: string,
  fields: Record<string, string | string[]>,
  { version = 0, status = 200, also = {} }: { version?: number; status?: number; also?: Record<string, string> } = {},
): Promise<void> {
  const form = new URLSearchParams([...entriesOf(questionId, fields, version), ...Object.entries(also)])
  const response = await post(page, `/assessments/${assessmentId}/answers/${questionId}`, form)
  expect(response.status(), `${questionId}: ${await response.text()}`).toBe(status)
}

/** Sends a form as one of our own pages does, with this visitor's cookie. */
export async function post(page: Page, path: string, form: URLSearchParams) {
  const origin = new URL(page.url()).origin
  return page.request.post(`${origin}${path}`, {
    data: form.toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin },
    maxRedirects: 0,
  })
}
