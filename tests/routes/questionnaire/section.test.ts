import { setTimeout as delay } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { text } from '#tests/ui/markup.tsx'
import { formOf, type PageForm } from './support/page-form.ts'
import { saveAnswer, saveInterests } from './support/saving.ts'

const { browser, admin } = await testPreflight()
const { dimensions } = loadCatalogue()
const PHONE = { 'User-Agent': 'Mozilla/5.0 (iPhone) Mobile' }
const USE_CASE = 'uc-support-chatbot'
let guest: Browser
let id: string
beforeEach(async () => {
  guest = browser()
  id = await guest.start()
})

const path = (section: string) => `/assessments/${id}/questions/${section}`
const read = async (where: string, headers = {}): Promise<string> => {
  const answer = await guest.get(where, headers)
  const place = answer.headers.get('Location')
  return place ? read(place, headers) : answer.text()
}
const open = async (section: string, headers = {}): Promise<PageForm> => formOf(await read(path(section), headers))
const send = (section: string, form: PageForm, headers = {}) =>
  guest.post(form.action.startsWith('/') ? form.action : path(section) + form.action, form.fields, headers)
const stored = () => admin`select question_id, value, note from app.answers where assessment_id = ${id}`
const interests = () => admin`select to_json(interests) as interests from app.profiles where assessment_id = ${id}`

test.each(['scope', ...dimensions.map(({ id: section }) => section)])(
  'the form of %s is taken as it stands, and leaves nothing behind',
  async (section) => {
    const sent = await send(section, await open(section))

    expect(sent.status).toBe(302)
    expect(await stored()).toEqual([])
  },
)

test('a page of answers without scripts is saved as one form, and leads on', async () => {
  const form = await open('kpi')
  form.set('q-kpi-definition.answer', 'level:2')
  form.set('q-kpi-definition.note', 'One\r\nTwo')
  form.set('q-value-tracking.answer', 'unsure')

  const sent = await send('kpi', form)

  expect(sent.headers.get('Location')).toBe(
    path(dimensions[dimensions.findIndex((one) => one.id === 'kpi') + 1]?.id ?? ''),
  )
  expect((await stored()).toSorted((a, b) => a.question_id.localeCompare(b.question_id))).toEqual([
    { question_id: 'q-kpi-definition', value: { level: 2 }, note: 'One\nTwo' },
    { question_id: 'q-value-tracking', value: { unsure: true }, note: '' },
  ])
})

test('one answer that cannot be saved keeps what was typed, and the others are saved', async () => {
  const form = await open('kpi')
  form.set('q-kpi-definition.note', 'Only a note')
  form.set('q-value-tracking.answer', 'level:1')

  const sent = await send('kpi', form)

  expect(sent.status).toBe(422)
  const page = await sent.text()
  expect(page).toContain('so that your note has its place')
  expect(page).toContain('Only a note')
  expect(await stored()).toMatchObject([{ question_id: 'q-value-tracking' }])
})

test('the same form twice is one effect', async () => {
  const form = await open('kpi')
  form.set('q-kpi-definition.answer', 'level:2')

  const answers = await Promise.all([send('kpi', form), send('kpi', form)])

  expect(answers.map(({ status }) => status)).toEqual([302, 302])
  expect(await admin`select version from app.answer_log where assessment_id = ${id}`).toHaveLength(1)
})

test('a sent page that comes back from the history with another answer keeps it, and sending it again stores it', async () => {
  const form = await open('kpi')
  form.set('q-kpi-definition.answer', 'level:1')
  await send('kpi', form)
  form.set('q-kpi-definition.answer', 'level:3')

  const refused = await send('kpi', form)
  const page = await refused.text()
  const before = await stored()
  const again = await send('kpi', formOf(page))

  expect(refused.status).toBe(422)
  expect(page).toContain('This page was sent before with another answer')
  expect(before).toMatchObject([{ value: { level: 1 } }])
  expect(again.status).toBe(302)
  expect(await stored()).toMatchObject([{ value: { level: 3 } }])
})

test('an answer that somebody else changed meanwhile is shown; sending again keeps mine', async () => {
  const form = await open('kpi')
  form.set('q-kpi-definition.answer', 'level:2')
  await saveAnswer(guest, id, 'q-kpi-definition', { answer: 'level:4' })

  const refused = await send('kpi', form)
  const page = await refused.text()
  const again = await send('kpi', formOf(page))

  expect(refused.status).toBe(422)
  expect(page).toContain('This was answered in another window or by somebody else')
  expect(again.status).toBe(302)
  expect(await stored()).toMatchObject([{ value: { level: 2 } }])
})

test.for([
  ['mine', { value: { level: 2 }, note: 'Mine.' }],
  ['theirs', { value: { level: 4 }, note: 'Theirs.' }],
  ['together', { value: { level: 2 }, note: 'Theirs.\nMine.' }],
] as const)('without scripts both texts of a conflict are shown, and one can choose: %s', async ([choice, becomes]) => {
  const form = await open('kpi')
  form.set('q-kpi-definition.answer', 'level:2')
  form.set('q-kpi-definition.note', 'Mine.')
  await saveAnswer(guest, id, 'q-kpi-definition', { answer: 'level:4', note: 'Theirs.' })

  const page = await (await send('kpi', form)).text()
  const shown = text(page)
  const chosen = formOf(page)
  chosen.set('q-kpi-definition.resolve', choice)
  const sent = await send('kpi', chosen)
  const done = choice === 'together' ? await send('kpi', formOf(await sent.text())) : sent

  expect(shown).toMatch(/Note.*Yours: Mine\..*The other: Theirs\..*Keep mine.*Take the other.*Write together/)
  expect(sent.status).toBe(choice === 'together' ? 422 : 302)
  expect(done.status).toBe(302)
  expect(await stored()).toMatchObject([becomes])
})

test('an answer to a question that another page has hidden meanwhile is not dropped', async () => {
  const form = await open('aiact')
  form.set('q-ai-register.answer', 'level:2')
  await saveAnswer(guest, id, 'scope-eu-market', { answer: 'option:no' })

  const sent = await send('aiact', form)

  expect(sent.status).toBe(302)
  expect(await stored()).toContainEqual(expect.objectContaining({ question_id: 'q-ai-register', value: { level: 2 } }))
})

test('a scope answer that hides answers asks first, without scripts too', async () => {
  await saveAnswer(guest, id, 'q-ai-register', { answer: 'level:2' })
  const form = await open('scope')
  form.set('scope-eu-market.answer', 'option:no')

  const asked = await send('scope', form)
  const question = formOf(await asked.text())
  question.set('scope-eu-market.confirmed', 'yes')
  const confirmed = await send('scope', question)

  expect(asked.status).toBe(422)
  expect(confirmed.status).toBe(302)
  expect(await stored()).toContainEqual(
    expect.objectContaining({ question_id: 'scope-eu-market', value: { option: 'no' } }),
  )
})

test('new interests bring new questions, so the page comes again; then it leads on', async () => {
  const form = await open('scope')
  form.set('interests.answers', USE_CASE)

  const first = await send('scope', form)
  const second = await send('scope', await open('scope'))

  expect(first.headers.get('Location')).toBe(path('scope'))
  expect(second.headers.get('Location')).toBe(path(dimensions[0]?.id ?? ''))
})

test('what was answered for everything is asked for a new use case as it was answered, not as usual', async () => {
  const form = await open('scope')
  form.set('scope-personal-data.answer', 'option:no')
  form.set('interests.answers', USE_CASE)
  form.set('confirmed', 'yes')
  await send('scope', form)

  const asked = await open('scope')
  const page = await (await guest.get(path('scope'))).text()
  await send('scope', asked)

  expect(asked.fields).toContainEqual([`scope-personal-data.answer.${USE_CASE}`, 'option:no'])
  expect(page).toContain('(as you answered for everything)')
  expect(page).toContain('(the usual answer is chosen)')
  const [profile] = await admin`select use_case_scope from app.profiles where assessment_id = ${id}`
  expect(profile?.use_case_scope).toMatchObject({ [USE_CASE]: { 'scope-personal-data': 'no' } })
})

test('what was chosen for a use case stays on the page that says somebody else was faster, and is stored when sent again', async () => {
  await saveInterests(guest, id, { interests: [USE_CASE], version: 1 })
  const form = await open('scope')
  form.set(`scope-personal-data.answer.${USE_CASE}`, 'option:no')
  await saveInterests(guest, id, {
    interests: [USE_CASE],
    version: 2,
    scope: { [`scope-personal-data/${USE_CASE}`]: 'option:yes' },
  })

  const refused = await send('scope', form)
  const page = await refused.text()
  const again = await send('scope', formOf(page))

  expect(refused.status).toBe(422)
  expect(page).toContain('This was answered in another window or by somebody else')
  expect(again.status).toBe(302)
  const [profile] = await admin`select use_case_scope from app.profiles where assessment_id = ${id}`
  expect(profile?.use_case_scope).toMatchObject({ [USE_CASE]: { 'scope-personal-data': 'no' } })
})

test('an answer whose wording has changed is confirmed by sending its page again', async () => {
  await saveAnswer(guest, id, 'q-kpi-definition', { answer: 'level:2' })
  await admin`update app.answers set wording_hash = 'as it was' where assessment_id = ${id}`
  const before = await read(path('kpi'))

  const sent = await send('kpi', formOf(before))

  expect(sent.status).toBe(302)
  expect(before).toContain('The wording of this question has changed')
  expect(await read(path('kpi'))).not.toContain('The wording of this question has changed')
  expect(await stored()).toMatchObject([{ value: { level: 2 } }])
})

test.each([
  ['q-kpi-definition', 'kpi', 'answer=level:2', { option: 'gone' }, { level: 2 }],
  ['scope-team-size', 'scope', 'answer=option:m', { option: 'xxl' }, { option: 'm' }],
  ['scope-ai-in-use', 'scope', 'answers=chatbot', { options: ['gone'] }, { options: ['chatbot'] }],
])(
  'an answer of %s that is no longer offered stays when its page is sent untouched, and goes when another is chosen',
  async (question, section, choice, gone, chosen) => {
    await saveAnswer(guest, id, question, { answer: 'unsure' })
    await admin`update app.answers set value = ${admin.json(gone)} where assessment_id = ${id}`

    const untouched = await send(section, await open(section))
    const kept = await stored()
    const form = await open(section)
    const [field, value = ''] = choice.split('=')
    form.set(`${question}.${field}`, value)
    const answered = await send(section, form)

    expect([untouched.status, answered.status]).toEqual([302, 302])
    expect(kept).toMatchObject([{ question_id: question, value: gone }])
    expect(await stored()).toMatchObject([{ value: chosen }])
  },
)

test('one question at a time, interests stay chosen while something is asked for each of them', async () => {
  await saveInterests(guest, id, { interests: [USE_CASE], version: 1 })
  const where = 'scope?question=scope-personal-data'
  const form = await open(where, PHONE)
  form.set(`scope-personal-data.answer.${USE_CASE}`, 'option:no')

  const sent = await send(where, form, PHONE)

  expect(sent.status).toBe(302)
  expect(await interests()).toEqual([{ interests: [USE_CASE] }])
  const [profile] = await admin`select use_case_scope from app.profiles where assessment_id = ${id}`
  expect(profile?.use_case_scope).toMatchObject({ [USE_CASE]: { 'scope-personal-data': 'no' } })
})

test('techniques are interests too: chosen below the use cases, and kept where each question has its own page', async () => {
  const form = await open('scope')
  form.fields.push(['interests.answers', USE_CASE], ['interests.answers', 'rag'])
  await send('scope', form)
  const where = 'scope?question=scope-personal-data'
  const single = await open(where, PHONE)

  await send(where, single, PHONE)

  expect(await interests()).toEqual([{ interests: [USE_CASE, 'rag'] }])
  expect(await read(path('scope'))).toContain('Single techniques: one chosen')
})

test('one question at a time, each page leads to the next until the section ends', async () => {
  const seen: string[] = []
  let where = path('kpi')
  while (where.startsWith(path('kpi')) && seen.length < 30) {
    const form = formOf(await read(where, PHONE))
    const question = form.fields.map(([name]) => /^(.+)\.opId$/.exec(name)?.[1]).find(Boolean) ?? ''
    seen.push(question)
    const sent = await guest.post(where, form.fields, PHONE)
    where = sent.headers.get('Location') ?? ''
  }

  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThan(3)
})

test('an answer sent from a page that is no longer the current question is saved all the same', async () => {
  const form = await open('kpi', PHONE)
  const [first] = form.fields.map(([name]) => /^(.+)\.opId$/.exec(name)?.[1]).filter(Boolean)
  form.set(`${first}.answer`, 'level:3')
  // Another tab answered it; without ?question= the page would now show the next one.
  await saveAnswer(guest, id, first ?? '', { answer: 'level:1' })

  const sent = await send('kpi', form, PHONE)

  expect(sent.status).toBe(422)
  expect(await sent.text()).toContain('This was answered in another window or by somebody else')
})

test('a link brings somebody back to the question they were at', async () => {
  await guest.get(`${path('kpi')}?question=q-value-tracking`, PHONE)

  const back = await guest.get(`/assessments/${id}`)

  expect(back.headers.get('Location')).toContain('/questions/kpi?question=q-value-tracking')
})

test.each(['none', 'constructor', '__proto__', 'a/b'])('there is no section %s', async (section) => {
  expect((await guest.get(path(encodeURIComponent(section)))).status).toBe(404)
  expect((await guest.post(path(encodeURIComponent(section)), {})).status).toBe(404)
})

test('with scripts, a sent page leads to pages and not to their data', async () => {
  const form = await open('scope')
  form.set('interests.answers', USE_CASE)

  const sent = await guest.post(`${path('scope')}.data`, form.fields)

  expect(sent.status).toBe(202)
  expect(await sent.text()).not.toContain('.data')
})

test('pages that ask questions wait for nobody who works on the register of AI systems', async () => {
  const html = await admin.begin(async (tx) => {
    await tx`lock table app.ai_systems in access exclusive mode`
    return Promise.race([read(path('scope')), delay(5_000, 'waited')])
  })

  expect(html).toContain('<form')
})
