import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS, accessOf } from '#app/access.ts'
import routes from '#app/routes.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'
import { anAttackedPlace, FIRST_DAY, OBJECT_PATTERNS, pathWith, rowsIn, SECRET } from './support/attacked-place.ts'
import { FORMS } from './support/hidden-field-forms.ts'
import { formsIn, type RenderedForm } from './support/rendered-forms.ts'
import { DOORS } from './support/tokens.ts'

/** How often each form is tried; PREFLIGHT_FUZZ=200 looks for hours, PREFLIGHT_SEED elsewhere. */
const RUNS = Number(process.env.PREFLIGHT_FUZZ ?? 1)
/** There are hundreds of forms. */
const PATIENT_MS = 10 * 60_000 * RUNS

const mailbox = new Mailbox()
const { app, browser, admin, logged } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

/** What ends or closes something is tried last, so that there is something to try before. */
const isEnd = (pattern: string) => /^(account|sign-out|claim)|\/(data|settings|review|members|sign-in)$/.test(pattern)
const patterns = routes
  .map(({ path, index }) => (index ? '/' : (path ?? '')))
  .filter((pattern) => accessOf(pattern, 'POST') !== null)
  .toSorted((a, b) => Number(isEnd(a)) - Number(isEnd(b)))

const FIXED_PAGES = Object.entries(ACCESS)
  .filter(([pattern, { GET }]) => GET && !pattern.includes(':') && !/^\/$|\.|^dev\//.test(pattern))
  .map(([pattern]) => pattern)
const FILE = /\.(?:pdf|docx|pptx|xlsx|md|json|csv|zip)$|:(?:format|chart|version\.pdf)$/
const PAGES = [...FIXED_PAGES, ...OBJECT_PATTERNS.filter((pattern) => accessOf(pattern, 'GET') && !FILE.test(pattern))]

/** As the server finds it: what is written out goes before what may be anything. */
const byLength = patterns.toSorted((a, b) => b.replaceAll(/:\w+/g, '').length - a.replaceAll(/:\w+/g, '').length)
const patternOf = (path: string) =>
  byLength.find((pattern) => new RegExp(`^/${pattern.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`).test(path))

/** What alike forms share: ids in names differ from one to the next. */
const shapeOf = ({ names, buttons }: RenderedForm) =>
  JSON.stringify([
    names.map((name) => name.replaceAll(/q-[a-z-]+|[0-9a-f-]{36}|\d+/g, '#')),
    buttons.map(([, value]) => value),
  ])

let at: Awaited<ReturnType<typeof anAttackedPlace>>
let untouched: Record<string, string>
let participant: Browser
const forms = new Map<string, RenderedForm[]>()

beforeAll(async () => {
  at = await anAttackedPlace({ admin, browser: () => browser(), mailbox })
  untouched = await rowsIn(admin, at.theirs.workspaceId)
  const asked = await somebodyAsked()
  participant = asked.browser
  for (const pattern of PAGES) await collect(at.attacker.browser, pathWith(pattern, at.mine))
  const stranger = browser()
  await stranger.post('/sign-in', { email: 'stranger@mine.example.com' })
  for (const page of FIXED_PAGES) await collect(stranger, `/${page}`)
  await collect(stranger, asked.link)
  for (const kind of ['a private link', 'an invitation', 'a link for a vendor']) {
    const place = { owner: at.attacker.browser, guest: browser(), mailbox, ids: at.mine }
    const token = await DOORS[kind]?.make(place)
    await collect(stranger, DOORS[kind]?.ways[0]?.[1].replace('T', token ?? '') ?? '/')
  }
  for (const pattern of [
    '',
    '/questions/scope',
    '/ask',
    '/comments/q-pilot-scope',
    '/evidence/q-pilot-scope',
    '/pass/q-pilot-scope',
  ])
    await collect(participant, `/answering/${asked.participantId}${pattern}`)
}, PATIENT_MS)

/** Somebody who answers the attacker's own check by a link. */
async function somebodyAsked() {
  const team = `/assessments/${at.mine.assessmentId}/team`
  const made = await (await at.attacker.browser.post(team, { intent: 'link', discipline: '' })).text()
  const link = /\/answer\/[\w-]{43}/.exec(made)?.[0] ?? ''
  const own = browser()
  const entered = await own.post(link, { name: 'Lee', disciplines: 'data' })
  return { link, browser: own, participantId: entered.headers.get('Location')?.replace('/answering/', '') ?? '' }
}

async function collect(by: Browser, asked: string) {
  const first = await by.get(asked)
  // Some addresses lead on to the page that is meant.
  const [path = asked] = first.headers.get('Location')?.split('?') ?? []
  const answer = first.status === 302 ? await by.follow(first) : first
  await admin`delete from sys.rate_limits`
  if (answer.status !== 200) return
  for (const form of formsIn(await answer.text(), path)) {
    const pattern = patternOf(form.path)
    const known = forms.get(pattern ?? '') ?? []
    if (pattern && !known.some((one) => shapeOf(one) === shapeOf(form))) forms.set(pattern, [...known, form])
  }
}

/** What scripts send where no page has a form that does: right, but for what is put into it. */
const OF_SCRIPTS: [pattern: RegExp, fields: Record<string, string>][] = [
  [
    /answers\/:questionId$|questions\/:section$/,
    {
      'q-pilot-scope.answer': 'level:1',
      'q-pilot-scope.note': 'Ours',
      'q-pilot-scope.version': '0',
      'q-pilot-scope.opId': '01900000-0000-7000-8000-000000000009',
    },
  ],
  [/\/here$/, { question: 'q-pilot-scope', page: 'a' }],
  [/challenge$/, { purpose: 'confirm' }],
  [/check\.pdf$/, { infers: 'yes' }],
]

/** No page shows them, or none that these people get: what scripts, mail programs and holders of links send. */
function formElsewhere(pattern: string): RenderedForm {
  const fields = OF_SCRIPTS.find(([known]) => known.test(pattern))?.[1] ?? {}
  const known = FORMS.find((form) => form.pattern === pattern)?.fields ?? {}
  const filled = Object.entries({ ...known, ...fields })
  const names = [...filled.map(([name]) => name), 'intent', 'name', 'email', 'code', 'version', 'opId', 'text', 'id']
  return { path: pathWith(pattern, at.mine), filled, names: [...new Set(names)], buttons: [], hasFile: false }
}

const WRITTEN = [
  '',
  '\0',
  'a\0b',
  '-0',
  '1e999',
  'NaN',
  '-1',
  '9007199254740993',
  '[]',
  '{"__proto__":{"polluted":1}}',
  '[object Object]',
  '../../etc/passwd',
  "' or 1=1 --",
  'infinity',
  '0000-00-00',
  '99999-01-01',
  '2026-02-30',
  'true',
  'null',
  'constructor',
  '__proto__',
  '\u202egnp.exe',
  '＠',
  '=cmd()',
  '<script>',
  '%00',
  '%',
  '{',
  '{client}',
  'javascript:alert(1)',
  '//evil.example',
]
const huge = fc.constantFrom('x'.repeat(70_000), '("'.repeat(20_000), '🏳️‍🌈'.repeat(3_000), '9'.repeat(5_000))
const odd = () =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...WRITTEN) },
    { weight: 3, arbitrary: fc.constantFrom(...Object.values(at.theirs), at.owner.userId) },
    { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
    { weight: 2, arbitrary: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)) },
    { weight: 2, arbitrary: fc.double().map(String) },
    { weight: 1, arbitrary: huge },
  )

/** Some of its fields with something else in them, now and then one twice or one that there is not. */
const bentOf = (form: RenderedForm) =>
  fc
    .record({
      button: form.buttons.length > 0 ? fc.option(fc.constantFrom(...form.buttons), { freq: 8 }) : fc.constant(null),
      bent: fc.array(fc.tuple(fc.constantFrom(...(form.names.length > 0 ? form.names : ['intent'])), odd()), {
        minLength: 1,
        maxLength: 4,
      }),
      more: fc.option(
        fc.tuple(fc.constantFrom('__proto__', 'constructor.prototype', 'workspaceId', 'x[]', ''), odd()),
        { freq: 2 },
      ),
      isTwice: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
    })
    .map(({ button, bent, more, isTwice }): [string, string][] => {
      const said = new Map([...form.filled, ...(button ? [button] : []), ...bent])
      return [...said, ...(more ? [more] : []), ...(isTwice ? bent.slice(0, 1) : [])]
    })

/** Who sends it: whoever is asked for their own pages, else an owner, signed in again if something signed them out. */
async function senderOf(pattern: string): Promise<Browser> {
  if (pattern.startsWith('answering/')) return participant
  await admin`delete from sys.rate_limits`
  await admin`update sys.sessions set proven_at = now()`
  const own = at.attacker.browser
  if ((await own.get('/account')).status !== 200) {
    await admin`delete from sys.sign_in_codes`
    await signIn(own, mailbox, 'owner@mine.example.com')
  }
  return own
}

/** A refusal or an answer, never a failure, and nothing of the other workspace in it. */
async function isHarmless(send: () => Promise<Response>) {
  let answer = await send()
  // A machine with too much to do says so; whoever asks again is answered.
  for (let again = 0; answer.status === 503 && again < 5; again += 1) answer = await send()
  expect(answer.status).toBeLessThan(500)
  expect(answer.status).not.toBe(421)
  expect(await answer.text()).not.toContain(SECRET)
}

const unseen: string[] = []

test.each(patterns.filter((pattern) => !pattern.startsWith('api/')))(
  'attack 73: POST /%s refuses or takes whatever is sent',
  async (pattern) => {
    const found = forms.get(pattern)
    if (!found) unseen.push(pattern)
    for (const form of found ?? [formElsewhere(pattern)]) {
      const own = await senderOf(pattern)
      await fc.assert(
        fc.asyncProperty(bentOf(form), fc.uint8Array({ maxLength: 2_000 }), async (fields, bytes) => {
          await isHarmless(() => own.post(form.path, fields))
          if (form.hasFile) {
            await isHarmless(() => own.postFile(form.path, { ...Object.fromEntries(fields), file: new Blob([bytes]) }))
          }
        }),
        { numRuns: RUNS },
      )
    }
  },
  PATIENT_MS,
)

describe('a program', () => {
  const reading = { kpi: 'k1', on: FIRST_DAY, value: 18 }
  /** Any JSON, or a right call with something else in one place. */
  const body = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.record({
      readings: fc.array(fc.record({ kpi: fc.jsonValue(), on: fc.jsonValue(), value: fc.jsonValue() }), {
        maxLength: 3,
      }),
    }),
    fc
      .tuple(
        fc.constantFrom('kpi', 'on', 'value', 'arm', 'numerator', 'reason', '__proto__', 'constructor'),
        fc.jsonValue(),
      )
      .map(([name, value]) =>
        JSON.parse(
          `{"readings":[${JSON.stringify(reading).slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}]}`,
        ),
      ),
  )
  const text = fc.oneof(
    { weight: 8, arbitrary: body.map((json) => JSON.stringify(json)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '['.repeat(100_000),
        `{"readings":${'[['.repeat(50_000)}`,
        '{"readings":[{"value":1e999}]}',
        '\uFEFF{}',
      ),
    },
  )

  test('attack 73: POST /api/v1/pilots/:pilotId/readings refuses or takes whatever is sent, in words of its own', async () => {
    await at.attacker.browser
      .post(`/pilots/${at.mine.pilotId}/readings/keys`, { intent: 'make', name: 'Fuzz' })
      .then(async (made) => {
        const key = /pf_live_[\w-]{43}_[0-9a-f]{8}/.exec(await made.text())?.[0] ?? ''
        expect(key).not.toBe('')
        await fc.assert(
          fc.asyncProperty(text, async (sent) => {
            await admin`delete from sys.rate_limits`
            const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
            const url = `http://localhost/api/v1/pilots/${at.mine.pilotId}/readings`
            await isHarmless(async () => {
              const answer = await app.fetch(new Request(url, { method: 'POST', headers, body: sent }), {})
              expect(answer.headers.get('Content-Type')).toMatch(/json/)
              return answer
            })
          }),
          { numRuns: RUNS * 60 },
        )
      })
  })
})

describe('whoever sent all of this', () => {
  test('found a form of a page behind nearly every address: a new one is in here by itself', () => {
    expect(unseen.filter((pattern) => !UNSEEN.includes(pattern))).toEqual([])
    expect(UNSEEN.filter((pattern) => !patterns.includes(pattern))).toEqual([])
    expect([...forms.values()].flat().length).toBeGreaterThan(120)
  })

  test('changed no row of the other workspace', async () => {
    expect(await rowsIn(admin, at.theirs.workspaceId)).toEqual(untouched)
  })

  test('made nothing fail, and no object another', () => {
    expect(logged()).not.toContain('"level":"error"')
    expect('polluted' in {}).toBe(false)
  })
})

/** Sent by scripts, by mail programs, by holders of links, or from pages in a state that is not reached here; each is tried all the same. */
const UNSEEN = [
  'answer/:token/stop',
  'answering/:participantId/answers/:questionId',
  'answering/:participantId/questions/:section',
  'ask',
  'assessments/:assessmentId',
  'assessments/:assessmentId/answers/:questionId',
  'assessments/:assessmentId/ask',
  'assessments/:assessmentId/governance',
  'assessments/:assessmentId/here',
  'assessments/:assessmentId/quick',
  'assessments/:assessmentId/report/versions',
  'assessments/:assessmentId/roadmap/actions',
  'assessments/:assessmentId/second-view',
  'assessments/:assessmentId/team/:participantId/answers/:questionId',
  'assessments/:assessmentId/team/:participantId/questions/:section',
  'assessments/:assessmentId/what-if',
  'claim',
  'comment-mail/:token',
  'governance/check.pdf',
  'passkeys/challenge',
  'pilot-mail/:token',
  'pilots/:pilotId/charter',
  'shared/:token',
  'shared/:token/ask',
  'sign-in/provider',
  'sign-in/second',
  'workspaces/:workspaceId/clients/:clientId/governance',
  'workspaces/:workspaceId/enter',
  'workspaces/:workspaceId/sign-in',
  'workspaces/:workspaceId/texts',
]
