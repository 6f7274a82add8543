import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'
import { text } from '#tests/ui/markup.tsx'
import { hiddenFields, upload } from './support/upload.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

let owner: Person & { workspaceId: string }
let path: string
beforeAll(async () => {
  owner = await anOwner(place, 'owner@import.example.com', 'Already Here GmbH')
  path = `/workspaces/${owner.workspaceId}/import`
})
beforeEach(async () => {
  await admin`delete from app.clients where workspace_id = ${owner.workspaceId} and name <> 'Already Here GmbH'`
})

const stored = async () =>
  (
    await admin<{ name: string; reference: string | null }[]>`
      select name, reference from app.clients where workspace_id = ${owner.workspaceId} order by id`
  ).map(({ name, reference }) => [name, reference])
const page = async (answer: Promise<Response>) => text(await (await answer).text())
const confirm = async (preview: string) =>
  upload(owner.browser, path, { ...hiddenFields(preview, 'import'), intent: 'import' })

/** Thirty clients, four of them with a fault. */
const THIRTY = [
  'Kundennr;Firma;Ort',
  ...Array.from({ length: 30 }, (_, at) => `K${at + 1};Kunde ${at + 1} & Söhne;Köln`),
].map((row, at) => {
  if (at === 3) return 'K3;;Köln'
  if (at === 9) return `K9;${'x'.repeat(201)};Köln`
  if (at === 17) return 'K17;Kunde 17;Köln;zu viel'
  return at === 30 ? `${'9'.repeat(101)};Kunde 30;Köln` : row
})

describe('thirty clients with four faults (needs 8, walk 9)', () => {
  test('every fault is named by line and column, and nothing is imported before it is confirmed', async () => {
    const before = await stored()

    const preview = await page(upload(owner.browser, path, { intent: 'look', file: THIRTY.join('\r\n') }))

    expect(preview).toContain('26 clients are new.')
    expect(preview).toContain('4 rows have a fault and are left out.')
    expect(preview).toMatch(/4 Column 2: Firma There is no name\./)
    expect(preview).toMatch(/10 Column 2: Firma The name has more than 200 characters\./)
    expect(preview).toMatch(/18 Column 4 The row has more cells than the 3 of the first row/)
    expect(preview).toMatch(/31 Column 1: Kundennr The number has more than 100 characters\./)
    expect(await stored()).toEqual(before)
  })

  test('confirmed, the good rows come in; a second run adds nobody', async () => {
    const look = () => upload(owner.browser, path, { intent: 'look', file: THIRTY.join('\r\n') })
    const preview = await (await look()).text()

    const done = await page(confirm(preview))
    const after = await stored()
    const again = await page(look())
    await confirm(preview)

    expect(done).toContain('26 clients are here now. 4 rows were left out.')
    expect(after).toHaveLength(27)
    expect(after).toContainEqual(['Kunde 1 & Söhne', 'K1'])
    expect(again).toContain('No client is new.')
    expect(again).toContain('26 are here already')
    expect(again).toContain('All the clients that could be read are here already.')
    expect(await stored()).toEqual(after)
    const logged = await admin`
      select facts from app.audit_log where workspace_id = ${owner.workspaceId} and action = 'clients.imported'`
    expect(logged.map(({ facts }) => facts)).toEqual([{ added: '26', completed: '0' }])
  })
})

describe('however the table comes', () => {
  const ansi = (said: string) => Uint8Array.from(said, (character) => character.charCodeAt(0))

  test.each<[string, { file?: string | Uint8Array; pasted?: string }]>([
    ['UTF-8 with a mark and commas', { file: '\uFEFFName,Number\r\n"Müller, Koch & Co",A1' }],
    ['Windows-1252 with semicolons', { file: ansi('Name;Number\r\nM\xfcller, Koch & Co;A1') }],
    ['pasted from a spreadsheet', { pasted: 'Name\tNumber\nMüller, Koch & Co\tA1' }],
    ['with old line ends', { file: 'Name,Number\r"Müller, Koch & Co",A1\r' }],
    [
      'without a head, columns chosen',
      { file: 'A1;Müller, Koch & Co', separator: ';', headless: 'yes', name: '1', reference: '0' } as object,
    ],
  ])('%s', async (_, sent) => {
    const preview = await (await upload(owner.browser, path, { intent: 'look', ...sent })).text()
    await confirm(preview)

    expect(await stored()).toContainEqual(['Müller, Koch & Co', 'A1'])
  })

  test('the columns can be chosen otherwise before anything comes in', async () => {
    const first = await (await upload(owner.browser, path, { intent: 'look', file: 'Name,Group name\nA,B' })).text()
    const again = await (
      await upload(owner.browser, path, { ...hiddenFields(first, 'import'), intent: 'look', name: '1' })
    ).text()
    await confirm(again)

    expect(await stored()).toContainEqual(['B', null])
  })

  test('what would run in a spreadsheet is kept as text and shown as text', async () => {
    const evil = `=HYPERLINK("http://evil.example";"x")<img src=x onerror=alert(1)>`
    const answer = await (
      await upload(owner.browser, path, { intent: 'look', file: `Name\n"${evil.replaceAll('"', '""')}"` })
    ).text()
    await confirm(answer)

    expect(answer).not.toContain('<img src=x')
    expect(await stored()).toContainEqual([evil, null])
  })

  test.each([
    ['a list of clients that are here', 'Name\nAlready Here GmbH', 'There is nothing to import: all of them are here'],
    ['a list of faults alone', 'Name;Number\n;K1', 'There is nothing to import: mend the rows with faults'],
  ])('%s brings nothing, and the preview says why', async (_, file, reason) => {
    expect(await page(upload(owner.browser, path, { intent: 'look', file }))).toContain(reason)
  })

  test('a client without a number gets the one that the table gives it', async () => {
    const preview = await (
      await upload(owner.browser, path, { intent: 'look', file: 'Name;Number\nALREADY HERE GMBH;Z9' })
    ).text()
    await confirm(preview)

    expect(await stored()).toEqual([['Already Here GmbH', 'Z9']])
    await admin`update app.clients set reference = null where workspace_id = ${owner.workspaceId}`
  })

  test('two at the same moment add each client once', async () => {
    const preview = await (await upload(owner.browser, path, { intent: 'look', file: 'Name\nOnce AG' })).text()

    await Promise.all([confirm(preview), confirm(preview), confirm(preview)])

    expect((await stored()).filter(([name]) => name === 'Once AG')).toHaveLength(1)
  })
})

describe('what is no table is refused with a reason, and nothing comes in (attacks 59-62)', () => {
  test.each<[string, string | Uint8Array, number, RegExp]>([
    ['a spreadsheet', 'PK\u0003\u0004\u0014', 422, /Save the sheet as CSV first/],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 422, /This is no text/],
    ['a file without content', '', 422, /The file is empty/],
    ['blanks', '  \r\n ', 422, /There is nothing in it/],
    ['a head alone', 'Name;Number', 422, /only a head/],
    ['a quote that is never closed', `Name\n"${'x'.repeat(50_000)}`, 422, /opened in line 2/],
    ['a hundred thousand columns', ','.repeat(500_000), 422, /more than 100 columns/],
    [
      '5,001 clients',
      `Name\n${Array.from({ length: 5_001 }, (_, at) => `c${at}`).join('\n')}`,
      422,
      /more than 5000 clients|more than 5,000 clients/,
    ],
    ['more than 1 MB', `Name\n${'x\n'.repeat(524_286)}`, 422, /larger than 1 MB/],
    ['more than any form may have', 'x'.repeat(2_000_000), 413, /too large/],
  ])('%s', async (_, file, status, reason) => {
    const before = await stored()

    const answer = await upload(owner.browser, path, { intent: 'import', file })

    expect(answer.status).toBe(status)
    expect(text(await answer.text())).toMatch(reason)
    expect(await stored()).toEqual(before)
  })

  test('a table that is pasted counts where no file is chosen, and not beside an empty one', async () => {
    const send = async (name: string) => {
      const parts = [
        'name="intent"\r\n\r\nlook',
        'name="pasted"\r\n\r\nName\r\nPasted AG',
        `name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ]
      const body = [...parts.map((part) => `--x\r\nContent-Disposition: form-data; ${part}`), '--x--\r\n'].join('\r\n')
      const type = { 'Content-Type': 'multipart/form-data; boundary=x' }
      const headers = { Origin: owner.browser.origin, 'Sec-Fetch-Site': 'same-origin', ...type }
      return page(owner.browser.send(path, { method: 'POST', headers, body }))
    }

    expect(await send('')).toContain('One client is new.')
    expect(await send('clients.csv')).toContain('The file is empty.')
  })

  test('a pasted table stays in its field when the file beside it is refused, or the way that it is read', async () => {
    const pasted = 'Name,Number\n"Kept & Co",A1'
    const area = async (sent: object) =>
      /<textarea[^>]*>([^<]*)<\/textarea>/
        .exec(await (await upload(owner.browser, path, { ...sent })).text())?.[1]
        ?.replaceAll('\r\n', '\n')

    const kept = 'Name,Number\n&quot;Kept &amp; Co&quot;,A1'
    expect(await area({ intent: 'look', pasted, file: 'PK\u0003\u0004' })).toBe(kept)
    expect(await area({ intent: 'look', content: `${pasted}\n"open`, separator: ';' })).toBe(`${kept}\n&quot;open`)
    expect(await area({ intent: 'look', pasted: '' })).toBe('')
  })

  test('5,000 clients are taken', async () => {
    const file = `Name\n${Array.from({ length: 5_000 }, (_, at) => `Client ${at}`).join('\n')}`

    await upload(owner.browser, path, { intent: 'import', file })

    expect(await stored()).toHaveLength(5_001)
  })

  test.each<[string, (form: FormData) => void]>([
    ['a field that no form has', (form) => form.append('workspaceId', newId())],
    ['a second file', (form) => form.append('file', new Blob(['x']), 'y.csv')],
    ['a file where text belongs', (form) => form.append('pasted', new Blob(['x']), 'y.csv')],
    ['a thousand fields', (form) => Array.from({ length: 1_000 }, (_, at) => form.append(`f${at}`, 'x'))],
  ])('%s', async (_, add) => {
    const form = new FormData()
    form.append('file', new Blob(['Name\nA']), 'x.csv')
    add(form)
    const headers = { Origin: owner.browser.origin, 'Sec-Fetch-Site': 'same-origin' }

    expect((await owner.browser.send(path, { method: 'POST', headers, body: form })).status).toBe(400)
  })

  test.each(['multipart/form-data', 'multipart/form-data; boundary=x'])('a broken form (%s)', async (type) => {
    const headers = { Origin: owner.browser.origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type }

    expect((await owner.browser.send(path, { method: 'POST', headers, body: '--x\r\nnonsense' })).status).toBe(400)
  })
})

describe('a workspace has room for 50,000 clients', () => {
  test('what would be more is refused before anything comes in; what is known still comes in', async () => {
    const other = await anOwner(place, 'full@import.example.com', 'First AG')
    const there = `/workspaces/${other.workspaceId}/import`
    const add = (least: number, most: number) => admin`
      insert into app.clients (workspace_id, id, name, reference)
      select ${other.workspaceId}, gen_random_uuid(), 'Client ' || n, 'K' || n from generate_series(${least}::int, ${most}::int) n`
    const count = async () => (await admin`select 1 from app.clients where workspace_id = ${other.workspaceId}`).length
    const send = async (intent: string, file: string) => {
      const answer = await upload(other.browser, there, { intent, file })
      return [answer.status, text(await answer.text())]
    }
    await add(1, 49_998)

    const full = [422, expect.stringContaining('There would be more than 50,000 clients')]
    expect(await send('look', 'Name\nNew AG\nNewer AG')).toEqual(full)
    expect(await send('import', 'Name\nNew AG\nNewer AG')).toEqual(full)
    expect(await count()).toBe(49_999)
    expect(await send('import', 'Name\nNew AG')).toEqual([200, expect.stringContaining('One client is here now.')])
    expect(await send('import', 'Name;Number\nFirst AG;K7a')).toEqual([
      200,
      expect.stringContaining('one got its number'),
    ])
    await add(60_000, 60_000)
    expect(await send('import', 'Name;Number\nKnown;K7')).toEqual(full)
    const answers = await upload(other.browser, `${there}/answers`, { intent: 'look', company: 'First AG', file: 'x' })
    expect([answers.status, text(await answers.text())]).toEqual(full)
    expect(await count()).toBe(50_001)
  })
})

test.each(['', '/answers'])('the way back from import%s leads to the clients', async (under) => {
  expect(await (await owner.browser.get(`${path}${under}`)).text()).toMatch(
    new RegExp(`href="/workspaces/${owner.workspaceId}/clients"[^>]*>Back to the clients of `),
  )
})

describe('who may', () => {
  test('a viewer may not, a stranger does not learn that it is there, a closing workspace takes nothing', async () => {
    const viewer = await aPerson(place, 'viewer@import.example.com')
    await join(place, viewer, owner.workspaceId, 'viewer')
    const stranger = await anOwner(place, 'stranger@import.example.com', 'Elsewhere AG')
    const send = (who: Person) => upload(who.browser, path, { intent: 'import', file: 'Name\nEvil AG' })

    expect((await send(viewer)).status).toBe(403)
    expect((await send(stranger)).status).toBe(404)
    await admin`update app.workspaces set closes_at = now() + interval '1 day' where workspace_id = ${owner.workspaceId}`
    expect((await send(owner)).status).toBe(409)
    await admin`update app.workspaces set closes_at = null where workspace_id = ${owner.workspaceId}`
    expect((await stored()).flat()).not.toContain('Evil AG')
  })

  test('the import of one workspace knows nothing of the clients of another', async () => {
    const other = await anOwner(place, 'other@import.example.com', 'Known Elsewhere AG')
    const there = `/workspaces/${other.workspaceId}/import`

    expect(await page(upload(owner.browser, path, { intent: 'look', file: 'Name\nKnown Elsewhere AG' }))).toContain(
      'One client is new.',
    )
    expect(await page(upload(other.browser, there, { intent: 'look', file: 'Name\nKnown Elsewhere AG' }))).toContain(
      'No client is new.',
    )
  })
})
