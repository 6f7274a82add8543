import { afterAll, beforeAll, expect, test } from 'vitest'
import { readXlsx } from '#app/server/spreadsheet/read-xlsx.server.ts'
import { openZip } from '#app/server/spreadsheet/unzip.server.ts'
import { newId } from '#db/new-id.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

let owner: Awaited<ReturnType<typeof anOwner>>
let clientId: string
beforeAll(async () => {
  owner = await anOwner(place, 'owner@papers.example.com', 'Müller & Söhne GmbH')
  const [check] = await admin<{ id: string }[]>`
    select client_id as id from app.assessments where id = ${owner.assessmentId}`
  clientId = check?.id ?? ''
})

const STAFF_BOT = {
  'personal-data': 'yes',
  'prohibited-practice': 'no',
  'evaluates-people': 'yes',
  'large-scale': 'yes',
  'sensitive-data': 'none',
  'strong-effect': 'no',
  'public-area': 'no',
  'staff-measured': 'yes',
  'gdpr-notice': 'no',
}

async function aSystem(answers: Record<string, string> = {}, name = 'Ask Brand', status = 'live'): Promise<string> {
  const id = newId()
  await admin`
    insert into app.ai_systems (workspace_id, id, client_id, name, status, vendor, purpose, country, created_by)
    values (${owner.workspaceId}, ${id}, ${clientId}, ${name}, ${status}, 'Acme', 'Answer customers', 'de', ${owner.userId})`
  for (const [question, answer] of Object.entries(answers)) {
    await admin`
      insert into app.ai_system_answers (workspace_id, system_id, part, question_id, answer, answered_by)
      values (${owner.workspaceId}, ${id}, 'privacy', ${question}, ${answer}, ${owner.userId})`
  }
  return id
}

const at = (systemId: string, page: string) => `/assessments/${owner.assessmentId}/governance/${systemId}/${page}`

async function textOf(path: string): Promise<string> {
  const response = await owner.browser.get(path)
  expect(response.status).toBe(200)
  const xml = openZip(new Uint8Array(await response.arrayBuffer())).text('word/document.xml')
  return xml
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
}

test('the form keeps each field, and the entry of the record is filled from it', async () => {
  const system = await aSystem(STAFF_BOT)
  const saved = await owner.browser.post(at(system, 'record'), {
    version: '1',
    'field.security': 'See our policy',
    'field.people': 'Customers',
    'field.basis': '',
  })
  expect(saved.headers.get('Location')).toBe(`${at(system, 'record')}?saved=yes`)
  const html = await (await owner.browser.get(at(system, 'record'))).text()
  expect(html).toContain('See our policy')

  const text = await textOf(at(system, 'record.docx'))

  expect(text).toContain('Müller & Söhne GmbH')
  expect(text).toContain('See our policy')
  expect(text).toContain('Answer customers')
  expect(text).toContain('To be answered by the data protection officer')
  expect(text.match(/not legal advice/g)).toHaveLength(1)
})

test('the controller is told once, stands in the papers of every system, and is changed in one place', async () => {
  const [one, other, third] = [await aSystem(), await aSystem(STAFF_BOT), await aSystem()]
  const firm = 'Müller & Söhne GmbH, Hafenweg 1, 20457 Hamburg'
  const controllersOf = async () =>
    (
      await admin<{ controller: string | null }[]>`
        select record ->> 'controller' as controller from app.ai_systems
        where id in ${admin([one, other, third])} order by id`
    ).map(({ controller }) => controller)

  await owner.browser.post(at(one, 'record'), { version: '1', 'field.controller': firm })
  await admin`update app.ai_systems set record = '{"controller": "Another firm, with us"}' where id = ${third}`
  expect(await (await owner.browser.get(at(other, 'record'))).text()).toContain('Hafenweg 1')
  expect(await textOf(at(other, 'record.docx'))).toContain('Hafenweg 1')
  expect(await textOf(at(other, 'record.docx'))).not.toContain('Name, address and contact of the controller')

  await owner.browser.post(at(other, 'record'), { version: '1', 'field.controller': firm })
  expect(await controllersOf()).toEqual([firm, null, 'Another firm, with us'])
  await owner.browser.post(at(other, 'record'), { version: '2', 'field.controller': firm.replace('1,', '7,') })
  expect(await controllersOf()).toEqual([firm.replace('1,', '7,'), firm.replace('1,', '7,'), 'Another firm, with us'])
  await owner.browser.post(at(one, 'record'), { version: '3', 'field.controller': '' })
  expect(await controllersOf()).toEqual([null, null, 'Another firm, with us'])
})

test('fields that somebody changed meanwhile are not overwritten in silence', async () => {
  const system = await aSystem()
  await owner.browser.post(at(system, 'record'), { version: '1', 'field.security': 'Theirs' })
  const late = await owner.browser.post(at(system, 'record'), { version: '1', 'field.security': 'Mine' })
  expect(late.status).toBe(409)
  const html = await late.text()
  expect(html).toContain('Mine')
  expect(html).toContain('Theirs')
  expect(html).toContain('name="version" value="2"')
  const both = { 'field.security': 'Mine', 'field.people': 'Customers', take: 'security' }
  expect((await owner.browser.post(at(system, 'record'), { version: '2', ...both })).status).toBe(302)
  const [{ record } = {}] = await admin`select record from app.ai_systems where id = ${system}`
  expect(record).toEqual({ security: 'Theirs', people: 'Customers' })
})

test.each([
  ['a field of no record', { 'field.secret': 'x' }, 'ignored'],
  ['another field', { version: '1', hack: 'x' }, 400],
  ['too many words', { version: '1', 'field.security': 'x'.repeat(2001) }, 422],
])('%s is not stored', async (_fault, fields, status) => {
  const system = await aSystem()
  const answer = await owner.browser.post(at(system, 'record'), { version: '1', ...fields })
  if (status !== 'ignored') expect(answer.status).toBe(status)
  const [{ record } = {}] = await admin`select record from app.ai_systems where id = ${system}`
  expect(record).toEqual({})
})

test('the draft of an assessment has its parts, the signs found, what is not done, and the works council', async () => {
  const text = await textOf(at(await aSystem(STAFF_BOT), 'assessment.docx'))

  for (const part of ['1. What is done, and what for', '3. Risks for the people concerned', '5. Who was heard']) {
    expect(text).toContain(part)
  }
  expect(text).toContain('Two or more of the nine signs of high risk are met')
  expect(text).toContain('Evaluation or scoring')
  expect(text).toContain('Not done yet. ')
  expect(text).toContain('Germany: the works council decides along')
  expect(text).toMatch(/\d+ entries are open; each says who can answer it/)
})

test('a vendor’s words stand in the papers with name and day', async () => {
  const system = await aSystem(STAFF_BOT)
  await admin`
    insert into app.vendor_requests
      (workspace_id, id, system_id, vendor, token_hash, created_by, expires_at, answers, answered_by, answered_at)
    values (${owner.workspaceId}, ${newId()}, ${system}, 'Acme Ltd', sha256(${newId()}::bytea), ${owner.userId},
      now() + interval '1 day', ${admin.json({ 'trains-on-data': { answer: 'never', text: '30 days' } })}, 'Ana', now())`
  // A newer one that does not know says nothing, and hides nothing.
  await admin`
    insert into app.vendor_requests
      (workspace_id, id, system_id, vendor, token_hash, created_by, expires_at, answers, answered_by, answered_at)
    values (${owner.workspaceId}, ${newId()}, ${system}, 'Newer Ltd', sha256(${newId()}::bytea), ${owner.userId},
      now() + interval '1 day', ${admin.json({ 'trains-on-data': { answer: 'unsure', text: '' } })}, 'Bob', now())`
  const text = await textOf(at(system, 'record.docx'))
  expect(text).toContain('No, and nobody can switch it on. 30 days')
  expect(text).toMatch(/said by Acme Ltd on \d+ \w+ \d{4}/)
})

test('the draft comes as PDF too, in both sizes of paper', async () => {
  const system = await aSystem(STAFF_BOT)
  for (const paper of ['', '?paper=letter']) {
    const response = await owner.browser.get(`${at(system, 'assessment.pdf')}${paper}`)
    expect(response.headers.get('Content-Type')).toBe('application/pdf')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  }
})

test('the whole register is one sheet, a row for each system that is not retired', async () => {
  const desk = `/workspaces/${owner.workspaceId}/clients/${clientId}/governance/record.xlsx`
  await aSystem({}, 'An old one', 'retired')
  await aSystem({}, 'The newest one')
  await aSystem({}, 'A thought', 'idea')
  const response = await owner.browser.get(desk)
  const sheet = readXlsx(new Uint8Array(await response.arrayBuffer()))
  if (!sheet.ok) throw new Error(sheet.fault)
  const rows = sheet.rows.map(({ cells }) => cells)
  expect(rows[0]?.slice(0, 4)).toEqual([
    'AI system',
    'How far it is',
    'Who answers for it',
    'Controller and contact (GDPR Art. 30(1)(a))',
  ])
  expect(rows.map(([name]) => name)).toContain('The newest one')
  expect(rows.map(([name]) => name)).not.toContain('An old one')
  expect(rows.map(([name]) => name)).toContain('A thought (an idea, not in use)')
  expect(rows[1]?.[3]).toContain('Müller & Söhne GmbH')
  const cells = rows.flat().flatMap((cell) => (cell ?? '').split('\n'))
  expect(cells).not.toContain('Yes')
  expect(cells).toContainEqual(expect.stringMatching(/\? (Yes|No|None)/))
})

test('a viewer takes papers along and changes nothing', async () => {
  const system = await aSystem()
  const viewer = await aPerson(place, 'viewer@papers.example.com')
  await join(place, viewer, owner.workspaceId, 'viewer')
  expect((await viewer.browser.get(at(system, 'record.docx'))).status).toBe(200)
  expect((await viewer.browser.post(at(system, 'record'), { version: '1' })).status).toBe(403)
  expect(await (await viewer.browser.get(at(system, 'record'))).text()).not.toMatch(/>Save</)
})
