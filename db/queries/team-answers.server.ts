import { type SQL, sql } from 'drizzle-orm'
import type { Discipline } from '#content/schema.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import type { AnswerValue } from '#db/schema/answers.ts'

/** What somebody beside the lead answered. */
type ToldAnswer = {
  questionId: string
  value: AnswerValue
  /** Who told it; empty: the person themselves. */
  toldBy: string
  /** ISO date, or `null`. */
  toldOn: string | null
  /** Words beside it say where it can be seen. */
  isWritten: boolean
  updatedAt: Date
}

/** Somebody who is asked beside the lead. */
type AskedPerson = {
  id: string
  /** Empty: they have not come in yet. */
  name: string
  /** Empty: no mail goes to them. */
  email: string
  disciplines: Discipline[]
  doneAt: Date | null
  /** In the order of question ids. */
  answers: ToldAnswer[]
}

/** Everything that the people of a team said, beside the lead. */
export type StoredTeam = {
  /** When the asking was closed; `null`: it is open. */
  closedAt: Date | null
  /** In the order of asking, at least one and at most 100. */
  people: AskedPerson[]
}

/** A team as {@link teamOf} gives it. */
export type TeamJson = {
  closedAt: string | null
  people: {
    id: string
    name: string
    email: string
    disciplines: Discipline[]
    doneAt: string | null
    answers: (Omit<ToldAnswer, 'updatedAt'> & { updatedAt: string })[]
  }[]
} | null

/**
 * What a team said beside its lead, as one JSON value; `null` where nobody else is asked. Who was taken out is left out;
 * what they answered stays stored.
 *
 * @param assessmentId an SQL expression
 */
export const teamOf = (workspaceId: string, assessmentId: SQL) => sql`(
  select case when count(*) = 0 then null else jsonb_build_object(
    'closedAt', (select r.closed_at from app.rounds r where r.workspace_id = ${workspaceId} and r.assessment_id = ${assessmentId}),
    'people', jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'email', m.email, 'disciplines', m.disciplines,
      'doneAt', m.done_at, 'answers', m.answers) order by m.id)) end
  from (
    select p.id, p.name, p.email, p.disciplines, p.done_at, (
      select coalesce(jsonb_agg(jsonb_build_object('questionId', n.question_id, 'value', n.value, 'toldBy', n.told_by,
        'toldOn', n.told_on, 'isWritten', n.evidence ~ '[^[:space:]]', 'updatedAt', n.updated_at) order by n.question_id), '[]')
      from app.answers n
      where n.workspace_id = ${workspaceId} and n.assessment_id = ${assessmentId} and n.participant_id = p.id
    ) as answers
    from app.participants p
    where p.workspace_id = ${workspaceId} and p.assessment_id = ${assessmentId}
      and p.kind = 'participant' and p.removed_at is null
    order by p.id
    limit 100
  ) m
)`

/** What a team said beside its lead, in one statement; `null` where nobody but the lead is asked. */
export async function readTeamAnswers(tx: WorkspaceTx, assessmentId: string): Promise<StoredTeam | null> {
  const [row] = await tx.execute<{ team: TeamJson }>(
    sql`select ${teamOf(tx.scope.workspaceId, sql`${assessmentId}::uuid`)} as team`,
  )
  return storedTeam(row?.team ?? null)
}

/** A team from its JSON; `null`: nobody else was asked. */
export function storedTeam(team: TeamJson): StoredTeam | null {
  if (team === null) return null
  const people = team.people.map(({ doneAt, answers, ...person }) => ({
    ...person,
    doneAt: dateOf(doneAt),
    answers: answers.map((answer) => ({ ...answer, updatedAt: new Date(answer.updatedAt) })),
  }))
  return { closedAt: dateOf(team.closedAt), people }
}

const dateOf = (at: string | null) => (at === null ? null : new Date(at))
