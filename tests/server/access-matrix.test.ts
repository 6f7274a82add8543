import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS, accessOf } from '#app/access.ts'
import { type Actor, can, ROLES } from '#app/core/access/can.ts'
import { BLANK_DRAFT } from '#app/core/pilots/charter/prefill-draft.ts'
import routes from '#app/routes.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'
import { isOfTheAsked } from './support/hidden-field-forms.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

const catalogue = loadCatalogue()
const patterns = routes.map(({ path, index }) => (index ? '/' : (path ?? '')))
const METHODS = ['GET', 'POST'] as const
type Method = (typeof METHODS)[number]

const asked = new Map<Actor | 'outsider' | 'anonymous', Browser>()
let ids = {
  assessmentId: '',
  workspaceId: '',
  clientId: '',
  fileId: newId(),
  pieceId: newId(),
  systemId: newId(),
  pilotId: newId(),
  participantId: '',
}

const NO_HASH = '0'.repeat(64)

beforeAll(async () => {
  // Public files need no drawing here: who may ask for them is decided before.
  await services.publicPdf.close()
  const owner = await anOwner(place, 'owner@matrix.example.com')
  const [check] = await admin<{ clientId: string }[]>`
    select client_id as "clientId" from app.assessments where id = ${owner.assessmentId}`
  ids = { ...ids, ...owner, clientId: check?.clientId ?? '' }
  await admin`
    insert into app.client_files (workspace_id, id, client_id, name, kind, size, content, added_by)
    values (${ids.workspaceId}, ${ids.fileId}, ${ids.clientId}, 'a.txt', 'txt', 1, 'a'::bytea, ${owner.userId})`
  await admin`
    insert into app.evidence_pieces (workspace_id, id, client_id, name, kind, size, content, added_by)
    values (${ids.workspaceId}, ${ids.pieceId}, ${ids.clientId}, 'a.txt', 'txt', 1, 'a'::bytea, ${owner.userId})`
  await admin`
    insert into app.evidence_uses (workspace_id, id, assessment_id, question_id, piece_id, added_by)
    values (${ids.workspaceId}, ${newId()}, ${ids.assessmentId}, 'q-pilot-scope', ${ids.pieceId}, ${owner.userId})`
  await admin`
    insert into app.ai_systems (workspace_id, id, client_id, name, status, created_by)
    values (${ids.workspaceId}, ${ids.systemId}, ${ids.clientId}, 'Example bot', 'live', ${owner.userId})`
  // Without any answer it has no duties.
  await admin`
    insert into app.ai_system_answers (workspace_id, system_id, part, question_id, answer, answered_by)
    values (${ids.workspaceId}, ${ids.systemId}, 'ai-act', 'infers', 'yes', ${owner.userId})`
  await admin`
    insert into app.pilots (workspace_id, id, client_id, name, draft, created_by)
    values (${ids.workspaceId}, ${ids.pilotId}, ${ids.clientId}, 'Example bot', ${admin.json(BLANK_DRAFT)}, ${owner.userId})`
  const editionId = newId()
  await admin`
    insert into app.report_editions (workspace_id, id, assessment_id, major, minor, report, sha256, content_sha256, paper, issued_by, issuer_name)
    values (${ids.workspaceId}, ${editionId}, ${ids.assessmentId}, 1, 0, '{}', ${NO_HASH}, ${NO_HASH}, 'a4', ${owner.userId}, '')`
  await admin`
    insert into app.edition_files (workspace_id, id, edition_id, kind, content, sha256)
    values (${ids.workspaceId}, ${newId()}, ${editionId}, 'issued', 'a'::bytea, ${NO_HASH})`
  asked.set('owner', owner.browser)
  const respondent = await aRespondent(owner)
  asked.set('participant', respondent.browser)
  ids.participantId = respondent.participantId
  for (const role of ROLES.filter((each) => each !== 'owner')) {
    const person = await aPerson(place, `${role}@matrix.example.com`)
    await join(place, person, owner.workspaceId, role)
    asked.set(role, person.browser)
  }
  const outsider = await anOwner(place, 'outsider@matrix.example.com', 'Elsewhere AG')
  asked.set('outsider', outsider.browser)
  const guest = browser()
  await guest.start({ company: 'Guest KG' })
  asked.set('guest', guest)
  asked.set('anonymous', browser())
})

/** Somebody who came in by a link to answer the check of a workspace. */
async function aRespondent({ browser: own, assessmentId }: { browser: Browser; assessmentId: string }) {
  const made = await (await own.post(`/assessments/${assessmentId}/team`, { intent: 'link', discipline: '' })).text()
  const link = /\/answer\/[\w-]{43}/.exec(made)?.[0] ?? ''
  const person = browser()
  const entered = await person.post(link, { name: 'Lee', disciplines: 'data' })
  const participantId = entered.headers.get('Location')?.replace('/answering/', '') ?? ''
  return { browser: person, participantId }
}

/** The pattern with ids that are there, or with others. */
function pathOf(pattern: string, own = ids): string {
  const { assessmentId, workspaceId, clientId, fileId, pieceId, systemId, pilotId, participantId } = own
  const [useCase, technique] = [catalogue.useCases, catalogue.techniques].map(([first]) => first?.id ?? '')
  const parts: Record<string, string | undefined> = {
    ':assessmentId': assessmentId,
    ':workspaceId': workspaceId,
    ':clientId': clientId,
    ':fileId': fileId,
    ':pieceId': pieceId,
    ':systemId': systemId,
    ':pilotId': pilotId,
    ':participantId': participantId,
    ':discipline': 'legal',
    ':kpiId': 'minutes',
    ':number': '1',
    ':version': '1.0',
    ':chart': 'radar.svg',
    ':part': 'ai-act',
    ':format': 'csv',
    ':dutyId': 'o-01',
    ':section': pattern.startsWith('pilots/') ? 'scope' : 'pilot',
    ':actionId': 'act-kpi-definition-2',
    ':questionId': 'q-pilot-scope',
    ':useCaseId': useCase,
    ':techniqueId': technique,
    ':kind': 'technique',
    ':id': technique,
    ':templateId': 'kpi-sheet',
    ':hash': catalogue.hash,
  }
  if (pattern === '/') return pattern
  return `/${pattern.replaceAll(/:\w+/g, (part) => parts[part] ?? 'x')}`
}

async function ask(who: Actor | 'outsider' | 'anonymous', method: Method, path: string) {
  const own = asked.get(who)
  if (!own) throw new RangeError(`Nobody is ${who}.`)
  const response = method === 'GET' ? await own.get(path) : await own.post(path)
  return { status: response.status, body: await response.text(), location: response.headers.get('Location') }
}

/** What differs between any two answers. */
const alike = (body: string) =>
  body
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/nonce="[^"]*"|nonce-[\w+/=-]+|"nonce":"[^"]*"/g, 'NONCE')

describe('every route', () => {
  test('declares who may have it, and nothing is declared that is no route', () => {
    expect(Object.keys(ACCESS).sort()).toEqual([...patterns].sort())
  })

  test.each(patterns.filter((pattern) => pattern !== '*'))(
    'attack 10: %s answers what it declares and nothing else',
    async (pattern) => {
      for (const method of METHODS) {
        const { status } = await ask('anonymous', method, pathOf(pattern))
        expect(status === 405, method).toBe(accessOf(pattern, method) === null)
      }
    },
  )

  test('that is not declared is answered to nobody', () => {
    expect(accessOf('assessments/:assessmentId/secret', 'GET')).toBeNull()
    expect(accessOf('constructor', 'GET')).toBeNull()
    expect(accessOf('account', 'GET')).toBe('signedIn')
  })
})

const objects = patterns.flatMap((pattern) =>
  METHODS.flatMap((method) => {
    const declared = accessOf(pattern, method)
    const isObject = declared && declared !== 'anybody' && declared !== 'signedIn'
    return isObject && !isOfTheAsked(declared) ? [{ pattern, method, declared }] : []
  }),
)

describe.each(objects)('$method /$pattern', ({ pattern, method, declared }) => {
  // Nobody may guess at so many ids in an hour as there are routes.
  beforeAll(() => admin`delete from sys.rate_limits where bucket like 'unknownId:%'`)

  test.each(ROLES)(`attack 4: lets a %s through as "${declared}" says`, async (role) => {
    const { status } = await ask(role, method, pathOf(pattern))

    if (can(role, declared)) expect([200, 302, 400, 409, 422]).toContain(status)
    else expect(status).toBe(403)
  })

  test('attacks 1, 5 and 14: tells nobody else whether it is there: another workspace, a guest, who only answers, nobody', async () => {
    // There are more routes than one address may ask for in vain.
    await admin`delete from sys.rate_limits`
    for (const who of ['outsider', 'guest', 'participant', 'anonymous'] as const) {
      const own = pathOf(pattern)
      const other = pathOf(pattern, {
        assessmentId: newId(),
        workspaceId: newId(),
        clientId: newId(),
        fileId: newId(),
        pieceId: newId(),
        systemId: newId(),
        pilotId: newId(),
        participantId: newId(),
      })
      const [there, notThere] = [await ask(who, method, own), await ask(who, method, other)]

      if (there.status === 302) expect(there.location).toBe(method === 'GET' ? `/sign-in?returnTo=${own}` : '/sign-in')
      else expect(there.status, who).toBe(404)
      expect(alike(there.body)).toBe(alike(notThere.body))
      expect(there.location?.replace(own, other)).toBe(notThere.location ?? undefined)
    }
  })

  if (method === 'GET') {
    test('keeps its data, asked for alone, as its page does (P05)', async () => {
      for (const who of ['outsider', 'anonymous'] as const) {
        const { status, body } = await ask(who, 'GET', `${pathOf(pattern)}.data`)

        expect(body).not.toContain('Example GmbH')
        expect(status === 200 ? body : '').not.toMatch(/matrix\.example\.com"/)
      }
    })
  }
})

const answering = patterns.flatMap((pattern) =>
  METHODS.filter((method) => isOfTheAsked(accessOf(pattern, method))).map((method) => ({ pattern, method })),
)

// All of it is made from app/routes.ts and app/access.ts: a route that is new is tried by every role without being named here.
test('no way in is left out of the matrix but those that are for anybody, or for whoever is signed in', () => {
  const tried = new Set([...objects, ...answering].map(({ pattern, method }) => `${method} ${pattern}`))
  const left = patterns.flatMap((pattern) =>
    METHODS.filter((method) => accessOf(pattern, method) !== null && !tried.has(`${method} ${pattern}`)).map((method) =>
      accessOf(pattern, method),
    ),
  )

  expect(tried.size).toBeGreaterThan(150)
  expect([...new Set(left)].toSorted()).toEqual(['anybody', 'signedIn'])
})

describe.each(answering)('$method /$pattern', ({ pattern, method }) => {
  test('is there for whoever answers, and for nobody else as if it were not', async () => {
    await admin`delete from sys.rate_limits`
    const [own, other] = [pathOf(pattern), pathOf(pattern, { ...ids, participantId: newId() })]

    expect([200, 302, 400, 422]).toContain((await ask('participant', method, own)).status)
    for (const who of [...ROLES, 'outsider', 'guest', 'anonymous'] as const) {
      const [there, notThere] = [await ask(who, method, own), await ask(who, method, other)]
      expect(there.status, who).toBe(404)
      expect(alike(there.body)).toBe(alike(notThere.body))
    }
    expect((await ask('participant', method, other)).status).toBe(404)
  })
})
