import { beforeAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { comparable } from './support/comparable.ts'
import {
  ASSESSMENT_ROUTES,
  PARTICIPANT_ID,
  PIECE_ID,
  routeId,
  SAMPLE_QUESTION,
  SYSTEM_ID,
  urlOf,
} from './support/known-routes.ts'

const { browser, admin } = await testPreflight()

const SECRET = 'Geheimrat & Töchter KG'
let owner: Browser
let own: string
let stranger: Browser

beforeAll(async () => {
  owner = browser()
  own = await owner.start({ company: SECRET })
  await admin`
    insert into app.ai_systems (workspace_id, id, client_id, name, status, created_by)
    select workspace_id, ${SYSTEM_ID}, client_id, ${SECRET}, 'live', ${newId()} from app.assessments where id = ${own}`
  // Without any answer it has no duties.
  await admin`
    insert into app.ai_system_answers (workspace_id, system_id, part, question_id, answer, answered_by)
    select workspace_id, id, 'ai-act', 'infers', 'yes', created_by from app.ai_systems where id = ${SYSTEM_ID}`
  await admin`
    insert into app.participants (workspace_id, id, assessment_id, kind, name, disciplines)
    select workspace_id, ${PARTICIPANT_ID}, id, 'participant', 'Lee', '{data}' from app.assessments where id = ${own}`
  await admin`
    insert into app.evidence_pieces (workspace_id, id, client_id, name, kind, size, content, added_by)
    select workspace_id, ${PIECE_ID}, client_id, ${SECRET}, 'txt', 1, 'x', ${newId()}
    from app.assessments where id = ${own}`
  await admin`
    insert into app.evidence_uses (workspace_id, id, assessment_id, question_id, piece_id, added_by)
    select workspace_id, ${newId()}, id, ${SAMPLE_QUESTION}, ${PIECE_ID}, ${newId()}
    from app.assessments where id = ${own}`
  stranger = browser()
  await stranger.start()
})

const ways = ASSESSMENT_ROUTES.flatMap((route) => [
  { name: `GET ${route.path}`, ask: (by: Browser, id: string) => by.get(urlOf(route, id)) },
  { name: `HEAD ${route.path}`, ask: (by: Browser, id: string) => by.send(urlOf(route, id), { method: 'HEAD' }) },
  {
    name: `POST ${route.path}`,
    ask: (by: Browser, id: string) => by.post(urlOf(route, id), { intent: 'delete', confirm: 'yes' }),
  },
  { name: `data of ${route.path}`, ask: (by: Browser, id: string) => by.get(`${urlOf(route, id)}.data`) },
  {
    name: `data of ${route.path} alone`,
    ask: (by: Browser, id: string) => by.get(`${urlOf(route, id)}.data?_routes=${encodeURIComponent(routeId(route))}`),
  },
  {
    name: `form to the data of ${route.path}`,
    ask: (by: Browser, id: string) => by.post(`${urlOf(route, id)}.data`, { intent: 'delete' }),
  },
])

test('the list of URLs is that of the product', () => {
  expect(ASSESSMENT_ROUTES.length).toBeGreaterThan(10)
})

test.each(ways)("attacks 1 and 6: $name answers another guest's id as one that never was", async ({ ask }) => {
  const unknown = newId()
  // Who tries too many ids is stopped at their address.
  stranger.address = browser().address

  const foreign = await ask(stranger, own)
  const random = await ask(stranger, unknown)
  const withoutSession = await ask(browser(), own)

  // 405: nobody may, whoever asks.
  expect([404, 405]).toContain(foreign.status)
  const text = await comparable(foreign, own)
  expect(text).toBe(await comparable(random, unknown))
  expect(await comparable(withoutSession, own)).toBe(text)
  expect(text).not.toContain('Geheimrat')
})

/** What there is nothing of in a check that was just begun, and what a guest signs in for. */
const NOT_YET: Record<string, number | undefined> = {
  '/assessments/:assessmentId/charts/:chart': 409,
  '/assessments/:assessmentId/report/share/mail': 403,
  '/assessments/:assessmentId/report/versions/:version.pdf': 404,
}

test.each(ASSESSMENT_ROUTES)('$path answers its owner', async (route) => {
  const answer = await owner.get(urlOf(route, own))

  // 405: the address only takes forms.
  expect(NOT_YET[route.path] ? [NOT_YET[route.path]] : [200, 302, 405]).toContain(answer.status)
})

test.each(['x', '..', '%2e%2e', `${'0'.repeat(8)}-0000-0000-0000-00000000000g`, ' '.repeat(36), "' or 1=1 --", '1e9'])(
  'attack 46: an id that is none (%j) is answered as one that never was',
  async (id) => {
    const unknown = newId()

    const odd = await owner.get(`/assessments/${encodeURIComponent(id)}/review`)

    expect(odd.status).toBe(404)
    if (!/^\.|^%2e/.test(id)) {
      expect(await comparable(odd)).toBe(await comparable(await owner.get(`/assessments/${unknown}/review`)))
    }
  },
)

test("attacks 1 and 3: an id in a form's fields never replaces the one in the address", async () => {
  const mine = await stranger.start()

  const answer = await stranger.post(`/assessments/${mine}/settings`, {
    intent: 'delete',
    confirm: 'yes',
    assessmentId: own,
  })

  expect(answer.status).toBe(400)
  expect((await owner.get(`/assessments/${own}/settings`)).status).toBe(200)
})

test('whoever tried all of this changed nothing of it', async () => {
  const rows = await admin`select title from app.assessments where title = ${SECRET}`
  const answers = await admin`select count(*)::int as count from app.answers`

  expect(rows).toHaveLength(1)
  expect(answers).toEqual([{ count: 0 }])
})
