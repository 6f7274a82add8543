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
let outsider: Awaited<ReturnType<typeof anOwner>>
let member: Person
let viewer: Person
let clientId: string
/** The two addresses of the register. */
let inCheck: string
let onDesk: string

beforeAll(async () => {
  owner = await anOwner(place, 'owner@register.example.com', 'Example GmbH')
  outsider = await anOwner(place, 'outsider@register.example.com', 'Elsewhere AG')
  member = await aPerson(place, 'member@register.example.com')
  await join(place, member, owner.workspaceId, 'member')
  viewer = await aPerson(place, 'viewer@register.example.com')
  await join(place, viewer, owner.workspaceId, 'viewer')
  const [found] = await admin<{ id: string }[]>`
    select client_id as id from app.assessments where id = ${owner.assessmentId}`
  clientId = found?.id ?? ''
  inCheck = `/assessments/${owner.assessmentId}/governance`
  onDesk = `/workspaces/${owner.workspaceId}/clients/${clientId}/governance`
})

async function read(path: string, by: Browser = owner.browser) {
  const response = await by.get(path)
  const html = await response.text()
  const text = html.replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  return { status: response.status, html, text }
}

/** Adds a system and gives its id. */
async function add(fields: Record<string, string>, by: Browser = owner.browser, at = inCheck): Promise<string> {
  const response = await by.post(`${at}/new`, { kind: '', name: '', ...fields })
  expect(response.status, await response.clone().text()).toBe(302)
  return response.headers.get('Location')?.split('/').at(-1) ?? ''
}

const answersOf = (id: string) =>
  admin<{ questionId: string; answer: string; source: string }[]>`
    select question_id as "questionId", answer, source from app.ai_system_answers where system_id = ${id}`

describe('what a check speaks of', () => {
  test('is offered, added with one click, and not offered again', async () => {
    await admin`update app.profiles set interests = '{uc-lead-scoring}' where assessment_id = ${owner.assessmentId}`
    await admin`
      insert into app.answers (workspace_id, assessment_id, participant_id, question_id, value, wording_hash, version)
      select workspace_id, assessment_id, id, 'scope-ai-in-use', '{"options": ["chatbot"]}', 'w', 1
      from app.participants where assessment_id = ${owner.assessmentId} and kind = 'lead'`

    const before = await read(inCheck)
    expect(before.text).toContain('No AI system yet')
    expect(before.html).toContain('value="tool.chatbot"')
    expect(before.html).toContain('value="useCase.uc-lead-scoring"')
    const added = await owner.browser.post(inCheck, { system: ['tool.chatbot', 'useCase.uc-lead-scoring'] })
    expect(added.status).toBe(302)

    for (const address of [inCheck, onDesk]) {
      const { text, html } = await read(address)
      expect(text).toContain('Chatbot or voice bot')
      expect(text).toContain('Lead scoring')
      expect(text).toContain('In use')
      expect(html).not.toContain('value="tool.chatbot"')
    }
  })

  test('is added only if there is such a kind, and something is chosen', async () => {
    expect((await owner.browser.post(inCheck, { system: 'tool.oracle' })).status).toBe(400)
    const none = await owner.browser.post(inCheck, {})
    expect(none.status).toBe(422)
  })
})

describe('a system', () => {
  test('of a kind has what is known of the kind, and says that nobody confirmed it', async () => {
    const id = await add({ kind: 'useCase.uc-support-chatbot', name: 'Ask Brand' })
    const { text } = await read(`${inCheck}/${id}`)

    expect(text).toContain('Ask Brand')
    expect(text).toContain('Answers frequent questions of customers')
    expect(text).toContain('wait for you')
    expect(text).toContain('EU AI Act : not asked yet'.replace(' :', ':'))
    expect((await answersOf(id)).every(({ source }) => source === 'known')).toBe(true)
  })

  test('needs a name, or a kind that has one', async () => {
    const refused = await owner.browser.post(`${inCheck}/new`, { kind: '', name: ' ' })

    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Please give the system a name')
  })

  test('keeps what is said of it, in one address and in the other', async () => {
    const id = await add({ name: 'Price bot' })
    const facts = {
      intent: 'save',
      version: '1',
      name: 'Price bot',
      useCase: 'uc-personalisation',
      status: 'pilot',
      owner: 'Anna Example',
      vendor: 'Vendor AG',
      purpose: 'Shows prices.',
      data: 'Prices.',
      country: 'de',
    }

    const saved = await owner.browser.post(`${inCheck}/${id}`, facts)

    expect(saved.status, await saved.clone().text()).toBe(302)
    expect(saved.headers.get('Location')).toBe(`${inCheck}/${id}?saved=yes#facts`)
    expect((await read(`${inCheck}/${id}?saved=yes`)).text).toContain('Saved.')
    const { text } = await read(`${onDesk}/${id}`)
    expect(text).not.toContain('Saved.')
    expect(text).toContain('Pilot')
    expect((await read(onDesk)).text).toContain('from Vendor AG')
    const again = await owner.browser.post(`${onDesk}/${id}`, { ...facts, owner: 'Ben Example' })
    const conflict = await again.text()
    expect(again.status).toBe(409)
    expect(conflict).toContain('Somebody changed this meanwhile')
    expect(conflict).toContain('value="Ben Example"')
    expect(conflict).toMatch(/name="version" value="2"/)
    expect(conflict.match(/name="take" value="(\w+)"|value="(\w+)"[^>]*name="take"/g)).toHaveLength(1)
    expect(conflict).toMatch(/Somebody else saved here meanwhile:(<[^>]+>| )*[^<]+(<[^>]+>)*Anna Example/)
    const wrong = await owner.browser.post(`${onDesk}/${id}`, { ...facts, version: '2', name: '', owner: 'Ben' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('value="Ben"')
  })

  test('is deleted only on purpose, and by those who may, and the log says so', async () => {
    const id = await add({ name: 'Gone bot' })

    expect((await owner.browser.post(`${inCheck}/${id}`, { intent: 'delete' })).status).toBe(422)
    expect((await member.browser.post(`${onDesk}/${id}`, { intent: 'delete', confirm: 'yes' })).status).toBe(403)
    expect((await owner.browser.post(`${inCheck}/${id}`, { intent: 'delete', confirm: 'yes' })).status).toBe(302)

    expect((await read(`${inCheck}/${id}`)).status).toBe(404)
    expect((await read(`/workspaces/${owner.workspaceId}/log`)).text).toContain('Deleted an AI system')
  })
})

/** The option that a form of the interview has chosen already, or the first. */
function questionIn(html: string) {
  const question = /name="question" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const options = [...html.matchAll(/<input[^>]*name="answer"[^>]*>/g)].map(([input]) => input)
  const optionIn = (input = '') => /value="([^"]+)"/.exec(input)?.[1] ?? ''
  const stood = /name="stood" value="([^"]*)"/.exec(html)?.[1] ?? ''
  return { question, stood, chosen: optionIn(options.find((input) => /checked/.test(input))) || null }
}

/** The answers that a page shows to be confirmed, as its form sends them. */
const seenIn = (html: string) => [...html.matchAll(/name="seen" value="([^"]+)"/g)].map(([, pair = '']) => pair)

/** Confirms what the page of a system shows of the AI Act. */
async function confirmAct(system: string, by: Browser = owner.browser) {
  const seen = seenIn((await read(system, by)).html.split('id="privacy"')[0] ?? '')
  expect((await by.post(`${system}/ai-act`, { intent: 'confirm', seen })).status).toBe(302)
}

/** A chatbot bought as it is, in the words of the rules. */
const CHATBOT: Record<string, string> = {
  'eu-link': 'established',
  'uses-it': 'yes',
  'own-name': 'no',
  'excluded-purpose': 'none',
  influence: 'none',
}

describe('the interview', () => {
  test('asks one question at a time until the AI Act is settled, and works without JavaScript', async () => {
    const id = await add({ kind: 'useCase.uc-support-chatbot' })
    const page = `${inCheck}/${id}/ai-act`
    const seen: string[] = []
    const toCome: number[] = []
    expect((await read(page)).text).toMatch(/\d+ filled in for you, usually/)
    for (let step = 0; step < 60; step += 1) {
      const { html, text } = await read(page)
      toCome.push(Number(/usually (one|\d+) to go/.exec(text)?.[1]?.replace('one', '1')))
      const { question, stood, chosen } = questionIn(html)
      if (question === '') break
      seen.push(question)
      const sent = await owner.browser.post(page, { question, stood, answer: chosen ?? CHATBOT[question] ?? 'no' })
      expect(sent.status, question).toBe(302)
    }

    const { text } = await read(page)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(8)
    // The last question is said to be the last, and the page after it speaks of none.
    expect(toCome.slice(-2)).toEqual([1, Number.NaN])
    expect(text).toContain('The outcome for Support chatbot is settled')
    expect(text).toContain('somebody else’s duty')
    expect(text).toContain('AI Act Art. 50(1)')
    const stored = await answersOf(id)
    expect(stored.find(({ questionId }) => questionId === 'talks-to-people')).toMatchObject({
      answer: 'yes',
      source: 'person',
    })
    const privacy = await read(`${inCheck}/${id}/privacy?question=uses-ai`)
    expect(questionIn(privacy.html).question).not.toBe('uses-ai')
  })

  test('confirms all that is known at once, and an answer can be changed later', async () => {
    const id = await add({ kind: 'useCase.uc-lead-scoring' })
    const page = `${inCheck}/${id}/privacy`
    expect((await read(inCheck)).text).toContain('Lead scoring')

    const seen = seenIn((await read(`${inCheck}/${id}`)).html.split('id="privacy"')[1] ?? '')
    expect((await owner.browser.post(page, { intent: 'confirm', seen })).status).toBe(302)
    const changed = await owner.browser.post(page, { question: 'personal-data', stood: 'yes', answer: 'no' })

    expect(changed.status).toBe(302)
    const privacy = (await answersOf(id)).filter(({ questionId }) =>
      ['personal-data', 'evaluates-people', 'public-area'].includes(questionId),
    )
    expect(privacy.map(({ source }) => source)).toEqual(['person', 'person', 'person'])
    expect((await read(`${page}?question=personal-data`)).html).toMatch(/value="no"[^>]*checked|checked[^>]*value="no"/)
  })

  test('confirms only what was shown, and only where it still stands', async () => {
    const id = await add({ kind: 'useCase.uc-support-chatbot', name: 'Shown bot' })
    const sources = async () => new Map((await answersOf(id)).map(({ questionId, source }) => [questionId, source]))
    const all = seenIn((await read(`${inCheck}/${id}`)).html.split('id="privacy"')[0] ?? '')
    const [first = '', second = '', ...hidden] = all
    const [secondQuestion = ''] = second.split('=')
    await owner.browser.post(`${inCheck}/${id}/ai-act`, {
      intent: 'confirm',
      seen: [first, `${secondQuestion}=something-else`],
    })

    const now = await sources()
    expect(now.get(first.split('=')[0] ?? '')).toBe('person')
    expect(now.get(secondQuestion)).toBe('known')
    expect(hidden.map((pair) => now.get(pair.split('=')[0] ?? ''))).toEqual(hidden.map(() => 'known'))
  })

  test('an answer that somebody gave meanwhile is shown first, and what was chosen stays', async () => {
    const id = await add({ name: 'Two answer it' })
    const page = `${inCheck}/${id}/ai-act`
    const asked = questionIn((await read(page)).html)
    const { chosen: _, ...shown } = asked
    expect((await owner.browser.post(page, { ...shown, answer: 'unsure' })).status).toBe(302)
    const late = await owner.browser.post(page, { ...shown, answer: 'no' })
    const html = await late.text()

    expect(late.status).toBe(409)
    expect(html).toContain('Somebody answered this meanwhile')
    expect(html).toContain('Their answer: Not sure.')
    expect(questionIn(html)).toEqual({ question: asked.question, stood: 'unsure', chosen: 'no' })
    expect(await answersOf(id)).toEqual([{ questionId: asked.question, answer: 'unsure', source: 'person' }])
    const again = await owner.browser.post(page, { question: asked.question, stood: 'unsure', answer: 'no' })
    expect(again.status).toBe(302)
    expect(await answersOf(id)).toMatchObject([{ answer: 'no' }])
  })

  test('says in the list where two answers do not fit together', async () => {
    const id = await add({ name: 'Torn bot' })
    for (const [question, answer] of [
      ['biometric-data', 'no'],
      ['infers-emotions', 'yes'],
    ] as const) {
      await owner.browser.post(`${inCheck}/${id}/ai-act`, { question, answer })
    }

    expect((await read(inCheck)).text).toContain('Two answers do not fit together.')
    expect((await read(`${inCheck}/${id}`)).text).toContain('Two of your answers do not fit together')
  })

  test('takes "not sure", and refuses what is no answer, no question, or told by the triage', async () => {
    const id = await add({ name: 'Unsure bot' })
    const page = `${inCheck}/${id}/ai-act`

    expect((await owner.browser.post(page, { question: 'infers', answer: 'unsure' })).status).toBe(302)
    const nothing = await owner.browser.post(page, { question: 'eu-link' })
    expect(nothing.status).toBe(422)
    expect((await owner.browser.post(page, { question: 'oracle', answer: 'yes' })).status).toBe(400)
    const told = { question: 'prohibited-practice', answer: 'no' }
    expect((await owner.browser.post(`${inCheck}/${id}/privacy`, told)).status).toBe(400)
    expect((await read(`${inCheck}/${id}/oracle`)).status).toBe(404)
  })
})

describe('who may', () => {
  test('a viewer reads everything and changes nothing', async () => {
    const id = await add({ name: 'Seen bot' })
    const { text, html, status } = await read(onDesk, viewer.browser)

    expect(status).toBe(200)
    expect(text).toContain('Seen bot')
    expect(text).toContain('You are a viewer')
    expect(html).not.toContain('/governance/new')
    for (const [path, fields] of [
      [`${onDesk}/new`, { kind: '', name: 'x' }],
      [onDesk, { system: 'tool.own' }],
      [`${onDesk}/${id}`, { intent: 'delete', confirm: 'yes' }],
      [`${onDesk}/${id}/ai-act`, { question: 'infers', answer: 'yes' }],
    ] as const) {
      expect((await viewer.browser.post(path, fields)).status).toBe(403)
    }
    const page = await read(`${onDesk}/${id}/ai-act`, viewer.browser)
    expect(questionIn(page.html).question).toBe('')
  })

  test('another company’s system is not there, even in one’s own workspace', async () => {
    const id = await add({ name: 'Canary bot' })
    const other = await owner.browser.start({ company: 'Other GmbH' })

    for (const path of [
      `/assessments/${outsider.assessmentId}/governance/${id}`,
      `/assessments/${outsider.assessmentId}/governance/${newId()}`,
    ]) {
      expect((await outsider.browser.get(path)).status).toBe(404)
    }
    expect((await owner.browser.get(`/assessments/${other}/governance/${id}`)).status).toBe(404)
    expect((await read(`/assessments/${other}/governance`)).text).not.toContain('Canary bot')
  })

  test('whoever deletes a client is told how many systems go with it; a check alone takes none', async () => {
    const told = /The (\d+) AI systems in its register go with it, with answers, records, duties/
    const [held] = await admin`select count(*)::int as n from app.ai_systems where client_id = ${clientId}`

    expect(told.exec((await read(onDesk.replace(/\/governance$/, ''))).text)?.[1]).toBe(String(held?.n))
    expect((await read(`/assessments/${owner.assessmentId}/settings`)).text).not.toContain('in its register')
  })

  test('a guest keeps one too, and deleting the check takes it along', async () => {
    const guest = browser()
    const assessmentId = await guest.start({ company: 'Guest KG' })
    const base = `/assessments/${assessmentId}/governance`
    const id = await add({ name: 'Guest bot' }, guest, base)
    expect((await read(base, guest)).text).toContain('Guest bot')
    const settings = await read(`/assessments/${assessmentId}/settings`, guest)
    expect(settings.text).toContain('The AI system in its register goes with it, with answers, records, duties')

    await guest.post(`${base}/${id}/vendor`, { intent: 'link', vendor: 'Acme' })
    const [made] = await admin`select workspace_id as id from app.vendor_requests where system_id = ${id}`
    const places = () => admin`select from sys.link_places where workspace_id = ${made?.id ?? ''}`
    expect(await places()).toHaveLength(1)

    await guest.post(`/assessments/${assessmentId}/settings`, { intent: 'delete', confirm: 'yes' })

    expect(await places()).toHaveLength(0)
    expect(await admin`select from app.ai_systems where id = ${id}`).toHaveLength(0)
  })
})

describe('a second pair of eyes', () => {
  const historyOf = async (path: string, by: Browser = owner.browser) => {
    const page = await read(path, by)
    return { ...page, mark: /name="mark" value="([0-9a-f]+)"/.exec(page.html)?.[1] ?? '' }
  }

  test('looks at what somebody else recorded, and never at its own', async () => {
    const id = await add({ kind: 'useCase.uc-support-chatbot', name: 'Recorded bot' })
    const page = `${onDesk}/${id}/history`
    expect((await historyOf(page)).text).toContain('Once a question is answered')
    await confirmAct(`${onDesk}/${id}`)
    const { mark } = await historyOf(page)

    expect((await owner.browser.post(page, { intent: 'record', mark: 'x', note: 'Kept' })).status).toBe(422)
    expect((await owner.browser.post(page, { intent: 'record', mark, note: 'First look' })).status).toBe(302)

    const waiting = await historyOf(page)
    expect(waiting.text).toContain('You recorded this. Somebody else has to look at it.')
    expect(waiting.html).not.toContain('value="approve"')
    expect((await owner.browser.post(page, { intent: 'approve', number: '1', note: '' })).status).toBe(422)
    expect((await viewer.browser.post(page, { intent: 'approve', number: '1', note: '' })).status).toBe(403)
    const looked = await historyOf(page, member.browser)
    expect(looked.text).toContain('AI Act only: data protection was not asked.')
    expect(looked.text).toMatch(
      /The \d+ answers it rests on Answered: EU AI Act .*deal with it directly.*AI Act Art\. 50\(1\)/,
    )
    expect(looked.text).toContain('Filled in, confirmed by nobody: data protection')
    const silent = await member.browser.post(page, { intent: 'return', number: '1', note: ' ' })
    expect(silent.status).toBe(422)
    expect(await silent.text()).toContain('Please say what has to change')
    expect((await member.browser.post(page, { intent: 'return', number: '1', note: 'Who is it for?' })).status).toBe(
      302,
    )
    expect((await read(onDesk)).text).toContain('record 1 sent back')
    await owner.browser.post(page, { intent: 'record', mark, note: '' })
    expect((await member.browser.post(page, { intent: 'approve', number: '2', note: '' })).status).toBe(302)

    const { text } = await historyOf(page)
    expect(text).toContain('Who is it for?')
    expect(text).toContain('Nothing has changed since record 2')
    expect((await read(onDesk)).text).toContain('record 2 approved')
    expect((await read(`/workspaces/${owner.workspaceId}/log`)).text).toContain('Approved the record of an AI system')
  })

  test('is told what changed since: by whom it was answered otherwise, and by the law', async () => {
    const id = await add({ kind: 'useCase.uc-support-chatbot', name: 'Changed bot' })
    await confirmAct(`${onDesk}/${id}`)
    const page = `${onDesk}/${id}/history`
    const { mark } = await historyOf(page)
    await owner.browser.post(page, { intent: 'record', mark, note: '' })

    const { stood } = questionIn((await read(`${onDesk}/${id}/ai-act?question=makes-content`)).html)
    await owner.browser.post(`${onDesk}/${id}/ai-act`, { question: 'makes-content', stood, answer: 'none' })

    const changed = await historyOf(page)
    expect(changed.text).toContain('Changed since record 1')
    expect(changed.text).toContain('You changed what is said of the system.')
    expect(changed.text).toContain('before: Text only; now: Neither')
    expect(changed.text).not.toContain('Our rules were brought up to date')
    expect((await owner.browser.post(page, { intent: 'record', mark, note: '' })).status).toBe(422)
  })

  test('never judges what was recorded without an account: it could be one’s own', async () => {
    const id = await add({ name: 'Guest’s record' })
    await admin`
      insert into app.ai_system_reviews (workspace_id, id, system_id, number, placed_on, facts, answers, triage, submitted_by)
      select workspace_id, ${newId()}, ${id}, 1, placed_on, facts, answers, triage, ${newId()}
      from app.ai_system_reviews where workspace_id = ${owner.workspaceId} limit 1`

    const refused = await owner.browser.post(`${onDesk}/${id}/history`, { intent: 'approve', number: '1', note: '' })

    expect(refused.status).toBe(422)
    expect((await historyOf(`${onDesk}/${id}/history`)).text).toContain('This was recorded without an account')
  })

  test('is missing for a guest, who is told how to get one', async () => {
    const guest = browser()
    const assessmentId = await guest.start({ company: 'Alone KG' })
    const base = `/assessments/${assessmentId}/governance`
    const id = await add({ kind: 'tool.chatbot' }, guest, base)
    await confirmAct(`${base}/${id}`, guest)

    const { text, mark } = await historyOf(`${base}/${id}/history`, guest)
    expect(text).toContain('You work as a guest')
    expect((await guest.post(`${base}/${id}/history`, { intent: 'record', mark, note: '' })).status).toBe(302)
    expect((await guest.post(`${base}/${id}/history`, { intent: 'approve', number: '1', note: '' })).status).toBe(403)
    for (let number = 2; number <= 5; number += 1) {
      expect((await guest.post(`${base}/${id}/history`, { intent: 'record', mark, note: '' })).status).toBe(302)
    }
    const full = await guest.post(`${base}/${id}/history`, { intent: 'record', mark, note: 'Typed' })
    const html = await full.text()
    expect(full.status).toBe(422)
    expect(html).toContain('Without an account a system keeps at most 5 records')
    expect(html).toContain('Typed')
    const alone = await historyOf(`/assessments/${outsider.assessmentId}/governance`, outsider.browser)
    expect(alone.status).toBe(200)
  })
})

describe('the register as a file', () => {
  test('is the whole of it, and nothing in it runs in a table program', async () => {
    const id = await add({ name: '=HYPERLINK("http://evil.example")' })

    const csv = await viewer.browser.get(`${onDesk}/export/csv`)
    const text = await csv.text()
    expect(csv.headers.get('Content-Disposition')).toContain('filename="Example GmbH AI systems.csv"')
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(text).toContain('Vendor AG')
    const prefilled = text.split('\n').find((line) => line.includes('Chatbot or voice bot'))
    expect(prefilled).toContain('Not asked yet')
    expect(prefilled).not.toMatch(/Prohibited|High-risk|Stop/)
    const xlsx = await owner.browser.get(`${inCheck}/export/xlsx`)
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    const json = JSON.parse(await (await owner.browser.get(`${inCheck}/export/json`)).text())
    expect(json).toMatchObject({ format: 'preflight-register-1', company: 'Example GmbH' })
    const recorded = json.systems.find((one: { name: string }) => one.name === 'Recorded bot')
    expect(recorded).toMatchObject({ record: { number: 2, state: 'approved' } })
    expect(recorded.answers).toContainEqual({
      part: 'ai-act',
      question: 'talks-to-people',
      ask: 'Is it built so that people deal with it directly?',
      answer: 'yes',
      text: 'Yes, people come to it',
      source: 'person',
    })
    expect(json.systems.map((one: { id: string }) => one.id)).toContain(id)
    expect((await owner.browser.get(`${inCheck}/export/exe`)).status).toBe(404)
    expect((await outsider.browser.get(`${inCheck}/export/csv`)).status).toBe(404)
  })
})

describe('what the free check answered', () => {
  const answers = {
    infers: 'yes',
    'talks-to-people': 'yes',
    'p.personal-data': 'yes',
    country: 'de',
    name: 'Tried bot',
  }

  test('is kept in the register of the check at hand, as the visitor’s own answers', async () => {
    const guest = browser()
    const assessmentId = await guest.start({ company: 'Trying KG' })

    const kept = await guest.post('/governance/keep', { ...answers, 'eu-link': 'moon' })

    const address = kept.headers.get('Location') ?? ''
    expect(address).toMatch(new RegExp(`^/assessments/${assessmentId}/governance/`))
    expect((await read(address, guest)).text).toContain('Tried bot now stands in your register')
    expect((await read(address.split('?')[0] ?? '', guest)).text).not.toContain('now stands in your register')
    const stored = await answersOf(/[^/?]+(?=\?)/.exec(address)?.[0] ?? '')
    expect(stored.map(({ questionId, source }) => `${questionId} ${source}`).sort()).toEqual([
      'infers person',
      'personal-data person',
      'talks-to-people person',
    ])
  })

  test('goes along to the start for whoever has no check yet, and stands in the register of the new one', async () => {
    const nobody = browser()
    const before = await admin`select id from app.ai_systems`

    const led = await nobody.post('/governance/keep', { ...answers, 'eu-link': 'moon' })
    const start = led.headers.get('Location') ?? ''
    expect(await admin`select id from app.ai_systems`).toHaveLength(before.length)
    expect((await read(start, nobody)).text).toContain('To keep the AI system you checked')
    const missing = await nobody.post(start, { company: 'New KG', disciplines: 'marketing' })
    expect(missing.status).toBe(422)
    expect(await missing.text()).toContain('Tried bot')
    const started = await nobody.post(start, { company: 'New KG', disciplines: 'marketing', form: 'short' })

    const address = started.headers.get('Location') ?? ''
    expect(address).toMatch(/^\/assessments\/[^/]+\/governance\//)
    expect((await read(address, nobody)).text).toContain('Tried bot now stands in your register')
    const stored = await answersOf(/[^/?]+(?=\?)/.exec(address)?.[0] ?? '')
    expect(stored.map(({ questionId }) => questionId).sort()).toEqual(['infers', 'personal-data', 'talks-to-people'])
  })

  test('goes to the company that was chosen, where there are several', async () => {
    const guest = browser()
    const first = await guest.start({ company: 'First & Co' })
    const second = await guest.start({ company: 'Second KG' })
    const before = await admin`select id from app.ai_systems`

    const asked = (await guest.post('/governance/keep', answers)).headers.get('Location') ?? ''
    const { html, text } = await read(asked, guest)
    const companies = [...html.matchAll(/<option value="([^"]+)">([^<]+)</g)].map(([, id, name]) => ({ id, name }))
    const nowhere = await Promise.all(['', clientId].map((company) => guest.post(asked, { company })))
    const another = await guest.post(asked, { company: 'new' })
    expect(await admin`select id from app.ai_systems`).toHaveLength(before.length)
    const kept = await guest.post(asked, { company: companies[0]?.id ?? '' })

    expect(text).toContain('“Tried bot” is kept with all answers')
    expect(companies.map(({ name }) => name?.replace('&amp;', '&'))).toEqual([
      'First & Co',
      'Second KG',
      'A new company, with a check of its own',
    ])
    for (const response of nowhere) {
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('Choose the company in whose register it is kept')
    }
    expect(another.headers.get('Location')).toMatch(/^\/start\?keep=.*Tried/)
    const address = kept.headers.get('Location') ?? ''
    expect(address).toMatch(new RegExp(`^/assessments/${first}/governance/`))
    expect((await read(`/assessments/${second}/governance`, guest)).text).not.toContain('Tried bot')
    const stored = await answersOf(/[^/?]+(?=\?)/.exec(address)?.[0] ?? '')
    expect(stored.map(({ questionId }) => questionId).sort()).toEqual(['infers', 'personal-data', 'talks-to-people'])
  })

  test('of a viewer begins a register of their own', async () => {
    const led = await viewer.browser.post('/governance/keep', answers)
    const start = led.headers.get('Location') ?? ''

    expect((await read(start, viewer.browser)).text).toContain('You only read in')
    expect(start).toContain('talks-to-people')
  })

  test('that says nothing is not carried', async () => {
    const { text } = await read('/start?keep=nonsense%3D1%26name%3DTrick', browser())

    expect(text).not.toContain('Trick')
  })
})

test('a guest keeps twenty systems, and is told how to keep more', async () => {
  const guest = browser()
  const id = await guest.start()
  await admin`
    insert into app.ai_systems (workspace_id, id, client_id, name, status, created_by)
    select workspace_id, gen_random_uuid(), client_id, 'Bot', 'idea', gen_random_uuid()
    from app.assessments, generate_series(1, 20) where assessments.id = ${id}`

  const refused = await guest.post(`/assessments/${id}/governance/new`, { kind: '', name: 'One more' })

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(
    'For a guest a register holds at most 20 systems. Keep your work in an account',
  )
})
