import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readXlsx } from '#app/server/spreadsheet/read-xlsx.server.ts'
import { newId } from '#db/new-id.ts'
import { moveAssessment } from '#db/queries/clients.server.ts'
import { copyAssessment } from '#db/queries/copies.server.ts'
import { jpegOf, pngChunk, pngOf } from '#tests/report/support/pictures.ts'
import { saveAnswer } from '#tests/routes/questionnaire/support/saving.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

const [QUESTION = '', OTHER = ''] = services.catalogue.questions
  .filter(({ kind, section, scopeCondition }) => kind === 'level' && section === 'kpi' && scopeCondition === null)
  .map(({ id }) => id)
let owner: Awaited<ReturnType<typeof anOwner>>
let outsider: Awaited<ReturnType<typeof anOwner>>
let scope = { workspaceId: '', actorId: '' }
beforeAll(async () => {
  owner = await anOwner(place, 'owner@proof.example.com', 'Example GmbH')
  outsider = await anOwner(place, 'outsider@proof.example.com', 'Elsewhere AG')
  scope = { workspaceId: owner.workspaceId, actorId: owner.userId }
})
beforeEach(() => admin`delete from app.evidence_pieces`)

const at = (question = QUESTION, id = owner.assessmentId) => `/assessments/${id}/evidence/${question}`
const link = (fields: Record<string, string> = {}, path = at(), by = owner.browser) =>
  by.post(path, { intent: 'link', url: 'https://example.com/plan', name: 'Budget plan', ...fields })
const upload = (name: string, bytes: Uint8Array<ArrayBuffer> | string, path = at(), by: Browser = owner.browser) =>
  by.postFile(path, { intent: 'file', file: new File([bytes], name) })

async function read(path = at(), by = owner.browser) {
  const html = await (await by.get(path)).text()
  return { html, text: html.replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') }
}

const pieces = () => admin<{ id: string; name: string; kind: string; content: Buffer | null; isGone: boolean }[]>`
  select id, name, kind, content, gone_at is not null as "isGone" from app.evidence_pieces order by added_at`
const uses = () => admin<{ id: string }[]>`select id from app.evidence_uses where removed_at is null order by added_at`
const piece = async () => (await pieces())[0]?.id ?? ''

describe('a link', () => {
  test('stands with its name, is never opened by us, and shows the answer everywhere', async () => {
    expect((await link()).status).toBe(302)

    const { html, text } = await read()
    expect(html).toContain('href="https://example.com/plan" rel="noopener noreferrer nofollow"')
    expect(text).toContain('One piece shows this answer')
    expect((await read(`/assessments/${owner.assessmentId}/questions/kpi?question=${QUESTION}`)).text).toContain(
      'One piece of evidence',
    )
  })

  test.each(['javascript:alert(1)', 'http://user:word@example.com', 'ftp://example.com'])(
    '%s is refused with what was typed',
    async (url) => {
      const refused = await link({ url })

      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('Only http and https')
      expect(await pieces()).toEqual([])
    },
  )
})

describe('a file', () => {
  test('is handed out as it came, to keep and never to show; a text shows how it begins', async () => {
    expect((await upload('Zahlen.csv', '<script>alert(1)</script>;2\n3;4')).status).toBe(302)

    const { html } = await read()
    const file = await owner.browser.get(`${at()}/${await piece()}`)
    expect(html).not.toContain('<script>alert(1)')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;;2')
    expect(await file.text()).toBe('<script>alert(1)</script>;2\n3;4')
    expect(file.headers.get('Content-Disposition')).toContain('attachment; filename="Zahlen.csv"')
    expect(file.headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
    expect(file.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(file.headers.get('Cache-Control')).toBe('no-store')
  })

  test.each([
    ['attack 56: a drawing', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['attack 56: a drawing under the name of a picture', 'a.png', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['attack 56: a page', 'a.html', '<p>'],
    ['attack 59: an empty one', 'a.txt', ''],
    ['attack 59: one whose bytes say otherwise', 'a.pdf', 'PK\x03\x04'],
  ])('%s is refused, and nothing is kept', async (_, name, content) => {
    expect((await upload(name, content)).status).toBe(422)
    expect(await pieces()).toEqual([])
  })

  test('that is a picture is drawn anew: what cannot be seen in it is gone', async () => {
    const hidden = Buffer.from('<script>alert(1)</script>')
    const png = pngOf({ width: 2, height: 1 }, [[0, 255, 0, 0, 255, 0, 255, 0, 255]], [], [pngChunk('tEXt', hidden)])
    expect((await upload('a.png', new Uint8Array(png))).status).toBe(302)
    expect((await upload('b.jpg', new Uint8Array(Buffer.concat([jpegOf(6), hidden])))).status).toBe(302)
    expect((await upload('c.png', new Uint8Array(png.subarray(0, 40)))).status).toBe(422)

    const kept = await pieces()
    expect(kept.map(({ name, kind }) => [name, kind])).toEqual([
      ['a.png', 'png'],
      ['b.jpg', 'jpeg'],
    ])
    for (const { content } of kept) expect(content?.includes('script')).toBe(false)
    expect((await read()).html).toContain(`<img src="${at()}/${kept[0]?.id}" alt="The picture “a.png”"`)
  })

  test('counts into the room of the workspace beside files of clients', async () => {
    await admin`
      insert into app.client_files (workspace_id, id, client_id, name, kind, size, content, added_by)
      select ${owner.workspaceId}, gen_random_uuid(), client_id, 'a.txt', 'txt', 5242880, repeat('a', 5242880)::bytea, ${owner.userId}
      from app.assessments, generate_series(1, 4) where id = ${owner.assessmentId}`
    const refused = await upload('a.txt', 'a')
    await admin`delete from app.client_files`

    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('more than 20 MB together')
    expect((await upload('a.txt', 'a')).status).toBe(302)
  })
})

describe('what was given', () => {
  test('shows other answers of the company too, and is deleted once it shows none; who took it away stays', async () => {
    await upload('plan.txt', 'The plan')
    const id = await piece()

    expect((await read(at(OTHER))).text).toContain('Use one you already gave')
    expect((await owner.browser.post(at(OTHER), { intent: 'reuse', piece: id })).status).toBe(302)
    expect((await owner.browser.post(at(OTHER), { intent: 'reuse', piece: id })).status).toBe(404)
    const [first, second] = await uses()
    await owner.browser.post(at(), { intent: 'remove', use: first?.id ?? '' })
    expect((await owner.browser.get(`${at()}/${id}`)).status).toBe(404)
    expect(await (await owner.browser.get(`${at(OTHER)}/${id}`)).text()).toBe('The plan')
    await owner.browser.post(at(OTHER), { intent: 'remove', use: second?.id ?? '' })
    await owner.browser.post(at(OTHER), { intent: 'remove', use: second?.id ?? '' })

    expect(await pieces()).toMatchObject([{ name: 'plan.txt', content: null, isGone: true }])
    expect((await read()).text).toMatch(/One was taken away plan.txt .*Taken away by owner@proof.example.com/)
  })

  test('attacks 1 and 2: is nothing to another workspace', async () => {
    await upload('secret.txt', 'Secret')
    const id = await piece()
    const [use] = await uses()
    const own = at(QUESTION, outsider.assessmentId)

    expect((await outsider.browser.get(`${at()}/${id}`)).status).toBe(404)
    expect((await outsider.browser.get(`${own}/${id}`)).status).toBe(404)
    expect((await outsider.browser.post(own, { intent: 'reuse', piece: id })).status).toBe(404)
    expect((await outsider.browser.post(own, { intent: 'remove', use: use?.id ?? '' })).status).toBe(404)
    expect((await owner.browser.get(`${at(OTHER)}/${id}`)).status).toBe(404)
    expect(await pieces()).toMatchObject([{ isGone: false }])
  })

  test('goes along with a copy, and with a check that moves to another company', async () => {
    await upload('plan.txt', 'The plan')
    const clientId = newId()
    await admin`insert into app.clients (workspace_id, id, name) values (${scope.workspaceId}, ${clientId}, 'Other GmbH')`
    const copied = await services.database.withWorkspace(scope, async (tx) => {
      const id = (await copyAssessment(tx, owner.assessmentId, services.catalogue.hash)) ?? ''
      await moveAssessment(tx, id, clientId)
      return id
    })

    const [use] = await uses()
    await owner.browser.post(at(), { intent: 'remove', use: use?.id ?? '' })

    const found = await admin<{ clientId: string; isGone: boolean }[]>`
      select client_id as "clientId", gone_at is not null as "isGone" from app.evidence_pieces order by gone_at`
    expect(found).toMatchObject([{ isGone: true }, { clientId, isGone: false }])
    expect((await read(at(QUESTION, copied))).text).toContain('One piece shows this answer')
  })

  test('needs an account for files, and none for links; no more is taken once a check is submitted', async () => {
    const guest = browser()
    const id = await guest.start({ company: 'Guest KG' })

    expect((await read(at(QUESTION, id), guest)).text).toContain('Files can be added once you are signed in')
    expect((await upload('a.txt', 'a', at(QUESTION, id), guest)).status).toBe(403)
    expect((await link({}, at(QUESTION, id), guest)).status).toBe(302)
    await admin`update app.assessments set status = 'submitted', submitted_at = now() where id = ${id}`
    expect((await link({}, at(QUESTION, id), guest)).status).toBe(409)
  })
})

test('a level of 3 or more that nothing shows is claimed wherever it stands, until something shows it', async () => {
  const by = browser()
  const id = await by.start({ company: 'Claim KG' })
  await saveAnswer(by, id, QUESTION, { answer: 'level:3' })
  await saveAnswer(by, id, OTHER, { answer: 'level:4', evidence: 'The plan, page 3' })
  const base = `/assessments/${id}`
  const sheet = async () => (await by.get(`${base}/answers.json`)).json()
  const shownIn = async () => {
    const file = readXlsx(new Uint8Array(await (await by.get(`${base}/answers.xlsx`)).arrayBuffer()))
    return file.ok ? file.rows.find(({ cells }) => cells[0] === QUESTION)?.cells.at(-1) : file.fault
  }

  expect(await sheet()).toMatchObject({ claimed: [QUESTION] })
  expect(await shownIn()).toBe('claimed: nothing shows it yet')
  expect((await read(`${base}/questions/kpi?question=${QUESTION}`, by)).text).toContain('claimed Nothing shows it yet.')
  expect((await read(`${base}/review`, by)).text).toContain('One answer is claimed')
  expect((await read(`${base}/report`, by)).text).toContain('Claimed: nothing shows it yet')

  const colleague = await aColleague(id, 4, 'The budget, page 1')
  expect(await sheet()).not.toHaveProperty('claimed')
  expect((await read(`${base}/report`, by)).text).not.toContain('Claimed: nothing')
  await admin`update app.participants set removed_at = now() where id = ${colleague}`
  await aColleague(id, 2, 'The budget, page 1')
  expect((await read(`${base}/review`, by)).text).toContain('One answer is claimed')
  expect((await read(`${base}/report`, by)).text).toContain('Claimed: nothing shows it yet')

  await link({}, at(QUESTION, id), by)

  expect(await sheet()).not.toHaveProperty('claimed')
  expect(await shownIn()).toBe('Budget plan')
  expect((await read(`${base}/review`, by)).text).not.toContain('claimed')
  const report = (await read(`${base}/report`, by)).text
  expect(report).not.toContain('Claimed: nothing')
  expect(report).toContain('Evidence : Budget plan')
})

/** Somebody else of the team, who answered the question. @returns their id */
async function aColleague(assessmentId: string, level: number, evidence: string): Promise<string> {
  const person = newId()
  await admin`
    insert into app.participants (workspace_id, id, assessment_id, kind, name, disciplines)
    select workspace_id, ${person}, id, 'participant', 'Kim', '{marketing}' from app.assessments where id = ${assessmentId}`
  await admin`
    insert into app.answers (workspace_id, assessment_id, participant_id, question_id, value, evidence, version, wording_hash)
    select workspace_id, id, ${person}, ${QUESTION}, jsonb_build_object('level', ${level}::int), ${evidence}, 1, repeat('0', 64)
    from app.assessments where id = ${assessmentId}`
  return person
}
