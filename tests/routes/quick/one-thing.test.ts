import { expect, test } from 'vitest'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { tags, text } from '#tests/ui/markup.tsx'
import { formOf, type PageForm } from '../questionnaire/support/page-form.ts'
import { saveAnswer } from '../questionnaire/support/saving.ts'

const { browser, admin } = await testPreflight()
const catalogue = loadCatalogue()
const questionOf = (id: string | null) => catalogue.questions.find((question) => question.id === id)

/** Follows redirects to where they end. */
async function land(guest: Browser, path: string): Promise<Response> {
  const response = await guest.get(path)
  const next = response.headers.get('Location')
  return next ? land(guest, next) : response
}

const shownIn = (page: string) => /name="([a-z-]+)\.opId"/.exec(page)?.[1] ?? null
const profileOf = async (id: string) => {
  const [row] = await admin`
    select to_json(interests) as interests from app.profiles where assessment_id = ${id}`
  return row
}
const lastOf = async (id: string) => {
  const [row] = await admin`select last_question_id as last from app.participants where assessment_id = ${id}`
  return row?.last
}

function reply(id: string, form: PageForm, level: number) {
  const question = questionOf(id)
  if (question?.kind === 'level') form.set(`${id}.answer`, `level:${level}`)
  else if (question?.multi) form.set(`${id}.answers`, 'none')
  else form.set(`${id}.answer`, `option:${question?.options[0]?.id}`)
}

/** Answers what is asked about one thing without scripts, until it ends. */
async function answerAll(guest: Browser, at: string, level: number) {
  const asked: string[] = []
  for (;;) {
    const page = await (await land(guest, at)).text()
    const id = shownIn(page)
    if (id === null || asked.length > 64) return { asked, page }
    asked.push(id)
    const form = formOf(page)
    reply(id, form, level)
    const sent = await guest.post(form.action, form.fields)
    expect(sent.headers.get('Location')).toBe(at)
  }
}

test('a check that is under way is asked only what one technique hangs on, and ends with its verdict', async () => {
  const guest = browser()
  const id = await guest.start()
  await saveAnswer(guest, id, 'q-kpi-definition', { answer: 'level:3' })
  const before = await lastOf(id)
  const at = `/assessments/${id}/quick?about=active-learning`
  const { asked, page } = await answerAll(guest, at, 0)
  const whole = await guest.get(`/assessments/${id}/quick`)

  expect(asked.length).toBeGreaterThan(0)
  expect(asked.length).toBeLessThan(20)
  expect(asked).not.toContain('q-kpi-definition')
  expect(text(page)).toContain('The full check could not change these verdicts.')
  expect(tags(page, 'a').map(({ href }) => href)).toContain(`/assessments/${id}/techniques/active-learning`)
  expect(tags(page, 'a').map(({ href }) => href)).toContain('/glossary/active-learning')
  // What the team has in mind, and where it was, stay as they were.
  expect(await profileOf(id)).toMatchObject({ interests: [] })
  expect(await lastOf(id)).toBe(before)
  expect(whole.headers.get('Location')).toBe(`/assessments/${id}/quick?question=interests`)
})

test('coming back, only what is still missing is asked', async () => {
  const guest = browser()
  const id = await guest.start()
  const at = `/assessments/${id}/quick?about=uc-seo-content`
  const first = await (await land(guest, at)).text()
  const form = formOf(first)
  const asked = shownIn(first) ?? ''
  reply(asked, form, 2)
  await guest.post(form.action, form.fields)
  const again = await (await land(guest, at)).text()

  expect(form.action).toBe(`/assessments/${id}/quick?about=uc-seo-content&question=${asked}`)
  expect(text(first)).toContain('Quick check: SEO and search content')
  expect(shownIn(again)).not.toBe(asked)
  const back = tags(again, 'a').map(({ href }) => href?.replaceAll('&amp;', '&'))
  expect(back).toContain(`/assessments/${id}/quick?about=uc-seo-content&question=${asked}`)
})

test('it is noted as something in mind only by a button of its own, beside what is there', async () => {
  const guest = browser()
  const id = await guest.start()
  await admin`update app.profiles set interests = '{uc-media-mix}' where assessment_id = ${id}`
  const at = `/assessments/${id}/quick?about=prompt-engineering`
  const { page } = await answerAll(guest, at, 0)
  const kept = await guest.post(at, { intent: 'keep' })
  const after = await (await land(guest, at)).text()

  expect(text(page)).toContain('Note it as something you have in mind')
  expect(kept.headers.get('Location')).toBe(at)
  expect(await profileOf(id)).toMatchObject({ interests: ['uc-media-mix', 'prompt-engineering'] })
  expect(text(after)).toContain('It is among what you have in mind')
  expect(text(after)).not.toContain('Note it as something you have in mind')
})

test('five in mind are as many as there can be, which is said and nothing is changed', async () => {
  const guest = browser()
  const id = await guest.start()
  const five = catalogue.useCases.slice(0, 5).map((useCase) => useCase.id)
  await admin`update app.profiles set interests = ${`{${five.join()}}`}::text::text[] where assessment_id = ${id}`
  const at = `/assessments/${id}/quick?about=prompt-engineering`
  const { page } = await answerAll(guest, at, 0)
  const refused = await guest.post(at, { intent: 'keep' })

  expect(text(page)).toContain('You have five uses of AI in mind already')
  expect(refused.status).toBe(422)
  expect(text(await refused.text())).toContain('five')
  expect(await profileOf(id)).toMatchObject({ interests: five })
})

test('the end says that a short form counts fewer questions, and going on in full keeps how it is shown', async () => {
  const guest = browser()
  const id = await guest.start({ form: 'short' })
  await admin`update app.assessments set view_mode = 'single' where id = ${id}`
  const at = `/assessments/${id}/quick?about=prompt-engineering`
  const { page } = await answerAll(guest, at, 0)
  await guest.post(at, { intent: 'continue' })
  const [stored] = await admin`select form, view_mode from app.assessments where id = ${id}`
  const after = await (await land(guest, at)).text()

  expect(text(page)).toContain('This check is the short one')
  expect(stored).toEqual({ form: 'full', view_mode: 'single' })
  expect(text(after)).not.toContain('This check is the short one')
})

test('what the catalogue does not have is no page, to read or to send', async () => {
  const guest = browser()
  const id = await guest.start()
  const at = `/assessments/${id}/quick?about=alchemy`
  const [read, sent] = [await guest.get(at), await guest.post(at, { intent: 'keep' })]

  expect([read.status, sent.status]).toEqual([404, 404])
  expect(text(await read.text())).toContain('There is no such use case or technique.')
  expect(await profileOf(id)).toMatchObject({ interests: [] })
})
