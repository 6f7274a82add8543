import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { jpegOf, pngFrom, pngHeader, pngOf } from '#tests/report/support/pictures.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

let anna: Awaited<ReturnType<typeof anOwner>>
let ben: Person
let clientId: string
let here: string

beforeAll(async () => {
  anna = await anOwner(place, 'anna@example.com')
  ben = await aPerson(place, 'ben@example.com')
  await join(place, ben, anna.workspaceId, 'viewer')
  here = `/workspaces/${anna.workspaceId}/brand`
  const [client] = await admin<{ id: string }[]>`select id from app.clients where workspace_id = ${anna.workspaceId}`
  clientId = client?.id ?? ''
})

const file = (bytes: Uint8Array, name = 'logo.png', type = 'image/png') =>
  new File([new Uint8Array(bytes)], name, { type })
const sendLogo = (bytes: Uint8Array, path = here) => anna.browser.postFile(path, { intent: 'logo', logo: file(bytes) })
const lineOf = (width: number, colour: number[]) =>
  pngOf({ width, height: 1, kind: 2 }, [[0, ...Array.from({ length: width }, () => colour).flat()]])
const blue = lineOf(64, [0, 0, 255])
const red = lineOf(64, [255, 0, 0])

const own = { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }
/** Whole reports are drawn. */
const PATIENCE = 120_000
const PARTS = 'multipart/form-data; boundary=x'

async function stored() {
  return [
    ...(await admin`select client_id, accent, footer, translate(encode(logo, 'base64'), E'\\n', '') as logo, logo_width from app.brands
    where workspace_id = ${anna.workspaceId} order by client_id nulls first`),
  ]
}

const pdfOf = async (path: string) => {
  const response = await anna.browser.get(path)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}
const report = () => pdfOf(`/assessments/${anna.assessmentId}/report.pdf`)

describe('a logo', () => {
  test('is taken, shown, and written down; of the file only its pixels are kept', async () => {
    const response = await sendLogo(jpegOf(6, true, 32))
    const page = await response.text()
    const [brand] = await stored()
    const [entry] = await admin`select action, facts from app.audit_log where workspace_id = ${anna.workspaceId}
      order by seq desc limit 1`

    expect(response.status).toBe(200)
    expect(page).toContain('This is the logo now.')
    expect(page).toContain(`data:image/png;base64,${brand?.logo}`)
    expect(Buffer.from(brand?.logo ?? '', 'base64').includes('<script>')).toBe(false)
    expect(entry).toEqual({ action: 'brand.logo', facts: {} })
  })

  test.each([
    [
      'a drawing under the name of a picture',
      Buffer.from('<svg onload="alert(1)"/>'),
      'This is neither a PNG nor a JPEG',
    ],
    ['nothing in it', Buffer.alloc(0), 'This is neither a PNG nor a JPEG'],
    ['cut off', blue.subarray(0, 40), 'This picture cannot be read'],
    ['50,000 pixels wide', pngFrom(pngHeader({ width: 50_000, height: 1 })), 'larger than 4096 pixels'],
    ['a bomb', pngOf({ width: 1, height: 1 }, [[...Buffer.alloc(900_000)]]), 'This picture cannot be read'],
    ['63 pixels wide', lineOf(63, [0, 0, 255]), 'the longer side needs 64 pixels at least'],
    ['all white', pngOf({ width: 1, height: 1, kind: 2 }, [[0, 255, 255, 255]]), 'Nothing is to be seen'],
    [
      'one byte more than a megabyte',
      Buffer.concat([blue, Buffer.alloc(1024 * 1024 + 1 - blue.length)]),
      'larger than 1 MB',
    ],
  ])('is refused in words, and changes nothing: %s', async (_, bytes, sentence) => {
    const before = await stored()

    const response = await sendLogo(bytes)

    expect(response.status).toBe(422)
    expect(await response.text()).toContain(sentence)
    expect(await stored()).toEqual(before)
  })

  test('that was not chosen is asked for', async () => {
    // As browsers send a field without a file.
    const body = `${part('intent', 'logo', false)}${part('logo"; filename="', '')}`
    const response = await anna.browser.send(here, { method: 'POST', headers: { ...own, 'Content-Type': PARTS }, body })

    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Please choose a picture first.')
  })

  test('far larger than we take is not read to its end', async () => {
    const response = await sendLogo(Buffer.alloc(2 * 1024 * 1024))

    expect(response.status).toBe(413)
    expect(await response.text()).toContain('at most 1 MB')
  })

  test.each([
    ['a form of files that is none', PARTS, 'nothing'],
    ['a form of files without boundary', 'multipart/form-data', 'intent=logo'],
    ['a file where words are asked for', PARTS, part('footer"; filename="a.txt', 'x')],
    ['words where a file is asked for', PARTS, part('logo', 'x')],
    ['two files', PARTS, `${part('logo"; filename="1.png', 'x', false)}${part('logo"; filename="2.png', 'x')}`],
    ['a thousand fields', PARTS, Array.from({ length: 1000 }, (_, n) => part(`f${n}`, 'x', n === 999)).join('')],
  ])('is not looked for in %s', async (_, type, body) => {
    const response = await anna.browser.send(here, { method: 'POST', headers: { ...own, 'Content-Type': type }, body })

    expect(response.status).toBe(400)
  })
})

function part(name: string, value: string, isLast = true): string {
  return `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n${isLast ? '--x--\r\n' : ''}`
}

test('a file to any other address is refused', async () => {
  expect((await anna.browser.postFile('/start', { company: 'x', logo: file(blue) })).status).toBe(415)
})

describe('colour and foot', () => {
  test('are kept as wished, and the page says what is used instead of a colour that does not read', async () => {
    const response = await anna.browser.post(here, { intent: 'look', accent: 'FFD400', footer: ' Register HRB 1 ' })
    const page = await response.text()

    expect(response.status).toBe(200)
    expect((await stored())[0]).toMatchObject({ accent: '#ffd400', footer: 'Register HRB 1' })
    expect(page).toMatch(/too faint for text/)
    expect(page).toMatch(/#[0-9a-f]{6}, 4\.[5-7] : 1/)
  })

  test.each([
    [{ accent: 'yellow', footer: '' }, 'Please write the colour as'],
    [{ accent: '#ffd40', footer: '' }, 'Please write the colour as'],
    [{ accent: '', footer: 'x'.repeat(121) }, '120 characters or fewer'],
    [{ accent: '', footer: 'two\nlines' }, 'Please keep this to one line'],
  ])('that cannot be kept come back as they were typed: %j', async (fields, sentence) => {
    const before = await stored()
    const response = await anna.browser.post(here, { intent: 'look', ...fields })

    expect(response.status).toBe(422)
    expect(await response.text()).toContain(sentence)
    expect(await stored()).toEqual(before)
  })
})

test('whoever only reads sees the look and no form', async () => {
  const page = await (await ben.browser.get(here)).text()

  expect(page).toContain('#ffd400')
  expect(page).not.toMatch(/type="file"|name="accent"/)
  expect((await ben.browser.postFile(here, { intent: 'logo', logo: file(red) })).status).toBe(403)
})

test('an address that the workspace has no client for is answered as one that there is not', async () => {
  const other = await anOwner(place, 'otto@example.com', 'Elsewhere AG')
  const [theirs] = await admin`select id from app.clients where workspace_id = ${other.workspaceId}`
  const ask = async (id: string) => {
    const response = await sendLogo(red, `${here}?client=${id}`)
    return { status: response.status, text: (await response.text()).replaceAll(/nonce[^ >]*|[0-9a-f-]{36}/g, '') }
  }

  const foreign = await ask(theirs?.id)

  expect(foreign.status).toBe(404)
  expect(await ask(newId())).toEqual(foreign)
  expect((await anna.browser.get(`${here}?client=x`)).status).toBe(404)
})

test(
  'a look shows at once, also in a submitted report, goes without a trace, and changes nothing of what was kept',
  async () => {
    await anna.browser.post(here, { intent: 'removeLogo' })
    await anna.browser.post(here, { intent: 'look', accent: '', footer: '' })
    await anna.browser.post(`/assessments/${anna.assessmentId}/answers/q-kpi-definition`, {
      'q-kpi-definition.answer': 'level:1',
      'q-kpi-definition.version': '0',
      'q-kpi-definition.opId': newId(),
    })
    await anna.browser.post(`/assessments/${anna.assessmentId}/review`, { intent: 'submit' })
    const kept = () => admin`select sha256, report from app.snapshots where assessment_id = ${anna.assessmentId}`
    const before = [...(await kept())]
    const plain = await report()
    const web = async () => (await anna.browser.get(`/assessments/${anna.assessmentId}/report`)).text()

    await sendLogo(blue)
    const withBlue = await report()
    const webBlue = await web()
    await sendLogo(red)
    await sendLogo(blue, `${here}?client=${clientId}`)
    const webRed = await web()
    const logos = (await stored()).map(({ logo }) => String(logo))
    await anna.browser.post(`${here}?client=${clientId}`, { intent: 'removeLogo' })
    await anna.browser.post(here, { intent: 'removeLogo' })

    expect(withBlue.equals(plain)).toBe(false)
    expect(webBlue).toContain('Logo of who made the report')
    expect(webBlue).not.toContain('Logo of the company')
    expect(webRed).toContain('Logo of the company')
    expect(logos.filter((logo) => webRed.includes(`data:image/png;base64,${logo}`))).toHaveLength(2)
    expect((await report()).equals(plain)).toBe(true)
    expect(await web()).not.toContain('data:image/png')
    expect((await stored()).map(({ logo }) => logo)).toEqual([null, null])
    expect(before).toHaveLength(1)
    expect([...(await kept())]).toEqual(before)
  },
  PATIENCE,
)

test(
  'the first pages are drawn with what is saved, on either paper',
  async () => {
    const before = await pdfOf(`${here}.pdf`)
    await anna.browser.post(here, { intent: 'look', accent: '#aa0000', footer: '' })

    const after = await pdfOf(`${here}.pdf`)

    expect(before.subarray(0, 5).toString()).toBe('%PDF-')
    expect(after.equals(before)).toBe(false)
    expect((await pdfOf(`${here}.pdf?paper=letter`)).equals(after)).toBe(false)
  },
  PATIENCE,
)

test('the postal address stands on reports, in lines, and is written down', async () => {
  const workspace = `/workspaces/${anna.workspaceId}`
  const saved = await anna.browser.post(workspace, { intent: 'address', address: ' Am Hafen 12\r\n20457 Hamburg \r\n' })
  const tooMany = await anna.browser.post(workspace, { intent: 'address', address: 'x\n'.repeat(9) })
  const web = await (await anna.browser.get(`/assessments/${anna.assessmentId}/report`)).text()
  const log = await (await anna.browser.get(`${workspace}/log`)).text()

  expect([saved.status, tooMany.status]).toEqual([200, 422])
  expect(web).toContain('Am Hafen 12\n20457 Hamburg</address>')
  expect(log).toContain('Changed the postal address of the workspace')
  expect(log).toContain('Took the logo off reports')
})

test('thirty pictures an hour and workspace are drawn, not one more', async () => {
  const other = await anOwner(place, 'lena@example.com', 'Limit GmbH')
  const statuses: number[] = []
  for (let sent = 0; sent < 31; sent += 1) {
    statuses.push((await other.browser.postFile(`/workspaces/${other.workspaceId}/brand`, { intent: 'logo' })).status)
  }

  expect(statuses).toEqual([...new Array(30).fill(422), 429])
})
