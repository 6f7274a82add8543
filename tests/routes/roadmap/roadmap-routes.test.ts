import { describe, expect, test } from 'vitest'
import { testPreflight } from '#tests/support/preflight.ts'
import { posted, text } from '#tests/ui/markup.tsx'

const { browser, services } = await testPreflight()
const PILOT = 'uc-content-localisation'
const OTHER = 'uc-support-chatbot'
const NEXT_SUMMER = `${new Date().getFullYear() + 1}-06-03`

/** A guest with a check in which every ladder stands on level 1. */
async function aGuest() {
  const guest = browser()
  const id = await guest.start()
  const ladders = services.catalogue.questions.filter(({ kind }) => kind === 'level')
  for (const { id: question } of ladders) {
    const fields = { answer: 'level:1', version: '0', opId: crypto.randomUUID() }
    const prefixed = Object.fromEntries(Object.entries(fields).map(([name, typed]) => [`${question}.${name}`, typed]))
    const saved = await guest.post(`/assessments/${id}/answers/${question}`, prefixed)
    expect(saved.status).toBe(200)
  }
  return { guest, id, base: `/assessments/${id}` }
}

const { guest, base } = await aGuest()
const page = async (path: string) => (await guest.get(`${base}/${path}`)).text()
const roadmapFields = async () => posted((await page('roadmap')).split('id="settings"')[1] ?? '')
const versionNow = async () => (await roadmapFields()).find(([name]) => name === 'version')?.[1] ?? ''
const targetsNow = async () => (await roadmapFields()).filter(([name]) => name === 'target').map(([, id]) => id)

describe('the roadmap', () => {
  test('from its own page a target is added after those planned for, with the way back', async () => {
    const before = await targetsNow()
    const technique = services.catalogue.techniques.find(({ id }) => !before.includes(id))?.id ?? ''
    const added = await guest.post(`${base}/roadmap`, { intent: 'target', target: technique })

    expect(added.status).toBe(302)
    expect(added.headers.get('Location')).toBe(`${base}/roadmap?added=${technique}&proposed=yes`)
    expect(await targetsNow()).toEqual([...before, technique])
    expect(await page(`roadmap?added=${technique}&proposed=yes`)).toContain('Take it out again')

    await guest.post(`${base}/roadmap`, { intent: 'undo', target: technique, proposed: 'yes' })
    expect(await targetsNow()).toEqual(before)
    expect(await roadmapFields()).toContainEqual(['proposed', 'yes'])
  })

  test('a plan for five targets takes no sixth, and says so', async () => {
    const five = services.catalogue.useCases.slice(0, 5).map(({ id }) => id)
    await guest.post(`${base}/roadmap`, { version: await versionNow(), target: five, intent: 'save' })
    const sixth = services.catalogue.techniques[0]?.id ?? ''
    const refused = await guest.post(`${base}/roadmap`, { intent: 'target', target: sixth })

    expect(refused.headers.get('Location')).toBe(`${base}/roadmap?notAdded=full`)
    expect(await page('roadmap?notAdded=full')).toContain('The plan is for 5 targets already.')
    expect(await targetsNow()).toEqual(five)
  })

  test('an action leads to the sheet of its own deliverable, also one that the plan does not need', async () => {
    const sheet = (id: string) => `href="${base}/templates/${id}"`
    const done = await page('roadmap/act-output-evaluation-2')
    const reached = await page('roadmap/act-ai-use-policy-2')

    expect(done).toContain(sheet('test-cases'))
    expect(reached.split(sheet('ai-policy'))).toHaveLength(2)
    expect(await page('roadmap/act-ai-use-policy-3')).not.toContain(sheet('ai-policy'))
  })

  test('of an action that the plan does not need stands what people said of it', async () => {
    const all = await page('roadmap/actions')
    const other = services.catalogue.actions.find(({ id }) => !all.includes(`/${id}"`))?.id ?? ''
    const path = `roadmap/${other}`
    const facts = async () => text((await page(path)).split('id="facts"')[1]?.split('</section>')[0] ?? '')
    expect(await facts()).toMatch(/Who \w[^·]+ Begins after/)
    expect(await facts()).not.toContain('It is not done any more')

    const fields = { ...Object.fromEntries(posted(await page(path))), status: 'doing', low: '3', high: '5' }
    expect((await guest.post(`${base}/${path}`, fields)).status).toBe(302)

    expect(await facts()).toContain('3–5 days')
    expect(text(await page('roadmap/actions'))).toMatch(/Under way\s+3–5 days/)
  })

  test('a target that does not exist is not found', async () => {
    expect((await guest.post(`${base}/roadmap`, { intent: 'target', target: 'uc-nothing' })).status).toBe(404)
  })

  test('a start moves the plan', async () => {
    const fields = { version: await versionNow(), target: [PILOT], startOn: NEXT_SUMMER, intent: 'save' }

    const saved = await guest.post(`${base}/roadmap`, fields)

    expect(saved.status).toBe(302)
    expect(await page('roadmap')).toContain(`value="${NEXT_SUMMER}"`)
    expect(await page('roadmap')).toMatch(new RegExp(`Jun.${NEXT_SUMMER.slice(0, 4)}`))
  })

  test('of two changes on one version the second is shown beside the first, and can replace it', async () => {
    const version = await versionNow()
    await guest.post(`${base}/roadmap`, { version, target: [PILOT, OTHER], intent: 'save' })

    const stale = await guest.post(`${base}/roadmap`, { version, target: [OTHER], hasHistory: 'yes', intent: 'save' })
    const shown = await stale.text()
    const [mine = ''] = /<form(?=[^>]*>(?:(?!<\/form>).)*Replace it with mine).*?<\/form>/s.exec(shown) ?? []
    const kept = await targetsNow()
    await guest.post(`${base}/roadmap`, [...posted(mine), ['intent', 'save']])

    expect(stale.status).toBe(409)
    expect(kept).toEqual([PILOT, OTHER])
    expect(await targetsNow()).toEqual([OTHER])
  })

  test('a start that is no date is refused and kept as typed', async () => {
    const refused = await guest.post(`${base}/roadmap`, {
      version: await versionNow(),
      target: [PILOT],
      startOn: '2099-02-30',
      intent: 'save',
    })

    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('value="2099-02-30"')
  })
})

describe('the people', () => {
  const people = async () => posted(await page('people')).filter(([name]) => /^(people\.|version$)/.test(name))
  const days = (count: number): [string, string][] =>
    Array.from({ length: count }, (_, at) => [`people.${at}.daysPerWeek`, '2'])
  const changed = (fields: [string, string][], name: string, typed: string) =>
    fields.map(([field, value]): [string, string] => [field, field === name ? typed : value])

  test('a name and a rate with a comma are saved and stand in the plan', async () => {
    const fields = changed(changed(await people(), 'people.0.name', 'Änne Groß'), 'people.0.dayRate', '812,50')

    const saved = await guest.post(`${base}/people`, [...fields, ...days(4), ['intent', 'save']])

    expect(saved.headers.get('Location')).toBe(`${base}/roadmap`)
    expect(await page('roadmap')).toContain('Änne Groß')
    expect(await people()).toContainEqual(['people.0.dayRate', '812.50'])
  })

  test('adding somebody keeps what was typed and stores nothing', async () => {
    const fields = changed(await people(), 'people.0.dayRate', 'not yet known')

    const added = await guest.post(`${base}/people`, [...fields, ...days(4), ['intent', 'add-person']])

    const shown = posted(await added.text())
    expect(added.status).toBe(200)
    expect(shown).toContainEqual(['people.0.dayRate', 'not yet known'])
    expect(shown.filter(([name]) => /^people\.\d+\.id$/.test(name))).toHaveLength(5)
    expect((await people()).filter(([name]) => /^people\.\d+\.id$/.test(name))).toHaveLength(4)
  })

  test('more absences than are planned with are refused with a sentence, and all of them stay on the page', async () => {
    const away = Array.from({ length: 21 }, (_, at): [string, string][] => [
      [`people.0.away.${at}.from`, '2099-01-03'],
      [`people.0.away.${at}.to`, '2099-01-04'],
    ]).flat()

    const refused = await guest.post(`${base}/people`, [...(await people()), ...days(4), ...away, ['intent', 'save']])

    const shown = await refused.text()
    expect(refused.status).toBe(422)
    expect(shown).toContain('Please name at most 20 absences')
    expect(shown).toContain('id="people.0.away"')
    expect(posted(shown).filter(([name]) => name.startsWith('people.0.away.'))).toEqual(away)
  })

  test('a rate in words is refused at its field', async () => {
    const fields = changed(await people(), 'people.0.dayRate', 'lots')

    const refused = await guest.post(`${base}/people`, [...fields, ...days(4), ['intent', 'save']])

    const shown = await refused.text()
    expect(refused.status).toBe(422)
    expect(shown).toContain('href="#people.0.dayRate"')
    expect(posted(shown)).toContainEqual(['people.0.dayRate', 'lots'])
  })

  test('saving over what somebody else saved says so and keeps what was typed', async () => {
    const fields = await people()
    await guest.post(`${base}/people`, [...fields, ...days(4), ['intent', 'save']])

    const mine = changed(fields, 'people.0.name', 'Somebody new')
    const stale = await guest.post(`${base}/people`, [...mine, ...days(4), ['intent', 'save']])
    const shown = posted(await stale.text()).filter(([name]) => /^(people\.|version$)/.test(name))
    const again = await guest.post(`${base}/people`, [...shown, ...days(4), ['intent', 'save']])

    expect(stale.status).toBe(409)
    expect(shown).toContainEqual(['people.0.name', 'Somebody new'])
    expect(again.status).toBe(302)
    expect(await page('roadmap')).toContain('Somebody new')
  })
})

test('a technique of interest is planned for after the use cases of interest', async () => {
  const { guest: other, base: own, id } = await aGuest()
  const { useCases, techniques } = services.catalogue
  const roadmap = async () => text(await (await other.get(`${own}/roadmap`)).text())
  const choose = (interests: string[], version: string) =>
    other.post(`${own}/answers/interests`, [
      ...interests.map((interest): [string, string] => ['interests.answers', interest]),
      ['interests.version', version],
      ['interests.opId', crypto.randomUUID()],
      ['confirmed', 'yes'],
    ])
  const pilotOf = (page: string) => /The pilot, (.*?), begins/.exec(page)?.[1]
  const nameOf = (wanted: string) => [...useCases, ...techniques].find((one) => one.id === wanted)?.name

  expect((await choose(['rag'], '1')).status).toBe(200)
  const alone = await roadmap()
  await choose(['rag', PILOT], '2')
  const both = await roadmap()

  expect(pilotOf(alone)).toBe(nameOf('rag'))
  expect(pilotOf(both)).toBe(nameOf(PILOT))
  expect(both).toContain(nameOf('rag'))
  expect((await other.get(`/assessments/${id}/results`)).status).toBe(200)
  expect((await other.get(`/assessments/${id}/report`)).status).toBe(200)
})

test('another browser finds none of it, and changes nothing', async () => {
  const stranger = browser()
  await stranger.start()
  const before = await targetsNow()

  const read = await Promise.all(
    ['roadmap', 'people', 'report', 'report.pdf'].map((path) => stranger.get(`${base}/${path}`)),
  )
  const written = await stranger.post(`${base}/roadmap`, { intent: 'target', target: PILOT })
  const people = await stranger.post(`${base}/people`, { intent: 'add-person' })

  expect([...read, written, people].map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
  expect(await targetsNow()).toEqual(before)
})
