import type postgres from 'postgres'
import { ROLES } from '#app/core/access/can.ts'
import { parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import routes from '#app/routes.ts'
import type { Browser } from '#tests/support/browser.ts'
import type { Mailbox } from '#tests/support/mailbox.ts'
import { aCharterContent, aDraft } from '#tests/support/pilot-charters.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'
import { fillWorkspaceOf, ROW_MAKERS } from '#tests/support/workspace-rows.ts'

type Place = { admin: postgres.Sql; browser: () => Browser; mailbox: Mailbox }
export type Ids = Record<(typeof NAMED)[number] | 'noteId' | 'contactId' | 'invitationId' | 'requestId', string>

/** What an address of a workspace's things names. */
const NAMED = [
  'workspaceId',
  'assessmentId',
  'clientId',
  'fileId',
  'pieceId',
  'systemId',
  'pilotId',
  'participantId',
] as const

export const SECRET = 'Geheimrat'

/** Every pattern of a page or form that names something of a workspace; what takes keys is no page. */
export const OBJECT_PATTERNS = routes
  .flatMap(({ path }) => path ?? [])
  .filter((path) => /:(workspaceId|assessmentId|pilotId)\b/.test(path) && !path.startsWith('api/'))

/** Of the pilots, a Monday. */
export const FIRST_DAY = '2026-09-14'

const OTHER_PARTS: Record<string, string> = {
  ':part': 'ai-act',
  ':format': 'csv',
  ':dutyId': 'o-01',
  ':section': 'scope',
  ':questionId': 'q-pilot-scope',
  ':actionId': 'act-kpi-definition-2',
  ':useCaseId': 'uc-support-chatbot',
  ':techniqueId': 'none',
  ':templateId': 'none',
  ':hash': 'none',
  ':kpiId': 'k1',
  ':onDay': FIRST_DAY,
  ':arm': 'pilot',
  ':number': '1',
  ':version': '1.0',
  ':discipline': 'legal',
}

/** The address of a pattern with these ids in it. */
export function pathWith(pattern: string, ids: Readonly<Record<string, string>>): string {
  return `/${pattern.replaceAll(/:\w+/g, (part) => ids[part.slice(1)] ?? OTHER_PARTS[part] ?? 'x')}`
}

/** The names of the ids in a pattern. */
export const namedIn = (pattern: string) => NAMED.filter((name) => new RegExp(`:${name}\\b`).test(pattern))

/**
 * Two workspaces, each with a row in every table: `theirs` with somebody of each role, and `mine`, whose owner attacks it.
 */
export async function anAttackedPlace(place: Place) {
  const { admin } = place
  const owner = await anOwner(place, 'owner@theirs.example.com', `${SECRET} GmbH`)
  const attacker = await anOwner(place, 'owner@mine.example.com', 'Mine AG')
  await fillWorkspaceOf(admin, owner.assessmentId)
  await fillWorkspaceOf(admin, attacker.assessmentId)
  // Records without content, which no page can show.
  await admin`delete from app.ai_system_reviews`
  await admin`delete from app.pilot_gate_reviews`
  await signPilots(admin)
  // Somebody of each who answers beside the lead.
  await admin`
    insert into app.participants (workspace_id, id, assessment_id, kind, name, disciplines)
    select workspace_id, client_id, id, 'participant', 'Lee', '{data}' from app.assessments
    where id in ${admin([owner.assessmentId, attacker.assessmentId])}`
  const roles = new Map([['owner', owner.browser]])
  for (const role of ROLES.filter((each) => each !== 'owner')) {
    const person = await aPerson(place, `${role}@theirs.example.com`)
    await join(place, person, owner.workspaceId, role)
    roles.set(role, person.browser)
  }
  return { owner, attacker, roles, theirs: await idsOf(admin, owner), mine: await idsOf(admin, attacker) }
}

/** The filled pilots have a charter that counts and follows one KPI, so that every form of theirs is read. */
async function signPilots(admin: postgres.Sql) {
  const kpi = { id: 'k1', name: 'Minutes', unit: 'min', kind: 'continuous', direction: 'down', reference: 40 }
  const charter = {
    design: 'before-after',
    startsOn: FIRST_DAY,
    endsOn: '2026-11-08',
    declaredOn: FIRST_DAY,
    baselinePeriods: 6,
    primary: 'k1',
    kpis: [{ ...kpi, worthwhile: { by: 5 } }],
  }
  const parsed = parsePilotRecord({ charter, readings: [] })
  if (!parsed.ok) throw new Error(parsed.error.message)
  const content = aCharterContent(parsed.pilot.charter)
  await admin`update app.pilot_charters set content = ${admin.json(content)}, in_force_at = now()`
  await admin`update app.pilot_readings set on_day = ${FIRST_DAY}`
  await admin`
    update app.pilots
    set draft = ${admin.json(aDraft())}, charter_number = 1, starts_on = ${FIRST_DAY}, ends_on = '2026-11-08'`
}

async function idsOf(
  admin: postgres.Sql,
  { workspaceId, assessmentId }: Pick<Ids, 'workspaceId' | 'assessmentId'>,
): Promise<Ids> {
  const [found] = await admin<{ clientId: string; fileId: string; noteId: string; contactId: string }[]>`
    select f.client_id as "clientId", f.id as "fileId", n.id as "noteId", c.id as "contactId"
    from app.client_files f join app.client_notes n using (workspace_id, client_id)
    join app.client_contacts c using (workspace_id, client_id) where f.workspace_id = ${workspaceId}`
  if (!found) throw new Error('The workspace was not filled.')
  // Rows of tests/support/workspace-rows.ts that hang on a client have its id.
  const ofClient = {
    systemId: found.clientId,
    pilotId: found.clientId,
    pieceId: found.clientId,
    participantId: found.clientId,
    invitationId: found.clientId,
    requestId: found.clientId,
  }
  return { workspaceId, assessmentId, ...found, ...ofClient }
}

/** A fingerprint of every row that a workspace holds, by table. */
export async function rowsIn(admin: postgres.Sql, workspaceId: string): Promise<Record<string, string>> {
  const each = Object.keys(ROW_MAKERS).map(
    (table) => admin`
      select ${table} as "table", coalesce(md5(string_agg(t::text, '' order by t::text)), '') as rows
      from ${admin(`app.${table}`)} t where workspace_id = ${workspaceId}`,
  )
  const found = await Promise.all(each)
  return Object.fromEntries(found.map(([row]) => [row?.table, row?.rows]))
}
