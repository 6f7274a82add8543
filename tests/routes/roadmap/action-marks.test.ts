import { describe, expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { posted, tags, text } from '#tests/ui/markup.tsx'

const { browser, admin, services } = await testPreflight()
const PILOT = 'uc-content-localisation'

/** A guest with every ladder on level 1, a chosen pilot and two people who wear all hats. */
async function aPlan() {
  const guest = browser()
  const id = await guest.start()
  const base = `/assessments/${id}`
  for (const { id: question } of services.catalogue.questions.filter(({ kind }) => kind === 'level')) {
    const fields = { answer: 'level:1', version: '0', opId: crypto.randomUUID() }
    const prefixed = Object.entries(fields).map(([name, typed]): [string, string] => [`${question}.${name}`, typed])
    await guest.post(`${base}/answers/${question}`, prefixed)
  }
  const roles = services.catalogue.roles.map((role) => role.id)
  const people = ['ann', 'ben'].map((person) => ({
    id: person,
    name: person === 'ann' ? 'Änne Groß' : 'Ben Öztürk',
    roles,
    daysPerWeek: 2,
    away: [],
    dayRateCents: 65_000,
  }))
  await admin`update app.plan_settings set people = ${admin.json(people)}, targets = array[${PILOT}]
    where assessment_id = ${id}`
  return { guest, id, base }
}

const { guest, id, base } = await aPlan()
const page = async (who: Browser = guest) => (await who.get(`${base}/roadmap`)).text()
const formIn = (html: string, action: string) =>
  new RegExp(`<form[^>]*id="edit-${action}".*?</form>`, 's').exec(html)?.[0] ?? ''
const rowIn = (html: string, action: string) =>
  text(new RegExp(`<li id="action-${action}".*?</summary>`, 's').exec(html)?.[0] ?? '')
const firstAction = async () => /id="edit-([\w-]+)"/.exec(await page())?.[1] ?? ''
const settings = async () => (await admin`select version from app.plan_settings where assessment_id = ${id}`)[0]
const task = async (assessment = id) =>
  (
    await admin`select status, person, not_before::text, version from app.action_tasks
      where assessment_id = ${assessment} and action_id = ${action} order by version desc limit 1`
  )[0]

/** What the form would send as it stands, with some of it changed. */
async function fieldsOf(action: string, change: Record<string, string> = {}) {
  const form = formIn(await page(), action)
  const chosen = [...form.matchAll(/<select[^>]*name="(\w+)".*?<\/select>/gs)].map(([select, name = '']) => {
    const options = tags(select, 'option')
    return [name, (options.find(({ selected }) => selected !== undefined) ?? options[0])?.value ?? ''] as const
  })
  return { ...Object.fromEntries(posted(form)), ...Object.fromEntries(chosen), ...change }
}
const send = async (action: string, change: Record<string, string>) =>
  guest.post(`${base}/roadmap`, await fieldsOf(action, change))
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const action = await firstAction()

describe('the form of an action, without a script', () => {
  test('gives it to another person, at once', async () => {
    const other = rowIn(await page(), action).includes('Änne Groß') ? 'ben' : 'ann'

    const saved = await send(action, { person: other })

    expect(saved.status).toBe(302)
    expect(saved.headers.get('Location')).toBe(`${base}/roadmap#edit-${action}`)
    expect(rowIn(await page(), action)).toContain(other === 'ann' ? 'Änne Groß' : 'Ben Öztürk')
    expect(await fieldsOf(action)).toMatchObject({ person: other })
  })

  test('keeps a day before which it does not begin, and the plan waits for it', async () => {
    const notBefore = inDays(400)
    const before = (await page()).match(/<h1.*?<\/h1>/s)?.[0]

    expect((await send(action, { notBefore })).status).toBe(302)

    const after = await page()
    expect(rowIn(after, action)).toContain('not before')
    expect(after.match(/<h1.*?<\/h1>/s)?.[0]).not.toBe(before)
    expect(await fieldsOf(action)).toMatchObject({ notBefore })
    expect((await send(action, { notBefore: '' })).status).toBe(302)
    expect((await page()).match(/<h1.*?<\/h1>/s)?.[0]).toBe(before)
  })

  test('marks it as done in table, picture and report, and says which answer raises the level', async () => {
    const steps = text(await page()).match(/(\d+) actions?, /)?.[1]

    expect((await send(action, { status: 'done' })).status).toBe(302)

    const after = await page()
    expect(rowIn(after, action)).toContain('done')
    expect(text(after).match(/(\d+) actions?, /)?.[1]).toBe(steps)
    expect(formIn(after, action)).toContain('raises no level by itself')
    expect(formIn(after, action)).toMatch(new RegExp(`href="${base}/questions/[\\w-]+\\?question=`))
    expect(text(after.split('id="schedule"')[1]?.split('</section>')[0] ?? '')).toContain('· done')
    expect(text(await (await guest.get(`${base}/report`)).text())).toMatch(/(Änne Groß|Ben Öztürk) done/)
  })

  test('takes all of it back', async () => {
    await send(action, { person: '', notBefore: '', status: 'planned' })

    expect(await task()).toMatchObject({ status: 'planned', person: null, not_before: null })
  })
})

describe('what cannot be kept', () => {
  const refused = async (change: Record<string, string>) => {
    const before = await task()
    const response = await send(action, change)
    expect(await task()).toEqual(before)
    return { status: response.status, html: await response.text() }
  }

  test.each(['2099-02-30', inDays(-1), inDays(800), 'soon'])(
    'the date %s is named with the mend, and stays as typed',
    async (typed) => {
      const { status, html } = await refused({ notBefore: typed, status: 'doing' })
      const form = formIn(html, action)

      expect(status).toBe(422)
      expect(text(html)).toContain('Give the date as day, month and year between')
      expect(html).toContain(`href="#edit-${action}-notBefore"`)
      expect(posted(form)).toContainEqual(['notBefore', typed])
      expect(tags(form, 'input').find(({ name }) => name === 'notBefore')).toMatchObject({ 'aria-invalid': 'true' })
      expect(form).toMatch(/value="doing"[^>]*selected/)
      expect(html).toMatch(new RegExp(`id="action-${action}"[^>]*><details[^>]*open`))
    },
  )

  test('a person who is not of the plan is refused at its field', async () => {
    const { status, html } = await refused({ person: 'somebody' })

    expect(status).toBe(422)
    expect(formIn(html, action)).toContain('Choose somebody who wears the hat of this action')
  })

  test('a status that is not offered is refused', async () => {
    expect((await refused({ status: 'dropped' })).status).toBe(422)
  })

  test('an action that the catalogue does not have is not found', async () => {
    expect((await refused({ action: 'no-such-action' })).status).toBe(404)
  })

  test('a field that the form does not have is refused', async () => {
    expect((await refused({ owner: 'ann' })).status).toBe(400)
  })

  test('what was chosen on a plan that somebody else changed meanwhile still stands, and can be saved again', async () => {
    const mine = await fieldsOf(action, { status: 'doing' })
    await send(action, { person: 'ben' })

    const stale = await guest.post(`${base}/roadmap`, mine)
    const html = await stale.text()
    const form = formIn(html, action)

    expect(stale.status).toBe(409)
    expect(text(form)).toContain('Somebody else changed this action meanwhile')
    expect(form).toMatch(/value="doing"[^>]*selected/)
    expect(await task()).toMatchObject({ status: 'planned', person: 'ben' })
    const version = new Map(posted(form)).get('version') ?? ''
    expect((await guest.post(`${base}/roadmap`, { ...mine, version })).status).toBe(302)
    expect(await task()).toMatchObject({ status: 'doing', person: null })
  })

  test('another browser finds no plan to change', async () => {
    const stranger = browser()
    await stranger.start()
    const before = await task()

    expect((await stranger.post(`${base}/roadmap`, await fieldsOf(action, { status: 'done' }))).status).toBe(404)
    expect(await task()).toEqual(before)
  })
})

test('an owner who leaves stops the plan with a sentence and the form that mends it', async () => {
  await send(action, { person: 'ben' })
  const [{ people } = { people: [] }] = await admin`select people from app.plan_settings where assessment_id = ${id}`
  const stay = (people as { id: string }[]).filter((person) => person.id !== 'ben')
  await admin`update app.plan_settings set people = ${admin.json(stay)} where assessment_id = ${id}`

  const html = await page()
  expect(text(html)).toContain('is given to somebody who is no longer there')
  expect(text(html)).not.toContain('to the decision')
  const results = text(await (await guest.get(`${base}/results`)).text())
  expect(results).toContain('to somebody else on the roadmap, or leave it to the plan')

  expect((await send(action, { person: '' })).status).toBe(302)
  expect(text(await page())).toContain('to the decision')
})

test('the other settings of the plan leave what was said of actions alone, and a copy takes it along', async () => {
  await send(action, { status: 'doing', notBefore: inDays(30) })
  const { version: _, ...kept } = (await task()) ?? {}
  const version = String((await settings())?.version)

  await guest.post(`${base}/roadmap`, { intent: 'save', version, target: PILOT, hasHistory: 'yes' })
  expect(await settings()).toMatchObject({ version: Number(version) + 1 })
  expect(await task()).toMatchObject(kept)
  await guest.post(base, { intent: 'copy' })
  const copies =
    await admin`select assessment_id from app.plan_settings where assessment_id <> ${id} and targets = array[${PILOT}]`
  expect(copies.length).toBe(1)
  expect(await task(copies[0]?.assessment_id)).toEqual({ ...kept, version: 1 })
})

test('an action has a page on which all can be said of it, and stands in table, files and calendar', async () => {
  const path = `${base}/roadmap/${action}`
  const html = await (await guest.get(path)).text()
  const form = /<form[^>]*method="post"[^>]*noValidate.*?<\/form>/is.exec(html)?.[0] ?? html
  const version = new Map(posted(form)).get('version') ?? ''
  const said = { version, status: 'planned', person: '', low: '1', high: '2.5', dueOn: '2027-03-01', steps: 'Ask them' }

  const wrong = await guest.post(path, { ...said, status: 'dropped' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Say why it is dropped')
  expect((await guest.post(path, said)).status).toBe(302)
  expect((await guest.post(path, said)).status).toBe(409)
  const after = await (await guest.get(path)).text()
  expect(after).toContain('Ask them')
  expect(text(after)).toContain('The catalogue says')

  const table = await guest.get(`${base}/roadmap/actions?sort=due`)
  expect(table.status).toBe(200)
  expect(text(await table.text())).toContain('own estimate')
  const csv = await guest.get(`${base}/roadmap/actions/csv`)
  expect(await csv.text()).toContain('2027-03-01')
  expect((await guest.get(`${base}/roadmap/actions/xlsx`)).status).toBe(200)

  const made = await guest.post(`${base}/roadmap/actions`, { intent: 'start' })
  const address = /value="[^"]*(\/calendar\/[\w-]{43}\.ics\?in=en)"/.exec(await made.text())?.[1] ?? ''
  const calendar = await browser().get(address)
  expect(calendar.status).toBe(200)
  expect(await calendar.text()).toContain('Due: ')
  await guest.post(`${base}/roadmap/actions`, { intent: 'stop' })
  expect((await browser().get(address)).status).toBe(404)
})

test('a dropped action is named with what is not reached without it', async () => {
  const path = `${base}/roadmap/${action}`
  const { version } = (await task()) ?? {}
  const drop = { version: String(version), status: 'dropped', dropReason: 'Not ours to do.' }

  expect((await guest.post(path, drop)).status).toBe(302)
  const table = text(await (await guest.get(`${base}/roadmap/actions`)).text())

  expect(table).toContain('Dropped')
  expect(table).toMatch(/Without .* not reached/)
})
