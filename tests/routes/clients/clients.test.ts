import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#app/core/access/can.ts'
import { readXlsx } from '#app/server/spreadsheet/read-xlsx.server.ts'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { growStale } from '#tests/support/sign-in.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'
import { tags } from '#tests/ui/markup.tsx'

const mailbox = new Mailbox()
const { browser, admin, logged } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

/** Stands in every text of the first workspace, and in no answer to another. */
const CANARY = 'zq7canary'

type Owner = Awaited<ReturnType<typeof anOwner>>
let owner: Owner
let outsider: Owner
let people: Record<Exclude<Role, 'owner'>, Person>
let desk: string
let client: string
let clientId: string
beforeAll(async () => {
  owner = await anOwner(place, 'owner@example.com', `Example ${CANARY} GmbH`)
  outsider = await anOwner(place, 'outsider@example.com', 'Elsewhere AG')
  const joined = async (role: Role) => {
    const person = await aPerson(place, `${role}.of@example.com`)
    await join(place, person, owner.workspaceId, role)
    return person
  }
  people = { consultant: await joined('consultant'), member: await joined('member'), viewer: await joined('viewer') }
  await owner.browser.post(`/workspaces/${owner.workspaceId}`, { intent: 'kind', kind: 'consultancy' })
  desk = `/workspaces/${owner.workspaceId}/clients`
  clientId = await clientOf(owner.assessmentId)
  client = `${desk}/${clientId}`
})

async function clientOf(assessmentId: string): Promise<string> {
  const [found] = await admin<{ id: string }[]>`select client_id as id from app.assessments where id = ${assessmentId}`
  return found?.id ?? ''
}

async function add(name: string, by: Browser = owner.browser, at = desk): Promise<string> {
  const response = await by.post(at, { name, again: name })
  expect(response.status, await response.clone().text()).toBe(302)
  return response.headers.get('Location')?.split('/').at(-1) ?? ''
}

async function read(path: string, by: Browser = owner.browser) {
  const response = await by.get(path)
  const html = await response.text()
  return {
    status: response.status,
    html,
    text: html.replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '),
  }
}

/** Sends a file as a browser's form does. */
function upload(
  by: Browser,
  path: string,
  parts: { name: string; file: string; content: string | Uint8Array<ArrayBuffer> }[],
) {
  const form = new FormData()
  for (const { name, file, content } of parts) form.append(name, new Blob([content]), file)
  return send(by, path, form)
}

async function send(by: Browser, path: string, form: FormData) {
  const encoded = new Response(form)
  const headers = {
    Origin: by.origin,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': encoded.headers.get('Content-Type') ?? '',
  }
  return by.send(path, { method: 'POST', headers, body: new Uint8Array(await encoded.arrayBuffer()) })
}

const filesOf = async () => admin`select name from app.client_files where client_id = ${clientId}`

describe('the list', () => {
  test('says of each client what waits on whom, and leads a new one to its page', async () => {
    const id = await add('Zweite GmbH')
    const { status, text, html } = await read(desk)

    expect(status).toBe(200)
    expect(text).toContain('Zweite GmbH')
    expect(text).toMatch(/\d+ of \d+ questions open/)
    expect(text).toContain('Start the first check')
    expect(text).toContain('with Marketing')
    expect(html).toContain(`${desk}/${id}`)
  })

  test('shows the dimensions of the last submitted check in words too', async () => {
    const id = await owner.browser.start({ company: 'Submitted GmbH', form: 'short' })
    await admin`update app.assessments set status = 'submitted', submitted_at = now() where id = ${id}`
    await admin`
      insert into app.snapshots (workspace_id, id, assessment_id, inputs, catalogue_hash, engine_version, result, report,
        dimensions, sha256, submitted_by)
      values (${owner.workspaceId}, ${newId()}, ${id}, '{}', 'c', '1', '{}', '{}',
        ${admin.json([
          { id: 'data', score: { lo: 20.2, hi: 40 } },
          { id: 'aiact', score: null },
        ])}, ${'0'.repeat(64)}, ${newId()})`

    const { html, text } = await read(`${desk}?q=submitted`)

    expect(html).toMatch(/role="img" aria-label="Data 20-40, [^"]+ does not apply"/)
    expect(text).toContain('lowest: Data 20-40')
    expect(text).toContain('Nothing waits')
  })

  test('is sorted by the head of a column, which says so and keeps what was searched', async () => {
    await add('Sorted A')
    await add('Sorted B')

    const usual = await read(`${desk}?q=sorted`)
    const turned = await read(`${desk}?q=sorted&sort=name-desc`)

    expect(tags(usual.html, 'th')[0]?.['aria-sort']).toBe('ascending')
    expect(usual.html).toContain('?q=sorted&amp;sort=activity-desc')
    expect(tags(turned.html, 'th').map((head) => head['aria-sort'])).toEqual([
      'descending',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(turned.text.indexOf('Sorted B')).toBeLessThan(turned.text.indexOf('Sorted A'))
    expect((await read(`${desk}?sort=colour`)).status).toBe(400)
  })

  test('reads its days in the zone of the workspace, on the page and in the file', async () => {
    const id = await owner.browser.start({ company: 'Zone GmbH', form: 'short' })
    await admin`update app.assessments set status = 'submitted', submitted_at = '2026-03-01T04:30:00Z' where id = ${id}`
    await admin`
      insert into app.snapshots (workspace_id, id, assessment_id, inputs, catalogue_hash, engine_version, result, report,
        dimensions, sha256, submitted_by)
      values (${owner.workspaceId}, ${newId()}, ${id}, '{}', 'c', '1', '{}', '{}', '[]', ${'0'.repeat(64)}, ${newId()})`
    const setZone = (zone: string) =>
      admin`update app.workspaces set time_zone = ${zone} where workspace_id = ${owner.workspaceId}`

    await setZone('America/New_York')
    const [there, file] = [await read(`${desk}?q=zone`), await owner.browser.get(`${desk}.csv?q=zone`)]
    await setZone('Europe/Berlin')
    const here = await read(`${desk}?q=zone`)

    expect(there.html).toContain('dateTime="2026-02-28"')
    expect(await file.text()).toContain('2026-02-28')
    expect(here.html).toContain('dateTime="2026-03-01"')
  })

  test('is taken along whole, as a CSV and for Excel, with nothing in it that would run', async () => {
    await add('=HYPERLINK("https://example.com")')
    const csv = await owner.browser.get(`${desk}.csv?sort=name-desc`)
    const lines = (await csv.text()).split('\r\n')
    const xlsx = await owner.browser.get(`${desk}.xlsx?q=submitted`)
    const sheet = readXlsx(new Uint8Array(await xlsx.arrayBuffer()))

    expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(lines[0]).toContain('Company,Your number,Checks,Open checks,Last submitted,')
    expect(lines.at(-2)).toContain(`"'=HYPERLINK(""https://example.com"")"`)
    expect(lines.find((line) => line.startsWith('Zweite GmbH'))).toContain('Start the first check')
    expect(sheet.ok && sheet.rows.map(({ cells }) => cells[0])).toEqual(['Company', 'Submitted GmbH'])
    expect(sheet.ok && sheet.rows[1]?.cells).toContain('20 to 40')
    expect((await owner.browser.get(`${desk}.csv?sort=colour`)).status).toBe(400)
    expect((await outsider.browser.get(`${desk}.csv`)).status).toBe(404)
  })

  test('adds a second client of one name only when it is sent again on purpose', async () => {
    const id = await add('Müller & Söhne')
    const named = async () => (await admin`select from app.clients where name ilike 'müller%'`).length
    const typed = 'müller  & söhne '

    const asked = await owner.browser.post(desk, { name: typed })
    const answer = await asked.text()

    expect(asked.status).toBe(422)
    expect(answer).toContain('Müller &amp; Söhne is here already.')
    expect(answer).toContain(`href="${desk}/${id}"`)
    expect(answer).toContain('name="again" value="müller  &amp; söhne "')
    expect((await owner.browser.post(desk, { name: typed, again: 'Something else' })).status).toBe(422)
    expect(await named()).toBe(1)
    expect((await owner.browser.post(desk, { name: typed, again: typed })).status).toBe(302)
    expect(await named()).toBe(2)
  })

  test('counts in the archive what is put away, and tells nobody to start a check there', async () => {
    await owner.browser.post(`${desk}/${await add('Archived GmbH')}`, { intent: 'archive' })

    const { text } = await read(`${desk}?archived=yes`)

    expect(text).toContain('One client is put away.')
    expect(text).toContain('Nothing waits')
    expect(text).not.toContain('Start the first check')
    expect(text).not.toContain('Each strip shows')
    expect((await read(desk)).text).toMatch(/\d+ clients are on the desk/)
  })

  test('is searched, paged and archived by its address', async () => {
    await Promise.all(Array.from({ length: 21 }, (_, at) => add(`Page ${String(at).padStart(2, '0')}`)))
    const first = await read(`${desk}?q=PAGE`)
    const after = /after=([0-9a-f-]{36})/.exec(first.html)?.[1]
    const second = await read(`${desk}?q=PAGE&after=${after}`)

    expect(first.text).toContain('Page 19')
    expect(first.text).not.toContain('Page 20')
    expect(second.text).toContain('Page 20')
    expect(second.text).not.toContain('Page 19')
    expect((await read(`${desk}?q=nothing+like+it`)).text).toContain('Nothing found')
    const [row] = await admin<{ id: string }[]>`select id from app.clients where name = 'Page 20'`
    await owner.browser.post(`${desk}/${row?.id}`, { intent: 'archive' })
    expect((await read(`${desk}?q=PAGE+20`)).text).toContain('Nothing found')
    expect((await read(`${desk}?q=PAGE+20&archived=yes`)).text).toContain('Page 20')
    expect((await owner.browser.get(`/start?workspace=${owner.workspaceId}&client=${row?.id}`)).status).toBe(404)
  })

  test('never cuts a name off: one that is too long comes back whole, with the reason', async () => {
    const long = `${'x'.repeat(207)}!`
    for (const [path, fields] of [
      [desk, { name: long }],
      [client, { intent: 'rename', name: long, reference: '' }],
    ] as const) {
      const answer = await (await owner.browser.post(path, fields)).text()
      expect(answer).toContain('Please keep this to 200 characters or fewer.')
      expect(/<input[^>]* name="name"[^>]*>/.exec(answer)?.[0]).toContain(long)
      expect(/<input[^>]* name="name"[^>]*>/.exec(answer)?.[0]).not.toMatch(/maxlength/i)
    }
  })

  test.each(['?after=1', "?after=' or 1=1--", `?q=${'x'.repeat(101)}`])(
    'attacks 8 and 68: refuses what is no search: %s',
    async (query) => {
      expect((await owner.browser.get(desk + query)).status).toBe(400)
    },
  )

  test.each(['', '  ', 'x'.repeat(201), 'two\nlines', 'a\0b', '\u202eevil'])(
    'takes no name such as %j',
    async (name) => {
      expect((await owner.browser.post(desk, { name })).status).toBe(422)
    },
  )
})

describe('the page of a client', () => {
  test('keeps what is said of people and notes, and says who wrote it', async () => {
    await owner.browser.post('/account', { intent: 'name', name: 'Anna Muster' })
    const sent: Record<string, string>[] = [
      { intent: 'contact', contact: `Kim ${CANARY}`, role: 'Head of marketing', email: 'KIM@example.com' },
      { intent: 'note', note: `Budget settled, ${CANARY}.` },
      { intent: 'person', person: owner.userId },
    ]
    for (const fields of sent) expect((await owner.browser.post(client, fields)).status, fields.intent).toBe(200)

    const { text, html } = await read(client, people.viewer.browser)

    expect(text).toContain(`Kim ${CANARY} Head of marketing kim@example.com`)
    expect(text).toContain(`Budget settled, ${CANARY}.`)
    expect(text).toMatch(/Anna Muster\s*,\s*\d+ \w+ \d{4}\s+Budget/)
    expect(html).not.toContain('owner@example.com')
  })

  test('what cannot be kept comes back as typed, with the reason', async () => {
    const wrong = await owner.browser.post(client, { intent: 'contact', contact: '', role: 'Typed', email: 'a@b;c@d' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('value="a@b;c@d"')
    expect((await owner.browser.post(client, { intent: 'note', note: ' ' })).status).toBe(422)
    expect((await owner.browser.post(client, { intent: 'note', note: 'x'.repeat(4001) })).status).toBe(422)
    expect((await owner.browser.post(client, { intent: 'rename', name: '' })).status).toBe(422)
    expect((await owner.browser.post(client, { intent: 'person', person: outsider.userId })).status).toBe(422)
    expect((await owner.browser.post(client, { intent: 'move', assessment: outsider.assessmentId })).status).toBe(422)
    expect((await owner.browser.post(client, { intent: 'nothing' })).status).toBe(400)
    expect((await owner.browser.post(client, { intent: 'rename', name: 'A', archivedAt: '1' })).status).toBe(400)
  })

  test('starts a check for this client, under its name, in its workspace', async () => {
    const id = await add('Fresh GmbH')
    const asked = `/start?workspace=${owner.workspaceId}&client=${id}`
    expect((await read(asked)).text).toContain('This check is for Fresh GmbH')
    expect((await outsider.browser.get(asked)).status).toBe(404)
    const form = { form: 'short', disciplines: 'it', workspace: owner.workspaceId, client: id }

    const started = await owner.browser.post('/start', form)

    const assessmentId = started.headers.get('Location')?.split('/')[2] ?? ''
    expect(await clientOf(assessmentId)).toBe(id)
    expect((await read(`${desk}/${id}`)).text).toContain('Fresh GmbH short form')
    expect((await outsider.browser.post('/start', form)).status).toBe(409)
    expect((await browser().post('/start', form)).status).toBe(409)
  })

  test('gets a check of another client, from its page and from the settings of the check', async () => {
    const to = await add('Goal GmbH')
    const id = await owner.browser.start({ company: 'Origin GmbH' })
    expect(await (await owner.browser.post(`${desk}/${to}`, { intent: 'move', assessment: id })).text()).toContain(
      'The check stands with this client now.',
    )
    expect(await clientOf(id)).toBe(to)
    const settings = `/assessments/${id}/settings`
    expect((await read(settings)).text).toContain('It stands with Goal GmbH.')

    expect((await owner.browser.post(settings, { intent: 'move', client: 'origin gmbh' })).status).toBe(200)
    expect((await read(`${desk}/${await clientOf(id)}`)).text).toContain('Origin GmbH')
    expect((await owner.browser.post(settings, { intent: 'move', client: 'Nobody' })).status).toBe(422)
    expect((await owner.browser.post(settings, { intent: 'move', client: 'Elsewhere AG' })).status).toBe(422)
    await Promise.all([add('Twice'), add('twice')])
    expect((await owner.browser.post(settings, { intent: 'move', client: 'Twice' })).status).toBe(422)
    const guest = browser()
    const own = await guest.start()
    expect((await guest.post(`/assessments/${own}/settings`, { intent: 'move', client: 'Example GmbH' })).status).toBe(
      403,
    )
  })

  test('takes a number of the client, which the desk shows and finds, and no other client can have', async () => {
    const [first, second] = [await add('Numbered GmbH'), await add('Unnumbered GmbH')]
    const number = (id: string, reference: string, name = 'Numbered GmbH') =>
      owner.browser.post(`${desk}/${id}`, { intent: 'rename', name, reference })
    expect((await number(first, ' K-4711 ')).status).toBe(200)

    const found = await read(`${desk}?q=k-47`)
    expect(found.text).toContain('Numbered GmbH No. K-4711')
    expect(found.text).not.toContain('Unnumbered')
    expect((await read(`${desk}/${first}`)).text).toContain('No. K-4711')
    const taken = await number(second, 'K-4711', 'Unnumbered GmbH')
    expect(taken.status).toBe(422)
    const answer = await taken.text()
    expect(answer).toContain('Numbered GmbH has this number already.')
    expect(answer).toContain('value="K-4711"')
    expect((await number(second, 'x'.repeat(101))).status).toBe(422)
    expect((await number(first, '')).status).toBe(200)
    expect((await number(second, 'K-4711', 'Unnumbered GmbH')).status).toBe(200)
  })

  test('leads who may change brands to the brand for this client, and that leads back', async () => {
    const brand = `/workspaces/${owner.workspaceId}/brand?client=${clientId}`
    expect((await read(client)).html).toContain(`href="${brand}"`)
    expect((await read(client, people.member.browser)).html).not.toContain(brand)
    expect((await read(brand)).html).toContain(`href="${client}"`)
  })

  test('a viewer sees everything and no control, and first of all why; sent all the same, nothing changes', async () => {
    const { html, text } = await read(client, people.viewer.browser)
    expect(text).toMatch(/You are a viewer in this workspace.*Who of us works on it.*Anna Muster/)
    const list = await read(desk, people.viewer.browser)
    expect(list.text).toMatch(/You are a viewer in this workspace.*Search by name/)
    for (const page of [html, list.html, (await read(`${client}/files`, people.viewer.browser)).html]) {
      expect(/<main[\s\S]*<\/main>/.exec(page)?.[0]).not.toMatch(/method="post"|<fieldset|name="intent"/)
    }
    expect((await read(client)).html).toMatch(/<main[\s\S]*method="post"[\s\S]*<\/main>/)
    for (const intent of ['rename', 'archive', 'delete', 'note', 'contact', 'person', 'move', 'deleteFile']) {
      expect((await people.viewer.browser.post(client, { intent, name: 'x', note: 'x' })).status, intent).toBe(403)
    }
  })

  test('a member deletes no client, and no note of somebody else', async () => {
    const [note] = await admin<{ id: string }[]>`select id from app.client_notes where client_id = ${clientId}`
    const { browser: member } = people.member
    expect((await member.post(client, { intent: 'delete', confirm: `Example ${CANARY} GmbH` })).status).toBe(403)
    expect((await member.post(client, { intent: 'deleteNote', id: note?.id ?? '' })).status).toBe(404)
    expect((await member.post(client, { intent: 'changeNote', id: note?.id ?? '', note: 'Theirs' })).status).toBe(404)
    expect((await read(client)).text).toContain(`Budget settled, ${CANARY}.`)
  })

  test('is deleted with its name typed and after proving again who it is', async () => {
    const id = await add('Gone GmbH')
    // Its calendar has a secret address.
    const hash = Buffer.alloc(32, 7)
    await admin`insert into app.calendar_feeds (workspace_id, id, client_id, token_hash, created_by)
      values (${owner.workspaceId}, ${newId()}, ${id}, ${hash}, ${owner.userId})`
    await admin`insert into sys.link_places (token_hash, workspace_id) values (${hash}, ${owner.workspaceId})`
    const consultant = people.consultant
    await growStale(admin, consultant.email)
    const wrong = await consultant.browser.post(`${desk}/${id}`, { intent: 'delete', confirm: 'Gone' })
    expect(wrong.status).toBe(422)
    const asked = await consultant.browser.post(`${desk}/${id}`, { intent: 'delete', confirm: ' Gone  GmbH ' })
    expect(asked.headers.get('Location')).toContain('/account/confirm')

    expect((await owner.browser.post(`${desk}/${id}`, { intent: 'delete', confirm: 'Gone GmbH' })).status).toBe(302)
    expect((await owner.browser.get(`${desk}/${id}`)).status).toBe(404)
    expect(await admin`select from sys.link_places where token_hash = ${hash}`).toHaveLength(0)
  })

  test('says how many AI systems its register holds, and how many nobody was asked about', async () => {
    const at = `${desk}/${await add('Systems GmbH')}`
    expect((await read(at)).text).toContain('No system yet.')
    await owner.browser.post(`${at}/governance/new`, { kind: '', name: 'Bot' })

    expect((await read(at)).text).toContain('1 system, 1 not asked about yet')
  })

  test('lists what is tried with it and is where the next pilot begins; of a company that is not there, none does', async () => {
    const added = await add('Pilots GmbH')
    expect((await read(`${desk}/${added}`)).text).toContain('No pilot yet.')
    const start = `/pilots/new?client=${added}`
    expect((await read(`${desk}/${added}`)).html).toContain(`href="${start}"`)
    expect((await read(start)).html).toMatch(new RegExp(`<option value="${added}" selected=""[^>]*>Pilots GmbH`))
    const pilot = { name: 'Bot on the site', client: added, target: '', assessment: '', start: '' }
    const begun = (await owner.browser.post(start, pilot)).headers.get('Location') ?? ''

    const page = await read(`${desk}/${added}`)
    expect(page.text).toMatch(/Bot on the site\s+Charter being written/)
    expect(page.html).toContain(`href="${begun.replace('/charter/scope', '')}"`)
    expect((await read(client)).text).not.toContain('Bot on the site')
    expect((await read(`${desk}/${added}`, people.viewer.browser)).html).not.toContain(start)
    expect((await outsider.browser.get(start)).status).toBe(404)
  })

  test('is where a check begins for whoever works in a consultancy without one', async () => {
    const advisor = await aPerson(place, 'advisor@example.com')
    await advisor.browser.post('/account', { intent: 'make', workspaceName: 'Fresh Advice' })

    const { text, html } = await read('/assessments', advisor.browser)

    expect(text).toContain('A check begins with a client.')
    expect(tags(html, 'a').some(({ href = '' }) => /^\/workspaces\/[^/]+\/clients$/.test(href))).toBe(true)
  })

  test('and its desk stay whole where 500 people work', async () => {
    await admin`
      insert into app.memberships (workspace_id, user_id, role)
      select ${owner.workspaceId}, gen_random_uuid(), 'member' from generate_series(1, 500)`
    expect((await owner.browser.get(desk)).status).toBe(200)
    expect((await owner.browser.get(client)).status).toBe(200)
    await admin`delete from app.memberships where workspace_id = ${owner.workspaceId}
      and not exists (select from sys.users u where u.id = user_id)`
  })
})

describe('files', () => {
  const PNG = `\x89PNG\r\n\x1a\n${CANARY}`
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

  test('come back byte by byte, as something to keep that does nothing', async () => {
    const name = 'A";x \u00fcber ../logo.png'
    const kept = await upload(owner.browser, `${client}/files`, [{ name: 'file', file: name, content: bytes(PNG) }])
    expect(kept.status, await kept.clone().text()).toBe(302)
    const link = new RegExp(`${client}/files/[0-9a-f-]{36}`).exec((await read(client)).html)?.[0] ?? ''

    const answer = await people.viewer.browser.get(link)

    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toBe(PNG)
    expect(answer.headers.get('Content-Type')).toBe('image/png')
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(answer.headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w%.-]+$/,
    )
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect((await outsider.browser.get(link)).status).toBe(404)
    expect((await browser().get(link)).status).toBe(302)
  })

  test.each<[string, number, { name: string; file: string; content: string | Uint8Array<ArrayBuffer> }[]]>([
    ['a drawing', 422, [{ name: 'file', file: 'a.svg', content: '<svg onload="x()"/>' }]],
    ['a page in the name of a picture', 422, [{ name: 'file', file: 'a.png', content: '<script>x()</script>' }]],
    ['nothing', 422, [{ name: 'file', file: 'a.txt', content: '' }]],
    ['a name that turns around', 422, [{ name: 'file', file: 'a\u202etxt.txt', content: 'a' }]],
    ['no file', 422, []],
    [
      'two files',
      400,
      [
        { name: 'file', file: 'a.txt', content: 'a' },
        { name: 'file', file: 'b.txt', content: 'b' },
      ],
    ],
    ['a field of another name', 400, [{ name: 'workspaceId', file: 'a.txt', content: 'a' }]],
    ['5 MB and a byte', 422, [{ name: 'file', file: 'a.txt', content: new Uint8Array(5 * 1024 * 1024 + 1).fill(97) }]],
    [
      'far more (“at most 5 MB”)',
      413,
      [{ name: 'file', file: 'a.txt', content: new Uint8Array(6 * 1024 * 1024).fill(97) }],
    ],
  ])('attacks 56 and 59: %s is refused with %i, and nothing is kept', async (_, status, parts) => {
    const before = await filesOf()
    expect((await upload(owner.browser, `${client}/files`, parts)).status).toBe(status)
    expect(await filesOf()).toEqual(before)
  })

  test('are read from members alone', async () => {
    const guest = browser()
    await guest.start()
    const parts = [{ name: 'file', file: 'a.txt', content: new Uint8Array(6 * 1024 * 1024).fill(97) }]
    for (const other of [guest, browser()]) {
      const refused = await upload(other, `${client}/files`, parts)
      expect(refused.status).toBe(403)
      expect(await refused.text()).toContain('Sign in first, then send the file again.')
    }
    expect(await (await upload(owner.browser, `${client}/files`, parts)).text()).toContain('at most 5 MB')
  })

  test('come in four at once; the next is told to come back, and does', async () => {
    const headers = {
      Origin: owner.browser.origin,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'multipart/form-data; boundary=x',
    }
    const bodies = Array.from({ length: 5 }, () => new TransformStream<Uint8Array, Uint8Array>())
    const sent = bodies.map(({ readable }) =>
      owner.browser.send(`${client}/files`, { method: 'POST', headers, body: readable }),
    )
    const refused = await Promise.any(sent)

    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '2'])
    await Promise.all(bodies.map(({ writable }) => writable.close().catch(() => undefined)))
    expect((await Promise.all(sent)).map(({ status }) => status).toSorted()).toEqual([400, 400, 400, 400, 503])
    expect((await upload(owner.browser, `${client}/files`, [])).status).toBe(422)
  })

  test('attack 60: 1,000 fields and a form that is cut off are refused', async () => {
    const many = new FormData()
    for (let at = 0; at < 1000; at++) many.append(`field${at}`, 'x')
    expect((await send(owner.browser, `${client}/files`, many)).status).toBe(400)
    const headers = { Origin: owner.browser.origin, 'Sec-Fetch-Site': 'same-origin' }
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
      const cut = { method: 'POST', headers: { ...headers, 'Content-Type': type }, body: '--x\r\nContent-Disp' }
      expect((await owner.browser.send(`${client}/files`, cut)).status, type).toBe(400)
    }
    const elsewhere = { ...headers, 'Content-Type': 'multipart/form-data; boundary=x' }
    expect((await owner.browser.send(client, { method: 'POST', headers: elsewhere, body: '--x--' })).status).toBe(415)
  })

  test('are deleted by who added them, or an owner or consultant, once they have read what of', async () => {
    const { member, consultant } = people
    const before = await filesOf()
    const [theirs] = await admin<{ id: string; name: string }[]>`
      select id, name from app.client_files where client_id = ${clientId} order by added_at limit 1`
    await upload(member.browser, `${client}/files`, [{ name: 'file', file: 'mine.txt', content: 'mine' }])
    const [mine] = await admin<{ id: string }[]>`select id from app.client_files where name = 'mine.txt'`
    const remove = async (by: Browser, id = '') => (await by.post(client, { intent: 'deleteFile', id })).status

    const seen = await read(client, member.browser)
    expect(seen.text).toContain('mine.txt is deleted at once and for good.')
    expect(seen.text).not.toContain(`${theirs?.name} is deleted`)
    expect((await read(client, consultant.browser)).text).toContain(`${theirs?.name} is deleted at once and for good.`)
    expect(await remove(member.browser, theirs?.id)).toBe(403)
    expect(await filesOf()).toHaveLength(before.length + 1)
    expect(await remove(member.browser, mine?.id)).toBe(200)
    expect(await remove(consultant.browser, theirs?.id)).toBe(200)
    expect(await filesOf()).toHaveLength(before.length - 1)
    expect((await read(`/workspaces/${owner.workspaceId}/log`)).text).toContain('Deleted a file of a client')
  })
})

test('attacks 1 and 2: nothing of one workspace stands in any answer to another, with its own address or a mixed one', async () => {
  const own = `/workspaces/${outsider.workspaceId}`
  const elsewhere = await clientOf(outsider.assessmentId)
  const [note] = await admin<{ id: string }[]>`select id from app.client_notes where client_id = ${clientId}`
  for (const path of [
    desk,
    client,
    `${client}/files`,
    `${own}/clients/${clientId}`,
    `${own}/clients/${clientId}/files`,
  ]) {
    const answer = await outsider.browser.get(path)
    expect(answer.status, path).toBe(404)
    expect(await answer.text()).not.toContain(CANARY)
    expect(await (await outsider.browser.get(`${path}.data`)).text()).not.toContain(CANARY)
  }
  for (const path of [`${own}/clients`, `${own}/clients?q=zq7`, `${own}/clients?after=${clientId}`, '/assessments']) {
    expect((await read(path, outsider.browser)).html, path).not.toContain(CANARY)
  }
  const mine = `${own}/clients/${elsewhere}`
  const attempts: Record<string, string>[] = [
    { intent: 'deleteNote', id: note?.id ?? '' },
    { intent: 'changeNote', id: note?.id ?? '', note: 'x' },
    { intent: 'deleteContact', id: note?.id ?? '' },
    { intent: 'deleteFile', id: note?.id ?? '' },
    { intent: 'move', assessment: owner.assessmentId },
  ]
  for (const fields of attempts) {
    expect([404, 422], fields.intent).toContain((await outsider.browser.post(mine, fields)).status)
  }
  expect((await read(client)).text).toContain(`Budget settled, ${CANARY}.`)
  expect(logged()).not.toContain(CANARY)
})

test.each([
  ['consultancy', 2],
  ['team', 1],
] as const)('every page of a check in a %s leads to its client', async (kind, ways) => {
  await owner.browser.post(`/workspaces/${owner.workspaceId}`, { intent: 'kind', kind })
  for (const path of ['results', 'roadmap', 'report']) {
    const { html } = await read(`/assessments/${owner.assessmentId}/${path}`)
    expect(html.split(`href="${client}"`).length - 1, path).toBe(ways)
  }
})

test.each([
  ['consultancy', 'Clients', 'clients'],
  ['team', 'Companies', 'companies'],
] as const)('the desk of a %s is called %s in its title, its heading and every link', async (kind, name, plural) => {
  await owner.browser.post(`/workspaces/${owner.workspaceId}`, { intent: 'kind', kind })
  const [active, archived] = [await read(desk), await read(`${desk}?archived=yes`)]

  expect(active.html).toContain(`<title>${name} · Preflight</title>`)
  expect(active.html).toMatch(new RegExp(`<h1[^>]*>${name}</h1>`))
  expect(archived.html).toContain(`<title>Archived ${plural} · Preflight</title>`)
  expect(archived.html).toMatch(new RegExp(`<h1[^>]*>Archived ${plural}</h1>`))
  for (const path of ['/assessments', `/workspaces/${owner.workspaceId}`]) {
    expect((await read(path)).text, path).toContain(`To the ${plural} `)
  }
})

test('the checks of a team with one company lead to no list of companies', async () => {
  expect((await read('/assessments', outsider.browser)).text).not.toContain('To the companies')
  await add('Second GmbH', outsider.browser, `/workspaces/${outsider.workspaceId}/clients`)
  expect((await read('/assessments', outsider.browser)).text).toContain('To the companies')
})

test('a guest’s check leads to no client', async () => {
  const guest = browser()
  const { status, html } = await read(`/assessments/${await guest.start()}/results`, guest)

  expect(status).toBe(200)
  expect(html).not.toContain('/clients/')
})

test('a workspace that is about to be deleted shows no desk', async () => {
  const at = `/workspaces/${outsider.workspaceId}/clients`
  await outsider.browser.post(`/workspaces/${outsider.workspaceId}/data`, { intent: 'close', confirm: 'Elsewhere AG' })
  expect((await outsider.browser.get(at)).status).toBe(409)
  expect((await outsider.browser.post(at, { name: 'Late GmbH' })).status).toBe(409)
})

test('none of it was logged as a failure', () => {
  expect(logged()).not.toContain('"level":"error"')
})
