import { beforeAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, admin, logged } = await testPreflight({ logLevel: 'trace' })

const CANARY = 'Kanarienvogel-4711'
const note = `${CANARY}-note`
const prefix = 'q-kpi-definition.'
let guest: Browser
let id: string
let token: string
let link: string

beforeAll(async () => {
  guest = browser()
  id = await guest.start({ company: `${CANARY}-company` })
  token = guest.cookies.get('__Host-sid') ?? ''
  await save('0')
  await save('7')
  const made = await (await guest.post(`/assessments/${id}/settings`, { intent: 'link' })).text()
  link = /\/resume\/([\w-]{43})/.exec(made)?.[1] ?? ''
  await browser().get(`/resume/${link}`)
  await guest.get(`/assessments/${id}/questions/kpi?question=${CANARY}`)
  await guest.get(`/assessments/${CANARY}/questions/kpi`)
  await guest.post(`/assessments/${id}/settings`, { intent: CANARY })
})

const save = (version: string) =>
  guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
    [`${prefix}answer`]: 'level:2',
    [`${prefix}note`]: note,
    [`${prefix}toldBy`]: `${CANARY}-person`,
    [`${prefix}version`]: version,
    [`${prefix}opId`]: newId(),
  })

/** Takes away what a table needs, so that the next request fails where no code of ours expects it. */
async function whileBroken(work: () => Promise<void>) {
  await admin`alter table app.answers rename to answers_away`
  try {
    await work()
  } finally {
    await admin`alter table app.answers_away rename to answers`
  }
}

test('no answer, note, name, token or link ever stands in the log', async () => {
  await whileBroken(async () => {
    await guest.get(`/assessments/${id}/questions/kpi`)
    await save('0')
  })

  expect(logged().split('\n').length).toBeGreaterThan(10)
  expect(token).toHaveLength(43)
  expect(link).toHaveLength(43)
  for (const secret of [CANARY, token, link, id, 'level:2']) expect(logged(), secret).not.toContain(secret)
})

test('each line of the log is one object with a time, a level and the pattern of the route', () => {
  const lines = logged()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

  expect(lines.every(({ time, level }) => /Z$/.test(time) && typeof level === 'string')).toBe(true)
  const requests = lines.filter(({ msg }) => msg === 'request')
  expect(new Set(requests.flatMap((line) => Object.keys(line)))).toEqual(
    new Set(['level', 'time', 'requestId', 'method', 'route', 'status', 'ms', 'msg']),
  )
  expect(requests.map(({ route }) => route)).toContain('assessments/:assessmentId/questions/:section')
})

test.each([
  ['a page', () => guest.get(`/assessments/${id}/questions/kpi`)],
  ["a page's data", () => guest.get(`/assessments/${id}/questions/kpi.data`)],
  ['a form', () => guest.post(`/assessments/${id}/settings`, { intent: 'extend' })],
  ['a save', () => save('0')],
  ['a file', () => guest.get(`/assessments/${id}/answers.json`)],
])('%s that fails says nothing but that it failed, and the id under which the log knows why', async (_, ask) => {
  await whileBroken(async () => {
    const answer = await ask()
    const requestId = answer.headers.get('X-Request-Id') ?? ''

    const page = await answer.text()
    expect(answer.status).toBe(500)
    expect(page).not.toMatch(
      /answers_away|relation|select |42P01|\bat \w+ \(|node_modules|\.ts\b|\/build\/|DatabaseError/,
    )
    expect(page).not.toContain(CANARY)
    if (answer.headers.get('Content-Type')?.startsWith('text/html')) expect(page).toContain(requestId)
    const line = logged()
      .split('\n')
      .find((text) => text.includes(requestId) && text.includes('"level":"error"'))
    expect(JSON.parse(line ?? '{}').err).toMatchObject({ type: 'DatabaseError', code: '42P01' })
  })
})

test('the database holds neither session token nor link, only their hashes', async () => {
  const tables = await admin<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('app', 'sys')`
  const dump = await Promise.all(tables.map(({ name }) => admin.unsafe(`select t::text as row from ${name} t`)))
  const text = dump
    .flat()
    .map(({ row }) => row)
    .join('\n')

  expect(text).toContain(`${CANARY}-company`)
  expect(text).not.toContain(token)
  expect(text).not.toContain(link)
  const [hashes] = await admin`
    select (select count(*)::int from sys.sessions where token_hash = sha256(${token}::bytea)) as sessions,
      (select count(*)::int from sys.resume_links where token_hash = sha256(${link}::bytea)) as links`
  expect(hashes).toEqual({ sessions: 1, links: 1 })
})
