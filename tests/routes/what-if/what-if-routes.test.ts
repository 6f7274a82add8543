import { describe, expect, test } from 'vitest'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { posted, text } from '#tests/ui/markup.tsx'

const { browser, services } = await testPreflight()

/** A guest with a check in which every ladder stands on level 1. */
async function aGuest() {
  const guest = browser()
  const id = await guest.start()
  const ladders = services.catalogue.questions.filter(({ kind }) => kind === 'level')
  for (const { id: question } of ladders) {
    const fields = { answer: 'level:1', version: '0', opId: crypto.randomUUID() }
    const prefixed = Object.fromEntries(Object.entries(fields).map(([name, typed]) => [`${question}.${name}`, typed]))
    expect((await guest.post(`/assessments/${id}/answers/${question}`, prefixed)).status).toBe(200)
  }
  return { guest, base: `/assessments/${id}` }
}

const { guest, base } = await aGuest()
const page = async (path: string) => (await guest.get(`${base}/${path}`)).text()

describe('what if', () => {
  test('without a script the page says what the levels in its address would change', async () => {
    const raised = services.catalogue.capabilities.filter(({ scored }) => scored).map(({ id }) => [id, '4'])
    const today = text(await page('what-if'))
    const all = text(await page(`what-if?${new URLSearchParams(raised)}`))

    expect(today).toContain('Nothing is set yet: this is how things are today.')
    expect(all).toMatch(/\d+ more use cases are ready/)
    expect(all).toMatch(/The pilot can begin \d+ weeks earlier/)
    expect(all).toContain('Level 4: ')
  })

  test('its form sends every slider, and the address keeps to what differs from today', async () => {
    const fields = posted(await page('what-if'))
    const sent = new URLSearchParams(fields)
    sent.set('pilot-scope', '3')
    const answer = await guest.get(`${base}/what-if?${sent}`)

    expect(fields.length).toBeGreaterThan(20)
    expect(answer.headers.get('Location')).toBe(`${base}/what-if?pilot-scope=3`)
  })

  test.each(['pilot-scope=9', 'pilot-scope=x', 'nonsense=2', 'pilot-scope=1'])('%s sets nothing', async (search) => {
    expect((await guest.get(`${base}/what-if?${search}`)).headers.get('Location')).toBe(`${base}/what-if`)
  })

  test('the rules come without texts, and stay as long as their address', async () => {
    const { hash } = services.catalogue
    const answer = await guest.get(`${base}/rules/${hash}`)
    const rules = await answer.json()

    expect(answer.headers.get('Cache-Control')).toBe('private, max-age=31536000, immutable')
    expect(compileModel(rules).questions.length).toBeGreaterThan(30)
    expect((await guest.get(`${base}/rules/${'0'.repeat(64)}`)).status).toBe(404)
  })
})

describe('apply as target', () => {
  const versionNow = async () =>
    posted(await page('what-if?pilot-scope=3')).find(([name]) => name === 'version')?.[1] ?? ''

  test('the plan has the level as a target, and takes it out again', async () => {
    const fields = posted((await page('what-if?value-tracking=3')).split('id="apply"')[1] ?? '')
    expect(fields).toContainEqual(['level.value-tracking', '3'])
    const applied = await guest.post(`${base}/what-if`, { ...Object.fromEntries(fields), intent: 'apply' })
    const roadmap = await page('roadmap')

    expect(applied.headers.get('Location')).toBe(`${base}/roadmap#levels`)
    expect(text(roadmap)).toMatch(/Beside its targets the plan reaches: .*level 3\./)
    expect(roadmap).toContain('level:value-tracking')

    const removed = { intent: 'level:value-tracking', version: await versionNow() }
    expect((await guest.post(`${base}/roadmap`, removed)).status).toBe(302)
    expect(await page('roadmap')).not.toContain('level:value-tracking')
  })

  test('a plan that somebody changed meanwhile is not overwritten', async () => {
    const stale = { intent: 'apply', version: '0', 'level.pilot-scope': '3' }

    expect((await guest.post(`${base}/what-if`, stale)).status).toBe(409)
    expect(await page('roadmap')).not.toContain('level:pilot-scope')
  })

  test('what no action leads to is left out', async () => {
    const sent = { intent: 'apply', version: await versionNow(), 'level.pilot-scope': '4', 'level.outcome-volume': '3' }

    expect((await guest.post(`${base}/what-if`, sent)).status).toBe(302)
    expect(await page('roadmap')).not.toContain('level:')
    expect(text(await page('what-if?pilot-scope=4'))).toContain(
      'No action of ours leads there, so it cannot be planned',
    )
  })
})

test('a copy of a submitted check takes the levels that were tried along', async () => {
  const submitted = await guest.post(`${base}/review`, { intent: 'submit' })
  const form = (await page('what-if?value-tracking=3')).split('id="apply"')[1] ?? ''
  const sent = {
    ...Object.fromEntries(posted(form)),
    'level.outcome-volume': '3',
    'level.nonsense': '2',
    intent: 'copy',
  }
  const copied = await guest.post(base, sent)
  const copy = copied.headers.get('Location')?.replace(/\/review$/, '') ?? ''
  const roadmap = await (await guest.get(`${copy}/roadmap`)).text()

  expect(submitted.status).toBe(302)
  expect(sent).toMatchObject({ 'level.value-tracking': '3' })
  expect(roadmap).toContain('level:value-tracking')
  expect(roadmap).not.toMatch(/level:(outcome-volume|nonsense)/)
  expect(await page('roadmap')).not.toContain('level:value-tracking')
})
