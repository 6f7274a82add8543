import { afterAll, describe, expect, test } from 'vitest'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'
import { tags, text } from '#tests/ui/markup.tsx'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }
const catalogue = loadCatalogue()

const USE_CASE = '/ready/use-cases/uc-lead-scoring'
const TECHNIQUE = '/ready/techniques/active-learning'
const locationOf = (response: Response) => response.headers.get('Location')
const submit = (id: string) =>
  admin`update app.assessments set status = 'submitted', submitted_at = now() where id = ${id}`
const links = (html: string) => tags(html, 'a').map(({ href }) => href?.replaceAll('&amp;', '&'))

describe('somebody without a check', () => {
  test('is led to the start, which says what the check will be about', async () => {
    const guest = browser()
    const useCase = await guest.get(USE_CASE)
    const technique = await guest.get(TECHNIQUE)
    const start = await (await guest.follow(useCase)).text()

    expect([useCase.status, technique.status]).toEqual([302, 302])
    expect(useCase.headers.get('Cache-Control')).toBe('no-store')
    expect(locationOf(useCase)).toBe('/start?form=quick&useCase=uc-lead-scoring')
    expect(locationOf(technique)).toBe('/start?form=quick&technique=active-learning')
    expect(text(start)).toContain('Lead scoring: by going to the first question you note it')
    expect(start).toMatch(/<input[^>]*value="quick"[^>]*checked|<input[^>]*checked[^>]*value="quick"/)
  })

  test('begins, and only what settles this one is asked', async () => {
    const guest = browser()
    const path = '/start?form=quick&technique=active-learning'
    const started = await guest.post(path, { company: '', disciplines: 'marketing', form: 'quick' })
    const id = /assessments\/([^/]+)\/quick$/.exec(locationOf(started) ?? '')?.[1] ?? ''
    const first = await guest.follow(await guest.follow(started))
    const [profile] = await admin`select to_json(interests) as interests from app.profiles where assessment_id = ${id}`

    expect(profile?.interests).toEqual(['active-learning'])
    expect(first.status).toBe(200)
    expect(text(await first.text())).toMatch(/(Asked because|applies to) Active Learning/)
  })

  test('loses nothing of what was typed where the start is refused, and keeps what it is about', async () => {
    const guest = browser()
    const path = '/start?form=quick&useCase=uc-lead-scoring'
    const refused = await guest.post(path, { company: 'x'.repeat(201), disciplines: 'marketing', form: 'quick' })
    const html = await refused.text()

    expect(refused.status).toBe(422)
    expect(html).toContain('x'.repeat(201))
    expect(text(html)).toContain('Lead scoring: by going to the first question')
    const [form] = tags(html, 'form').filter(({ method }) => method === 'post')
    expect(form?.action?.replaceAll('&amp;', '&') ?? path).toContain('useCase=uc-lead-scoring')
  })

  test.each(['/start?form=quick&technique=alchemy', '/start?useCase=uc-none', '/start?technique=uc-lead-scoring'])(
    'is told that %s names nothing, and can begin all the same',
    async (path) => {
      const guest = browser()
      const page = text(await (await guest.get(path)).text())
      const started = await guest.post(path, { company: '', disciplines: 'marketing', form: 'quick' })
      const id = /assessments\/([^/]+)\//.exec(locationOf(started) ?? '')?.[1] ?? ''
      const [profile] =
        await admin`select to_json(interests) as interests from app.profiles where assessment_id = ${id}`

      expect(page).toContain('The address names something that we do not have')
      expect(page).not.toContain('by going to the first question')
      expect(started.status).toBe(302)
      expect(profile?.interests).toEqual([])
    },
  )

  test('a start without a wish says nothing of it and notes nothing', async () => {
    const guest = browser()
    const page = text(await (await guest.get('/start')).text())
    const id = await guest.start()
    const [profile] = await admin`select to_json(interests) as interests from app.profiles where assessment_id = ${id}`

    expect(page).not.toContain('you have in mind')
    expect(page).not.toContain('The address names')
    expect(profile?.interests).toEqual([])
  })

  test('gets no page for what does not exist, of either kind', async () => {
    for (const path of [
      '/ready/use-cases/active-learning',
      '/ready/techniques/uc-lead-scoring',
      '/ready/use-cases/x',
    ]) {
      const answer = await browser().get(path)

      expect(answer.status).toBe(404)
      expect(text(await answer.text())).toContain('There is no such use case or technique.')
    }
  })
})

describe('a guest with checks', () => {
  test('goes straight on in the only open one', async () => {
    const guest = browser()
    const id = await guest.start()
    const done = await guest.start()
    await submit(done)
    const answer = await guest.get(TECHNIQUE)

    expect(locationOf(answer)).toBe(`/assessments/${id}/quick?about=active-learning`)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  })

  test('chooses one of several, and nothing is changed by looking', async () => {
    const guest = browser()
    const ids = [await guest.start({ company: 'One GmbH' }), await guest.start({ company: 'Two GmbH' })]
    const answer = await guest.get(USE_CASE)
    const html = await answer.text()
    const rows =
      await admin`select to_json(interests) as interests from app.profiles where assessment_id in ${admin(ids)}`

    expect(answer.status).toBe(200)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    for (const id of ids) expect(links(html)).toContain(`/assessments/${id}/quick?about=uc-lead-scoring`)
    expect(text(html)).toContain('Go on: One GmbH')
    expect(links(html)).toContain('/start?form=quick&useCase=uc-lead-scoring')
    expect(rows.map(({ interests }) => interests)).toEqual([[], []])
    expect(html).toContain('content="noindex"')
  })

  test('is shown the result where all are submitted', async () => {
    const guest = browser()
    const id = await guest.start({ company: 'Done GmbH' })
    await submit(id)
    const html = await (await guest.get(TECHNIQUE)).text()

    expect(text(html)).toContain('take no more answers')
    expect(links(html)).toContain(`/assessments/${id}/techniques/active-learning`)
    expect(links(html)).not.toContain(`/assessments/${id}/quick?about=active-learning`)
  })

  test('sees nobody else’s', async () => {
    const other = await browser().start({ company: 'Canary Else GmbH' })
    const guest = browser()
    await guest.start()
    await guest.start()
    const html = await (await guest.get(USE_CASE)).text()

    expect(html).not.toContain(other)
    expect(html).not.toContain('Canary Else')
  })
})

describe('members', () => {
  test('go on in the only check of their workspace; a viewer reads what it says', async () => {
    const owner = await anOwner(place, 'owner@ready.example.com', 'Ready GmbH')
    const viewer = await aPerson(place, 'viewer@ready.example.com')
    await join(place, viewer, owner.workspaceId, 'viewer')
    const led = await owner.browser.get(USE_CASE)
    const read = await viewer.browser.get(USE_CASE)
    const html = await read.text()

    expect(locationOf(led)).toBe(`/assessments/${owner.assessmentId}/quick?about=uc-lead-scoring`)
    expect(read.status).toBe(200)
    expect(text(html)).toContain('You only read in this workspace.')
    expect(links(html)).toContain(`/assessments/${owner.assessmentId}/use-cases/uc-lead-scoring`)
    expect(links(html)).not.toContain(`/assessments/${owner.assessmentId}/quick?about=uc-lead-scoring`)
  })

  test('without any check are led to the start like everybody', async () => {
    const person = await aPerson(place, 'new@ready.example.com')

    expect(locationOf(await person.browser.get(TECHNIQUE))).toBe('/start?form=quick&technique=active-learning')
  })
})

test('every use case and technique can be asked for', async () => {
  const guest = browser()
  for (const { id } of catalogue.useCases) expect((await guest.get(`/ready/use-cases/${id}`)).status).toBe(302)
  for (const { id } of catalogue.techniques) expect((await guest.get(`/ready/techniques/${id}`)).status).toBe(302)
})
