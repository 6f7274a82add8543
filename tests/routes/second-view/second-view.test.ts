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
let consultant: Person
let viewer: Person
let base: string

beforeAll(async () => {
  owner = await anOwner(place, 'owner@seen.example.com')
  consultant = await aPerson(place, 'consultant@seen.example.com')
  viewer = await aPerson(place, 'viewer@seen.example.com')
  await join(place, consultant, owner.workspaceId, 'consultant')
  await join(place, viewer, owner.workspaceId, 'viewer')
  await admin`update sys.users set name = 'Kim Consultant' where id = ${consultant.userId}`
  base = `/assessments/${owner.assessmentId}`
  await owner.browser.post(`${base}/answers/q-kpi-definition`, {
    'q-kpi-definition.answer': 'level:3',
    'q-kpi-definition.version': '0',
    'q-kpi-definition.opId': crypto.randomUUID(),
  })
})

const page = async (path = '', who = consultant) => (await who.browser.get(`${base}/second-view${path}`)).text()
const rate = (change: Record<string, string> = {}, who = consultant) =>
  who.browser.post(`${base}/second-view`, {
    intent: 'keep',
    capability: 'kpi-definition',
    version: '0',
    level: '1',
    upTo: '',
    reason: 'The sheet has no owner.',
    ...change,
  })
const report = async () => text(await (await owner.browser.get(`${base}/report`)).text())
const stored = () => admin`
  select capability_id, lo, hi, reason, version from app.consultant_ratings
  where assessment_id = ${owner.assessmentId} order by capability_id`

describe('before anybody looked', () => {
  test('the page says so, and no report or results page speaks of it', async () => {
    const html = text(await page())

    expect(html).toContain('Nobody has written down yet what they saw')
    expect(html).toContain('not looked at')
    expect(await report()).not.toContain('Second view')
    const results = await (await consultant.browser.get(`${base}/results`)).text()
    expect(results).toContain(`${base}/second-view`)
  })

  test('a viewer reads and is offered no form; what they send is refused', async () => {
    const html = await page('?capability=kpi-definition', viewer)

    expect(text(html)).toContain('Owners and consultants of the workspace write it down')
    expect(html).not.toContain('name="reason"')
    expect((await rate({}, viewer)).status).toBe(403)
    expect(await stored()).toHaveLength(0)
    expect(await (await viewer.browser.get(`${base}/results`)).text()).not.toContain(`${base}/second-view`)
  })
})

describe('what is missing or does not fit', () => {
  test.each([
    ['no step', { level: '' }, 'Please choose the step that you saw.'],
    ['a step that there is not', { level: '5' }, 'Please choose the step that you saw.'],
    ['no reason', { reason: '  ' }, 'Please say in a sentence what you saw it by'],
    ['a reason that is too long', { reason: 'a'.repeat(2001) }, '2000 characters or fewer'],
    ['an upper step below the one seen', { level: '3', upTo: '2' }, 'not below the one you saw'],
  ])('%s is named, and what was typed stays', async (_name, change, said) => {
    const refused = await consultant.browser.post(`${base}/second-view?capability=kpi-definition`, {
      intent: 'keep',
      capability: 'kpi-definition',
      version: '0',
      level: '2',
      upTo: '',
      reason: 'Typed and kept.',
      ...change,
    })
    const html = await refused.text()

    expect(refused.status).toBe(422)
    expect(text(html)).toContain(said)
    const reason = 'reason' in change ? change.reason.trim() : 'Typed and kept.'
    expect(html).toContain(`>${reason}</textarea>`)
    const level = 'level' in change ? change.level : '2'
    if (['2', '3'].includes(level))
      expect(html).toMatch(new RegExp(`value="${level}"[^>]*checked|checked[^>]*value="${level}"`))
    expect(await stored()).toHaveLength(0)
  })

  test('another capability, or another form, is no form of the page', async () => {
    expect((await rate({ capability: 'none' })).status).toBe(400)
    expect((await rate({ intent: 'other' })).status).toBe(400)
    expect((await rate({ capability: '' })).status).toBe(400)
  })
})

describe('once something was seen', () => {
  test('it stands beside what the answers say, on the page and in the report, and changes no verdict', async () => {
    const before = await (await owner.browser.get(`${base}/results`)).text()
    const kept = await rate()

    expect(kept.status).toBe(302)
    expect(kept.headers.get('location')).toBe(`${base}/second-view?kept=kpi-definition#capability-kpi-definition`)
    const html = text(await page('?kept=kpi-definition'))
    expect(html).toContain('Seen: Level 1')
    expect(html).toContain('1 to 2 levels less')
    expect(html).toContain('If what was seen counted')
    const shown = await report()
    expect(shown).toContain('What Kim Consultant saw')
    expect(shown).toContain('The sheet has no owner.')
    const verdicts = (results: string) => text(results.slice(results.indexOf('<h1')))
    expect(verdicts(await (await owner.browser.get(`${base}/results`)).text())).toBe(verdicts(before))
  })

  test('it stands in the JSON of the report, in levels and in words', async () => {
    const json = await (await owner.browser.get(`${base}/report.json`)).json()

    expect(json.secondView.rows).toMatchObject([
      { capability: 'kpi-definition', seenLevel: { lo: 1, hi: 1 }, agreement: 'apart', over: 1.5 },
    ])
  })

  test('"keep, and go on" opens the next one that nobody looked at', async () => {
    const html = await page('?capability=kpi-definition')
    const next = /value="keep:([a-z-]+)"/.exec(html)?.[1] ?? ''

    const kept = await rate({ intent: `keep:${next}`, version: '1', reason: 'The sheet has no owner now.' })

    expect(next).not.toBe('')
    expect(kept.headers.get('location')).toContain(`&capability=${next}#rate`)
    expect(await page(`?capability=${next}`)).toContain(`name="capability" value="${next}"`)
  })

  test('who was slower sees theirs beside their own, and may replace it', async () => {
    const late = await owner.browser.post(`${base}/second-view?capability=kpi-definition`, {
      intent: 'keep',
      capability: 'kpi-definition',
      version: '1',
      level: '2',
      upTo: '3',
      reason: 'Mine.',
    })
    const html = await late.text()

    expect(late.status).toBe(409)
    expect(text(html)).toContain('Somebody else wrote this down meanwhile')
    expect(html).toContain('The sheet has no owner now.')
    expect(html).toContain('>Mine.</textarea>')
    expect(html).toContain('name="version" value="2"')
    expect((await rate({ version: '2', level: '2', upTo: '3', reason: 'Mine.' }, owner)).status).toBe(302)
    expect(await stored()).toMatchObject([{ lo: 2, hi: 3, reason: 'Mine.', version: 3 }])
    expect(await report()).toContain('Level 2 to 3')
  })

  test('switched off in the report, it is in none of its files, and the page says so', async () => {
    const arrange = (intent: string, version: string) => owner.browser.post(`${base}/report/edit`, { intent, version })
    await arrange('hide:second-view', '0')

    expect(await report()).not.toContain('Mine.')
    const json = await (await owner.browser.get(`${base}/report.json`)).json()
    expect(json.secondView).toBeUndefined()
    expect(text(await page())).toContain('The report leaves this section out')
    await arrange('show:second-view', '1')
    expect(await report()).toContain('Mine.')
  })

  test('of a submitted check it still grows, makes the report a draft, and goes again', async () => {
    await owner.browser.post(`${base}/review`, { intent: 'submit' })
    expect((await rate({ version: '3', level: '0', reason: 'Later.' })).status).toBe(302)

    expect(await report()).toContain('Later.')
    expect(await report()).toContain('Draft: somebody works on this report')
    const gone = await rate({ intent: 'remove', version: '4' })
    expect(gone.status).toBe(302)
    expect(await stored()).toHaveLength(0)
    const late = await owner.browser.post(`${base}/second-view?capability=kpi-definition`, {
      intent: 'keep',
      capability: 'kpi-definition',
      version: '4',
      level: '3',
      upTo: '',
      reason: 'Mine after that.',
    })
    expect(late.status).toBe(409)
    expect(text(await late.text())).toContain('Keep it to write it down anew.')
    expect(await report()).not.toContain('Draft: somebody works on this report')
  })
})

test('a rating of what is no longer asked for is said, and can be taken away', async () => {
  await admin`
    insert into app.consultant_ratings (workspace_id, assessment_id, capability_id, lo, hi, reason, rated_by)
    values (${owner.workspaceId}, ${owner.assessmentId}, 'left-the-catalogue', 1, 1, 'Old.', ${owner.userId})`

  expect(text(await page())).toContain('No longer asked for')
  expect(await report()).not.toContain('Old.')
  expect((await rate({ intent: 'remove', capability: 'left-the-catalogue', version: '1' })).status).toBe(302)
  expect(await stored()).toHaveLength(0)
})
