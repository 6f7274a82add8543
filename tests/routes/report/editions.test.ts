import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }
let owner: Awaited<ReturnType<typeof anOwner>>
let viewer: Person

const reportOf = () => `/assessments/${owner.assessmentId}/report`
const pageOf = () => `${reportOf()}/versions`
const read = async (by: Person['browser'], path: string) => (await by.get(path)).text()
const contentOf = (page: string) => /name="content" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
const issue = async (fields: Record<string, string> = {}) =>
  owner.browser.post(pageOf(), {
    intent: 'issue',
    content: contentOf(await read(owner.browser, pageOf())),
    by: 'Kim Example',
    paper: 'a4',
    ...fields,
  })
const fileOf = async (version: string, query = '') =>
  Buffer.from(await (await owner.browser.get(`${pageOf()}/${version}.pdf${query}`)).arrayBuffer())
const write = (body: string) => admin`
  insert into app.report_texts (workspace_id, assessment_id, field, body, version, updated_by)
  values (${owner.workspaceId}, ${owner.assessmentId}, 'section:method', ${body}, 1, ${owner.userId})
  on conflict (workspace_id, assessment_id, field) do update set body = excluded.body`

/** Somebody who opened the report by a link, and its path. */
async function aReader() {
  const made = await owner.browser.post(`${reportOf()}/share`, {
    intent: 'make',
    label: 'The board',
    ends: '30',
    download: 'yes',
  })
  const link = /\/shared\/[\w-]{43}/.exec(await made.text())?.[0] ?? ''
  const reader = browser()
  await reader.post(link, { intent: 'open' })
  return { reader, link }
}

beforeAll(async () => {
  owner = await anOwner(place, 'owner@editions.example.com', 'Editions GmbH')
  viewer = await aPerson(place, 'viewer@editions.example.com')
  await join(place, viewer, owner.workspaceId, 'viewer')
})

test('an open check has no versions, and says why', async () => {
  const page = await read(owner.browser, pageOf())
  const refused = await owner.browser.post(pageOf(), { intent: 'issue' })

  expect(page).toContain('Draft: answers can still change')
  expect(page).not.toContain('name="content"')
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Submit the check first')
  expect(await read(owner.browser, reportOf())).toContain('data-mark="Draft"')
})

test('what was submitted and left alone is no draft, and bothers nobody', async () => {
  await owner.browser.post(`/assessments/${owner.assessmentId}/answers/q-kpi-definition`, {
    'q-kpi-definition.answer': 'level:1',
    'q-kpi-definition.version': '0',
    'q-kpi-definition.opId': crypto.randomUUID(),
  })
  await owner.browser.post(`/assessments/${owner.assessmentId}/review`, { intent: 'submit' })

  expect(await read(owner.browser, reportOf())).not.toContain('data-mark')
  expect(await read(owner.browser, pageOf())).toContain('Finished: the check was submitted')
})

test('what somebody writes into it makes a draft, and a version ends that', async () => {
  const { reader, link } = await aReader()
  expect(await read(reader, link)).not.toContain('data-mark')
  await write('We looked at the method.')
  expect(await read(owner.browser, reportOf())).toContain('data-mark="Draft"')
  const draft = await read(reader, link)
  expect(draft).toContain('data-mark="Draft"')
  expect(draft).toContain('Somebody still works on the texts of this report')

  const issued = await issue({ note: 'For the board.' })
  const page = await read(owner.browser, pageOf())

  expect(issued.status).toBe(302)
  expect(page).toContain('Issued by Kim Example')
  expect(page).toContain('For the board.')
  expect(await read(owner.browser, reportOf())).not.toContain('data-mark')
  expect(await read(owner.browser, reportOf())).toContain('Issued on')
})

test('a version is the same file for ever, the fingerprint on the page is its own, and the report’s file is it', async () => {
  const first = await fileOf('1.0')
  const now = Buffer.from(await (await owner.browser.get(`${reportOf()}.pdf`)).arrayBuffer())
  const hash = createHash('sha256').update(first).digest('hex')

  expect(first.subarray(0, 5).toString()).toBe('%PDF-')
  const names = await Promise.all(
    [`${pageOf()}/1.0.pdf`, `${reportOf()}.pdf`].map(async (path) =>
      (await owner.browser.get(path)).headers.get('Content-Disposition'),
    ),
  )
  expect(names[0]).toContain(', AI readiness of marketing, 1.0.pdf')
  expect(names[0]).toBe(names[1])
  expect((await fileOf('1.0')).equals(first)).toBe(true)
  expect(now.equals(first)).toBe(true)
  expect(await read(owner.browser, pageOf())).toContain(hash)
})

test('a version that says the same again is not issued', async () => {
  const again = await issue({
    content: await admin`
    select content_sha256 as hash from app.report_editions where assessment_id = ${owner.assessmentId}`.then(
      ([row]) => row?.hash ?? '',
    ),
  })

  expect(again.status).toBe(409)
  expect(await again.text()).toContain('says the same already')
})

test('the same in another language is no draft, and can be issued as a version of its own', async () => {
  const page = await read(owner.browser, `${pageOf()}?in=de`)
  const whole = await (await owner.browser.get(`${reportOf()}.json?in=de`)).json()

  expect(page).toContain('The report is the latest version')
  expect(page).toContain('Language of the report: German')
  expect(contentOf(page)).not.toBe('')
  expect(whole.locale).toBe('de')
  expect(whole.cover.edition).toBeUndefined()
  expect(whole.cover.draft).toBeUndefined()
})

test('what was changed after the page was read is not issued unseen, and nothing typed is lost', async () => {
  const seen = contentOf(await read(owner.browser, pageOf()))
  await write('We looked at the method once more.')

  const refused = await issue({ content: seen, note: 'Typed for long.', paper: 'letter' })
  const page = await refused.text()

  expect(refused.status).toBe(409)
  expect(page).toContain('was changed meanwhile')
  expect(page).toContain('Typed for long.')
  expect(page).toMatch(/value="letter" selected/)
})

test('a viewer issues nothing, and signs only where whoever issued it asked for that', async () => {
  const content = contentOf(await read(owner.browser, pageOf()))
  const refused = await viewer.browser.post(pageOf(), { intent: 'issue', content })
  await issue()
  const notAsked = await viewer.browser.post(pageOf(), { intent: 'sign', version: '1.1', name: 'Vera' })

  expect([refused.status, notAsked.status]).toEqual([403, 403])
  expect(await read(viewer.browser, pageOf())).not.toContain('value="sign"')
})

test('who signs is named on a file of its own; it is signed once, and the next version counts anew', async () => {
  const nameless = await owner.browser.post(pageOf(), { intent: 'sign', version: '1.1', name: ' ' })
  const signed = await owner.browser.post(pageOf(), {
    intent: 'sign',
    version: '1.1',
    name: 'Ann Boss',
    position: 'CEO',
  })
  const twice = await owner.browser.post(pageOf(), { intent: 'sign', version: '1.1', name: 'Ann Boss' })
  const page = await read(owner.browser, pageOf())

  expect([nameless.status, signed.status, twice.status]).toEqual([422, 302, 409])
  expect(page).toContain('Signed by Ann Boss')
  expect((await fileOf('1.1')).equals(await fileOf('1.1', '?as=issued'))).toBe(false)
  expect(await read(owner.browser, reportOf())).toContain('by Ann Boss, CEO')
  await write('Once more.')
  expect(await read(owner.browser, pageOf())).toContain('Issue version 2.0')
})

test('what changed is said between versions, and in a version that wants it', async () => {
  const issued = await issue({ since: '1.1', forReaders: 'yes' })
  const [stored] = await admin<{ intro: string }[]>`
    select report -> 'changes' ->> 'intro' as intro from app.report_editions
    where assessment_id = ${owner.assessmentId} and major = 2`
  const compared = await read(owner.browser, `${pageOf()}?from=1.0&to=2.0`)
  const unknown = await read(owner.browser, `${pageOf()}?from=9.9`)
  const byViewer = await viewer.browser.post(pageOf(), { intent: 'sign', version: '2.0', name: 'Vera Viewer' })

  expect(issued.status).toBe(302)
  expect(stored?.intro).toContain('version 1.1')
  expect(compared).toContain('version 1.0')
  expect(unknown).toContain('no such version to compare with')
  expect(byViewer.status).toBe(302)
})

test('readers by a link get the latest version with who signed it, as the very file, while others write on', async () => {
  const { reader, link } = await aReader()
  await write('Nobody has issued this.')
  const page = await read(reader, link)
  const file = Buffer.from(await (await reader.get(`${link}/report.pdf`)).arrayBuffer())

  expect(page).toContain('Version 2.0')
  expect(page).toContain('by Vera Viewer')
  expect(page).not.toContain('data-mark')
  expect(page).not.toContain('Nobody has issued this.')
  expect(file.equals(await fileOf('2.0'))).toBe(true)
})

test('what was issued and signed is in the log of the workspace', async () => {
  const log = await admin<{ action: string; version: string }[]>`
    select action, facts ->> 'version' as version from app.audit_log
    where workspace_id = ${owner.workspaceId} and action in ('report.issued', 'report.signed') order by seq`

  expect(log.map(({ action, version }) => `${action} ${version}`)).toEqual([
    'report.issued 1.0',
    'report.issued 1.1',
    'report.signed 1.1',
    'report.issued 2.0',
    'report.signed 2.0',
  ])
})

test('a version that is not there is not found', async () => {
  for (const version of ['3.0', 'x', '01.0']) {
    expect((await owner.browser.get(`${pageOf()}/${version}.pdf`)).status, version).toBe(404)
  }
})

test('versions in different languages are not compared, since every sentence would read otherwise', async () => {
  const german = `${pageOf()}?in=de`
  const fields = { intent: 'issue', content: contentOf(await read(owner.browser, german)), by: '', paper: 'a4' }
  const since = await owner.browser.post(german, { ...fields, since: '2.0' })
  const issued = await owner.browser.post(german, fields)
  const page = await read(owner.browser, pageOf())

  expect(since.status).toBe(422)
  expect(await since.text()).toContain('That version is in another language')
  expect(issued.headers.get('Location')).toContain('done=issued&in=de#v3.0')
  expect(page).toContain('Version 3.0, German')
  expect(page).not.toContain('What changed since 2.0')
  expect(await read(owner.browser, `${pageOf()}?from=2.0&to=3.0`)).toContain('are in different languages')
  expect(await read(owner.browser, `${pageOf()}?from=3.0`)).toContain('Nichts lautet anders als in Fassung 3.0')
})
