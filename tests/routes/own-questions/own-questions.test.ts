import { afterAll, describe, expect, test } from 'vitest'
import { hidingCosts } from '#app/core/own-questions/hiding-cost.ts'
import { MOST_ADDED_TO_ONE } from '#app/core/own-questions/own-limits.ts'
import { readXlsx } from '#app/server/spreadsheet/read-xlsx.server.ts'
import { upload } from '#tests/routes/import/support/upload.ts'
import { saveAnswer } from '#tests/routes/questionnaire/support/saving.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

/** What a person reads of a page. */
const bodyOf = (page: string) => /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? 'no main'

let people = 0
const anybody = () => `asks${++people}@example.com`
const LEVELS = { level0: 'None.', level1: 'Some.', level2: 'Half.', level3: 'Most.', level4: 'All.' }
const aQuestion = {
  ask: 'Do our shops know the goal?',
  help: '',
  section: 'kpi',
  capability: 'kpi-definition',
  version: '0',
  ...LEVELS,
}

async function aWorkspace() {
  const owner = await anOwner(place, anybody())
  const list = `/workspaces/${owner.workspaceId}/questions`
  const check = `/assessments/${owner.assessmentId}`
  const text = async (path: string) => (await owner.browser.get(path)).text()
  return {
    ...owner,
    list,
    check,
    text,
    press: (intent: string, question: string) =>
      owner.browser.post(list, { intent, question, ...(intent === 'hide' && { confirm: 'yes' }) }),
    save: (id: string, fields: Record<string, string>) =>
      owner.browser.post(`${list}/${id}`, { intent: 'save', ...fields }),
    /** @returns the id of the new question */
    async add(fields: Record<string, string> = {}) {
      const added = await owner.browser.post(`${list}/new`, { intent: 'save', ...aQuestion, ...fields })
      return (added.headers.get('Location') ?? '').split('#')[1] ?? ''
    },
    answer: (question: string, answer: string, version = 0) =>
      saveAnswer(owner.browser, owner.assessmentId, question, { answer, version }),
    async answers() {
      const rows =
        await admin`select question_id, value from app.answers where assessment_id = ${owner.assessmentId} order by question_id`
      return rows.map(({ question_id, value }) => [question_id, value])
    },
  }
}

test('without own questions the page says so, and every question of the standard is there', async () => {
  const { list, text } = await aWorkspace()

  const page = await text(list)

  expect(page).toContain('You ask what everybody is asked.')
  expect(page).toContain('id="q-kpi-definition"')
  expect(page).not.toContain('No longer asked')
})

test('a hidden question is no longer asked; its answer is kept, comes back with it, and counts by the standard meanwhile', async () => {
  const { press, answer, check, text, answers } = await aWorkspace()
  await answer('q-kpi-definition', 'level:3')
  await answer('q-pilot-scope', 'level:2')
  const before = await text(`${check}/results`)

  const hidden = await press('hide', 'q-kpi-definition')
  const [section, results, review] = [
    await text(`${check}/questions/kpi`),
    await text(`${check}/results`),
    await text(`${check}/review`),
  ]

  expect(hidden.headers.get('Location')).toMatch(/questions#q-kpi-definition$/)
  expect(section).not.toContain('id="q-q-kpi-definition"')
  expect(await answers()).toContainEqual(['q-kpi-definition', { level: 3 }])
  expect(before).not.toMatch(/by the standard/)
  expect(results).toContain('one question is hidden')
  expect(results).toMatch(/by the standard: \d+–\d+/)
  expect(review).toContain('One answer is kept to a question that is no longer asked')

  await press('show', 'q-kpi-definition')
  expect(await text(`${check}/questions/kpi`)).toContain('id="q-q-kpi-definition"')
  expect(await text(`${check}/results`)).not.toMatch(/by the standard/)
})

test('a question on which verdicts hang is hidden only once that is confirmed, with how many they are', async () => {
  const { list, browser: own, workspaceId } = await aWorkspace()
  const hidden = async () =>
    (
      await admin`select question_id from app.own_questions where workspace_id = ${workspaceId} and kind = 'hidden'`
    ).map(({ question_id }) => question_id)
  const asked = await own.post(list, { intent: 'hide', question: 'q-kpi-definition' })
  const page = await asked.text()

  expect([asked.status, await hidden()]).toEqual([422, []])
  expect(page).toMatch(/Without it \d+ use cases and \d+ techniques can no longer be decided in your results/)
  expect(page).toContain('Hide it all the same')
  const confirmed = await own.post(list, { intent: 'hide', question: 'q-kpi-definition', confirm: 'yes' })
  expect([confirmed.status, await hidden()]).toEqual([302, ['q-kpi-definition']])
  // Hidden already, it costs nothing more: the same press does nothing, and asks nothing.
  expect((await own.post(list, { intent: 'hide', question: 'q-kpi-definition' })).status).toBe(302)
})

test('a question on which no verdict hangs is hidden at once', async () => {
  const { list, browser: own } = await aWorkspace()
  const free = [...hidingCosts(services.model)].find(
    ([id, cost]) => cost.useCases + cost.techniques === 0 && services.model.questionById.get(id)?.kind !== 'scope',
  )

  expect((await own.post(list, { intent: 'hide', question: free?.[0] ?? '' })).status).toBe(302)
})

test('the spreadsheet of a check holds own questions and what is hidden, with every answer', async () => {
  const { add, answer, press, browser: own, check, workspaceId } = await aWorkspace()
  const id = await add()
  await answer(id, 'option:l1')
  await answer('q-kpi-definition', 'level:3')
  await press('hide', 'q-kpi-definition')

  const file = new Uint8Array(await (await own.get(`${check}/answers.xlsx`)).arrayBuffer())
  const sheet = readXlsx(file)
  const rows = sheet.ok ? sheet.rows.map(({ cells }) => [cells[0], cells[2], cells[4]]) : []
  const company = 'Another AG'
  const preview = await upload(own, `/workspaces/${workspaceId}/import/answers`, { intent: 'look', company, file })

  expect(rows).toContainEqual([id, aQuestion.ask, 'Some.'])
  expect(rows.find(([row]) => row === 'q-kpi-definition')?.[2]).toBe('3')
  expect(await preview.text()).toContain('This is one of your own questions')
})

test('other words are asked at once, change no result, and ask who answered to confirm', async () => {
  const { save, press, answer, check, list, text } = await aWorkspace()
  await answer('q-kpi-definition', 'level:3')
  const readiness = (page: string) => /tabular-nums">([^<]+)</.exec(page)?.[1]
  const before = readiness(await text(`${check}/results`))

  await save('q-kpi-definition', { ask: 'What do our shops count?', help: 'In words.', version: '0' })
  const results = await text(`${check}/results`)

  expect(await text(`${check}/questions/kpi`)).toContain('What do our shops count?')
  expect(readiness(results)).toBe(before)
  expect(results).toContain('None of it changes a result.')
  expect(await text(`${check}/review`)).toContain('The wording of one answered question has changed')
  expect(await text(`${list}/q-kpi-definition`)).toContain('Back to the standard’s words')

  await press('restore', 'q-kpi-definition')
  expect(await text(`${check}/questions/kpi`)).not.toContain('What do our shops count?')
  expect(await text(`${check}/review`)).not.toContain('has changed')
})

test('the standard’s own words are no rewording', async () => {
  const { save, list, text, workspaceId } = await aWorkspace()
  const page = await text(`${list}/q-kpi-definition`)
  const words = (name: string) => new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)<`).exec(page)?.[1] ?? ''

  await save('q-kpi-definition', { ask: words('ask'), help: words('help'), version: '0' })

  expect(await admin`select 1 from app.own_questions where workspace_id = ${workspaceId}`).toHaveLength(0)
})

test('an added question is asked, answered and scored; the standard’s result stays as it was', async () => {
  const { add, answer, check, text, answers } = await aWorkspace()
  await answer('q-kpi-definition', 'level:3')
  const id = await add()

  expect(await text(`${check}/questions/kpi`)).toContain(aQuestion.ask)
  expect((await answer(id, 'option:l1')).status).toBe(200)
  expect((await answer(id, 'option:l9', 1)).status).toBe(422)
  expect(await answers()).toEqual([
    [id, { option: 'l1' }],
    ['q-kpi-definition', { level: 3 }],
  ])
  expect(await text(`${check}/results`)).toContain('one question of its own counts')
  const sheet = JSON.parse(await text(`${check}/answers.json`))
  expect(sheet.answers).toEqual({ 'q-kpi-definition': 3 })
})

test('a page sent without a script saves an added question with the others', async () => {
  const { add, browser: own, check, answers } = await aWorkspace()
  const id = await add()

  await own.post(`${check}/questions/kpi`, [
    [`${id}.answer`, 'option:l4'],
    [`${id}.version`, '0'],
    [`${id}.opId`, '01900000-0000-7000-8000-000000000002'],
  ])

  expect(await answers()).toEqual([[id, { option: 'l4' }]])
})

test('taken out with answers, it is no longer asked and nothing is lost; without any it is gone', async () => {
  const { add, press, answer, check, list, text, answers } = await aWorkspace()
  const [answered, bare] = [await add(), await add({ ask: 'Second?' })]
  await answer(answered, 'option:l2')

  await press('withdraw', answered)
  await press('withdraw', bare)
  const page = await text(list)

  expect((await answer(answered, 'option:l3', 1)).status).toBe(404)
  expect(await answers()).toEqual([[answered, { option: 'l2' }]])
  expect(page.split('No longer asked')[1]).toContain(aQuestion.ask)
  expect(page).not.toContain('Second?')
  expect(await text(`${check}/review`)).toContain('Half.')
  expect(await text(`${check}/results`)).not.toContain('by the standard')

  await press('return', answered)
  expect(await text(`${check}/questions/kpi`)).toContain(aQuestion.ask)
})

test('a submitted check keeps what it was asked with, and is compared by the standard', async () => {
  const { add, press, answer, check, text, browser: own, assessmentId } = await aWorkspace()
  await answer('q-kpi-definition', 'level:3')
  const id = await add()
  await answer(id, 'option:l0')
  await own.post(`${check}/review`, { intent: 'submit' })
  const [results, report] = [await text(`${check}/results`), await text(`${check}/report`)]

  await press('withdraw', id)
  await press('hide', 'q-kpi-definition')

  expect(bodyOf(await text(`${check}/results`))).toBe(bodyOf(results))
  expect(bodyOf(await text(`${check}/report`))).toBe(bodyOf(report))
  expect(report).toContain('one question of its own counts')
  const [stored] = await admin`select inputs, result, own from app.snapshots where assessment_id = ${assessmentId}`
  expect(stored).toMatchObject({
    inputs: { sheet: { answers: { 'q-kpi-definition': 3 } } },
    own: { questions: { added: [{ id }], hidden: [] }, sheet: { answers: { [id]: 'l0' } } },
  })
  expect(stored?.inputs.sheet.answers).not.toHaveProperty(id)
  expect(stored?.own.result.readiness.hi).toBeLessThan(stored?.result.readiness.hi)
})

describe('the form of a question says what is wrong and keeps what was typed:', () => {
  test.each([
    ['no question', { ask: '' }, 'Please write the question.'],
    ['a level that counts is missing', { level2: '' }, 'what is true at level 2'],
    ['an unknown capability', { capability: 'gone' }, 'what it informs from the list'],
    ['a fact of the business', { capability: 'outcome-volume' }, 'what it informs from the list'],
    ['one answer alone', { capability: '', level1: '', level2: '', level3: '', level4: '' }, 'at least two answers'],
    ['no place', { capability: '', section: 'x' }, 'where it is asked'],
    ['too long', { ask: `${'Long '.repeat(100)}?` }, '300 characters or fewer'],
  ])('%s', async (_, given, said) => {
    const { save, workspaceId } = await shared
    const refused = await save('new', { ...aQuestion, help: 'Kept & shown', ...given })

    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain(said)
    expect(page).toContain('Kept &amp; shown')
    expect(await admin`select 1 from app.own_questions where workspace_id = ${workspaceId}`).toHaveLength(0)
  })

  test('how it looks is shown before it is saved', async () => {
    const { browser: own, list, workspaceId } = await shared
    const shown = await own.post(`${list}/new`, { intent: 'preview', ...aQuestion })

    expect(shown.status).toBe(200)
    expect(await shown.text()).toContain('As people see it when they answer.')
    expect(await admin`select 1 from app.own_questions where workspace_id = ${workspaceId}`).toHaveLength(0)
  })
})
const shared = aWorkspace()

test('of two who change one question the second sees what the first wrote', async () => {
  const { add, save, list, text } = await aWorkspace()
  const id = await add()

  await save(id, { ...aQuestion, ask: 'First?', version: '1' })
  const second = await save(id, { ...aQuestion, ask: 'Second?', version: '1' })

  expect(second.status).toBe(409)
  const page = await second.text()
  expect(page).toContain('First?')
  expect(page).toContain('Second?')
  expect((await save(id, { ...aQuestion, ask: 'Second?', version: '2' })).status).toBe(302)
  expect(await text(list)).toContain('Second?')
})

test('no more than five inform one capability', async () => {
  const { add, save } = await aWorkspace()
  for (let count = 0; count < MOST_ADDED_TO_ONE; count++) await add()

  const refused = await save('new', aQuestion)

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('inform this already')
})

test('who may not change it sees it without a button; a guest and a stranger see nothing of it', async () => {
  const { workspaceId, list, press } = await aWorkspace()
  await press('hide', 'q-kpi-definition')
  const viewer = await aPerson(place, anybody())
  await join(place, viewer, workspaceId, 'viewer')
  const stranger = await anOwner(place, anybody(), 'Elsewhere AG')

  const page = await (await viewer.browser.get(list)).text()

  expect(page).toContain('Owners and consultants change this')
  expect(page).not.toMatch(/value="(hide|show|withdraw)"/)
  expect((await viewer.browser.post(list, { intent: 'show', question: 'q-kpi-definition' })).status).toBe(403)
  expect((await stranger.browser.get(list)).status).toBe(404)
  expect((await stranger.browser.post(list, { intent: 'show', question: 'q-kpi-definition' })).status).toBe(404)
  expect(await admin`select 1 from app.own_questions where workspace_id = ${workspaceId}`).toHaveLength(1)
})

test.each(['scope-team-size', 'q-gone', 'own-x'])('%s cannot be hidden', async (question) => {
  const { press } = await shared

  expect((await press('hide', question)).status).toBe(404)
})
