import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import type { AnswerValue } from '#db/schema/answers.ts'
import { assessments, participants } from '#db/schema/assessments.ts'
import { type DimensionSummary, snapshots } from '#db/schema/snapshots.ts'
import { clients } from '#db/schema/workspaces.ts'
import { type AgreedJson, agreedOf, storedAgreed } from './consensuses.server.ts'
import { storedTeam, type TeamJson, teamOf } from './team-answers.server.ts'

/** The checks of a client, the newest first, at most 200; `dimensions` is `null` for an open one. */
export async function listClientChecks(tx: WorkspaceTx, clientId: string) {
  return tx
    .select({
      id: assessments.id,
      title: assessments.title,
      form: assessments.form,
      createdAt: assessments.createdAt,
      submittedAt: assessments.submittedAt,
      dimensions: sql<DimensionSummary[] | null>`${snapshots.dimensions}`,
    })
    .from(assessments)
    .leftJoin(
      snapshots,
      and(eq(snapshots.workspaceId, assessments.workspaceId), eq(snapshots.assessmentId, assessments.id)),
    )
    .where(and(eq(assessments.workspaceId, tx.scope.workspaceId), eq(assessments.clientId, clientId)))
    .orderBy(desc(assessments.id))
    .limit(200)
}

/** Who answers the checks of a client, the newest check first, at most 100. */
export async function listClientParticipants(tx: WorkspaceTx, clientId: string) {
  return tx
    .select({
      id: participants.id,
      name: participants.name,
      disciplines: participants.disciplines,
      assessmentId: assessments.id,
    })
    .from(participants)
    .innerJoin(
      assessments,
      and(eq(assessments.workspaceId, participants.workspaceId), eq(assessments.id, participants.assessmentId)),
    )
    .where(and(eq(assessments.workspaceId, tx.scope.workspaceId), eq(assessments.clientId, clientId)))
    .orderBy(desc(assessments.id), asc(participants.kind), asc(participants.id))
    .limit(100)
}

/** Checks of other clients, the newest first, at most 200: what can be brought here. */
export async function listChecksElsewhere(tx: WorkspaceTx, clientId: string) {
  return tx
    .select({
      id: assessments.id,
      title: assessments.title,
      client: clients.name,
      createdAt: assessments.createdAt,
    })
    .from(assessments)
    .innerJoin(clients, and(eq(clients.workspaceId, assessments.workspaceId), eq(clients.id, assessments.clientId)))
    .where(and(eq(assessments.workspaceId, tx.scope.workspaceId), ne(assessments.clientId, clientId)))
    .orderBy(desc(assessments.id))
    .limit(200)
}

type CheckRow = {
  id: string
  form: 'short' | 'full'
  status: 'open' | 'submitted'
  interests: string[]
  use_case_scope: Record<string, Record<string, string>>
  lead_id: string
  name: string
  disciplines: string[]
  team: TeamJson
  agreed: AgreedJson
  /** By question id; `null`: nothing is answered. */
  answers: Record<string, AnswerValue> | null
}

export type CheckInputs = ReturnType<typeof inputsOf>

/**
 * What is needed to say how far each of these checks is and who answers it, by id; one statement and one row each. Every
 * row is fetched by its key: joined freely, a database that has counted nothing yet walks the whole workspace for them.
 */
export async function readCheckInputs(tx: WorkspaceTx, ids: readonly string[]): Promise<Map<string, CheckInputs>> {
  if (ids.length === 0) return new Map()
  const { workspaceId } = tx.scope
  const wanted = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  const rows = await tx.execute<CheckRow>(sql`
    select c.id, a.form, a.status, array_to_json(p.interests) as interests, p.use_case_scope, l.id as lead_id, l.name,
      array_to_json(l.disciplines) as disciplines, given.answers, ${teamOf(workspaceId, sql`c.id`)} as team,
      ${agreedOf(workspaceId, sql`c.id`)} as agreed
    from unnest(array[${wanted}]::uuid[]) as c (id)
    cross join lateral (
      select a.form, a.status from app.assessments a where a.workspace_id = ${workspaceId} and a.id = c.id limit 1
    ) a
    cross join lateral (
      select p.interests, p.use_case_scope from app.profiles p
      where p.workspace_id = ${workspaceId} and p.assessment_id = c.id limit 1
    ) p
    cross join lateral (
      select l.id, l.name, l.disciplines from app.participants l
      where l.workspace_id = ${workspaceId} and l.assessment_id = c.id and l.kind = 'lead' limit 1
    ) l
    cross join lateral (
      select jsonb_object_agg(n.question_id, n.value) as answers from app.answers n
      where n.workspace_id = ${workspaceId} and n.assessment_id = c.id and n.participant_id = l.id
    ) given`)
  return new Map(rows.map((row) => [row.id, inputsOf(row)]))
}

function inputsOf(row: CheckRow) {
  const { form, status, interests, use_case_scope: useCaseScope, lead_id: id, name, disciplines, answers } = row
  return {
    assessment: { form, status },
    profile: { interests, useCaseScope },
    answers: Object.entries(answers ?? {}).map(([questionId, value]) => ({ questionId, value })),
    lead: { id, name, disciplines },
    /** What others than the lead said; `null`: nobody else is asked. */
    team: storedTeam(row.team),
    /** What they agreed on together, as it holds. */
    consensuses: storedAgreed(row.agreed),
  }
}
