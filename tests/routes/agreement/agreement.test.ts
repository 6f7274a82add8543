import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

let owner: Awaited<ReturnType<typeof anOwner>>
let colleague: Person
let viewer: Person
let team = ''
const people: string[] = []
beforeAll(async () => {
  owner = await anOwner(place, 'owner@agree.example.com')
  colleague = await aPerson(place, 'ana@agree.example.com')
  viewer = await aPerson(place, 'viewer@agree.example.com')
  await join(place, colleague, owner.workspaceId, 'member')
  await join(place, viewer, owner.workspaceId, 'viewer')
  await admin`update sys.users set name = 'Ana Costa' where id = ${colleague.userId}`
  team = `/assessments/${owner.assessmentId}/team`
})

const read = async (path: string, by: Browser = owner.browser) => {
  const html = await (await by.get(path)).text()
  return plain(html)
}
const plain = (html: string) =>
  html
    .replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ')

/** Somebody whose answers the lead enters. */
async function add(name: string, discipline: string): Promise<string> {
  const added = await owner.browser.post(team, { intent: 'add', name, discipline })
  return /team\/([0-9a-f-]{36})/.exec(added.headers.get('Location') ?? '')?.[1] ?? ''
}

/** @param who empty: the lead */
async function answer(who: string, questionId: string, value: string, version = 0) {
  const at = who === '' ? `/assessments/${owner.assessmentId}/answers` : `${team}/${who}/answers`
  const saved = await owner.browser.post(`${at}/${questionId}`, {
    [`${questionId}.answer`]: value,
    [`${questionId}.version`]: String(version),
    [`${questionId}.opId`]: newId(),
  })
  expect(saved.status).toBe(200)
}

const QUALITY = 'q-data-quality'
const agree = (fields: Record<string, string>, { by = owner.browser, question = QUALITY } = {}) =>
  by.post(`${team}/workshop/${question}`, { intent: 'agree', version: '0', answer: '', reason: '', ...fields })
const stored = () => admin`select version, value, reason from app.consensuses order by recorded_at, version`

test('one person alone has no team result and nothing to talk about', async () => {
  expect(await read(`${team}/result`)).toContain('One person answers so far')
  expect(await read(`${team}/workshop`)).toContain('There is nothing to talk about')
  expect((await owner.browser.get(`${team}/workshop/${QUALITY}`)).status).toBe(404)
  expect(await read(team)).not.toContain('What the team says')
})

describe('what a team says', () => {
  test('is a range so far and for good; who said what stands there from three answers on', async () => {
    await answer('', QUALITY, 'level:1')
    people.push(await add('Lee', 'data'), await add('Pat', 'it'))
    await answer(people[0] ?? '', QUALITY, 'level:3')
    const two = await read(`${team}/result`)
    await answer(people[1] ?? '', QUALITY, 'level:3')
    const three = await read(`${team}/result?show=all`)

    expect(await read(team)).toContain('What the team says')
    expect(two).toContain('People differ clearly on one of them')
    expect(two).toContain('Final: 1 to 3')
    expect(two).toContain('Lee Data and analytics')
    expect(two).toContain('is shown from three answers on')
    expect(two).not.toContain('●●')
    expect(three).toContain('3 people gave an answer')
    expect(three).toMatch(/●●\s+2 people/)
    expect(three).toContain('it takes ten questions that at least two people answered, and there is one')
  })

  test.each([
    ['differ', /Where people differ (\d+)/],
    ['all', /All (\d+)/],
    ['data', /Data (\d+) Technology/],
    ['nonsense', /Where people differ (\d+)/],
  ])('shows %s of it by an address of its own', async (show, count) => {
    const html = await (await owner.browser.get(`${team}/result?show=${show}`)).text()

    expect(html.match(/<article/g)).toHaveLength(Number(count.exec(plain(html))?.[1]))
  })

  test('is looked at by a viewer, who writes nothing down', async () => {
    expect(await read(`${team}/result`, viewer.browser)).toContain('People differ')
    const page = await (await viewer.browser.get(`${team}/workshop/${QUALITY}`)).text()
    expect(page).not.toContain('name="reason"')
    expect((await agree({ answer: 'level:2', reason: 'Because.' }, { by: viewer.browser })).status).toBe(403)
    expect(await stored()).toEqual([])
  })
})

describe('what people agree on', () => {
  test.each([
    ['no answer', { reason: 'We looked.' }, 422, 'Please choose what you agree on'],
    ['not sure', { answer: 'unsure', reason: 'We looked.' }, 422, 'Please choose what you agree on'],
    ['an answer of another question', { answer: 'option:some', reason: 'We looked.' }, 422, 'Please choose what you'],
    ['a level that there is not', { answer: 'level:5', reason: 'We looked.' }, 422, 'Please choose what you agree on'],
    ['no reason', { answer: 'level:2', reason: ' \n ' }, 422, 'Please say in a sentence why'],
    ['too long a reason', { answer: 'level:2', reason: 'a'.repeat(2_001) }, 422, '2000 characters or fewer'],
    ['what cannot be stored', { answer: 'level:2', reason: 'a\0b' }, 422, 'cannot be stored'],
    ['nothing to take back', { intent: 'withdraw', reason: 'We looked.' }, 409, 'Workshop'],
    ['another form', { intent: 'reopen', reason: 'We looked.' }, 400, 'not known here'],
  ])('is not %s; what was typed stays', async (_, fields: Record<string, string>, status, words) => {
    const refused = await agree(fields)
    const html = await refused.text()

    expect(refused.status).toBe(status)
    expect(plain(html)).toContain(words)
    if (status === 422 && fields.reason === 'We looked.') expect(html).toContain('>We looked.</textarea>')
    if (status === 422 && fields.answer === 'level:2')
      expect(html).toMatch(/value="level:2"[^>]*checked|checked[^>]*value="level:2"/)
    expect(await stored()).toEqual([])
  })

  test('is a question that is asked, and no scope question', async () => {
    for (const question of ['q-none', 'scope-eu-market']) {
      expect((await agree({ answer: 'level:2', reason: 'We looked.' }, { question })).status).toBe(404)
    }
  })

  test('counts in the place of the answers, which stay, with who wrote it down, when and why', async () => {
    const saved = await agree({ answer: 'level:2', reason: 'Half of the list\r\nis there.' }, { by: colleague.browser })
    const again = await agree({ answer: 'level:2', reason: 'Half of the list\nis there.' }, { by: colleague.browser })

    expect([saved.status, again.status]).toEqual([302, 302])
    expect(await stored()).toEqual([{ version: 1, value: { level: 2 }, reason: 'Half of the list\nis there.' }])
    const result = await read(`${team}/result?show=all`)
    expect(result).toContain('Level 2; people had said 1 to 3')
    expect(result).toMatch(/Agreed on level 2:.*Because: Half of the list is there\. Written down by Ana Costa\s*, \d/)
    expect(result).toContain('3 people gave an answer')
    expect(await read(`${team}/workshop`)).toContain('The one question is talked about')
    const card = await read(`/assessments/${owner.assessmentId}/questions/data?question=${QUALITY}`)
    expect(card).toMatch(
      /Agreed on together, level 2: .* Because: Half of the list is there\. Written down by Ana Costa/,
    )
    expect(await read(`/assessments/${owner.assessmentId}/review`)).toContain('People agreed on one question together')
    const told = await (await owner.browser.get(`/assessments/${owner.assessmentId}/answers.json`)).json()
    expect(told.consensus).toMatchObject([{ question: QUALITY, answer: 2, reason: 'Half of the list\nis there.' }])
    const [given] = await admin`select count(*)::int as n from app.answers where question_id = ${QUALITY}`
    expect(given).toEqual({ n: 3 })
  })

  test('is not overwritten unseen: both texts stand there, and sent again it takes the place of theirs', async () => {
    const mine = { answer: 'level:3', reason: 'The other half too.' }
    const late = await agree(mine)
    const html = await late.text()

    expect(late.status).toBe(409)
    expect(plain(html)).toMatch(
      /Somebody else wrote something down meanwhile Ana Costa wrote\s*, .* Because: Half of the list/,
    )
    expect(html).toContain('>The other half too.</textarea>')
    expect(await stored()).toHaveLength(1)
    expect((await agree({ ...mine, version: '1' })).status).toBe(302)
    const page = await read(`${team}/workshop/${QUALITY}`)
    expect(page).toContain('Agreed on level 3')
    expect(page).toMatch(/Before that Agreed on level 2:.*Written down by Ana Costa/)
  })

  test('is taken back with a reason, and the answers count again', async () => {
    expect((await agree({ intent: 'withdraw', reason: 'The log was old.', version: '2' })).status).toBe(302)

    const page = await read(`${team}/workshop/${QUALITY}?done=withdrawn`)
    expect(page).toContain('Taken back. The answers count again')
    expect(page).toContain('Because: The log was old.')
    expect(page).toContain('People differ')
    const log = await admin`select action, facts from app.audit_log where action like 'consensus.%' order by seq`
    expect(log.map(({ action }) => action)).toEqual(['consensus.agreed', 'consensus.agreed', 'consensus.withdrawn'])
  })

  test('is nothing to those who only answer', async () => {
    const made = await (await owner.browser.post(team, { intent: 'link', discipline: 'data' })).text()
    await agree({ answer: 'level:2', reason: 'For good.', version: '3' })
    const asked = browser()
    const entered = await asked.post(/\/answer\/[\w-]{43}/.exec(made)?.[0] ?? '', { name: 'Kim', disciplines: 'data' })
    people.push(entered.headers.get('Location')?.slice('/answering/'.length) ?? '')

    const mine = await (await asked.get(`${entered.headers.get('Location')}/questions/mine`)).text()
    expect(mine).toContain('data-quality')
    expect(mine).not.toContain('For good.')
    for (const page of ['result', 'workshop', `workshop/${QUALITY}`]) {
      expect((await asked.get(`${team}/${page}`)).status).toBe(404)
    }
  })

  test('still counts when nobody is left but the lead', async () => {
    for (const participant of people) await owner.browser.post(team, { intent: 'remove', participant })

    expect(await read(`${team}/result?show=all`)).toContain('Level 2; people had said 1')
  })

  test('stands as it was once the check is submitted', async () => {
    const [{ n: before } = { n: 0 }] = await admin<{ n: number }[]>`select count(*)::int as n from app.consensuses`
    const submitted = await owner.browser.post(`/assessments/${owner.assessmentId}/review`, { intent: 'submit' })
    expect(submitted.status).toBe(302)

    const late = await agree({ answer: 'level:4', reason: 'Too late.', version: '4' })

    expect(late.status).toBe(409)
    expect(await late.text()).toContain('was submitted')
    expect(await read(`${team}/result?show=all`)).toContain('Level 2; people had said 1')
    const page = await (await owner.browser.get(`${team}/workshop/${QUALITY}`)).text()
    expect(plain(page)).toContain('what was agreed on stays as it is')
    expect(page).not.toContain('name="reason"')
    expect(await admin`select count(*)::int as n from app.consensuses`).toEqual([{ n: before }])
  })
})
