import { expect, test } from 'vitest'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { formOf, type PageForm } from '../questionnaire/support/page-form.ts'
import { saveAnswer } from '../questionnaire/support/saving.ts'

const { browser, admin } = await testPreflight()
const catalogue = loadCatalogue()
const USE_CASE = 'uc-content-localisation'
const questionOf = (id: string | null) => catalogue.questions.find((question) => question.id === id)

/** Somebody who began a quick check; `choose` says what it is about. */
async function aQuickCheck({ choose = [USE_CASE] }: { choose?: string[] } = {}) {
  const guest = browser()
  const id = await guest.start({ form: 'quick' })
  const at = `/assessments/${id}/quick`
  if (choose.length > 0) {
    const form = formOf(await (await land(guest, at)).text())
    for (const one of choose) form.fields.push(['interests.answers', one])
    await guest.post(`${at}?question=interests`, form.fields)
  }
  return { guest, id, at }
}

/** Follows redirects to where they end. */
async function land(guest: Browser, path: string): Promise<Response> {
  const response = await guest.get(path)
  const next = response.headers.get('Location')
  return next ? land(guest, next) : response
}

const shownIn = (page: string) =>
  /name="([a-z-]+)\.opId"/.exec(page.replace(/name="interests\.opId"/g, ''))?.[1] ?? null

/** Answers every question of a quick check without scripts, until it ends. */
async function answerAll(guest: Browser, at: string, reply: (id: string, form: PageForm) => void) {
  const asked: string[] = []
  for (;;) {
    const page = await (await land(guest, at)).text()
    const id = shownIn(page)
    if (id === null || asked.length > 64) return { asked, page }
    asked.push(id)
    const form = formOf(page)
    reply(id, form)
    const sent = await guest.post(`${at}?question=${id}`, form.fields)
    expect(sent.headers.get('Location')).toBe(at)
  }
}

/** The usual scope, and the given level or option for everything else. */
const say = (level: number) => (id: string, form: PageForm) => {
  const question = questionOf(id)
  if (question?.kind === 'level') form.set(`${id}.answer`, `level:${level}`)
  else if (question?.multi) form.set(`${id}.answers`, 'none')
  else if (!question?.perUseCase) form.set(`${id}.answer`, `option:${question?.options[0]?.id}`)
}

test('a quick check is a full check that is asked in its own way, and begins with the choice', async () => {
  const { guest, id, at } = await aQuickCheck({ choose: [] })
  const page = await (await land(guest, `/assessments/${id}`)).text()
  const nothing = await guest.post(`${at}?question=interests`, formOf(page).fields)
  const stored = await admin`select form, view_mode from app.assessments where id = ${id}`

  expect(stored).toEqual([{ form: 'full', view_mode: 'quick' }])
  expect(page).toContain('Quick check: choose one to five.')
  expect(nothing.status).toBe(422)
  expect(await nothing.text()).toContain('Please choose at least one use case or technique.')
})

test('who does not know what to choose starts with the three that ask the least', async () => {
  const { guest, id, at } = await aQuickCheck({ choose: [] })
  const sent = await guest.post(`${at}?question=interests`, { intent: 'suggest' })
  const [profile] = await admin`select to_json(interests) as interests from app.profiles where assessment_id = ${id}`

  expect(sent.headers.get('Location')).toBe(at)
  expect(profile?.interests).toHaveLength(3)
  expect(await (await land(guest, at)).text()).toContain('Asked first because it decides what applies to')
})

test('it asks only what matters, each once, and stops when nothing else could change the verdict', async () => {
  const { guest, id, at } = await aQuickCheck()
  await saveAnswer(guest, id, 'q-kpi-definition', { answer: 'level:4' })
  const first = await (await land(guest, at)).text()
  const { asked, page } = await answerAll(guest, at, say(0))
  const results = await (await guest.get(`/assessments/${id}/use-cases/${USE_CASE}`)).text()
  const goOn = await guest.post(at, { intent: 'continue' })
  const [after] = await admin`
    select view_mode, (select count(*)::int from app.answers where assessment_id = ${id}) as answers
    from app.assessments where id = ${id}`

  expect(first).toMatch(/Likely (about )?\d+/)
  expect(new Set(asked).size).toBe(asked.length)
  expect(asked).not.toContain('q-kpi-definition')
  expect(asked.length).toBeLessThan(20)
  expect(page).toContain('The full check could not change these verdicts.')
  expect(page).toContain('Not yet')
  expect(page).toMatch(/\d+ steps are missing/)
  expect(results).toContain('Not yet')
  // What is asked for each use case is kept with the interests.
  expect(after).toEqual({ view_mode: null, answers: 1 + asked.filter((one) => !questionOf(one)?.perUseCase).length })
  const place = goOn.headers.get('Location') ?? ''
  expect(place).toMatch(/\/questions\/[a-z]+$/)
  const opened = await (await land(guest, place)).text()
  expect(opened).toContain('questions')
})

test('a check resumed goes on where it was, and an answer given can be looked at again', async () => {
  const { guest, id, at } = await aQuickCheck()
  const page = await (await land(guest, at)).text()
  const asked = shownIn(page) ?? ''
  const form = formOf(page)
  say(1)(asked, form)
  await guest.post(`${at}?question=${asked}`, form.fields)

  const resumed = await guest.get(`/assessments/${id}`)
  const next = await (await land(guest, at)).text()
  const again = await (await guest.get(`${at}?question=${asked}`)).text()

  expect(resumed.headers.get('Location')).toBe(at)
  expect(shownIn(next)).not.toBe(asked)
  expect(shownIn(again)).toBe(asked)
  expect(again).toContain('You answered this before.')
})

test('what nobody knows stays open and is named with who could know it', async () => {
  const { guest, at } = await aQuickCheck()
  const { page } = await answerAll(guest, at, (id, form) => {
    const isKnown = questionOf(id)?.kind === 'scope'
    if (isKnown) say(0)(id, form)
    else form.set(`${id}.answer`, 'unsure')
  })

  expect(page).toContain('That is all that can be asked now')
  expect(page).toContain('You answered “not sure”.')
  expect(page).toMatch(/Who could know: [A-Z]/)
})
