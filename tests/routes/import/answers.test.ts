import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { saveAnswer } from '#tests/routes/questionnaire/support/saving.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'
import { text } from '#tests/ui/markup.tsx'
import { hiddenFields, upload } from './support/upload.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

let owner: Person & { workspaceId: string; assessmentId: string }
let path: string
let clientId: string
beforeAll(async () => {
  owner = await anOwner(place, 'owner@answers.example.com', 'Müller & Söhne')
  path = `/workspaces/${owner.workspaceId}/import/answers`
  const [own] = await admin`select client_id from app.assessments where id = ${owner.assessmentId}`
  clientId = own?.client_id
})

const [first, second, third] = services.catalogue.questions.filter(({ kind }) => kind === 'level').map(({ id }) => id)
const SHEET = 'xl/worksheets/sheet1.xml'

/** The template with these answers typed in, as `[id, answer, note, told by]`; an id that it does not have gets a row. */
async function filled(answers: [string, string, string?, string?][]): Promise<Uint8Array> {
  const answer = await owner.browser.get(`${path}.xlsx`)
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  let sheet = strFromU8(files[SHEET] ?? new Uint8Array())
  const cell = (at: string, said = '') =>
    `<c r="${at}" t="str"><v>${said.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</v></c>`
  let next = 900
  for (const [id, ...said] of answers) {
    const row = new RegExp(`<c r="A(\\d+)"[^>]*>(?:<is>)?<t[^>]*>${id}</t>`).exec(sheet)?.[1]
    const cells = (at: string | number) =>
      ['E', 'F', 'G'].map((column, index) => cell(`${column}${at}`, said[index])).join('')
    if (row) {
      sheet = sheet.replace(new RegExp(`(<row r="${row}">.*?)<c r="E${row}".*?</row>`, 's'), `$1${cells(row)}</row>`)
    } else {
      next += 1
      sheet = sheet.replace('</sheetData>', `<row r="${next}">${cell(`A${next}`, id)}${cells(next)}</row></sheetData>`)
    }
  }
  return zipSync({ ...files, [SHEET]: strToU8(sheet) })
}

const look = async (file: Uint8Array, fields: Record<string, string> = { client: clientId }) =>
  (await upload(owner.browser, path, { intent: 'look', ...fields, file })).text()
const confirm = (preview: string) =>
  upload(owner.browser, path, { ...hiddenFields(preview, 'import'), intent: 'import' })
const checks = async () =>
  (await admin`select id from app.assessments where workspace_id = ${owner.workspaceId}`).length

describe('old answers from the template', () => {
  test('faults are named by row and column, nothing comes in before it is confirmed, then the good answers do', async () => {
    const before = await checks()
    const file = await filled([
      [first ?? '', '3', 'Seen in the wiki', 'Kim'],
      [second ?? '', 'not sure'],
      [third ?? '', '7'],
      ['q-invented', '2'],
    ])

    const preview = await look(file)
    const between = await checks()
    const done = await confirm(preview)

    expect(text(preview)).toMatch(/A new check of Müller (&amp;|&) Söhne\./)
    expect(text(preview)).toContain('2 answers, one with a note. 2 rows have a fault and are left out.')
    expect(text(preview)).toMatch(/\d+ Your answer 7 This is none of the answers to choose from\./)
    expect(text(preview)).toMatch(/901 id q-invented There is no question of this id\./)
    expect(between).toBe(before)
    expect(done.headers.get('Location')).toMatch(/^\/assessments\/[0-9a-f-]{36}\/review$/)
    const id = done.headers.get('Location')?.split('/')[2] ?? ''
    const stored =
      await admin`select question_id, value, note, told_by from app.answers where assessment_id = ${id} order by value::text`
    expect(stored.map(({ question_id, value, note, told_by }) => [question_id, value, note, told_by])).toEqual([
      [first, { level: 3 }, 'Seen in the wiki', 'Kim'],
      [second, { unsure: true }, '', ''],
    ])
    expect((await owner.browser.get(`/assessments/${id}/results`)).status).toBe(200)
    const logged = await admin`select facts from app.audit_log where action = 'answers.imported'`
    expect(logged.map(({ facts }) => facts)).toEqual([{ assessment: id, client: clientId }])
  })

  test('the same answers a second time make no second check, and the page says so kindly', async () => {
    const file = await filled([[first ?? '', '1']])
    const preview = await look(file)
    const [one, two] = await Promise.all([confirm(preview), confirm(preview)])
    const count = await checks()

    const again = text(await look(file))

    expect([one.status, two.status].sort()).toEqual([200, 302])
    expect(again).toContain('came in on')
    expect(again).toContain('nothing is imported again')
    expect(await checks()).toBe(count)
  })

  test('a name that is not there yet becomes a client, once', async () => {
    const file = await filled([[first ?? '', '2']])
    const preview = await look(file, { company: 'Neu AG' })
    await confirm(preview)

    const again = text(await look(file, { company: 'NEU  ag' }))

    expect(text(preview)).toContain('A first check of Neu AG, a new client.')
    expect(again).toContain('A new check of Neu AG.')
    expect(again).toContain('nothing is imported again')
    expect((await admin`select 1 from app.clients where name = 'Neu AG'`).length).toBe(1)
  })

  test('a check that was answered here comes back from its own spreadsheet', async () => {
    await saveAnswer(owner.browser, owner.assessmentId, first ?? '', { answer: 'level:4', note: '=1+1', toldBy: 'Bo' })
    const exported = await owner.browser.get(`/assessments/${owner.assessmentId}/answers.xlsx`)
    const file = new Uint8Array(await exported.arrayBuffer())

    const done = await confirm(await look(file))
    const id = done.headers.get('Location')?.split('/')[2] ?? ''
    const [stored] = await admin`select value, note, told_by from app.answers where assessment_id = ${id}`

    expect(exported.headers.get('Content-Disposition')).toContain('Answers.xlsx')
    expect(strFromU8(unzipSync(file)[SHEET] ?? new Uint8Array())).not.toContain('<f>')
    expect([stored?.value, stored?.note, stored?.told_by]).toEqual([{ level: 4 }, '=1+1', 'Bo'])
  })
})

describe('everything that was said comes along', () => {
  const [ticked] = services.catalogue.questions.filter(({ kind, capability }) => {
    const levels = services.catalogue.capabilities.find(({ id }) => id === capability)?.levels
    return kind === 'level' && (levels?.[2]?.facts.length ?? 0) > 1
  })
  const id = ticked?.id ?? ''

  test('a short check comes back short, with ticks, evidence, who told it and when, and only once', async () => {
    const source = await owner.browser.start({ company: 'Round trip GmbH', form: 'short' })
    const deep = services.catalogue.questions.find(({ tier, kind }) => kind === 'level' && tier === 'deep')?.id ?? ''
    const [at] = await admin`select workspace_id, id, client_id from app.assessments where id = ${source}`
    const kept = { note: 'n', evidence: 'https://wiki.example.com/=1', told_by: 'Bo', told_on: '2026-11-02' }
    // An answer of the full check, kept from when it was one.
    for (const [question, value] of [
      [id, { level: 1, ticks: ['2.0'] }],
      [deep, { level: 3 }],
    ] as const) {
      await admin`
        insert into app.answers (workspace_id, assessment_id, participant_id, question_id, value, wording_hash, version,
          note, evidence, told_by, told_on)
        select p.workspace_id, p.assessment_id, p.id, ${question}, ${admin.json(value)}, 'w', 1,
          ${kept.note}, ${kept.evidence}, ${kept.told_by}, ${kept.told_on}
        from app.participants p where p.assessment_id = ${source}`
    }
    const exported = await owner.browser.get(`/assessments/${source}/answers.xlsx`)
    const file = new Uint8Array(await exported.arrayBuffer())

    const preview = await look(file, { client: at?.client_id ?? '' })
    const done = await confirm(preview)
    const brought = done.headers.get('Location')?.split('/')[2] ?? ''
    const [check] = await admin`select form from app.assessments where id = ${brought}`
    const stored = await admin`
      select value, note, evidence, told_by, told_on::text as told_on from app.answers
      where assessment_id = ${brought} and question_id = ${id}`

    expect(text(preview)).toContain('It becomes a short check')
    expect(check?.form).toBe('short')
    expect(stored).toEqual([{ value: { level: 1, ticks: ['2.0'] }, ...kept }])
    expect(text(await look(file, { client: at?.client_id ?? '' }))).toContain('came in on')
  })
})

describe('a client that is put away', () => {
  test('takes no check out of sight: it has to be brought back first, however it is named', async () => {
    const id = newId()
    await admin`insert into app.clients (workspace_id, id, name, archived_at) values (${owner.workspaceId}, ${id}, 'Weg AG', now())`
    const file = await filled([[first ?? '', '2']])
    const before = await checks()
    const send = async (fields: Record<string, string>) => {
      const answer = await upload(owner.browser, path, { intent: 'import', ...fields, file })
      return [answer.status, text(await answer.text())]
    }
    const refused = [422, expect.stringContaining('Weg AG is archived. Bring it back from the archive first')]

    expect(await send({ company: 'WEG ag' })).toEqual(refused)
    expect(await (await upload(owner.browser, path, { intent: 'look', company: 'Weg AG', file })).text()).toMatch(
      /<input(?=[^>]*name="company")[^>]*aria-invalid="true"/,
    )
    expect(await send({ client: id })).toEqual(refused)
    expect(await checks()).toBe(before)
    expect(await (await owner.browser.get(path)).text()).not.toContain('Weg AG')
    await admin`update app.clients set archived_at = null where id = ${id}`
    expect(text(await look(file, { company: 'WEG ag' }))).toContain('A new check of Weg AG.')
  })

  test('a namesake on the desk is the one that is meant', async () => {
    const [away, here] = [newId(), newId()]
    await admin`insert into app.clients (workspace_id, id, name, archived_at) values
      (${owner.workspaceId}, ${away}, 'Zwei AG', now()), (${owner.workspaceId}, ${here}, 'Zwei AG', null)`

    const done = await confirm(await look(await filled([[first ?? '', '1']]), { company: 'Zwei AG' }))

    const id = done.headers.get('Location')?.split('/')[2] ?? ''
    expect(await admin`select client_id from app.assessments where id = ${id}`).toEqual([{ client_id: here }])
  })
})

describe('what goes along in the form of the preview comes back', () => {
  const faulty = (rows: number): [string, string][] =>
    Array.from({ length: rows }, () => ['q-invented', '語'.repeat(20_000)])

  test('up to 1 MB, faulty rows and all', async () => {
    const preview = await look(await filled([[first ?? '', '2', 'Long rows beside it'], ...faulty(17)]))

    expect((await confirm(preview)).headers.get('Location')).toMatch(/review$/)
  })

  test('more is refused before there is a form', async () => {
    const answer = await upload(owner.browser, path, {
      intent: 'look',
      client: clientId,
      file: await filled([[first ?? '', '2'], ...faulty(18)]),
    })

    expect(answer.status).toBe(422)
    expect(text(await answer.text())).toContain('There is more in this sheet than a check can hold.')
  })
})

describe('what cannot be taken is said, and nothing comes in', () => {
  test.each<[string, () => Promise<Uint8Array | string> | Uint8Array | string, Record<string, string> | null, RegExp]>([
    ['a table of text', () => 'id,answer', null, /This is no \.xlsx/],
    ['another spreadsheet', () => zipSync({ 'a.txt': strToU8('x') }), null, /This is no \.xlsx/],
    ['an old one', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), null, /old \.xls/],
    ['a file without content', () => '', null, /The file is empty\. Please choose another one/],
    ['an empty template', () => filled([]), null, /There is no answer in it/],
    ['no client', () => filled([[first ?? '', '1']]), {}, /Choose a client/],
    ['a client of nobody', () => filled([[first ?? '', '1']]), { client: newId() }, /not here any more/],
    ['a name over two lines', () => filled([[first ?? '', '1']]), { company: 'A\nB' }, /one line/],
  ])('%s', async (_, file, fields, reason) => {
    const before = await checks()

    const answer = await upload(owner.browser, path, {
      intent: 'import',
      ...(fields ?? { client: clientId }),
      file: await file(),
    })

    expect(answer.status).toBe(422)
    expect(text(await answer.text())).toMatch(reason)
    expect(await checks()).toBe(before)
  })

  test.each([
    '',
    'x',
    '{"__proto__":{"a":1}}',
    '[[1,2]]',
    '['.repeat(100_000),
    JSON.stringify(Array(3_000).fill([1, 'a', 'b', '', ''])),
  ])('attacks 41 and 42: rows that no preview sent', async (rows) => {
    expect((await upload(owner.browser, path, { intent: 'import', client: clientId, rows })).status).toBe(422)
  })

  test('a client of another workspace is no client here', async () => {
    const other = await anOwner(place, 'other@answers.example.com', 'Elsewhere AG')
    const there = `/workspaces/${other.workspaceId}/import/answers`
    const file = await filled([[first ?? '', '1']])

    const answer = await upload(other.browser, there, { intent: 'import', client: clientId, file })

    expect(answer.status).toBe(422)
    expect((await upload(other.browser, path, { intent: 'import', client: clientId, file })).status).toBe(404)
    expect(await (await other.browser.get(there)).text()).not.toContain('Söhne')
  })

  test('a viewer takes neither template nor import, and the spreadsheet of a check they may read', async () => {
    const viewer = await aPerson(place, 'viewer@answers.example.com')
    await join(place, viewer, owner.workspaceId, 'viewer')

    expect((await viewer.browser.get(`${path}.xlsx`)).status).toBe(403)
    expect((await upload(viewer.browser, path, { intent: 'look', file: 'x' })).status).toBe(403)
    expect((await viewer.browser.get(`/assessments/${owner.assessmentId}/answers.xlsx`)).status).toBe(200)
  })
})
