import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'
import { text } from '#tests/ui/markup.tsx'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

let owner: Awaited<ReturnType<typeof anOwner>>
let member: Person
let viewer: Person

beforeAll(async () => {
  owner = await anOwner(place, 'owner@texts.example.com', 'Müller & Söhne')
  member = await aPerson(place, 'member@texts.example.com')
  viewer = await aPerson(place, 'viewer@texts.example.com')
  await join(place, member, owner.workspaceId, 'member')
  await join(place, viewer, owner.workspaceId, 'viewer')
})

const list = () => `/workspaces/${owner.workspaceId}/texts`
const page = async (path = '', who: Pick<Person, 'browser'> = member) =>
  (await who.browser.get(`${list()}${path}`)).text()
const save = (change: Record<string, string> = {}, who: Pick<Person, 'browser'> = member) =>
  who.browser.post(list(), {
    intent: 'save',
    id: 'new',
    version: '0',
    name: 'Thanks',
    body: 'Thank you, {client}.',
    ...change,
  })
const stored = () => admin<{ id: string; name: string; body: string; version: number }[]>`
  select id, name, body, version from app.text_blocks where workspace_id = ${owner.workspaceId} order by name`

describe('text blocks of a workspace', () => {
  test('a viewer reads them, is offered no form, and is refused', async () => {
    expect(text(await page('?text=new', viewer))).toContain('There is none yet.')
    expect(await page('?text=new', viewer)).not.toContain('name="body"')
    expect((await save({}, viewer)).status).toBe(403)
    expect(await stored()).toEqual([])
  })

  test.each([
    ['no name', { name: ' ' }, 'Please give the text block a name'],
    ['no text', { body: ' ' }, 'Please write what the text block says'],
    ['an unknown variable', { body: 'Dear {firm}.' }, 'Nothing fills in {firm}. Choose from {client}, {check}'],
    ['a link that leads nowhere', { body: '[here](www.example.com)' }, 'www.example.com'],
    ['too much', { body: 'a'.repeat(4001) }, '4,001'],
  ])('%s is named, and what was typed stays', async (_name, change, said) => {
    const refused = await save(change)
    const html = await refused.text()

    expect(refused.status).toBe(422)
    expect(text(html)).toContain(said)
    const { name, body } = { name: 'Thanks', body: 'Thank you, {client}.', ...change }
    expect(html).toContain(`>${body.trim()}</textarea>`)
    if (name.trim() !== '') expect(html).toContain('value="Thanks"')
    expect(await stored()).toEqual([])
  })

  test('one is added, shown as it is meant, changed and deleted', async () => {
    const added = await save({ body: 'Thank **you**, {client}.' })
    const [block] = await stored()
    const id = block?.id ?? ''

    expect(added.headers.get('location')).toBe(`${list()}?done=saved#block-${id}`)
    expect(await page()).toContain('Thank <strong>you</strong>, {client}.')
    expect(await page(`?text=${id}`)).toContain('Thank **you**, {client}.</textarea>')
    expect((await save({ id, version: '1', name: 'Thanks', body: 'Thanks.' })).status).toBe(302)
    expect(await stored()).toMatchObject([{ body: 'Thanks.', version: 2 }])
    const clash = await save({ name: 'THANKS', body: 'Other.' })
    expect(clash.status).toBe(422)
    expect(text(await clash.text())).toContain('Another text block has this name already')
    expect((await save({ intent: 'remove', id, version: '2' })).status).toBe(302)
    expect(await stored()).toEqual([])
  })

  test('who was slower sees theirs beside their own, and may keep their own all the same', async () => {
    await save()
    const [block] = await stored()
    const id = block?.id ?? ''
    await save({ id, version: '1', body: 'Theirs.' }, owner)

    const late = await save({ id, version: '1', body: 'Mine.' })
    const html = await late.text()

    expect(late.status).toBe(409)
    expect(html).toContain('Theirs.')
    expect(html).toContain('>Mine.</textarea>')
    expect(html).toContain('name="version" value="2"')
    await save({ intent: 'remove', id, version: '2' }, owner)
    const gone = await save({ id, version: '2', body: 'Mine.' })
    expect(gone.status).toBe(409)
    expect(await gone.text()).toContain('name="id" value="new"')
  })
})

describe('a text block in a report', () => {
  const edit = () => `/assessments/${owner.assessmentId}/report/edit`
  const insert = (change: Record<string, string>) =>
    member.browser.post(`${edit()}?text=section%3Amethod`, {
      intent: 'insert',
      field: 'section:method',
      version: '0',
      body: 'Typed before.',
      ...change,
    })

  test('is put at the end of what was typed, filled in, and kept only with the text', async () => {
    await save({ body: 'Thank you, {client}. We begin with {pilot}.' })
    const [block] = await stored()
    const editor = await (await member.browser.get(`${edit()}?text=section%3Amethod`)).text()
    expect(editor).toContain(`<option value="${block?.id}">Thanks</option>`)

    const put = await insert({ block: block?.id ?? '' })
    const html = await put.text()

    expect(put.status).toBe(200)
    expect(html).toContain('Typed before.\n\nThank you, Müller &amp; Söhne. We begin with {pilot}.</textarea>')
    expect(text(html)).toContain('This check cannot fill in {pilot} yet')
    const kept = await admin`select 1 from app.report_texts where assessment_id = ${owner.assessmentId}`
    expect(kept).toHaveLength(0)
  })

  test('is offered for comments alone, and one that is not there is no form of the page', async () => {
    const [block] = await stored()
    const headline = await (await member.browser.get(`${edit()}?text=summary%3Aheadline`)).text()

    expect(headline).not.toContain('value="insert"')
    expect((await insert({ block: 'none' })).status).toBe(400)
    expect((await insert({ field: 'summary:headline', block: block?.id ?? '' })).status).toBe(400)
  })

  test('of another workspace cannot be put in', async () => {
    const [block] = await stored()
    const other = await anOwner(place, 'other@texts.example.com')
    const path = `/assessments/${other.assessmentId}/report/edit?text=section%3Amethod`
    const form = { intent: 'insert', field: 'section:method', version: '0', body: '', block: block?.id ?? '' }

    expect((await other.browser.post(path, form)).status).toBe(400)
  })
})
