import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import { newId } from '#db/new-id.ts'

export type WorkspaceIds = { workspaceId: string; clientId: string; assessmentId: string; participantId: string }

type Row = Record<string, string | number | boolean | Buffer | Record<string, string | number | boolean>>

/** One row of each table in `app`, parents first. A new table needs a line here, or the isolation suite fails. */
export const ROW_MAKERS: Record<string, (ids: WorkspaceIds) => Row> = {
  workspaces: () => ({ kind: 'team', name: 'Example GmbH' }),
  memberships: ({ participantId }) => ({ user_id: participantId, role: 'owner' }),
  invitations: ({ clientId }) => ({
    id: clientId,
    email: 'kim@example.com',
    role: 'member',
    token_hash: createHash('sha256').update(clientId).digest(),
    invited_by: clientId,
    expires_at: '2100-01-01',
  }),
  audit_log: ({ participantId }) => ({
    seq: 1,
    at: '2026-01-01',
    actor_id: participantId,
    action: 'member.left',
    facts: {},
    hash: Buffer.alloc(32),
  }),
  providers: () => ({ issuer: 'https://login.example.com', client_id: 'preflight', client_secret: Buffer.alloc(40) }),
  domains: ({ clientId }) => ({ domain: `d${clientId}.example.com`, proof: 'proof' }),
  clients: ({ clientId }) => ({ id: clientId, name: 'Example GmbH' }),
  brands: ({ clientId }) => ({
    id: clientId,
    client_id: clientId,
    accent: '#0f6b66',
    logo: Buffer.from('89504e470d0a1a0a', 'hex'),
    logo_width: 1,
    logo_height: 1,
    logo_ground: 'paper',
  }),
  own_questions: ({ clientId, participantId }) => ({
    id: clientId,
    kind: 'added',
    question_id: `own-${clientId}`,
    section: 'kpi',
    ask: 'Ours?',
    levels: '{No.,Yes.}',
    created_by: participantId,
    changed_by: participantId,
  }),
  text_blocks: ({ clientId, participantId }) => ({
    id: clientId,
    name: `Thanks ${clientId}`,
    body: 'Thank you, {client}.',
    created_by: participantId,
    changed_by: participantId,
  }),
  client_people: ({ clientId, participantId }) => ({ client_id: clientId, user_id: participantId }),
  client_contacts: ({ clientId }) => ({ id: newId(), client_id: clientId, name: 'Kim Example' }),
  client_notes: ({ clientId, participantId }) => ({
    id: newId(),
    client_id: clientId,
    author_id: participantId,
    body: 'Called today.',
  }),
  client_files: ({ clientId, participantId }) => ({
    id: newId(),
    client_id: clientId,
    name: 'notes.txt',
    kind: 'txt',
    size: 1,
    content: Buffer.from('a'),
    added_by: participantId,
  }),
  ai_systems: ({ clientId, participantId }) => ({
    id: clientId,
    client_id: clientId,
    name: 'Website chatbot',
    status: 'live',
    owner: 'Kim Example',
    country: 'de',
    created_by: participantId,
  }),
  ai_system_answers: ({ clientId, participantId }) => ({
    system_id: clientId,
    part: 'ai-act',
    question_id: 'uses-it',
    answer: 'yes',
    answered_by: participantId,
  }),
  ai_system_reviews: ({ clientId, participantId }) => ({
    id: clientId,
    system_id: clientId,
    number: 1,
    placed_on: '2026-11-21',
    facts: {},
    answers: {},
    triage: {},
    submitted_by: participantId,
  }),
  ai_duties: ({ clientId, participantId }) => ({
    system_id: clientId,
    duty_id: 'o-example',
    due_on: '2026-12-02',
    changed_by: participantId,
  }),
  vendor_requests: ({ clientId, participantId }) => ({
    id: clientId,
    system_id: clientId,
    vendor: 'Example AI Ltd',
    token_hash: createHash('sha256').update(`vendor ${clientId}`).digest(),
    created_by: participantId,
    expires_at: '2100-01-01',
  }),
  calendar_feeds: ({ clientId, participantId }) => ({
    id: clientId,
    client_id: clientId,
    token_hash: createHash('sha256').update(`calendar ${clientId}`).digest(),
    created_by: participantId,
  }),
  pilots: ({ clientId, assessmentId, participantId }) => ({
    id: clientId,
    client_id: clientId,
    assessment_id: assessmentId,
    name: 'Website chatbot',
    draft: {},
    created_by: participantId,
  }),
  pilot_charters: ({ clientId, participantId }) => ({
    pilot_id: clientId,
    number: 1,
    content: {},
    proposed_by: participantId,
  }),
  pilot_sign_offs: ({ clientId, participantId }) => ({
    pilot_id: clientId,
    number: 1,
    discipline: 'legal',
    name: 'Kim Example',
    signed_by: participantId,
  }),
  pilot_checks: ({ clientId, participantId }) => ({
    pilot_id: clientId,
    check_id: 'dpia',
    state: 'missing',
    changed_by: participantId,
  }),
  pilot_deliveries: ({ clientId, participantId }) => ({
    id: clientId,
    pilot_id: clientId,
    source: 'form',
    content_hash: '0'.repeat(64),
    delivered_by: participantId,
  }),
  pilot_readings: ({ clientId, participantId }) => ({
    pilot_id: clientId,
    kpi_id: 'k1',
    on_day: '2026-11-23',
    arm: 'pilot',
    value: 41.25,
    delivery_id: clientId,
    recorded_by: participantId,
  }),
  pilot_reading_changes: ({ clientId, participantId }) => ({
    id: newId(),
    pilot_id: clientId,
    kpi_id: 'k1',
    on_day: '2026-11-23',
    arm: 'pilot',
    before: {},
    reason: 'Mistyped.',
    changed_by: participantId,
  }),
  pilot_annotations: ({ clientId, participantId }) => ({
    id: newId(),
    pilot_id: clientId,
    on_day: '2026-11-23',
    body: 'A new form went live.',
    new_limits: { kpi: 'k1', decidedOn: '2026-11-20', wanted: true, lasting: true },
    created_by: participantId,
  }),
  pilot_costs: ({ clientId, participantId }) => ({
    id: newId(),
    pilot_id: clientId,
    on_day: '2026-11-23',
    cents: 123_450,
    currency: 'EUR',
    purpose: 'Licences for a month.',
    created_by: participantId,
  }),
  pilot_keys: ({ clientId, participantId }) => ({
    id: clientId,
    pilot_id: clientId,
    name: 'Shop system',
    token_hash: createHash('sha256').update(`pilot ${clientId}`).digest(),
    created_by: participantId,
  }),
  pilot_gate_reviews: ({ clientId, participantId }) => ({
    id: clientId,
    pilot_id: clientId,
    number: 1,
    on_day: '2027-01-22',
    charter_number: 1,
    inputs: {},
    figures: {},
    engine: 'pilots-2',
    inputs_sha256: '0'.repeat(64),
    proposed: 'iterate',
    opened_by: participantId,
  }),
  pilot_gate_signatures: ({ clientId, participantId }) => ({
    review_id: clientId,
    discipline: 'legal',
    name: 'Kim Example',
    signed_by: participantId,
  }),
  pilot_notices: ({ clientId }) => ({ pilot_id: clientId, kind: 'missing', about: '2026-11-23' }),
  assessments: ({ clientId, assessmentId }) => ({
    id: assessmentId,
    client_id: clientId,
    title: 'Example GmbH',
    form: 'short',
    locale: 'en',
    catalogue_hash: 'c0ffee',
  }),
  participants: ({ assessmentId, participantId }) => ({ id: participantId, assessment_id: assessmentId, kind: 'lead' }),
  profiles: ({ assessmentId }) => ({ assessment_id: assessmentId }),
  plan_settings: ({ assessmentId }) => ({ assessment_id: assessmentId }),
  use_case_values: ({ assessmentId }) => ({ assessment_id: assessmentId, use_case_id: 'uc-example', figures: {} }),
  acknowledgements: ({ assessmentId, participantId }) => ({
    assessment_id: assessmentId,
    contradiction_id: 'x-example',
    reason: 'Two teams.',
    acknowledged_by: participantId,
  }),
  rounds: ({ assessmentId, participantId }) => ({
    assessment_id: assessmentId,
    due_on: '2026-12-01',
    opened_by: participantId,
  }),
  answer_links: ({ clientId, assessmentId, participantId }) => ({
    id: clientId,
    assessment_id: assessmentId,
    kind: 'person',
    participant_id: participantId,
    token_hash: createHash('sha256').update(`answer ${clientId}`).digest(),
    created_by: participantId,
  }),
  question_passes: ({ assessmentId, participantId }) => ({
    assessment_id: assessmentId,
    participant_id: participantId,
    question_id: 'q-example',
    to_discipline: 'legal',
  }),
  participant_notices: ({ assessmentId, participantId }) => ({
    assessment_id: assessmentId,
    participant_id: participantId,
    due_on: '2026-12-01',
    days_before: 7,
  }),
  answers: ({ assessmentId, participantId }) => ({
    assessment_id: assessmentId,
    participant_id: participantId,
    question_id: 'q-example',
    value: { level: 2 },
    wording_hash: 'w1',
    version: 1,
  }),
  answer_log: ({ assessmentId, participantId, workspaceId }) => ({
    op_id: newId(),
    assessment_id: assessmentId,
    participant_id: participantId,
    question_id: 'q-example',
    value: { level: 2 },
    note: '',
    evidence: '',
    told_by: '',
    wording_hash: 'w1',
    version: 1,
    actor_id: workspaceId,
  }),
  evidence_pieces: ({ clientId, participantId }) => ({
    id: clientId,
    client_id: clientId,
    name: 'budget.txt',
    kind: 'txt',
    size: 1,
    content: Buffer.from('a'),
    added_by: participantId,
  }),
  evidence_uses: ({ clientId, assessmentId, participantId }) => ({
    id: assessmentId,
    assessment_id: assessmentId,
    question_id: 'q-pilot-scope',
    piece_id: clientId,
    added_by: participantId,
  }),
  action_tasks: ({ assessmentId, participantId }) => ({
    assessment_id: assessmentId,
    action_id: 'act-example-1',
    version: 1,
    status: 'doing',
    person: 'marketing',
    due_on: '2026-12-18',
    begun_on: '2026-11-30',
    low_half_days: 2,
    high_half_days: 5,
    steps: '{Ask the agency}',
    ticked: '{deliverable,Ask the agency}',
    note: 'The list is in the wiki.',
    links: '{https://wiki.example.com/tools}',
    changed_by: participantId,
  }),
  action_feeds: ({ assessmentId, participantId }) => ({
    id: assessmentId,
    assessment_id: assessmentId,
    token_hash: createHash('sha256').update(`actions ${assessmentId}`).digest(),
    created_by: participantId,
  }),
  report_settings: ({ assessmentId }) => ({
    assessment_id: assessmentId,
    paper: 'letter',
    look: 'client',
  }),
  report_texts: ({ assessmentId, participantId }) => ({
    assessment_id: assessmentId,
    field: 'dimension:data',
    body: 'We saw **two** lists.',
    basis: 'There are lists.',
    version: 1,
    updated_by: participantId,
  }),
  consensuses: ({ assessmentId, participantId }) => ({
    assessment_id: assessmentId,
    question_id: 'q-pilot-scope',
    version: 1,
    value: { level: 2 },
    reason: 'We looked at the list together.',
    wording_hash: 'w1',
    recorded_by: participantId,
  }),
  consultant_ratings: ({ assessmentId, participantId }) => ({
    assessment_id: assessmentId,
    capability_id: 'pilot-scope',
    lo: 1,
    hi: 2,
    reason: 'Nobody could name the pilot.',
    rated_by: participantId,
  }),
  comments: ({ assessmentId, participantId }) => ({
    id: assessmentId,
    assessment_id: assessmentId,
    question_id: 'q-pilot-scope',
    thread_id: assessmentId,
    author_id: participantId,
    body: 'Who says so?',
  }),
  thread_turns: ({ assessmentId, participantId }) => ({
    id: newId(),
    thread_id: assessmentId,
    turn: 'resolved',
    acted_by: participantId,
  }),
  comment_mentions: ({ assessmentId, participantId }) => ({ comment_id: assessmentId, person_id: participantId }),
  comment_mail_stops: ({ assessmentId, participantId }) => ({ assessment_id: assessmentId, person_id: participantId }),
  report_links: ({ clientId, assessmentId, participantId }) => ({
    id: clientId,
    assessment_id: assessmentId,
    token_hash: createHash('sha256').update(`report ${clientId}`).digest(),
    label: 'Kim Example',
    mailed_to: 'kim@example.com',
    may_download: true,
    created_by: participantId,
    expires_at: '2100-01-01',
  }),
  report_mails: ({ clientId }) => ({
    link_id: clientId,
    subject: 'Your report',
    body: 'Here it is.',
    has_pdf: false,
    tried_until: '2100-01-01',
  }),
  report_mail_texts: ({ participantId }) => ({
    subject: 'Your report',
    body: 'Here it is.',
    changed_by: participantId,
  }),
  enquiries: ({ assessmentId, participantId }) => ({
    id: newId(),
    assessment_id: assessmentId,
    about: 'results',
    asker: 'participant',
    asked_by: participantId,
    name: 'Kim Example',
    email: 'kim@example.com',
    body: 'What does nearly mean?',
    locale: 'en',
  }),
  snapshots: ({ assessmentId, participantId }) => ({
    id: newId(),
    assessment_id: assessmentId,
    inputs: {},
    catalogue_hash: 'c0ffee',
    engine_version: '1',
    result: {},
    report: {},
    sha256: '0'.repeat(64),
    submitted_by: participantId,
  }),
  report_editions: ({ assessmentId, participantId }) => ({
    id: assessmentId,
    assessment_id: assessmentId,
    major: 1,
    minor: 0,
    report: {},
    sha256: '0'.repeat(64),
    content_sha256: '0'.repeat(64),
    paper: 'a4',
    issued_by: participantId,
    issuer_name: 'Kim Example',
  }),
  edition_signatures: ({ assessmentId, participantId }) => ({
    edition_id: assessmentId,
    name: 'Kim Example',
    signed_by: participantId,
  }),
  edition_files: ({ assessmentId }) => ({
    id: assessmentId,
    edition_id: assessmentId,
    kind: 'issued',
    content: Buffer.from('%PDF-1.7'),
    sha256: '0'.repeat(64),
  }),
}

export function newIds(): WorkspaceIds {
  return { workspaceId: newId(), clientId: newId(), assessmentId: newId(), participantId: newId() }
}

/** Inserts a row as whoever the connection is. */
export async function insertRow(sql: postgres.Sql | postgres.TransactionSql, table: string, ids: WorkspaceIds) {
  const maker = ROW_MAKERS[table]
  if (!maker) throw new RangeError(`tests/support/workspace-rows.ts has no row for app.${table}.`)
  await sql`insert into ${sql(`app.${table}`)} ${sql({ workspace_id: ids.workspaceId, ...maker(ids) })}`
}

/** A workspace with one row in every table. */
export async function aFullWorkspace(admin: postgres.Sql): Promise<WorkspaceIds> {
  const ids = newIds()
  for (const table of Object.keys(ROW_MAKERS)) await insertRow(admin, table, ids)
  return ids
}

/** One more row in each table that starting a check leaves empty. @returns the workspace of the check */
export async function fillWorkspaceOf(admin: postgres.Sql, assessmentId: string): Promise<string> {
  const [ids] = await admin<WorkspaceIds[]>`
    select a.workspace_id as "workspaceId", a.client_id as "clientId", a.id as "assessmentId", p.id as "participantId"
    from app.assessments a join app.participants p on p.assessment_id = a.id where a.id = ${assessmentId}`
  if (!ids) throw new RangeError(`There is no assessment ${assessmentId}.`)
  for (const table of Object.keys(ROW_MAKERS)) {
    const [some] = await admin`select 1 from ${admin(`app.${table}`)} where workspace_id = ${ids.workspaceId}`
    // People of clients are members, whom the rows know by the participant's id.
    if (!some || table === 'memberships') await insertRow(admin, table, ids)
  }
  return ids.workspaceId
}
